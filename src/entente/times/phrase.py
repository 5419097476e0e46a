"""Phrases: runs of atoms from coarse to fine (去年 · 8月 · 22日 · 晚), and the days that they narrow to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from entente.times.counting import COUNTING
from entente.times.festivals import FESTIVALS, in_lunar
from entente.times.frames import Anchor, Frame, Operation
from entente.times.grammar import Atom
from entente.times.narrowing import NARROWING

ALL_OPERATIONS: Mapping[str, Operation] = {**COUNTING, **NARROWING, **FESTIVALS}

RANKS: Mapping[str, float] = {
    "century": 0,
    "decade": 1,
    "year": 2,
    **dict.fromkeys(("half", "quarter", "season"), 3),
    "month": 4,
    **dict.fromkeys(("xun", "halfmonth", "week", "weekend", "halfweek"), 5),
    **dict.fromkeys(("day", "workday", ""), 6),
    **dict.fromkeys(("part", "hour", "minute", "second"), 7),
}
"""Units from coarse to fine: an atom can only narrow one of a lower rank."""
_DAY_RANK = RANKS["day"]
_DAYS = frozenset({"feast", "term", "newyear", "lunarday", "md"})
FOLLOWERS = _DAYS | frozenset(
    ["part", "edge", "weekday", "nth", "nth_weekday", "leading", "last", "lunar", "clock", "mark"]
)
_AFTER_MARK = frozenset(["year", "shift", "part", "lunar", "lunarday", "feast"])
_ENCLOSING: Mapping[str, str] = {
    **dict.fromkeys(("month", "quarter", "half", "season"), "year"),
    **dict.fromkeys(("day", "xun", "halfmonth"), "month"),
    **dict.fromkeys(("weekend", "halfweek"), "week"),
    "decade": "century",
}
_BY_OP: Mapping[str, str] = {
    **dict.fromkeys(("md", "feast", "term"), "year"),
    **dict.fromkeys(("lunar", "newyear"), "lunar"),
    "weekday": "week",
    "clock": "mentioned",
    "edge": "same",
}
_GLUE = re.compile(r" ?的? ?")
_APPOSED = re.compile(r" ?(?:，|（)? ?")


class Phrase(NamedTuple):
    """Atoms that together name one stretch of time."""

    atoms: tuple[Atom, ...]

    @property
    def start(self) -> int:
        return self.atoms[0].start

    @property
    def end(self) -> int:
        return self.atoms[-1].end

    @property
    def head(self) -> Atom:
        return self.atoms[0]

    @property
    def lunar(self) -> bool:
        """True when 农历 makes its months and days lunar ones."""
        return any(atom.rule.op == "mark" for atom in self.atoms)


def _rank(atom: Atom) -> float:
    if atom.rule.op in _DAYS:
        return _DAY_RANK
    return RANKS[atom.meaning.unit]


def _apposed(left: Atom, right: Atom, gap: str) -> bool:
    """10月12号，星期一 and 星期天，二月十号: the weekday beside the day."""
    beside = right.rule.op == "weekday" and left.rule.op != "weekday" and _rank(left) == _DAY_RANK
    after = left.rule.op == "weekday" and right.rule.op in ("part", "md") and "，" in gap
    return (beside or after) and bool(_APPOSED.fullmatch(gap))


def _narrows(left: Atom, right: Atom) -> bool:
    op, previous = right.rule.op, left.rule.op
    if previous == "mark":
        return op in _AFTER_MARK
    if op == "mark":
        return _rank(left) == RANKS["year"]
    if op == "shift":
        return previous == "shift" and (left.meaning.unit, right.meaning.unit) == ("year", "month")
    if op == "edge":
        return not right.meaning.unit or right.meaning.unit == left.meaning.unit
    if op == "clock":
        return _rank(left) >= _DAY_RANK and previous not in ("rolling", "within")
    return op in FOLLOWERS and _rank(right) > _rank(left)


def _fits(left: Atom, right: Atom, gap: str) -> bool:
    """True when ``right`` narrows ``left``: 8月 · 22日, 周二 · 晚, 每年 · 6月."""
    if left.meaning.sense in ("vague", "duration"):
        return False
    if _apposed(left, right, gap):
        return True
    if not _GLUE.fullmatch(gap):
        return False
    return right.rule.op in FOLLOWERS if left.rule.op == "each" else _narrows(left, right)


def phrases(atoms: Sequence[Atom], folded: str) -> Iterator[Phrase]:
    """Group atoms that narrow each other."""
    run: list[Atom] = []
    for atom in atoms:
        if run and not _fits(run[-1], atom, folded[run[-1].end : atom.start]):
            yield Phrase(tuple(run))
            run = []
        run.append(atom)
    if run:
        yield Phrase(tuple(run))


def enclosing(atom: Atom) -> str | None:
    """The unit that a bare part needs around it; None for a head that stands by itself."""
    if atom.rule.op in _BY_OP:
        return _BY_OP[atom.rule.op]
    if atom.rule.op == "part":
        return _ENCLOSING[atom.meaning.unit]
    return None


def needed(phrase: Phrase) -> str | None:
    """The unit that the head of ``phrase`` needs around it, 农历 left out."""
    rest = [atom for atom in phrase.atoms if atom.rule.op != "mark"]
    if not rest:
        return None
    unit = enclosing(rest[0])
    return "lunar" if phrase.lunar and unit in ("year", "lunar") else unit


def narrow(phrase: Phrase, base: Frame | None, anchor: Anchor) -> Frame | None:
    """Apply the operations from the head on; None when they lead to no day that exists."""
    frame = base
    for atom in phrase.atoms:
        if atom.rule.op == "mark":
            continue
        meaning = in_lunar(atom.meaning) if phrase.lunar else atom.meaning
        try:
            frame = ALL_OPERATIONS[meaning.op](meaning, frame, anchor)
        except (ValueError, OverflowError):
            return None
        if frame is None:
            return None
    return frame
