"""Page → articles: title, outlet, reporters, dateline, paragraphs, related items."""

from entente.articles.splitting import reporters, split

__all__ = ["reporters", "split"]
