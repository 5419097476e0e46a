"""Which of the days that a phrase can name it does name, seen from an anchor.

A phrase whose head is only a part (22日, 8月, 周二, 春节) is tried in the enclosing units around the
anchor: for a report of the past the latest that is not after the anchor, for what is announced the
next, and for a bare query the anchor's own unit.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace

from entente.times.calendar import DAY, unit_at
from entente.times.frames import Anchor, Frame
from entente.times.phrase import Phrase, narrow, needed

_AHEAD, _BACK = range(-1, 9), range(0, -9, -1)
_NEAR = {"month": (7 * DAY, 20 * DAY), "year": (120 * DAY, 240 * DAY)}
_TOO_FAR = 300 * DAY
_CURRENT = {"half", "halfmonth", "halfweek"}


def _base(unit: str, anchor: Anchor, n: int) -> Frame | None:
    unit = "year" if unit == "lunar" else unit
    try:
        return Frame(*unit_at(unit, anchor.today, n), unit)
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
    found = _candidates(phrase, unit, anchor, _BACK)
    return next((f for f in found if f.grain in _CURRENT or _begins(f) <= anchor.today), None)


def _next_one(phrase: Phrase, unit: str, anchor: Anchor) -> Frame | None:
    found = _candidates(phrase, unit, anchor, _AHEAD)
    return next((f for f in found if (f.last or dt.date.max) >= anchor.today), None)


def _begins(frame: Frame) -> dt.date:
    return frame.first or dt.date.min


def _reported(phrase: Phrase, unit: str, anchor: Anchor) -> Frame | None:
    """The last one, unless it is long gone and the same month (or year) has another just ahead.

    On 4 October 6日 is the day after tomorrow, and 11月 the month to come: for those gone the writer
    would have said 上月 and 去年. What is to come in the next year is said with 明年.
    """
    last = _last_one(phrase, unit, anchor)
    if last is None or anchor.past or unit not in _NEAR or last.grain in _CURRENT:
        return last
    soon, gone = _NEAR[unit]
    if anchor.today - (last.last or anchor.today) < gone:
        return last
    coming = next(_candidates(phrase, unit, anchor, (0,)), None)
    return coming if coming and DAY <= _begins(coming) - anchor.today <= soon else last


def _announced(phrase: Phrase, unit: str, anchor: Anchor) -> Frame | None:
    """The next one, unless that is most of a year away: then 将 was said looking back."""
    coming = _next_one(phrase, unit, anchor)
    if coming and _begins(coming) - anchor.today > _TOO_FAR:
        return _last_one(phrase, unit, anchor) or coming
    return coming


def resolve(phrase: Phrase, anchor: Anchor) -> Frame | None:
    """The stretch of days that ``phrase`` names, seen from ``anchor``."""
    unit = needed(phrase)
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
    unit = needed(phrase)
    if unit not in ("year", "month") or hint.first is None:
        return resolve(phrase, anchor)
    around = replace(anchor, day=hint.first)
    found = _candidates(phrase, unit, around, (0, -1, 1))
    return min(found, key=lambda f: abs(_begins(f) - around.today), default=None)


def resolve_after(phrase: Phrase, left: Frame, anchor: Anchor) -> Frame | None:
    """The right side of a range: its missing year and month come from the left side."""
    unit = needed(phrase)
    if unit == "mentioned":
        return narrow(phrase, replace(left, first=left.last), anchor)
    if unit in (None, "same", "lunar") or left.first is None:
        return resolve(phrase, anchor)
    for n in (0, 1):
        frame = narrow(phrase, Frame(*unit_at(unit, left.first, n), unit, year=left.year), anchor)
        if frame and frame.last and frame.last >= left.first:
            return frame
    return None
