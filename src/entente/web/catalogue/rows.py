"""The rows of a ledger as the catalogue keeps them: only what is filtered, counted and searched by."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from entente.ledger.connection import connect, plain_errors
from entente.ledger.convert import PARTY_COLUMNS, party
from entente.ledger.days import edtf
from entente.ledger.pairs import keys, name_key
from entente.records import Party
from entente.text import fold
from entente.web.catalogue.search import plain

WIDE = 14
"""Days beyond which a date is called vague: the widest interval the codebook gives to 近日."""


@dataclass(frozen=True, slots=True)
class Side:
    """A party as it is counted: ``key`` is the person (id, or ``n:`` + name), null without a name."""

    state: str
    key: str | None
    keys: frozenset[str]
    level: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the ledger. ``first``/``last`` are ISO days, null when unknown.

    ``doubts`` says why a person should look at it (``REASONS``); a row that a person has settled has none.
    """

    id: str
    kind: str
    status: str
    first: str | None
    last: str | None
    certain: bool
    sides: tuple[Side, ...]
    sources: tuple[str, ...]
    doubts: tuple[str, ...]

    @property
    def date(self) -> str | None:
        """The days as one EDTF string, null without a date."""
        if self.first is None or self.last is None:
            return None
        return edtf((dt.date.fromisoformat(self.first), dt.date.fromisoformat(self.last)))

    @property
    def days(self) -> int | None:
        """How many days the row may span; null without a date."""
        if self.first is None or self.last is None:
            return None
        return (dt.date.fromisoformat(self.last) - dt.date.fromisoformat(self.first)).days + 1


_CONTACTS = (
    "SELECT id, kind, status, first, last, certain, conflicts <> '[]', corrections <> '[]', "
    "ifnull(place, '') FROM contacts WHERE NOT rejected ORDER BY ifnull(first, '~'), id"
)
_PARTIES = f"SELECT contact, {PARTY_COLUMNS} FROM parties ORDER BY contact, seq"
_TELLINGS = (
    "SELECT m.contact, m.witness, e.quoted, s.title "
    "FROM mentions m JOIN evidence e ON e.mention = m.id JOIN pages s ON s.key = m.page"
)

_PAGES = "SELECT count(*) FROM articles WHERE seq = 0"

REASONS = ("uncertain", "conflict", "undated", "vague", "nameless")


@dataclass(frozen=True, slots=True)
class Loaded:
    """Every row that stands, in order of date; for each its words to search in; how many pages were read."""

    entries: list[Entry]
    texts: list[str]
    pages: int


def load(path: Path) -> Loaded:
    """The ledger at ``path`` as it stands. Raises ``LedgerError`` when it cannot be read."""
    with plain_errors(path), closing(connect(path, write=False)) as db:
        db.execute("BEGIN")
        sides, names = _sides(db)
        sources, told = _tellings(db)
        entries, texts = [], []
        for row in db.execute(_CONTACTS):
            key, place = row[0], row[-1]
            entries.append(_entry(row, sides[key], tuple(sorted(sources[key]))))
            texts.append("\n".join((*told[key], *names[key], plain(place))))
        (pages,) = db.execute(_PAGES).fetchone()
    return Loaded(entries, texts, pages)


def _entry(row: Sequence[Any], sides: Sequence[Side], sources: tuple[str, ...]) -> Entry:
    key, kind, status, first, last, certain, conflict, settled, _ = row
    entry = Entry(key, kind, status, first, last, bool(certain), tuple(sides), sources, ())
    if settled:
        return entry
    return Entry(
        key, kind, status, first, last, bool(certain), entry.sides, sources, _doubts(entry, conflict)
    )


def _doubts(entry: Entry, conflict: bool) -> tuple[str, ...]:
    days = entry.days
    doubt = {
        "uncertain": not entry.certain,
        "conflict": conflict,
        "undated": days is None and entry.status == "held",
        "vague": days is not None and days > WIDE,
        "nameless": entry.status == "held" and all(side.key is None for side in entry.sides),
    }
    return tuple(reason for reason in REASONS if doubt[reason])


def _sides(db: sqlite3.Connection) -> tuple[dict[str, list[Side]], dict[str, list[str]]]:
    sides: dict[str, list[Side]] = defaultdict(list)
    names: dict[str, list[str]] = defaultdict(list)
    seen: dict[Sequence[Any], tuple[Side, list[str]]] = {}
    for contact, *columns in db.execute(_PARTIES):
        identity = tuple(columns)
        if identity not in seen:
            made = party(columns)
            seen[identity] = side(made), list(map(plain, _spoken(made)))
        told, said = seen[identity]
        sides[contact].append(told)
        names[contact] += said
    return sides, names


def side(p: Party) -> Side:
    """``p`` as it is counted."""
    name = p.name or p.surface if not p.person else None
    return Side(p.state, p.person or (name_key(fold(name)) if name else None), keys(p), p.level)


def _spoken(p: Party) -> Iterator[str]:
    yield from filter(None, (p.name, p.surface, p.office))


def _tellings(db: sqlite3.Connection) -> tuple[dict[str, set[str]], dict[str, list[str]]]:
    sources: dict[str, set[str]] = defaultdict(set)
    told: dict[str, list[str]] = defaultdict(list)
    for contact, witness, quoted, title in db.execute(_TELLINGS):
        sources[contact].add(witness)
        told[contact] += unique((plain(quoted), plain(title)))
    return sources, told


def unique(items: Iterable[str]) -> list[str]:
    """``items`` without repetition or emptiness, in order."""
    return list(dict.fromkeys(filter(None, items)))
