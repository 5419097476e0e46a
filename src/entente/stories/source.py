"""Stories out of readings, and out of the tables of a ledger."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from entente.ledger.convert import page_key
from entente.ledger.days import interval
from entente.records import Article, Contact, Reading
from entente.stories.model import Story, Told

_CHUNK = 400
"""Keys to one statement; SQLite's oldest limit is 999."""

_ARTICLES = (
    "SELECT a.id, a.page, a.title, p.text, a.start, a.end, ifnull(a.written_last, a.published), "
    "ifnull(nullif(a.source, ''), p.source), a.outlet, a.agency, p.url, a.related "
    "FROM articles a JOIN pages p ON p.key = a.page "
)
_TOLD = (
    "SELECT m.page, m.article, m.id, m.kind, m.status, m.first, m.last, e.field, e.start, t.state, t.name "
    "FROM mentions m JOIN evidence e ON e.mention = m.id JOIN mention_parties t ON t.mention = m.id "
)


def of_reading(reading: Reading) -> Iterator[Story]:
    """The stories on one page, the main article first."""
    for article in reading.articles:
        told = tuple(_told(c, article) for c in reading.contacts if c.article == article.id)
        yield _story(reading, article, told)


def _story(reading: Reading, article: Article, told: tuple[Told, ...]) -> Story:
    page = reading.page
    return Story(
        id=article.id,
        page=page_key(page),
        title=article.title,
        body=article.body.of(page.text),
        start=article.body.start,
        day=article.written[1] if article.written else article.published,
        source=article.source or page.source,
        outlet=article.outlet,
        agency=article.dateline.agency if article.dateline else None,
        url=page.url,
        snippet=article.related,
        told=told,
    )


def _told(contact: Contact, article: Article) -> Told:
    days = interval(contact.date)
    return Told(
        at=-1 if contact.evidence.field == "title" else contact.evidence.start - article.body.start,
        kind=contact.kind,
        status=contact.status,
        first=days[0].toordinal() if days else None,
        last=days[1].toordinal() if days else None,
        states=frozenset(p.state for p in contact.parties),
        who=frozenset(p.name for p in contact.parties if p.name),
    )


def by_page(db: sqlite3.Connection, keys: Sequence[str]) -> Iterator[Story]:
    """The stories on the pages with these keys, in order of page and place."""
    for chunk in _chunks(keys):
        among = f"({', '.join('?' * len(chunk))})"
        told = _told_on(db, f"WHERE m.page IN {among}", chunk)
        rows = db.execute(f"{_ARTICLES} WHERE a.page IN {among} ORDER BY a.page, a.seq", chunk)
        yield from (_of_row(row, told) for row in rows)


def by_id(db: sqlite3.Connection, page: str, article: str) -> Story | None:
    """One article of a page."""
    row = db.execute(f"{_ARTICLES} WHERE a.page = ? AND a.id = ?", (page, article)).fetchone()
    return _of_row(row, _told_on(db, "WHERE m.page = ?", (page,))) if row else None


def contacts_of(db: sqlite3.Connection, story: Story) -> frozenset[str]:
    """The ids of the merged rows that an article tells."""
    told = "SELECT DISTINCT contact FROM mentions WHERE page = ? AND article = ? AND contact IS NOT NULL"
    return frozenset(row[0] for row in db.execute(told, (story.page, story.id)))


def _chunks(keys: Sequence[str]) -> Iterable[Sequence[str]]:
    return (keys[i : i + _CHUNK] for i in range(0, len(keys), _CHUNK))


def _of_row(row: Sequence[Any], told: Mapping[tuple[str, str], Sequence[Told]]) -> Story:
    key, page, title, text, start, end, day, source, outlet, agency, url, related = row
    return Story(
        id=key,
        page=page,
        title=title,
        body=text[start:end],
        start=start,
        day=dt.date.fromisoformat(day) if day else None,
        source=source,
        outlet=outlet,
        agency=agency,
        url=url,
        snippet=bool(related),
        told=tuple(replace(t, at=t.at - start) if t.at >= 0 else t for t in told.get((page, key), ())),
    )


def _told_on(db: sqlite3.Connection, where: str, keys: Sequence[str]) -> dict[tuple[str, str], list[Told]]:
    """What the articles of some pages tell, by page and article; ``at`` counts from the page's start."""
    rows = db.execute(f"{_TOLD} {where} ORDER BY m.page, m.article, e.start, m.id", keys)
    found: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for (page, article, _), parties in groupby(rows, key=lambda row: row[:3]):
        found[page, article].append(_of_rows([*parties]))
    return found


def _of_rows(rows: Sequence[Sequence[Any]]) -> Told:
    kind, status, first, last, field, start = rows[0][3:9]
    return Told(
        at=-1 if field == "title" else start,
        kind=kind,
        status=status,
        first=_ordinal(first),
        last=_ordinal(last),
        states=frozenset(row[9] for row in rows),
        who=frozenset(row[10] for row in rows if row[10]),
    )


def _ordinal(day: str | None) -> int | None:
    return dt.date.fromisoformat(day).toordinal() if day else None
