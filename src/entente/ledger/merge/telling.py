"""A mention prepared for merging, and the one order in which tellings are looked at."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from entente.ledger.days import Days, edtf, width
from entente.ledger.merge.sides import Who, active, by_state
from entente.ledger.model import Mention

_DAY = re.compile(r"\d{4}-\d\d-\d\d")

_WINDOW = (7, 62)
_FRESH = 2

SLACK = 3
"""Days between two tellings of one visit by the same person."""
FUZZ = 7
"""Days by which 近日 and 不久前 may miss the contact that they mean: their window is a convention."""
LONGEST_STAY = 10
"""Days up to which the interval of a visit is its length, not the vagueness of its date."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A mention with what merging compares; ``stay`` is true for the days of a visit."""

    mention: Mention
    days: Days | None
    sides: dict[str, list[Who]]
    active: frozenset[str]
    stay: bool
    rank: tuple[int, int, int, str, str]

    @property
    def extent(self) -> bool:
        """True when the days are the length of a visit; two days are the window of fresh news."""
        return self.stay and self.days is not None and width(self.days) != _FRESH

    @property
    def exact(self) -> bool:
        """True when the text gives the very day, or for a visit its length."""
        return self.extent or bool(_DAY.fullmatch(self.mention.date or ""))

    @property
    def vague(self) -> bool:
        """True for a window set by convention (近日, 不久前), false for days and months that are named."""
        return bool(self.days and _WINDOW[0] <= width(self.days) <= _WINDOW[1] and "/" in edtf(self.days))


def reach(mention: Mention) -> Days | None:
    """The days in which a telling acts: two that influence each other have days of reach in common."""
    (telling,) = prepare([mention])
    if telling.days is None:
        return None
    before = FUZZ if telling.vague else 0
    after = SLACK if mention.kind == "visit" else 1
    return telling.days[0] - dt.timedelta(days=before), telling.days[1] + dt.timedelta(days=after)


def prepare(mentions: Iterable[Mention]) -> list[Telling]:
    """The tellings, most exact first. The order depends on nothing but the mentions."""
    return sorted(map(_telling, mentions), key=lambda telling: telling.rank)


def _telling(mention: Mention) -> Telling:
    days = mention.days
    sides = by_state(mention.parties)
    stay = mention.kind == "visit" and days is not None and width(days) <= LONGEST_STAY
    named = sum(w.named for side in sides.values() for w in side)
    rank = (_vagueness(days, stay), -named, -len(mention.parties), mention.date or "", mention.id)
    return Telling(mention, days, sides, active(mention.parties), stay, rank)


def _vagueness(days: Days | None, stay: bool) -> int:
    """Days of the interval; a stay says more than its first day, so the longest comes first."""
    if days is None:
        return 0
    return LONGEST_STAY - width(days) if stay and width(days) != _FRESH else LONGEST_STAY + width(days)
