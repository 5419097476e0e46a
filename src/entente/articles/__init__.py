"""Page → articles: title, outlet, reporters, dateline, paragraphs, related items."""

from entente.articles.export import article_row
from entente.articles.repair import repair
from entente.articles.restoring import readable
from entente.articles.splitting import reporters, split

__all__ = ["article_row", "readable", "repair", "reporters", "split"]
