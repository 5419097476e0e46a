"""Operations: what each row of the grammar means, given what stands before it and when it was said.

Every operation takes the meaning, the frame that the expression has reached so far (None at its
head) and the anchor, and gives the narrower frame, or None when nothing can be said.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from entente.times import lunar
from entente.times.calendar import DAY, Days, add_months, days_of_month, days_of_months, monday, move, unit_at
from entente.times.grammar.rule import Meaning, Sense
from entente.times.numerals import full_year, number


@dataclass(frozen=True, slots=True)
class Frame:
    """A resolved stretch of days; ``grain`` is the unit said, ``year`` whether its year was said."""

    first: dt.date | None
    last: dt.date | None
    grain: str
    sense: Sense = "plain"
    year: bool = False

    @property
    def start(self) -> dt.date:
        """A day inside, for counting on from it; ValueError when both sides are open."""
        day = self.first or self.last
        if day is None:
            raise ValueError("a frame without days")
        return day


@dataclass(frozen=True, slots=True)
class Anchor:
    """What an expression counts from: the day of writing, the date and the day last mentioned."""

    day: dt.date | None
    previous: Frame | None = None
    previous_day: Frame | None = None
    future: bool = False
    query: bool = False


Operation = Callable[[Meaning, Frame | None, Anchor], Frame | None]


def _frame(days: Days, grain: str, frame: Frame | None = None, sense: Sense = "plain") -> Frame:
    return Frame(days[0], days[1], grain, sense, bool(frame and frame.year))


def _ymd(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    year, month, day = m.words
    reference = anchor.day.year if anchor.day else 2000
    one = dt.date(full_year(year, reference), number(month), number(day))
    return Frame(one, one, "day", year=True)


def _dmy(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    year, month, day = m.words
    if number(month) > 12:
        month, day = day, month
    return _ymd(replace(m, words=(year, month, day)), frame, anchor)


def _ym(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    return replace(_frame(days_of_month(number(m.words[0]), number(m.words[1])), "month"), year=True)


def _md(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    if frame is None or frame.first is None:
        return None
    one = dt.date(frame.first.year, number(m.words[1]), number(m.words[2]))
    return _frame((one, one), "day", frame)


def _year(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    text = m.words[0]
    if len(text) == 2 and anchor.day is None:
        return None
    year = full_year(text, anchor.day.year if anchor.day else 2000)
    return replace(_frame(unit_at("year", dt.date(year, 1, 1)), "year"), year=True)


def _era(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    year = int(m.n) + (1 if m.words[0] == "元" else number(m.words[0]))
    return replace(_frame(unit_at("year", dt.date(year, 1, 1)), "year"), year=True)


def _century(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    return replace(_frame(unit_at("century", dt.date(int(m.n) * 100 - 100 or 1, 1, 1)), "century"), year=True)


def _shift(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    if frame is not None:
        return _shift_within(m, frame, anchor)
    if anchor.day is None:
        return None
    return _frame(unit_at(m.unit, anchor.day, int(m.n)), m.unit)


def _shift_within(m: Meaning, frame: Frame, anchor: Anchor) -> Frame | None:
    """去年本月: the unit of the anchor, in the year said."""
    if anchor.day is None or frame.grain != "year" or frame.first is None:
        return None
    moved = unit_at(m.unit, anchor.day, int(m.n))[0]
    return _frame(unit_at(m.unit, moved.replace(year=frame.first.year, day=1)), m.unit, frame)


def _shift_weekday(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    if anchor.day is None:
        return None
    one = monday(anchor.day) + (7 * int(m.n) + m.k) * DAY
    return _frame((one, one), "day")


def _shift_edge(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    shifted = _shift(m, frame, anchor)
    return replace(shifted, sense="vague") if shifted else None


def _shift_season(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    if anchor.day is None:
        return None
    return _frame(lunar.season(anchor.day.year + int(m.n), "春夏秋冬".index(m.words[1]) + 1), "season")


def _stated(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    """昨（28日）: the day said, nearest to the one that the word names."""
    if anchor.day is None:
        return None
    guess, day = anchor.day + int(m.n) * DAY, number(m.words[2])
    months = [add_months(guess.replace(day=1), k) for k in (-1, 0, 1)]
    near = [
        month.replace(day=day) for month in months if day <= days_of_month(month.year, month.month)[1].day
    ]
    one = min(near, key=lambda d: abs(d - guess))
    return _frame((one, one), "day")


def _pair(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    if anchor.day is None:
        return None
    return _frame(
        (unit_at("year", anchor.day, int(m.n))[0], unit_at("year", anchor.day, int(m.n) + 1)[1]), "year"
    )


def _now(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    return _frame((anchor.day, anchor.day), "now", sense="vague") if anchor.day else None


def _same(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    """次日, 同日, 当月, 翌年: counted from the day (or longer unit) last mentioned."""
    last = anchor.previous_day if m.unit in ("day", "week") else anchor.previous
    if last is None:
        return _frame(unit_at(m.unit, anchor.day, int(m.n)), m.unit) if anchor.day else None
    base = last.last if m.n > 0 and last.last else last.start
    return _frame(unit_at(m.unit, base, int(m.n)), m.unit, last)


def _around(day: dt.date, unit: str) -> Frame:
    """A point counted in ``unit``: the day, the week around it, or the month or year that holds it."""
    if unit == "week":
        return Frame(day - 3 * DAY, day + 3 * DAY, "week", "vague")
    if unit in ("month", "quarter", "year", "decade"):
        return _frame(unit_at("month" if unit == "quarter" else unit, day), unit, sense="vague")
    return _frame((day, day), "day")


def _ago(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    base = frame.last if frame else _counted_from(m, anchor)
    if base is None:
        return None
    return _around(move(base, m.unit or "day", m.n), m.unit or "day")


def _counted_from(m: Meaning, anchor: Anchor) -> dt.date | None:
    """两天后 counts from the date last mentioned, 两天前 from the day of writing."""
    last = (
        anchor.previous_day if m.n > 0 and not anchor.future and m.unit in ("day", "week", "month") else None
    )
    return last.start if last else anchor.day


def _ago_mentioned(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    base = anchor.previous_day.start if anchor.previous_day else anchor.day
    return _around(move(base, m.unit, m.n), m.unit) if base else None


def _rolling(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    """过去7年: back from the day of writing; 未来两天: from the day after it."""
    if anchor.day is None:
        return None
    far = move(anchor.day, m.unit, m.n)
    if m.n < 0:
        return _frame((far, anchor.day), m.unit)
    return _frame((anchor.day if m.unit in ("hour", "minute", "second") else anchor.day + DAY, far), m.unit)


def _within(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    if anchor.day is None:
        return None
    ahead = anchor.future or anchor.query
    far = move(anchor.day, m.unit, m.n if ahead else -m.n)
    return _frame((min(far, anchor.day), max(far, anchor.day)), m.unit)


def _counted(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    """上两个月: whole calendar units just before (or after) the one of the anchor."""
    if anchor.day is None:
        return None
    near, far = (-1, int(m.n)) if m.n < 0 else (1, int(m.n))
    ends = sorted([unit_at(m.unit, anchor.day, near), unit_at(m.unit, anchor.day, far)])
    return _frame((ends[0][0], ends[1][1]), m.unit)


def _first_monday(day: dt.date) -> dt.date:
    return monday(day + 6 * DAY)


def _pieces(unit: str, frame: Frame) -> tuple[dt.date, dt.date]:
    """Where the first piece of ``unit`` begins inside ``frame``, and the frame's last day."""
    assert frame.first is not None and frame.last is not None
    return (_first_monday(frame.first) if unit == "week" else frame.first), frame.last


