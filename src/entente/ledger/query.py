"""What a ledger can be asked, and the statements that answer."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from entente.ledger import convert
from entente.ledger.model import Link, Member, Mention, Merged
from entente.ledger.pairs import UNDATED, pair
from entente.records import Kind, Party, Status

_ANYONE = ("",)


@dataclass(frozen=True, slots=True)
class Query:
    """Which merged contacts are wanted, in order of date.

    ``who`` and ``other`` are keys (state codes, person ids, ``n:`` + bare name), any of which will
    do; empty means anyone. ``first``/``last`` ask for contacts whose days touch that interval.
    ``certain`` leaves out rows that may be another contact. ``limit`` null means all.
    """

    who: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    statuses: tuple[Status, ...] = ()
    first: dt.date | None = None
    last: dt.date | None = None
    certain: bool = False
    limit: int | None = None
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """The page that a telling is on, and the run that read it (``read`` in ISO 8601, UTC)."""

    page: str
    id: str
    title: str
    date: str | None
    source: str
    url: str
    origin: str
    digest: str
    read: str
    program: str
    knowledge: str


@dataclass(frozen=True, slots=True)
class Proof:
    """One telling of a contact, where it stands, and why it was merged into its row."""

    mention: Mention
    reason: str
    source: Source
    outlet: str | None = None
    reporters: tuple[str, ...] = ()


def matching(query: Query) -> tuple[str, list[Any]]:
    """The part of a statement that selects the ``pairs`` of ``query``, and its values.

    One pair of keys is one range of the primary key, in order of date; several are looked up one by one.
    """
    wanted = sorted({pair(a, b) for a, b in product(query.who or _ANYONE, query.other or _ANYONE)})
    values: list[Any] = [key for keys in wanted for key in keys]
    if len(wanted) == 1:
        start = "FROM pairs p WHERE p.a = ? AND p.b = ?"
    else:
        asked = f"(VALUES {', '.join(['(?, ?)'] * len(wanted))})"
        start = f"FROM {asked} w CROSS JOIN pairs p WHERE p.a = w.column1 AND p.b = w.column2"
    conditions, more = _conditions(query)
    return " AND ".join((start, *conditions)), values + more


def _conditions(query: Query) -> tuple[list[str], list[Any]]:
    where: list[str] = []
    values: list[Any] = []
    for column, chosen in (("kind", query.kinds), ("status", query.statuses)):
        if chosen:
            where.append(f"p.{column} IN ({', '.join('?' * len(chosen))})")
            values.extend(chosen)
    for condition, day in (("p.last >= ?", query.first), ("p.first <= ?", query.last)):
        if day:
            where.append(f"{condition} AND p.first < '{UNDATED}'")
            values.append(day.isoformat())
    return where + ["p.certain"] * query.certain, values


def count(db: sqlite3.Connection, query: Query) -> int:
    """How many contacts match, whatever the limit."""
    if not query.who and not query.other:
        conditions, values = _conditions(query)
        counted = " AND ".join(("SELECT ifnull(sum(p.contacts), 0) FROM tallies p WHERE true", *conditions))
        return int(db.execute(counted, values).fetchone()[0])
    rows, values = matching(query)
    return int(db.execute(f"SELECT count({_once(query)}p.contact) {rows}", values).fetchone()[0])


def ids(db: sqlite3.Connection, query: Query) -> list[str]:
    """The ids of the contacts that match, by first day and id; undated ones last."""
    rows, values = matching(query)
    limit = (-1 if query.limit is None else query.limit, query.offset)
    statement = f"SELECT {_once(query)}p.first, p.contact {rows} ORDER BY p.first, p.contact LIMIT ? OFFSET ?"
    return [row[1] for row in db.execute(statement, [*values, *limit])]


def _once(query: Query) -> str:
    """A contact stands once under one pair of keys, and may stand under several."""
    return "" if len(query.who) <= 1 and len(query.other) <= 1 else "DISTINCT "


def contact(db: sqlite3.Connection, key: str) -> Merged | None:
    """The merged row with id ``key``."""
    row = db.execute(f"SELECT {convert.CONTACT_COLUMNS} FROM contacts WHERE id = ?", (key,)).fetchone()
    if row is None:
        return None
    told = db.execute("SELECT id, reason FROM mentions WHERE contact = ? ORDER BY id", (key,))
    return convert.contact(row, _parties(db, "parties", "contact", key), [Member(*m) for m in told])


def _parties(db: sqlite3.Connection, table: str, column: str, key: str) -> list[Party]:
    rows = db.execute(f"SELECT {convert.PARTY_COLUMNS} FROM {table} WHERE {column} = ? ORDER BY seq", (key,))
    return [convert.party(row) for row in rows]


_PROOF = (
    "SELECT m.reason, s.key, s.id, s.title, s.date, s.source, s.url, s.origin, s.digest, "
    "r.started, r.program, r.knowledge, a.outlet, a.reporters, "
    f"{convert.MENTION_COLUMNS}, e.field, e.start, e.end, e.quoted "
    "FROM mentions m JOIN evidence e ON e.mention = m.id "
    "JOIN pages s ON s.key = m.page JOIN runs r ON r.id = s.run "
    "LEFT JOIN articles a ON a.page = m.page AND a.id = m.article "
)


def proofs(db: sqlite3.Connection, contact: str) -> list[Proof]:
    """Every telling of a contact, the one that gives the row its id first."""
    found = db.execute(f"{_PROOF} WHERE m.contact = ? ORDER BY m.id", (contact,)).fetchall()
    return sorted((_proof(db, row) for row in found), key=lambda p: p.mention.id[1:] != contact[1:])


def first_proof(db: sqlite3.Connection, contact: str) -> Proof | None:
    """The most exact telling of a contact."""
    row = db.execute(f"{_PROOF} WHERE m.id = ?", ("m" + contact[1:],)).fetchone()
    return _proof(db, row) if row else None


def _proof(db: sqlite3.Connection, row: Sequence[Any]) -> Proof:
    reason, *source, outlet, reporters = row[:14]
    parties = _parties(db, "mention_parties", "mention", row[14])
    by = tuple(json.loads(reporters or "[]"))
    return Proof(convert.mention(row[14:], parties), reason, Source(*source), outlet, by)


COUNTED_IN = (
    "iif(e.field = 'title', ifnull(a.title, s.title), s.text) "
    "FROM evidence e JOIN mentions m ON m.id = e.mention JOIN pages s ON s.key = m.page "
    "LEFT JOIN articles a ON a.page = m.page AND a.id = m.article"
)
"""The text that evidence counts in. A related item has a headline of its own, which is not the page's."""


