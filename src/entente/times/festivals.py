"""Operations for festivals, solar terms and lunar dates (see ``resolve.OPERATIONS``)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from entente.times import lunar
from entente.times.calendar import DAY, Days
from entente.times.frames import Anchor, Frame, Operation, inside
from entente.times.grammar.rule import Meaning
from entente.times.numerals import number

_MONTHS = {"正": 1, "冬": 11, "腊": 12}


def _lunar_month_number(text: str) -> tuple[int, bool]:
    bare = text.removeprefix("闰")
    return _MONTHS.get(bare) or number(bare), text != bare


def _lunar_day_number(text: str) -> int:
    return number(text.removeprefix("初"))


def _within(frame: Frame | None, days: Days | None, grain: str) -> Frame | None:
    return Frame(days[0], days[1], grain, year=bool(frame and frame.year)) if days else None


def _lunar(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    """八月十五, 闰四月, 正月: the month (and day) of the lunar year named."""
    month, leap = _lunar_month_number(m.words[1])
    if not m.words[2]:
        return _within(frame, lunar.lunar_month(inside(frame)[0].year, month, leap), "month")
    one = lunar.lunar_day(inside(frame)[0].year, month, _lunar_day_number(m.words[2]), leap)
    return _within(frame, (one, one) if one else None, "day")


def _newyear(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    month, day = (12, 30) if m.words[2] == "三十" else (1, _lunar_day_number(m.words[2]))
    one = lunar.lunar_day(inside(frame)[0].year, month, day)
    return _within(frame, (one, one) if one else None, "day")


def _lunarday(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    one = inside(frame)[0] + (_lunar_day_number(m.words[2]) - 1) * DAY
    return _within(frame, (one, one), "day")


def _solar_feast(year: int, code: int) -> dt.date | None:
    return dt.date(year, code // 100, code % 100)


def _lunar_feast(year: int, code: int) -> dt.date | None:
    return lunar.lunar_day(year, code // 100, code % 100)


def _weekly_feast(year: int, code: int) -> dt.date | None:
    month, nth, weekday = code // 100, code // 10 % 10, code % 10
    first = dt.date(year, month, 1)
    return first + ((weekday - first.weekday()) % 7 + 7 * (nth - 1)) * DAY


RECKONINGS: Mapping[str, Callable[[int, int], dt.date | None]] = {
    "solar": _solar_feast,
    "lunar": _lunar_feast,
    "weekly": _weekly_feast,
}


def _feast(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    one = RECKONINGS[m.unit](inside(frame)[0].year, int(m.n))
    return _within(frame, (one, one) if one else None, "day")


def _term(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    one = lunar.term(inside(frame)[0].year, int(m.n))
    return _within(frame, (one, one), "day")


def in_lunar(m: Meaning) -> Meaning:
    """The lunar reading of a month or day that 农历 stands before; other meanings as they are."""
    if m.op != "part" or m.unit not in ("month", "day"):
        return m
    count = str(int(m.n))
    return (
        Meaning("lunar", "month", words=("", count, ""))
        if m.unit == "month"
        else Meaning("lunarday", words=("", "", count))
    )


FESTIVALS: Mapping[str, Operation] = {
    "lunar": _lunar, "newyear": _newyear, "lunarday": _lunarday, "feast": _feast, "term": _term,
}  # fmt: skip
