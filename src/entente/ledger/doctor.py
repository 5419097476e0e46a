"""Every invariant of a ledger, checked on the file itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from entente.ledger import corrections, query
from entente.ledger.convert import fingerprint
from entente.ledger.merge import merge
from entente.ledger.pairs import UNDATED, pairs


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that should not be: which ``check`` found it, and ``what`` it is."""

    check: str
    what: str


_NAMED = 10
"""Findings of one check that are named one by one."""


def examine(db: sqlite3.Connection) -> Iterator[Finding]:
    """All that is wrong with the ledger; nothing when all is well."""
    broken = [str(row[0]) for row in db.execute("PRAGMA integrity_check(10)") if row[0] != "ok"]
    yield from (Finding("file", what) for what in broken)
    if broken:
        return
    for name, check in CHECKS.items():
        found = list(check(db))
        yield from (Finding(name, what) for what in found[:_NAMED])
        if len(found) > _NAMED:
            yield Finding(name, f"{len(found) - _NAMED} more")


def _evidence(db: sqlite3.Connection) -> Iterator[str]:
    rows = db.execute(f"SELECT e.mention, e.start, e.end, e.quoted, {query.COUNTED_IN}")
    for mention, start, end, quoted, text in rows:
        if text[start:end] != quoted:
            yield f"mention {mention}: its words are not at {start}–{end} of its page"


_ORPHANS = {
    "mention {} is in no row": "SELECT id FROM mentions WHERE contact IS NULL",
    "mention {} is in a row that is not there": (
        "SELECT m.id FROM mentions m LEFT JOIN contacts c ON c.id = m.contact "
        "WHERE m.contact NOTNULL AND c.id IS NULL"
    ),
    "row {} has no telling": (
        "SELECT c.id FROM contacts c LEFT JOIN mentions m ON m.contact = c.id WHERE m.id IS NULL"
    ),
    "mention {} has no evidence": (
        "SELECT m.id FROM mentions m LEFT JOIN evidence e ON e.mention = m.id WHERE e.mention IS NULL"
    ),
    "mention {} is on a page that is not there": (
        "SELECT m.id FROM mentions m LEFT JOIN pages s ON s.key = m.page WHERE s.key IS NULL"
    ),
    "link from {} leads nowhere": (
        "SELECT plan FROM links "
        "WHERE plan NOT IN (SELECT id FROM contacts) OR outcome NOT IN (SELECT id FROM contacts)"
    ),
}


def _orphans(db: sqlite3.Connection) -> Iterator[str]:
    for what, statement in _ORPHANS.items():
        yield from (what.format(row[0]) for row in db.execute(statement))


def _index(db: sqlite3.Connection) -> Iterator[str]:
    """Every row is filed under its states and persons, and nothing else is."""
    filed: dict[str, set[tuple[str, ...]]] = {}
    for a, b, first, key in db.execute("SELECT a, b, first, contact FROM pairs"):
        filed.setdefault(key, set()).add((a, b, first))
    for key, first, rejected in db.execute("SELECT id, first, rejected FROM contacts").fetchall():
        contact = query.contact(db, key)
        asked = pairs(contact.parties) if contact and not rejected else frozenset()
        if filed.pop(key, set()) != {(a, b, first or UNDATED) for a, b in asked}:
            yield f"row {key} is not filed under what it says"
    yield from (f"an entry of the index names row {key}, which is not there" for key in filed)


_TALLIED = """
SELECT first, last, kind, status, certain, sum(kept), sum(there) FROM (
  SELECT first, last, kind, status, certain, contacts AS kept, 0 AS there FROM tallies
  UNION ALL SELECT first, last, kind, status, certain, 0, 1 FROM pairs WHERE a = '' AND b = ''
) GROUP BY first, last, kind, status, certain HAVING sum(kept) <> sum(there)
"""


def _tallies(db: sqlite3.Connection) -> Iterator[str]:
    """The counts that are kept are the counts of the rows."""
    for first, last, kind, status, certain, kept, there in db.execute(_TALLIED):
        days = "without a day" if first == UNDATED else f"of {first}/{last}"
        sure = "certain" if certain else "uncertain"
        yield f"{kept} {status} {kind} rows {days}, {sure}, are counted where {there} stand"


def _merging(db: sqlite3.Connection) -> Iterator[str]:
    """The rows are those that merging everything at once gives."""
    ids = [row[0] for row in db.execute("SELECT id FROM mentions ORDER BY id").fetchall()]
    told = [mention for key in ids if (mention := query.mention(db, key))]
    wanted = {row.id: fingerprint(row) for row in merge(told, corrections.rulings(db)).contacts}
    stored = dict(db.execute("SELECT id, fingerprint FROM contacts").fetchall())
    for key in sorted(wanted.keys() ^ stored.keys()):
        yield f"row {key} {'is missing' if key in wanted else 'should not be there'}"
    yield from (f"row {key} is out of date" for key in wanted if stored.get(key, wanted[key]) != wanted[key])


def _corrections(db: sqlite3.Connection) -> Iterator[str]:
    for c in corrections.history(db):
        if not c.undone and c.anchors and c.action not in ("undo", "add") and not corrections.stands(db, c):
            yield f"{c.action} {c.id} by {c.author}: the telling it speaks of is no longer on its page"


CHECKS: dict[str, Callable[[sqlite3.Connection], Iterator[str]]] = {
    "evidence": _evidence,
    "orphans": _orphans,
    "index": _index,
    "tallies": _tallies,
    "merging": _merging,
    "corrections": _corrections,
}
