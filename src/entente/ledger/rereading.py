"""Replacing a page by a newer reading of it, without losing what people decided about the old one."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace

from entente.ledger import corrections, query, store
from entente.ledger.convert import page_key
from entente.ledger.corrections import Correction
from entente.ledger.model import Mention
from entente.ledger.store import Seed
from entente.records import Reading

Touched = tuple[list[Seed], set[str]]
"""Where merging has to look again, and the contacts that lost a telling."""

_KEPT = "kept for "


@dataclass(frozen=True, slots=True)
class _Edited:
    correction: Correction
    mention: Mention
    article: str


def replace_page(db: sqlite3.Connection, reading: Reading, reader: str, run: int) -> Touched:
    """Write ``reading`` in place of what the ledger has of its page.

    A telling that a person edited and the newer reader no longer finds is kept as it was: what was
    confirmed does not vanish because a program reads less. The page must still have its words.
    """
    key = page_key(reading.page)
    edited = list(_edited(db, key))
    seeds, orphans = store.remove_page(db, key)
    seeds += store.insert_page(db, reading, reader, run)
    lost = [e for e in edited if not corrections.stands(db, e.correction) and _still_says(reading, e)]
    kept = {e.mention.id: (replace(e.mention, rule=_KEPT + e.correction.id), e.article) for e in lost}
    return seeds + store.insert_mentions(db, kept.values()), orphans


def _edited(db: sqlite3.Connection, page: str) -> Iterator[_Edited]:
    for correction, key in corrections.edited(db, page):
        mention = query.mention(db, key)
        (article,) = db.execute("SELECT article FROM mentions WHERE id = ?", (key,)).fetchone()
        if mention:
            yield _Edited(correction, mention, article)


def _still_says(reading: Reading, edited: _Edited) -> bool:
    e = edited.mention.evidence
    titles = {article.id: article.title for article in reading.articles}
    text = titles.get(edited.article, "") if e.field == "title" else reading.page.text
    return text[e.start : e.end] == e.quoted


def take_back(db: sqlite3.Connection, correction: str) -> Touched:
    """Remove what only a correction had put there: the contact added, the telling kept for an edit."""
    (change,) = db.execute("SELECT change FROM corrections WHERE id = ?", (correction,)).fetchone()
    if page := json.loads(change).get("page"):
        return store.remove_page(db, page)
    rows = db.execute("SELECT id FROM mentions WHERE rule = ?", (_KEPT + correction,))
    return store.remove_mentions(db, [row[0] for row in rows])
