"""Operations that name a piece of what stands before them: 8月, 22日, 第三周, 前五个月, 底, 晚."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace

from entente.times import lunar
from entente.times.calendar import DAY, Days, days_of_month, days_of_months, monday, unit_at
from entente.times.counting import counted
from entente.times.frames import Anchor, Frame, Operation, framed, inside
from entente.times.grammar.rule import Meaning
from entente.times.numerals import number


def _begin(unit: str, first: dt.date) -> dt.date:
    """Where the first piece of ``unit`` begins in what begins on ``first``: weeks on its first Monday."""
    return monday(first + 6 * DAY) if unit == "week" else first


def _nth(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    """第三周 of a month or year: weeks count from its first Monday."""
    if frame is None:
        return _nth_day(m, anchor)
    first = _begin(m.unit, inside(frame)[0])
    return framed(unit_at(m.unit, first, int(m.n) - 1), m.unit, frame)


def _nth_day(m: Meaning, anchor: Anchor) -> Frame | None:
    if m.unit != "day":
        return None
    base = anchor.previous_day.start if anchor.previous_day else anchor.today
    one = base + int(m.n - 1) * DAY
    return framed((one, one), "day")


def _nth_weekday(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    first, last = inside(frame)
    if m.n < 0:
        one = last - ((last.weekday() - m.k) % 7) * DAY
    else:
        one = first + ((m.k - first.weekday()) % 7 + 7 * (int(m.n) - 1)) * DAY
    return framed((one, one), "day", frame)


def _leading(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    """今年前五个月 inside a frame; without one 前两个月 are the two before this one."""
    if frame is None:
        return counted(m._replace(n=-m.n), None, anchor)
    return _last(m._replace(n=-m.n), frame, anchor) if m.n < 0 else _lead(m, frame)


def _lead(m: Meaning, frame: Frame) -> Frame | None:
    begin, last = inside(frame)
    first = _begin(m.unit, begin)
    return framed((first, min(unit_at(m.unit, first, int(m.n) - 1)[1], last)), m.unit, frame)


def _last(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    close = inside(frame)[1]
    end = unit_at(m.unit, close)[1]
    last = end if end <= close else unit_at(m.unit, close, -1)[1]
    return framed((unit_at(m.unit, last, 1 - int(m.n))[0], last), m.unit, frame)


def _edge(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    """年底 keeps the year, 月底 the month (codebook, ruling 4); 季度末 is the quarter's last month."""
    first, last = inside(frame)
    if frame and frame.grain == "quarter":
        day = first if m.n > 0 else last
        return framed(days_of_month(day.year, day.month), "month", frame, "vague")
    return replace(frame, sense="vague") if frame else None


def _part(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    return framed(PARTS[m.unit](inside(frame)[0], int(m.n)), m.unit, frame)


def _day(first: dt.date, n: int) -> Days:
    one = first.replace(day=n)
    return one, one


def _xun(first: dt.date, n: int) -> Days:
    last = first.replace(day=n * 10) if n < 3 else days_of_month(first.year, first.month)[1]
    return first.replace(day=n * 10 - 9), last


def _halfmonth(first: dt.date, n: int) -> Days:
    end = days_of_month(first.year, first.month)[1]
    return (first.replace(day=1), first.replace(day=15)) if n == 1 else (first.replace(day=16), end)


def _halfweek(first: dt.date, n: int) -> Days:
    start = monday(first)
    return (start, start + 2 * DAY) if n == 1 else (start + 3 * DAY, start + 6 * DAY)


def _decade(first: dt.date, n: int) -> Days:
    return unit_at("decade", dt.date(first.year // 100 * 100 + n, 1, 1))


PARTS: Mapping[str, Callable[[dt.date, int], Days]] = {
    "decade": _decade,
    "half": lambda first, n: days_of_months(first.year, 6 * n - 5, 6 * n),
    "quarter": lambda first, n: days_of_months(first.year, 3 * n - 2, 3 * n),
    "season": lambda first, n: lunar.season(first.year, n),
    "month": lambda first, n: days_of_month(first.year, n),
    "xun": _xun,
    "halfmonth": _halfmonth,
    "halfweek": _halfweek,
    "weekend": lambda first, n: unit_at("weekend", first),
    "day": _day,
}


def _weekday(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    """周二 of a week; after a day (10月12号，星期一) it only repeats it."""
    first, _ = inside(frame)
    if frame and frame.grain == "day":
        return frame
    one = monday(first) + m.k * DAY
    return framed((one, one), "day", frame)


def _clock(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    if m.n != 24:
        return frame
    following = inside(frame)[0] + DAY
    return framed((following, following), "day", frame)


def _md(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    one = dt.date(inside(frame)[0].year, number(m.words[1]), number(m.words[2]))
    return framed((one, one), "day", frame)


NARROWING: Mapping[str, Operation] = {
    "md": _md,
    "nth": _nth,
    "nth_weekday": _nth_weekday,
    "leading": _leading,
    "last": _last,
    "edge": _edge,
    "part": _part,
    "weekday": _weekday,
    "clock": _clock,
}
