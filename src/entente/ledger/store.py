"""The statements that write: pages with their mentions, and the merged rows over them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from entente.ledger import claims, convert
from entente.ledger.model import Link, Mention, Merged, Run
from entente.ledger.pairs import UNDATED, pairs
from entente.records import Page, Party, Reading

Seed = tuple[str, str | None, str | None]
"""Where merging has to look again: block, first and last day of reach."""

_COUNTED = "first, last, kind, status, certain"
"""What rows are counted by when nobody is named."""


def run_id(db: sqlite3.Connection, run: Run) -> int:
    """The number of ``run``, which is recorded when it is new."""
    row = (run.program, run.knowledge, run.when.isoformat() if run.when else "")
    db.execute("INSERT OR IGNORE INTO runs (program, knowledge, started) VALUES (?, ?, ?)", row)
    found = db.execute("SELECT id FROM runs WHERE (program, knowledge, started) = (?, ?, ?)", row)
    return int(found.fetchone()[0])


def stored(db: sqlite3.Connection, page: Page) -> tuple[str, str] | None:
    """Digest and reader of the page as the ledger has it, null when it is new."""
    row = db.execute("SELECT digest, reader FROM pages WHERE key = ?", (convert.page_key(page),)).fetchone()
    return (str(row[0]), str(row[1])) if row else None


def remove_page(db: sqlite3.Connection, key: str) -> tuple[list[Seed], set[str]]:
    """Delete a page and what it said; gives where to merge again and the contacts that lose a telling."""
    told = [row[0] for row in db.execute("SELECT id FROM mentions WHERE page = ?", (key,))]
    touched = remove_mentions(db, told)
    claims.remove(db, key)
    db.execute("DELETE FROM articles WHERE page = ?", (key,))
    db.execute("DELETE FROM pages WHERE key = ?", (key,))
    return touched


def remove_mentions(db: sqlite3.Connection, mentions: Sequence[str]) -> tuple[list[Seed], set[str]]:
    """Delete mentions; gives where to merge again and the contacts that lose a telling."""
    touched = seeds(db, mentions)
    homes = (db.execute("SELECT contact FROM mentions WHERE id = ?", (m,)).fetchone()[0] for m in mentions)
    orphans = {home for home in homes if home}
    for table, column in (("mention_parties", "mention"), ("evidence", "mention"), ("mentions", "id")):
        db.executemany(f"DELETE FROM {table} WHERE {column} = ?", [(m,) for m in mentions])
    return touched, orphans


def insert_page(db: sqlite3.Connection, reading: Reading, reader: str, run: int) -> list[Seed]:
    """Write a page, its articles, claims and mentions; gives where to merge."""
    key = convert.page_key(reading.page)
    claims.insert(db, reading)
    _insert(db, "pages", [convert.page_row(reading.page, reader, run)])
    _insert(db, "articles", [convert.article_row(key, i, a) for i, a in enumerate(reading.articles)])
    return insert_mentions(db, {m.id: (m, article) for m, article in convert.mentions_of(reading)}.values())


def insert_mentions(db: sqlite3.Connection, told: Iterable[tuple[Mention, str]]) -> list[Seed]:
    """Write mentions with their parties and evidence; gives where to merge."""
    mentions = list(told)
    rows = [convert.mention_row(m, article) for m, article in mentions]
    _insert(db, "mentions", rows)
    _insert(db, "evidence", [convert.evidence_row(m) for m, _ in mentions])
    _insert(db, "mention_parties", [row for m, _ in mentions for row in convert.party_rows(m.id, m.parties)])
    return [(row[12], row[13], row[14]) for row in rows]


def seeds(db: sqlite3.Connection, mentions: Iterable[str]) -> list[Seed]:
    """Where the mentions with these ids stand."""
    statement = "SELECT block, near_first, near_last FROM mentions WHERE id = ?"
    found = (db.execute(statement, (mention,)).fetchone() for mention in mentions)
    return [(row[0], row[1], row[2]) for row in found if row]


def everything(db: sqlite3.Connection) -> tuple[list[Seed], set[str]]:
    """Every place where merging can look, and every merged row."""
    places = db.execute("SELECT DISTINCT block, near_first, near_last FROM mentions").fetchall()
    return [(row[0], row[1], row[2]) for row in places], {
        row[0] for row in db.execute("SELECT id FROM contacts")
    }


def _insert(db: sqlite3.Connection, table: str, rows: Sequence[Sequence[object]]) -> None:
    if rows:
        db.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)


def fingerprints(db: sqlite3.Connection, ids: Iterable[str]) -> dict[str, str]:
    """The fingerprint of every contact of ``ids`` that the ledger has."""
    found = (
        db.execute("SELECT id, fingerprint FROM contacts WHERE id = ?", (key,)).fetchone() for key in ids
    )
    return {row[0]: row[1] for row in found if row}


def remove_contact(db: sqlite3.Connection, key: str) -> None:
    """Delete a merged row and everything that hangs on it but its mentions."""
    (first,) = db.execute("SELECT ifnull(first, ?) FROM contacts WHERE id = ?", (UNDATED, key)).fetchone()
    counted = f"SELECT {_COUNTED} FROM pairs WHERE (a, b, first, contact) = ('', '', ?, ?)"
    told = db.execute(counted, (first, key)).fetchall()
    _tally(db, told, -1)
    db.executemany(f"DELETE FROM tallies WHERE ({_COUNTED}) = (?, ?, ?, ?, ?) AND contacts = 0", told)
    doomed = [(a, b, first, key) for a, b in pairs(_parties(db, key))]
    db.executemany("DELETE FROM pairs WHERE (a, b, first, contact) = (?, ?, ?, ?)", doomed)
    for table, column in (("parties", "contact"), ("contacts", "id")):
        db.execute(f"DELETE FROM {table} WHERE {column} = ?", (key,))


def forget_rows(db: sqlite3.Connection) -> None:
    """Drop what rows are found by and how they are told from changed ones, so that all are written anew."""
    db.execute("DELETE FROM pairs")
    db.execute("DELETE FROM tallies")
    db.execute("UPDATE contacts SET fingerprint = ''")


def _tally(db: sqlite3.Connection, counted: Iterable[Sequence[object]], by: int) -> None:
    """Count rows of these ``_COUNTED`` values in (``by`` 1) or out (``by`` -1)."""
    db.executemany(
        f"INSERT INTO tallies ({_COUNTED}, contacts) VALUES (?, ?, ?, ?, ?, {by}) "
        f"ON CONFLICT DO UPDATE SET contacts = contacts + {by}",
        counted,
    )


def _parties(db: sqlite3.Connection, contact: str) -> list[Party]:
    rows = db.execute(
        f"SELECT {convert.PARTY_COLUMNS} FROM parties WHERE contact = ? ORDER BY seq", (contact,)
    )
    return [convert.party(row) for row in rows]


def insert_contact(db: sqlite3.Connection, contact: Merged) -> None:
    """Write a merged row with its parties and pairs, and point its mentions to it."""
    row = convert.contact_row(contact)
    _insert(db, "contacts", [row])
    _insert(db, "parties", list(convert.party_rows(contact.id, contact.parties)))
    first, last = row[4] or UNDATED, row[5] or UNDATED
    filed = (first, contact.id, last, contact.kind, contact.status, contact.certain)
    asked = () if contact.rejected else sorted(pairs(contact.parties))
    _insert(db, "pairs", [(a, b, *filed) for a, b in asked])
    _tally(db, [(first, *filed[2:])] if asked else [], 1)
    db.executemany(
        "UPDATE mentions SET contact = ?, reason = ? WHERE id = ?",
        [(contact.id, member.reason, member.mention) for member in contact.members],
    )


def replace_links(db: sqlite3.Connection, contacts: Iterable[str], links: Iterable[Link]) -> None:
    """The links of ``contacts`` become ``links``."""
    db.executemany("DELETE FROM links WHERE plan = ?", [(key,) for key in contacts])
    _insert(db, "links", [(link.plan, link.outcome, link.relation) for link in links])
