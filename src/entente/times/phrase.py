"""Phrases: runs of atoms from coarse to fine (去年 · 8月 · 22日 · 晚), and what they resolve to.

A phrase whose head is only a part (22日, 8月, 周二, 春节) is tried in the enclosing units around the
anchor: for a report of the past the latest that is not after the anchor, for what is announced the
next, and for a bare query the anchor's own unit.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from entente.times.calendar import DAY, unit_at
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
_AHEAD, _BACK = range(-1, 9), range(0, -9, -1)
_NEAR = {"month": (7 * DAY, 20 * DAY), "year": (120 * DAY, 240 * DAY)}
_TOO_FAR = 300 * DAY
_CURRENT = {"half", "halfmonth", "halfweek"}
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


def _enclosing(phrase: Phrase) -> str | None:
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


def _base(unit: str, anchor: Anchor, n: int) -> Frame | None:
    if anchor.day is None:
        return None
    unit = "year" if unit == "lunar" else unit
    try:
        return Frame(*unit_at(unit, anchor.day, n), unit)
    except (ValueError, OverflowError):
        return None


def _candidates(phrase: Phrase, unit: str, anchor: Anchor, reach: Iterable[int]) -> Iterator[Frame]:
    """Resolved frames in the enclosing units that lie ``reach`` away from the anchor's own."""
    for n in reach:
        base = _base(unit, anchor, n)
        frame = narrow(phrase, base, anchor) if base else None
        if frame:
            yield frame


def _last_one(phrase: Phrase, unit: str, anchor: Anchor) -> Frame | None:
    return next(
        (
            f
            for f in _candidates(phrase, unit, anchor, _BACK)
            if f.grain in _CURRENT or _begins(f) <= _day(anchor)
        ),
        None,
    )


def _next_one(phrase: Phrase, unit: str, anchor: Anchor) -> Frame | None:
    return next(
        (f for f in _candidates(phrase, unit, anchor, _AHEAD) if (f.last or dt.date.max) >= _day(anchor)),
        None,
    )


def _begins(frame: Frame) -> dt.date:
    return frame.first or dt.date.min


def _day(anchor: Anchor) -> dt.date:
    assert anchor.day is not None
    return anchor.day


def _reported(phrase: Phrase, unit: str, anchor: Anchor) -> Frame | None:
    """The last one, unless it is long gone and the same month (or year) has another just ahead.

    On 4 October 6日 is the day after tomorrow, and 11月 the month to come: for those gone the writer
    would have said 上月 and 去年. What is to come in the next year is said with 明年.
    """
    last = _last_one(phrase, unit, anchor)
    if last is None or anchor.past or unit not in _NEAR or last.grain in _CURRENT:
        return last
    soon, gone = _NEAR[unit]
    if _day(anchor) - (last.last or _day(anchor)) < gone:
        return last
    coming = next(_candidates(phrase, unit, anchor, (0,)), None)
    return coming if coming and DAY <= _begins(coming) - _day(anchor) <= soon else last


def _announced(phrase: Phrase, unit: str, anchor: Anchor) -> Frame | None:
    """The next one, unless that is most of a year away: then 将 was said looking back."""
    coming = _next_one(phrase, unit, anchor)
    if coming and _begins(coming) - _day(anchor) > _TOO_FAR:
        return _last_one(phrase, unit, anchor) or coming
    return coming


def resolve(phrase: Phrase, anchor: Anchor) -> Frame | None:
    """The stretch of days that ``phrase`` names, seen from ``anchor``."""
    unit = _enclosing(phrase)
    if unit is None:
        return narrow(phrase, None, anchor)
    if unit == "mentioned":
        base = anchor.previous_day or (Frame(anchor.day, anchor.day, "day") if anchor.day else None)
        return narrow(phrase, base, anchor)
    if unit == "same":
        unit = phrase.head.meaning.unit or "year"
    if anchor.day is None:
        return None
    if anchor.query:
        return next(_candidates(phrase, unit, anchor, _BACK), None)
    return (_announced if anchor.future else _reported)(phrase, unit, anchor)


def resolve_near(phrase: Phrase, hint: Frame, anchor: Anchor) -> Frame | None:
    """The one nearest to ``hint``: 明天（10月23日）."""
    unit = _enclosing(phrase)
    if unit not in ("year", "month") or hint.first is None:
        return resolve(phrase, anchor)
    around = replace(anchor, day=hint.first)
    return min(
        _candidates(phrase, unit, around, (0, -1, 1)),
        key=lambda f: abs(_begins(f) - _day(around)),
        default=None,
    )


def resolve_after(phrase: Phrase, left: Frame, anchor: Anchor) -> Frame | None:
    """The right side of a range: its missing year and month come from the left side."""
    unit = _enclosing(phrase)
    if unit == "mentioned":
        return narrow(phrase, replace(left, first=left.last), anchor)
    if unit in (None, "same", "lunar") or left.first is None:
        return resolve(phrase, anchor)
    for n in (0, 1):
        frame = narrow(phrase, Frame(*unit_at(unit, left.first, n), unit, year=left.year), anchor)
        if frame and frame.last and frame.last >= left.first:
            return frame
    return None
