"""One page as a row for files: what ``entente extract --articles`` writes."""

from __future__ import annotations

from typing import Any

from entente.articles.origin import language, reposted_from
from entente.articles.splitting import split
from entente.records import Article, Page


def article_row(page: Page) -> dict[str, Any]:
    """``{"id", "text", "title", "date", "source", "authors", "dateline", "related"}``, ready for JSON.

    ``text`` is the main article's paragraphs joined by newlines; ``date`` an ISO day or null. Beside these
    stand ``language`` (ISO 639-1), ``script`` (Hans, Hant) and ``reposted_from``, the house that the story
    was taken from; each is null when the page does not tell.
    """
    main, *related = split(page)
    text = _text(page, main)
    return {
        "id": page.id,
        "text": text,
        "title": page.title,
        "date": page.date.isoformat() if page.date else None,
        "source": page.source or None,
        "authors": list(main.reporters),
        "dateline": _dateline(page, main),
        "language": (spoken := language(text)),
        "script": main.script if spoken == "zh" else None,
        "reposted_from": reposted_from(page, main),
        "related": [_related_row(page, item) for item in related],
    }


def _text(page: Page, article: Article) -> str:
    return "\n".join(paragraph.of(page.text) for paragraph in article.paragraphs)


def _related_row(page: Page, item: Article) -> dict[str, Any]:
    return {
        "title": item.title,
        "text": _text(page, item),
        "authors": list(item.reporters),
        "dateline": _dateline(page, item),
    }


def _dateline(page: Page, article: Article) -> dict[str, Any] | None:
    line = article.dateline
    if line is None:
        return None
    return {"text": line.span.of(page.text), "agency": line.agency, "place": line.place, "date": line.date}