def _nth(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    """第三周 of a month or year: weeks count from its first Monday."""
    if frame is None:
        return _nth_day(m, anchor)
    if frame.first is None:
        return None
    first = _pieces(m.unit, frame)[0]
    return _frame(unit_at(m.unit, first, int(m.n) - 1), m.unit, frame)


def _nth_day(m: Meaning, anchor: Anchor) -> Frame | None:
    base = anchor.previous_day.start if anchor.previous_day else anchor.day
    if m.unit != "day" or base is None:
        return None
    one = base + int(m.n - 1) * DAY
    return _frame((one, one), "day")


def _nth_weekday(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    if frame is None or frame.first is None or frame.last is None:
        return None
    if m.n < 0:
        one = frame.last - ((frame.last.weekday() - m.k) % 7) * DAY
    else:
        one = frame.first + ((m.k - frame.first.weekday()) % 7 + 7 * (int(m.n) - 1)) * DAY
    return _frame((one, one), "day", frame)


def _leading(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    """今年前五个月 inside a frame; without one 前两个月 are the two before this one."""
    if frame is None:
        return _counted(replace(m, n=-m.n), None, anchor)
    return _last(replace(m, n=-m.n), frame, anchor) if m.n < 0 else _lead(m, frame)


def _lead(m: Meaning, frame: Frame) -> Frame | None:
    if frame.first is None or frame.last is None:
        return None
    first = _pieces(m.unit, frame)[0]
    return _frame((first, min(unit_at(m.unit, first, int(m.n) - 1)[1], frame.last)), m.unit, frame)


def _last(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    if frame is None or frame.last is None:
        return None
    end = unit_at(m.unit, frame.last)[1]
    last = end if end <= frame.last else unit_at(m.unit, frame.last, -1)[1]
    return _frame((unit_at(m.unit, last, 1 - int(m.n))[0], last), m.unit, frame)


def _edge(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    """年底 keeps the year, 月底 the month (codebook, ruling 4); 季度末 is the quarter's last month."""
    if frame is None or frame.first is None or frame.last is None:
        return None
    if frame.grain == "quarter":
        day = frame.first if m.n > 0 else frame.last
        return _frame(days_of_month(day.year, day.month), "month", frame, "vague")
    return replace(frame, sense="vague")


def _part(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    if frame is None or frame.first is None:
        return None
    days = PARTS[m.unit](frame.first, int(m.n))
    return _frame(days, m.unit, frame) if days else None


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
    if frame is None or frame.first is None:
        return None
    if frame.grain == "day":
        return frame
    one = monday(frame.first) + m.k * DAY
    return _frame((one, one), "day", frame)


def _clock(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    if frame is None or frame.first is None or m.n != 24:
        return frame
    return _frame((frame.first + DAY, frame.first + DAY), "day", frame)


def _vague(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    """近日: the last ``n`` days, ending on the day of writing (codebook, section 4)."""
    if anchor.day is None:
        return None
    days = (
        (anchor.day + (int(m.n) + 1) * DAY, anchor.day)
        if m.n < 0
        else (anchor.day, anchor.day + int(m.n) * DAY)
    )
    return _frame(days, "vague", sense="vague")


def _nothing(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    return None


def _same_frame(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    return frame


OPERATIONS: Mapping[str, Operation] = {
    "ymd": _ymd, "dmy": _dmy, "ym": _ym, "md": _md, "year": _year, "era": _era, "century": _century,
    "shift": _shift, "shift_weekday": _shift_weekday, "shift_edge": _shift_edge, "shift_season": _shift_season,
    "stated": _stated, "pair": _pair, "now": _now, "same": _same, "ago": _ago, "ago_mentioned": _ago_mentioned,
    "rolling": _rolling, "within": _within, "counted": _counted, "nth": _nth, "nth_weekday": _nth_weekday,
    "leading": _leading, "last": _last, "edge": _edge, "part": _part, "weekday": _weekday, "clock": _clock,
    "vague": _vague, "unknown": _nothing, "each": _nothing, "length": _nothing, "mark": _same_frame,
}  # fmt: skip
