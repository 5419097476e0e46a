"""Count claims in the ledger: what pages assert, and what checking them last gave."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from entente.ledger import convert
from entente.ledger.convert import Row, dump
from entente.records import Claim, Evidence, Reading, Side
from entente.text import content_id

SCHEMA = """
CREATE TABLE claims (
  id TEXT PRIMARY KEY, page TEXT NOT NULL REFERENCES pages, article TEXT NOT NULL,
  who TEXT NOT NULL, kinds TEXT NOT NULL, window TEXT, compare TEXT, count INTEGER,
  ordinal INTEGER NOT NULL, status TEXT NOT NULL, host TEXT, as_role TEXT,
  place TEXT, series INTEGER NOT NULL, vague INTEGER NOT NULL, persons INTEGER NOT NULL, rule TEXT NOT NULL,
  field TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, quoted TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX claims_page ON claims (page);
CREATE TABLE verdicts (
  claim TEXT PRIMARY KEY, outcome TEXT NOT NULL, found INTEGER NOT NULL
) WITHOUT ROWID;
"""
"""``verdicts`` outlives the re-reading of a page, so that a verdict that flips can be told."""

_COLUMNS = (
    "c.who, c.kinds, c.window, c.compare, c.count, c.field, c.start, c.end, c.quoted, c.article,"
    " c.ordinal, c.status, c.host, c.as_role, c.place, c.series, c.vague, c.persons, c.rule"
)


@dataclass(frozen=True, slots=True)
class Asserted:
    """A claim with the page that makes it; ``written`` is the last day on which it can have been written."""

    id: str
    page: str
    claim: Claim
    written: dt.date | None
    source: str
    title: str
    url: str


def insert(db: sqlite3.Connection, reading: Reading) -> None:
    """Write the claims of one page."""
    key = convert.page_key(reading.page)
    rows = {row[0]: row for row in (_row(key, claim) for claim in reading.claims)}
    marks = ", ".join("?" * 21)
    db.executemany(f"INSERT INTO claims VALUES ({marks})", rows.values())


def remove(db: sqlite3.Connection, page: str) -> None:
    """Delete the claims of the page with this key."""
    db.execute("DELETE FROM claims WHERE page = ?", (page,))


def _row(page: str, c: Claim) -> Row:
    e = c.evidence
    return (
        *(content_id("q", page, c.id), page, c.article, dump([_plain(s) for s in c.who]), dump(c.kinds)),
        *(c.window, c.compare, c.count, c.ordinal, c.status, c.host, c.as_role),
        *(c.place, c.series, c.vague, c.persons, c.rule, e.field, e.start, e.end, e.quoted),
    )


def _plain(side: Side) -> dict[str, Any]:
    """Only what is known of a side."""
    return {name: value for name, value in asdict(side).items() if value}


def asserted(db: sqlite3.Connection) -> Iterator[Asserted]:
    """Every claim in the ledger, by the day of writing and id."""
    statement = (
        "SELECT c.id, c.page, ifnull(a.written_last, a.published), s.date, s.source, s.title, s.url, "
        f"{_COLUMNS} FROM claims c JOIN pages s ON s.key = c.page "
        "LEFT JOIN articles a ON a.page = c.page AND a.id = c.article ORDER BY 3, 1"
    )
    for key, page, written, shown, source, title, url, *row in db.execute(statement):
        day = written or shown
        yield Asserted(
            key, page, _claim(row), dt.date.fromisoformat(day) if day else None, source, title, url
        )


def _claim(row: Sequence[Any]) -> Claim:
    who, kinds, window, compare, count, field, start, end, quoted, article, ordinal, *told = row
    status, host, as_role, place, series, vague, persons, rule = told
    return Claim(
        who=tuple(_side(side) for side in json.loads(who)),
        kinds=tuple(json.loads(kinds)),
        window=window,
        compare=compare,
        count=count,
        evidence=Evidence(field, start, end, quoted),
        article=article,
        ordinal=bool(ordinal),
        status=status,
        host=host,
        as_role=as_role,
        series=bool(series),
        vague=bool(vague),
        rule=rule,
        persons=bool(persons),
        place=place,
    )


def _side(plain: Mapping[str, Any]) -> Side:
    return Side(**{**plain, "aliases": tuple(plain.get("aliases", ()))})


def verdicts(db: sqlite3.Connection) -> dict[str, tuple[str, int]]:
    """Outcome and count of the last check, by claim."""
    return {key: (outcome, found) for key, outcome, found in db.execute("SELECT * FROM verdicts")}


def record(db: sqlite3.Connection, checked: Iterable[tuple[str, str, int]]) -> None:
    """Keep ``(claim, outcome, found)`` as the last check of each claim."""
    db.executemany("INSERT OR REPLACE INTO verdicts VALUES (?, ?, ?)", checked)
