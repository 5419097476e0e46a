"""What was read: pages by source and month, and the contacts that each source told."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from entente.records import Kind


@dataclass(frozen=True, slots=True)
class Pages:
    """Pages of ``source`` in ``month`` (YYYY-MM, null = undated): how many were read, of how many days."""

    source: str
    month: str | None
    pages: int
    days: int


@dataclass(frozen=True, slots=True)
class Report:
    """One held contact as one source tells it: its month (null = undated) and the levels of its parties."""

    source: str
    contact: str
    kind: Kind
    month: str | None
    levels: frozenset[str]


def pages(db: sqlite3.Connection) -> list[Pages]:
    """Pages by source and month, in that order."""
    rows = db.execute(
        "SELECT source, substr(date, 1, 7), count(*), count(DISTINCT date) FROM pages "
        "GROUP BY 1, 2 ORDER BY 1, 2"
    )
    return [Pages(*row) for row in rows]


def reports(db: sqlite3.Connection) -> Iterator[Report]:
    """Every held contact once for each source that tells it."""
    levels: dict[tuple[str, str, Kind, str | None], set[str]] = defaultdict(set)
    rows = db.execute(
        "SELECT s.source, m.contact, c.kind, substr(c.first, 1, 7), p.level FROM mentions m "
        "JOIN pages s ON s.key = m.page JOIN contacts c ON c.id = m.contact "
        "JOIN parties p ON p.contact = c.id WHERE c.status = 'held' ORDER BY 1, 2"
    )
    for source, contact, kind, month, level in rows:
        levels[source, contact, kind, month].update([level] if level else [])
    for (source, contact, kind, month), found in levels.items():
        yield Report(source, contact, kind, month, frozenset(found))
