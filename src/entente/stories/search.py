"""Search over the whole archive, in both scripts, newest first."""

from __future__ import annotations

from collections.abc import Iterator

from entente.errors import QueryError
from entente.ledger import Ledger
from entente.stories.index import Index, Row, opened
from entente.stories.marks import around, found
from entente.stories.model import Hit, SearchResult
from entente.stories.tokens import asked, pattern

COUNTED = 1000
"""Hits are counted up to this number: nobody turns so many pages, and counting on costs time."""


def search(ledger: Ledger, query: str, limit: int = 20, offset: int = 0) -> SearchResult:
    """The articles that have every part of ``query`` (parted by spaces) in title or body, newest first.

    A part is looked for as it stands, in both scripts; Latin letters and digits match whole words.
    Raises ``QueryError`` when the query has no letter or digit, ``LedgerError`` as ``opened`` does.
    """
    with opened(ledger) as index:
        return search_in(index, query, limit, offset)


def search_in(index: Index, query: str, limit: int = 20, offset: int = 0) -> SearchResult:
    """``search`` in an index that is open already."""
    match = asked(query)
    if not match:
        raise QueryError("there is nothing to look for: write a name or a few words")
    total = _count(index, match)
    hits = tuple(_hits(index, query, _found(index, match, limit, offset)))
    return SearchResult(query, min(total, COUNTED), total <= COUNTED, hits)


_FOUND = "FROM words JOIN stories s ON s.id = words.rowid WHERE words MATCH ?"


def _count(index: Index, match: str) -> int:
    counted = f"SELECT count(*) FROM (SELECT 1 {_FOUND} LIMIT ?)"
    return int(index.db.execute(counted, (match, COUNTED + 1)).fetchone()[0])


def _found(index: Index, match: str, limit: int, offset: int) -> list[Row]:
    statement = f"SELECT s.id, s.page, s.article {_FOUND} ORDER BY words.rowid DESC LIMIT ? OFFSET ?"
    return index.db.execute(statement, (match, limit, offset)).fetchall()


def _hits(index: Index, query: str, rows: list[Row]) -> Iterator[Hit]:
    wanted = pattern(query)
    for story in filter(None, map(index.story, rows)):
        title, piece = found(story.title, wanted), around(story, wanted)
        shown = (story.id, story.page, title.text, piece.text, story.day, story.source, story.url)
        yield Hit(*shown, title.marks, piece.marks)
