"""A page as it was read: its text cut into pieces, each with the contacts, times and names it is part of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from entente import mentions
from entente.errors import QueryError
from entente.knowledge import load
from entente.ledger.connection import connect, plain_errors
from entente.pipeline import read
from entente.records import Article, Mention, Page, TimeMention
from entente.text import Span, fold, overlap

NAMED = ("person", "office", "state")
"""Kinds of mentions that are marked in a text."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A contact as the page tells it: the row it is in now, and its words (code points of ``field``)."""

    id: str
    contact: str
    kind: str
    status: str
    date: str | None
    field: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of one text that share the same marks. ``opens`` are the tellings whose words begin here."""

    text: str
    tellings: tuple[Telling, ...] = ()
    time: TimeMention | None = None
    name: Mention | None = None
    opens: tuple[Telling, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """A page with the pieces of its title and its text."""

    key: str
    page: Page
    read_by: str
    article: Article
    related: tuple[Article, ...]
    title: tuple[Piece, ...]
    text: tuple[Piece, ...]
    tellings: tuple[Telling, ...]


_PAGE = "SELECT id, text, title, date, source, url, origin, reader FROM pages WHERE key = ?"
_TELLINGS = (
    "SELECT m.id, m.contact, m.kind, m.status, m.date, e.field, e.start, e.end "
    "FROM mentions m JOIN evidence e ON e.mention = m.id JOIN contacts c ON c.id = m.contact "
    "WHERE m.page = ? AND NOT c.rejected ORDER BY e.start, m.id"
)


def article(key: str, ledger: Path) -> View:
    """The page with this key in the ledger at ``ledger``. Raises ``QueryError`` when there is none."""
    with plain_errors(ledger), closing(connect(ledger, write=False)) as db:
        row = db.execute(_PAGE, (key,)).fetchone()
        told = [Telling(*columns) for columns in db.execute(_TELLINGS, (key,))]
    if row is None:
        raise QueryError(f"there is no page {key}")
    name, text, title, date, source, url, origin, reader = row
    day = dt.date.fromisoformat(date) if date else None
    return _view(key, Page(name, text, title, day, source, url, origin), reader, told)


def _view(key: str, page: Page, reader: str, told: Sequence[Telling]) -> View:
    reading = read(page, load())
    by_field = {name: [t for t in told if t.field == name] for name in ("title", "text")}
    return View(
        key=key,
        page=page,
        read_by=reader,
        article=reading.articles[0],
        related=tuple(a for a in reading.articles if a.related),
        title=tuple(pieces(page.title, by_field["title"], (), _names(page.title))),
        text=tuple(pieces(page.text, by_field["text"], reading.times, _names(page.text))),
        tellings=tuple(told),
    )


def _names(text: str) -> list[Mention]:
    return [m for m in mentions.reader(load()).find(fold(text)) if m.kind in NAMED]


def pieces(
    text: str, told: Sequence[Telling], times: Sequence[TimeMention], names: Sequence[Mention]
) -> Iterable[Piece]:
    """``text`` cut wherever a mark begins or ends; the pieces' texts joined are ``text``."""
    marks: list[Telling | TimeMention | Mention] = [*told, *times, *names]
    cuts = sorted({0, len(text), *(m.start for m in marks), *(m.end for m in marks)})
    for start, end in pairwise(cuts):
        span = Span(start, end)
        yield Piece(
            text=span.of(text),
            tellings=tuple(t for t in told if overlap(span, t)),
            time=next((t for t in times if overlap(span, t)), None),
            name=next((n for n in names if overlap(span, n)), None),
            opens=tuple(t for t in told if t.start == start),
        )
