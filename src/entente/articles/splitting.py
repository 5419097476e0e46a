"""``split``: a page into its main article and the related items below it."""

from __future__ import annotations

from entente.articles.datelines import Head, head
from entente.articles.making import filed_on, making, names, words
from entente.articles.names import one_form
from entente.articles.paragraphs import paragraphs
from entente.articles.related import Item, related_block
from entente.records import Article, Dateline, Page
from entente.text import Span, content_id, script


def split(page: Page) -> tuple[Article, ...]:
    """The articles of ``page``: the main one first, then its related items in their order.

    Pure; ``written`` is left null for the stage that reads the times. Every span counts in ``page.text``.
    """
    end, items = related_block(page.text)
    return (_main(page, Span(0, end)), *(_related(page, n, item) for n, item in enumerate(items, start=1)))


def reporters(line: str) -> tuple[str, ...]:
    """The reporters that a byline or the start of a story names, as written; never an editor or photographer.

    >>> reporters("記者林欣漢 陳政宇／台北報導")
    ('林欣漢', '陳政宇')
    >>> reporters("警方告诉记者王小明，事件仍待调查。")
    ()
    """
    return names(line, head(one_form(line), Span(0, len(line))).reporters)


def _main(page: Page, body: Span) -> Article:
    found = paragraphs(page.text, body)
    if len(found) > 1 and found[0].of(page.text) == page.title:
        found = found[1:]
    made = making(page.text, found)
    return Article(
        id=content_id("a", page.id, 0),
        title=page.title,
        body=Span(found[0].start, found[-1].end) if found else Span(body.start, body.start),
        paragraphs=found,
        published=page.date,
        source=page.source,
        outlet=words(page.text, made.outlet or made.agency),
        reporters=names(page.text, made.reporters) or _byline(page),
        dateline=_dateline(page, made),
        script=script(page.text[:600] or page.title),
    )


def _byline(page: Page) -> tuple[str, ...]:
    return next((found for line in page.byline.splitlines() if (found := reporters(line))), ())


def _related(page: Page, index: int, item: Item) -> Article:
    made = making(page.text, found := paragraphs(page.text, item.snippet))
    return Article(
        id=content_id("a", page.id, index),
        title=item.title.of(page.text),
        body=item.snippet,
        paragraphs=found,
        source=page.source,
        outlet=words(page.text, made.outlet or made.agency),
        reporters=names(page.text, made.reporters),
        dateline=_dateline(page, made),
        script=script(item.title.of(page.text) + item.snippet.of(page.text)),
        related=True,
        title_span=item.title,
    )


def _dateline(page: Page, made: Head) -> Dateline | None:
    if made.line is None:
        return None
    return Dateline(
        span=made.line,
        agency=words(page.text, made.agency),
        place=words(page.text, made.place),
        date=filed_on(page.text, made.day, page.date),
    )
