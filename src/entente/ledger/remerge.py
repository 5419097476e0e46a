"""Incremental merging: merge again what new or vanished tellings can touch, and nothing else.

Two tellings of a block influence each other only if their days of reach overlap, so the stretch of days
that closes over itself is merged as if it were the whole block.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from entente.ledger import convert, store
from entente.ledger.corrections import rulings
from entente.ledger.merge import Ruling, merge
from entente.ledger.model import Link, Mention, Merged
from entente.ledger.store import Seed
from entente.records import Party

Stretch = tuple[str, str | None, str | None]


def remerge(db: sqlite3.Connection, seeds: Iterable[Seed], orphans: set[str]) -> None:
    """Bring the merged rows around ``seeds`` up to date; ``orphans`` are contacts that lost a telling.

    What people decided (``corrections``) is applied again wherever merging looks.
    """
    decided = rulings(db)
    homes: dict[str, str | None] = {}
    rows: dict[str, Merged] = {}
    links: list[Link] = []
    for stretch in _stretches(db, seeds):
        told = _together(db, stretch, decided)
        if not told.homes.keys() <= homes.keys():
            merging = merge(told.mentions.values(), told.ruled_by(decided))
            homes |= told.homes
            rows |= {row.id: row for row in merging.contacts}
            links += merging.links
    _write(db, rows, links, homes, orphans)


@dataclass(slots=True)
class _Told:
    """The mentions that are merged together, and the row that each is in so far."""

    mentions: dict[str, Mention] = field(default_factory=dict)
    homes: dict[str, str | None] = field(default_factory=dict)

    def ruled_by(self, rulings: Iterable[Ruling]) -> tuple[Ruling, ...]:
        """The rulings that speak of one of the mentions."""
        return tuple(r for r in rulings if not self.mentions.keys().isdisjoint(r.mentions))


def _together(db: sqlite3.Connection, stretch: Stretch, decided: Sequence[Ruling]) -> _Told:
    """The mentions of a stretch, and of every stretch that a person has joined to it."""
    told = _Told()
    waiting = [stretch]
    while waiting:
        _load(db, waiting.pop(), told)
        joined = {m for r in told.ruled_by(decided) if r.action == "merge" for m in r.mentions}
        if missing := sorted(joined - told.mentions.keys())[:1]:
            waiting += list(_stretches(db, store.seeds(db, missing)))
    return told


def _write(
    db: sqlite3.Connection,
    rows: dict[str, Merged],
    links: Iterable[Link],
    homes: dict[str, str | None],
    orphans: set[str],
) -> None:
    """Replace the rows that ``homes`` names, and ``orphans``, by ``rows``, where they changed."""
    touched = rows.keys() | {home for home in homes.values() if home} | orphans
    old = store.fingerprints(db, touched)
    changed = {key for key, contact in rows.items() if _differs(contact, old.get(key), homes)}
    for key in sorted(old.keys() & changed | old.keys() - rows.keys()):
        store.remove_contact(db, key)
    for key in sorted(changed):
        store.insert_contact(db, rows[key])
    store.replace_links(db, sorted(touched), dict.fromkeys(links))


def _differs(contact: Merged, fingerprint: str | None, homes: dict[str, str | None]) -> bool:
    moved = any(homes[member.mention] != contact.id for member in contact.members)
    return moved or fingerprint != convert.fingerprint(contact)


def _stretches(db: sqlite3.Connection, seeds: Iterable[Seed]) -> Iterator[Stretch]:
    """The closed stretches of days around ``seeds``, each once."""
    blocks: dict[str, set[tuple[str, str] | None]] = defaultdict(set)
    for block, first, last in seeds:
        blocks[block].add((first, last) if first and last else None)
    for block, days in sorted(blocks.items()):
        done = ""
        if None in days:
            yield block, None, None
        for first, last in sorted(d for d in days if d):
            if last > done:
                stretch = _close(db, block, first, last)
                done = stretch[1]
                yield block, *stretch


def _close(db: sqlite3.Connection, block: str, first: str, last: str) -> tuple[str, str]:
    """The shortest stretch around ``first``/``last`` that no telling of the block reaches across."""
    while True:
        row = db.execute(
            "SELECT min(near_first), max(near_last) FROM mentions "
            "WHERE block = ? AND near_last >= ? AND near_first <= ?",
            (block, first, last),
        ).fetchone()
        wider = (min(first, row[0] or first), max(last, row[1] or last))
        if wider == (first, last):
            return wider
        first, last = wider


def _load(db: sqlite3.Connection, stretch: Stretch, told: _Told) -> None:
    block, first, last = stretch
    within = "m.block = ?" + (" AND m.near_last >= ? AND m.near_first <= ?" if first else "")
    values = (block, first, last) if first else (block,)
    parties: dict[str, list[Party]] = defaultdict(list)
    for owner, *row in db.execute(
        f"SELECT p.mention, {convert.PARTY_COLUMNS} "
        "FROM mentions m JOIN mention_parties p ON p.mention = m.id "
        f"WHERE {within} ORDER BY p.mention, p.seq",
        values,
    ):
        parties[owner].append(convert.party(row))
    rows = db.execute(
        f"SELECT m.contact, {convert.MENTION_COLUMNS}, e.field, e.start, e.end, e.quoted "
        f"FROM mentions m JOIN evidence e ON e.mention = m.id WHERE {within}",
        values,
    ).fetchall()
    for home, key, *row in rows:
        told.mentions[key] = convert.mention((key, *row), parties[key])
        told.homes[key] = home