def mention(db: sqlite3.Connection, key: str) -> Mention | None:
    """The mention with id ``key``."""
    row = db.execute(
        f"SELECT {convert.MENTION_COLUMNS}, e.field, e.start, e.end, e.quoted "
        "FROM mentions m JOIN evidence e ON e.mention = m.id WHERE m.id = ?",
        (key,),
    ).fetchone()
    return convert.mention(row, _parties(db, "mention_parties", "mention", key)) if row else None


def counted_in(db: sqlite3.Connection, mention: str) -> str | None:
    """The text that the offsets of a mention's evidence count in: the page's, or its article's headline."""
    row = db.execute(f"SELECT {COUNTED_IN} WHERE e.mention = ?", (mention,)).fetchone()
    return row[0] if row else None


def links(db: sqlite3.Connection, contact: str) -> list[Link]:
    """The plans and outcomes of a contact."""
    rows = db.execute("SELECT * FROM links WHERE ? IN (plan, outcome) ORDER BY plan, outcome", (contact,))
    return [Link(*row) for row in rows]


def home(db: sqlite3.Connection, key: str) -> str | None:
    """The id of the row that a mention is in now; an older id of a row leads to its new one."""
    row = db.execute("SELECT contact FROM mentions WHERE id = ?", ("m" + key[1:],)).fetchone()
    return row[0] if row else None


def starting_with(db: sqlite3.Connection, prefix: str) -> list[str]:
    """Up to ten ids of merged rows that begin with ``prefix``."""
    rows: Iterable[Any] = db.execute(
        "SELECT id FROM contacts WHERE id >= ? AND id < ? ORDER BY id LIMIT 10",
        (prefix, prefix + "\U0010ffff"),
    )
    return [row[0] for row in rows]
