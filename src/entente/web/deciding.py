"""Corrections as the pages and the API ask for them, each handed to the ledger's own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

from entente.errors import no_such
from entente.knowledge import load
from entente.ledger import Correction, Ledger
from entente.views import fixing
from entente.views.fixing import Hand, Values


@dataclass(frozen=True, slots=True)
class Decision:
    """About the row ``key``: new ``values``, ``others`` to merge it with, or ``mentions`` to split off."""

    key: str
    values: Values = field(default_factory=Values)
    others: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()


def _accept(d: Decision, hand: Hand, ledger: Ledger) -> Correction:
    """An edit to what the row says already: it is settled, and later readings do not change it."""
    row = ledger.contact(d.key)
    return fixing.edit(d.key, Values(row.kind, row.status, row.date or ""), hand, ledger, load())


def _edit(d: Decision, hand: Hand, ledger: Ledger) -> Correction:
    return fixing.edit(d.key, d.values, hand, ledger, load())


def _reject(d: Decision, hand: Hand, ledger: Ledger) -> Correction:
    return fixing.reject(d.key, hand, ledger)


def _merge(d: Decision, hand: Hand, ledger: Ledger) -> Correction:
    return fixing.merge((d.key, *d.others), hand, ledger)


def _split(d: Decision, hand: Hand, ledger: Ledger) -> Correction:
    return fixing.split(d.key, d.mentions, hand, ledger)


def _undo(d: Decision, hand: Hand, ledger: Ledger) -> Correction:
    return fixing.undo(d.key, hand, ledger)


DECISIONS: dict[str, tuple[Callable[[Decision, Hand, Ledger], Correction], str]] = {
    "accept": (_accept, "checked against its evidence"),
    "edit": (_edit, "corrected after its evidence"),
    "reject": (_reject, "its evidence tells of no contact"),
    "merge": (_merge, "the evidence tells of one contact"),
    "split": (_split, "the evidence tells of two contacts"),
    "undo": (_undo, "taken back"),
}
"""Each action with the reason that is written down when a person gives none."""


def decide(action: str, decision: Decision, author: str, reason: str, ledger: Ledger) -> Correction:
    """Write one decision to the ledger. Raises ``QueryError`` when it cannot be made."""
    if action not in DECISIONS:
        raise no_such(action, "decision", DECISIONS)
    make, usual = DECISIONS[action]
    now = dt.datetime.now(dt.UTC).replace(microsecond=0)
    return make(decision, Hand(author, now, reason.strip() or usual), ledger)
