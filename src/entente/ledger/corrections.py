"""Corrections by people: appended records that are applied on top of merging and outlive re-reading.

A correction names tellings, not rows, because rows are made anew. When a page is read again and its
telling has another id, the correction finds it by its place on the page.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from entente.ledger.convert import dump
from entente.ledger.merge.blocks import FAMILIES
from entente.ledger.merge.rulings import Ruling
from entente.ledger.merge.similar import same_words
from entente.records import Kind
from entente.text import content_id

Action = Literal["edit", "merge", "split", "reject", "add", "undo"]
ACTIONS: tuple[Action, ...] = get_args(Action)
_COLUMNS = "id, action, author, at, reason, change"
_ANCHOR = "mention, page, kind, field, start, quoted"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A telling as it was when it was corrected: by id, else by its words' place on the page."""

    mention: str
    page: str
    kind: Kind
    field: str
    start: int
    quoted: str


@dataclass(frozen=True, slots=True)
class Correction:
    """What ``author`` decided, when (UTC) and why. ``change`` holds the new values of an edit."""

    action: Action
    author: str
    at: dt.datetime
    reason: str
    anchors: tuple[Anchor, ...] = ()
    change: Mapping[str, Any] = field(default_factory=dict)
    undone: bool = False

    @property
    def id(self) -> str:
        """Content hash over everything that was decided."""
        decided = (
            self.action,
            self.author,
            self.at.isoformat(),
            self.reason,
            self.anchors,
            dump(self.change),
        )
        return content_id("x", *decided)


def append(db: sqlite3.Connection, correction: Correction) -> None:
    """Write a correction; nothing that was written before is changed, the same decision is written once."""
    row = (correction.id, correction.action, correction.author, correction.at.isoformat(), correction.reason)
    db.execute(
        f"INSERT OR IGNORE INTO corrections ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)",
        (*row, dump(correction.change)),
    )
    db.executemany(
        "INSERT OR IGNORE INTO correction_anchors VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (correction.id, seq, a.mention, a.page, a.kind, a.field, a.start, a.quoted)
            for seq, a in enumerate(correction.anchors)
        ],
    )


def history(db: sqlite3.Connection) -> list[Correction]:
    """Every correction in the order in which they were made, undone ones marked."""
    rows = db.execute(f"SELECT {_COLUMNS} FROM corrections ORDER BY seq").fetchall()
    undone = {json.loads(row[5])["undoes"] for row in rows if row[1] == "undo"}
    return [_correction(db, row, row[0] in undone) for row in rows]


def _correction(db: sqlite3.Connection, row: Sequence[Any], undone: bool) -> Correction:
    key, action, author, at, reason, change = row
    rows = db.execute(f"SELECT {_ANCHOR} FROM correction_anchors WHERE correction = ? ORDER BY seq", (key,))
    when, held = dt.datetime.fromisoformat(at), tuple(Anchor(*row) for row in rows)
    return Correction(action, author, when, reason, held, json.loads(change), undone)


def rulings(db: sqlite3.Connection) -> tuple[Ruling, ...]:
    """What the corrections that stand ask of merging, in the tellings' present ids."""
    return tuple(
        Ruling(c.id, c.action, tuple(standing(db, c.anchors)), c.change)
        for c in history(db)
        if not c.undone and c.action in ("edit", "merge", "split", "reject")
    )


def standing(db: sqlite3.Connection, anchors: Iterable[Anchor]) -> Iterator[str]:
    """The mentions that ``anchors`` mean now; an anchor whose telling is gone has none."""
    for anchor in anchors:
        if mention := _resolve(db, anchor):
            yield mention


def stands(db: sqlite3.Connection, correction: Correction) -> bool:
    """False when none of the tellings that were corrected is in the ledger any more."""
    return next(standing(db, correction.anchors), None) is not None


def _resolve(db: sqlite3.Connection, anchor: Anchor) -> str | None:
    if db.execute("SELECT 1 FROM mentions WHERE id = ?", (anchor.mention,)).fetchone():
        return anchor.mention
    rows = db.execute(
        "SELECT m.id, m.kind, e.start, e.quoted FROM evidence e JOIN mentions m ON m.id = e.mention "
        "WHERE m.page = ? AND e.field = ? ORDER BY abs(e.start - ?), m.id",
        (anchor.page, anchor.field, anchor.start),
    ).fetchall()
    own = [row for row in rows if FAMILIES[row[1]] == FAMILIES[anchor.kind]]
    found = [r for r in own if _overlaps(anchor, r[2], r[3])] or [r for r in own if _same_words(anchor, r[3])]
    return found[0][0] if found else None


def _overlaps(anchor: Anchor, start: int, quoted: str) -> bool:
    """True when both quote the same characters of the page where they overlap."""
    first, last = max(anchor.start, start), min(anchor.start + len(anchor.quoted), start + len(quoted))
    shared = anchor.quoted[first - anchor.start : last - anchor.start]
    return first < last and shared == quoted[first - start : last - start]


def _same_words(anchor: Anchor, quoted: str) -> bool:
    return same_words(quoted) == same_words(anchor.quoted)


def anchors(db: sqlite3.Connection, mentions: Iterable[str]) -> tuple[Anchor, ...]:
    """Anchors for mentions that are in the ledger."""
    found = (
        db.execute(
            "SELECT m.id, m.page, m.kind, e.field, e.start, e.quoted "
            "FROM mentions m JOIN evidence e ON e.mention = m.id WHERE m.id = ?",
            (mention,),
        ).fetchone()
        for mention in mentions
    )
    return tuple(Anchor(*row) for row in found if row)


def edited(db: sqlite3.Connection, page: str) -> list[tuple[Correction, str]]:
    """The edits that stand on tellings of ``page``, each with the present id of the telling."""
    if not db.execute("SELECT 1 FROM correction_anchors WHERE page = ?", (page,)).fetchone():
        return []
    told = {row[0] for row in db.execute("SELECT id FROM mentions WHERE page = ?", (page,))}
    edits = [c for c in history(db) if c.action == "edit" and not c.undone]
    return [(c, mention) for c in edits for mention in list(standing(db, c.anchors))[:1] if mention in told]
