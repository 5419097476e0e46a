"""The one ordered list of stages, and ``read``: a page in, a reading out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeVar

from entente import articles, knowledge, mentions, times
from entente.actors import resolver
from entente.contacts import TRIGGER, Day, Discourse, Source, read_contacts, stage
from entente.knowledge import Knowledge
from entente.languages import CHINESE
from entente.records import Article, Contact, Mention, Page, Reading, TimeMention
from entente.text import Span, fold

Item = TypeVar("Item", Mention, TimeMention)

READER_VERSION = "1"
"""Changes whenever the same page may give another reading, so that a ledger knows what to read again."""


@cache
def _default_knowledge() -> Knowledge:
    return knowledge.load()


def read(page: Page, kb: Knowledge | None = None) -> Reading:
    """Everything that ``page`` says: articles, times and contacts.

    Pure: the result depends on ``page`` and ``kb`` (default: the knowledge base of the package) alone, so
    it may run in any process. Offsets are code points of ``page.text``. Raises nothing on any text.
    """
    kb = kb or _default_knowledge()
    folded = fold(page.text)
    found = articles.split(page)
    parts = [_read_article(page, folded, article, kb) for article in found]
    return Reading(
        page=page,
        articles=found,
        times=tuple(t for part in parts for t in part.times),
        contacts=tuple(c for part in parts for c in part.contacts),
    )


@dataclass(frozen=True)
class _Part:
    times: tuple[TimeMention, ...]
    contacts: tuple[Contact, ...] = ()


def _read_article(page: Page, folded: str, article: Article, kb: Knowledge) -> _Part:
    body = article.body.of(folded)
    title = fold(article.title)
    written = article.written or article.published
    found = tuple(_shift(t, article.body.start) for t in times.find(article.body.of(page.text), written))
    if not TRIGGER.search(body) and not TRIGGER.search(title):
        return _Part(found)
    return _Part(found, _contacts(page, folded, article, title, found, kb))


def _contacts(
    page: Page, folded: str, article: Article, title: str, found: Sequence[TimeMention], kb: Knowledge
) -> tuple[Contact, ...]:
    reader = mentions.reader(kb)
    in_body = [_shift(m, article.body.start) for m in reader.find(article.body.of(folded))]
    in_title = reader.find(title)
    on = article.written[1] if article.written else article.published
    sentences = [
        *stage(CHINESE, title, [Span(0, len(title))], in_title, (), "title"),
        *stage(CHINESE, folded, article.paragraphs, in_body, found),
    ]
    sources = {"title": Source("title", article.title, title), "text": Source("text", page.text, folded)}
    said = [*in_title, *in_body]
    discourse = Discourse(resolver(kb, on, said), _home(article), _pair(said))
    return read_contacts(article.id, sources, sentences, discourse, Day(article.published))


def _pair(said: Sequence[Mention]) -> tuple[str, ...]:
    """The two states that the article names most: whom 两国 means before any contact is told."""
    counts = Counter(state for m in said for state in m.states)
    return tuple(state for state, _ in counts.most_common(2))


def _home(article: Article) -> str | None:
    """The state that an office without one belongs to: a mainland text says 外交部长 and means its own."""
    return "CN" if article.script == "Hans" else None


def _shift(item: Item, by: int) -> Item:
    return replace(item, start=item.start + by, end=item.end + by) if by else item
