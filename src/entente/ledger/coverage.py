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
    """One held contact as one source tells it: its month (null = undated), and the offices that took part.

    ``offices`` are states with the level of the office, null where the text gives none.
    """

    source: str
    contact: str
    kind: Kind
    month: str | None
    offices: frozenset[tuple[str, str | None]]


def pages(db: sqlite3.Connection) -> list[Pages]:
    """Pages by source and month, in that order."""
    rows = db.execute(
        "SELECT source, substr(date, 1, 7), count(*), count(DISTINCT date) FROM pages "
        "GROUP BY 1, 2 ORDER BY 1, 2"
    )
    return [Pages(*row) for row in rows]


def reports(db: sqlite3.Connection) -> Iterator[Report]:
    """Every held contact once for each source that tells it."""
    offices: dict[tuple[str, str, Kind, str | None], set[tuple[str, str | None]]] = defaultdict(set)
    rows = db.execute(
        "SELECT s.source, m.contact, c.kind, substr(c.first, 1, 7), p.state, p.level FROM mentions m "
        "JOIN pages s ON s.key = m.page JOIN contacts c ON c.id = m.contact "
        "JOIN parties p ON p.contact = c.id WHERE c.status = 'held' ORDER BY 1, 2"
    )
    for source, contact, kind, month, state, level in rows:
        offices[source, contact, kind, month].add((state, level))
    for (source, contact, kind, month), found in offices.items():
        yield Report(source, contact, kind, month, frozenset(found))
