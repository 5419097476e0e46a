"""The one ordered list of stages, and ``read``: a page in, a reading out."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from entente import articles, contacts, knowledge, lexicon, mentions, times
from entente.actors import resolver
from entente.claims import read_claims
from entente.contacts import TRIGGER, Day, Discourse, Explanation, Source, read_contacts, stage
from entente.contacts.scene import Sentence
from entente.knowledge import Knowledge
from entente.languages import CHINESE
from entente.records import Article, Claim, Contact, Evidence, Mention, Page, Reading, TimeMention
from entente.text import Span, fold, overlap

_FRESH = dt.timedelta(days=1)
_PAIRED = re.compile("[两三四双][国方]|中[\u4e00-\u9fff]元首")
_HOME_STATES = frozenset({"CN", "HK", "MO"})
_REPRINT = dt.timedelta(days=3)
Written = tuple[dt.date, dt.date]

READER_VERSION = "8"
"""Changes whenever the same page may give another reading, so that a ledger knows what to read again."""


def read(page: Page, kb: Knowledge | None = None) -> Reading:
    """Everything that ``page`` says: articles, times, contacts and count claims.

    Pure: the result depends on ``page`` and ``kb`` (default: the knowledge base of the package) alone, so
    it may run in any process. Offsets are code points of ``page.text``. Raises nothing on any text.
    """
    clean = articles.readable(page)
    return clean.restored(_read(clean.page, kb or knowledge.load()))


def _read(page: Page, kb: Knowledge) -> Reading:
    folded = fold(page.text)
    found, said = _prepared(page, folded)
    parts = [_part(page, folded, article, said, kb) for article in found]
    return Reading(
        page=page,
        articles=found,
        times=tuple(said),
        contacts=tuple(c for rows, _ in parts for c in rows),
        claims=tuple(c for _, asserted in parts for c in asserted),
    )


def _prepared(page: Page, folded: str) -> tuple[tuple[Article, ...], list[TimeMention]]:
    """The articles with their writing dates, and every time expression of the page."""
    found = _dated(page, articles.split(page))
    day = _reference(found[0])
    said = times.find_folded(folded, page.text, day, published=page.date, title=page.title, url=page.url)
    return found, said


def _dated(page: Page, found: Sequence[Article]) -> tuple[Article, ...]:
    """The articles with their possible days of writing; no related item is younger than the page."""
    main = found[0]
    published = main.published or page.date
    text = main.body.of(page.text)
    written = times.infer(text, title=main.title, published=published, url=page.url).interval
    return (replace(main, written=written), *(_dated_item(page, item, written) for item in found[1:]))


def _dated_item(page: Page, item: Article, main: Written | None) -> Article:
    ceiling = item.published or page.date
    own = times.infer(item.body.of(page.text), title=item.title, published=ceiling, own_page=False)
    return replace(item, written=own.interval or main)


def _part(
    page: Page, folded: str, article: Article, said: Sequence[TimeMention], kb: Knowledge
) -> tuple[tuple[Contact, ...], tuple[Claim, ...]]:
    """The contacts and count claims of one article."""
    body = article.body.of(folded)
    title = fold(article.title)
    if not TRIGGER.search(body) and not TRIGGER.search(title):
        return (), ()
    if not _between_two(body, title, kb):
        return (), ()
    identity, sources, sentences, discourse, day = _scene(page, folded, article, said, kb)
    rows = read_contacts(identity, sources, sentences, discourse, day)
    asserted = read_claims(identity, sources, sentences, discourse, rows)
    return (
        tuple(replace(row, evidence=_in_page(row.evidence, article)) for row in rows),
        tuple(replace(claim, evidence=_in_page(claim.evidence, article)) for claim in asserted),
    )


def _in_page(proof: Evidence, article: Article) -> Evidence:
    """A related item's headline stands in the page's text: its words are quoted from there."""
    if proof.field != "title" or article.title_span is None:
        return proof
    at = article.title_span.start
    return replace(proof, field="text", start=proof.start + at, end=proof.end + at)


def _between_two(body: str, title: str, kb: Knowledge) -> bool:
    """A text that names no second state tells no contact: most news at home is left here, at little cost."""
    scanner = mentions.reader(kb).scanner
    pair = _PAIRED.search(body) or _PAIRED.search(title)
    return bool(pair) or scanner.abroad(body, _HOME_STATES) or scanner.abroad(title, _HOME_STATES)


def explain(page: Page, kb: Knowledge | None = None) -> tuple[Explanation, ...]:
    """Why each row of ``page`` was made and why every other candidate was turned down, in reading order."""
    kb = kb or knowledge.load()
    folded = fold(page.text)
    found, said = _prepared(page, folded)
    return tuple(e for article in found for e in contacts.explain(*_scene(page, folded, article, said, kb)))


def _scene(
    page: Page, folded: str, article: Article, said: Sequence[TimeMention], kb: Knowledge
) -> tuple[str, dict[str, Source], list[Sentence], Discourse, Day]:
    """What the contact reader needs of one article."""
    title = fold(article.title)
    reader = mentions.reader(kb)
    in_body = [_shift(m, article.body.start) for m in reader.find(article.body.of(folded))]
    in_title = reader.find(title)
    title_times = times.find(article.title, _reference(article))
    sentences = [
        *stage(CHINESE, title, [Span(0, len(title))], in_title, title_times, "title"),
        *stage(CHINESE, folded, article.paragraphs, in_body, _of_events(article, said)),
    ]
    sources = {"title": Source("title", article.title, title), "text": Source("text", page.text, folded)}
    actors = [*in_title, *in_body]
    on = article.written[1] if article.written else article.published
    discourse = Discourse(resolver(kb, on, actors), _home(article), _pair(actors))
    return article.id, sources, sentences, discourse, Day(_news_day(article))


def _of_events(article: Article, said: Sequence[TimeMention]) -> list[TimeMention]:
    """The times that can date an event: not the day on which the report was filed."""
    filed = article.dateline.span if article.dateline else Span(0, 0)
    return [t for t in said if not overlap(filed, t)]


def _reference(article: Article) -> Written | None:
    """The days that time expressions count from: the page's own day where nothing speaks against it."""
    published, written = article.published, article.written
    if published and (written is None or (written[1] == published and published - written[0] <= _FRESH)):
        return published, published
    return written


def _news_day(article: Article) -> dt.date | None:
    """The day of news without a day (ruling 4): publication, unless the text was written long before."""
    if article.written is None or (article.related and article.published is None):
        return article.published
    last = article.written[1]
    if article.published and article.published - last <= _REPRINT:
        return article.published
    return last


def _pair(said: Sequence[Mention]) -> tuple[str, ...]:
    """The two states that the article names most: whom 两国 means before any contact is told."""
    counts = Counter(state for m in said if m.kind != "place" for state in m.states)
    return tuple(state for state, _ in counts.most_common(2))


def _home(article: Article) -> str | None:
    """The state that an office without one belongs to: a mainland outlet says 外交部长 and means its own."""
    outlet = fold(f"{article.source} {article.outlet or ''}")
    return next((state for part, state in lexicon.outlet_homes().items() if part in outlet), None)


def _shift(item: Mention, by: int) -> Mention:
    return replace(item, start=item.start + by, end=item.end + by) if by else item
