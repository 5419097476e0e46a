"""Operations that stand by themselves: full dates, and what counts from an anchor (昨天, 三周前, 次日)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from entente.times import lunar
from entente.times.calendar import DAY, add_months, days_of_month, monday, move, unit_at
from entente.times.frames import Anchor, Frame, Operation, framed, inside
from entente.times.grammar.rule import Meaning
from entente.times.numerals import full_year, number


def _ymd(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    year, month, day = m.words
    reference = anchor.day.year if anchor.day else 2000
    one = dt.date(full_year(year, reference), number(month), number(day))
    return Frame(one, one, "day", year=True)


def _dmy(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    year, month, day = m.words
    if number(month) > 12:
        month, day = day, month
    return _ymd(m._replace(words=(year, month, day)), frame, anchor)


def _ym(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    return replace(framed(days_of_month(number(m.words[0]), number(m.words[1])), "month"), year=True)


def _year(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    text = m.words[0]
    if len(text) == 2 and anchor.day is None:
        return None
    year = full_year(text, anchor.day.year if anchor.day else 2000)
    return replace(framed(unit_at("year", dt.date(year, 1, 1)), "year"), year=True)


def _decade(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    decade = unit_at("decade", dt.date(number(m.words[0]), 1, 1))
    return replace(framed(decade, "decade"), year=True)


def _era(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    year = int(m.n) + (1 if m.words[0] == "元" else number(m.words[0]))
    return replace(framed(unit_at("year", dt.date(year, 1, 1)), "year"), year=True)


def _century(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    return replace(framed(unit_at("century", dt.date(int(m.n) * 100 - 100 or 1, 1, 1)), "century"), year=True)


def _shift(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    if frame is not None:
        return _shift_within(m, frame, anchor)
    return framed(unit_at(m.unit, anchor.today, int(m.n)), m.unit)


def _shift_within(m: Meaning, frame: Frame, anchor: Anchor) -> Frame | None:
    """去年本月: the unit of the anchor, in the year said."""
    if frame.grain != "year":
        return None
    moved = unit_at(m.unit, anchor.today, int(m.n))[0]
    return framed(unit_at(m.unit, moved.replace(year=inside(frame)[0].year, day=1)), m.unit, frame)


def _shift_weekday(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    one = monday(anchor.today) + (7 * int(m.n) + m.k) * DAY
    return framed((one, one), "day")


def _shift_edge(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    shifted = _shift(m, frame, anchor)
    return replace(shifted, sense="vague") if shifted else None


def _shift_season(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    return framed(lunar.season(anchor.today.year + int(m.n), "春夏秋冬".index(m.words[1]) + 1), "season")


def _stated(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    """昨（28日）: the day said, nearest to the one that the word names."""
    guess, day = anchor.today + int(m.n) * DAY, number(m.words[2])
    months = [add_months(guess.replace(day=1), k) for k in (-1, 0, 1)]
    near = [m.replace(day=day) for m in months if day <= days_of_month(m.year, m.month)[1].day]
    one = min(near, key=lambda d: abs(d - guess))
    return framed((one, one), "day")


def _pair(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    first, second = (unit_at("year", anchor.today, int(m.n) + k) for k in (0, 1))
    return framed((first[0], second[1]), "year")


def _now(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    return framed((anchor.today, anchor.today), "now", sense="vague")


def _same(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    """次日, 同日, 当月, 翌年: counted from the day (or longer unit) last mentioned."""
    last = anchor.previous_day if m.unit in ("day", "week") else anchor.previous
    if last is None:
        return framed(unit_at(m.unit, anchor.today, int(m.n)), m.unit)
    base = last.last if m.n > 0 and last.last else last.start
    return framed(unit_at(m.unit, base, int(m.n)), m.unit, last)


def _around(day: dt.date, unit: str) -> Frame:
    """A point counted in ``unit``: the day, the week around it, or the month or year that holds it."""
    if unit == "week":
        return Frame(day - 3 * DAY, day + 3 * DAY, "week", "vague")
    if unit in ("month", "quarter", "year", "decade"):
        return framed(unit_at("month" if unit == "quarter" else unit, day), unit, sense="vague")
    return framed((day, day), "day")


def _ago(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    base = inside(frame)[1] if frame else _counted_from(m, anchor)
    return _around(move(base, m.unit or "day", m.n), m.unit or "day")


def _counted_from(m: Meaning, anchor: Anchor) -> dt.date:
    """两天后 counts from the date last mentioned, 两天前 from the day of writing."""
    told = m.n > 0 and not anchor.future and m.unit in ("day", "week", "month")
    return anchor.previous_day.start if told and anchor.previous_day else anchor.today


def _ago_mentioned(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    base = anchor.previous_day.start if anchor.previous_day else anchor.today
    return _around(move(base, m.unit, m.n), m.unit)


def _rolling(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    """过去7年: back from the day of writing; 未来两天: from the day after it."""
    far = move(anchor.today, m.unit, m.n)
    if m.n < 0:
        return framed((far, anchor.today), m.unit)
    first = anchor.today if m.unit in ("hour", "minute", "second") else anchor.today + DAY
    return framed((first, far), m.unit)


def _within(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    ahead = anchor.future or anchor.query
    far = move(anchor.today, m.unit, m.n if ahead else -m.n)
    return framed((min(far, anchor.today), max(far, anchor.today)), m.unit)


def counted(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    """上两个月: whole calendar units just before (or after) the one of the anchor."""
    near, far = (-1, int(m.n)) if m.n < 0 else (1, int(m.n))
    ends = sorted([unit_at(m.unit, anchor.today, near), unit_at(m.unit, anchor.today, far)])
    return framed((ends[0][0], ends[1][1]), m.unit)


def _vague(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    """近日: the last ``n`` days, ending on the day of writing (codebook, section 4)."""
    far = anchor.today + (int(m.n) + (1 if m.n < 0 else 0)) * DAY
    return framed((min(far, anchor.today), max(far, anchor.today)), "vague", sense="vague")


def _nothing(m: Meaning, frame: Frame | None, anchor: Anchor) -> Frame | None:
    return None


COUNTING: Mapping[str, Operation] = {
    "ymd": _ymd,
    "dmy": _dmy,
    "ym": _ym,
    "year": _year,
    "era": _era,
    "decade": _decade,
    "century": _century,
    "shift": _shift,
    "shift_weekday": _shift_weekday,
    "shift_edge": _shift_edge,
    "shift_season": _shift_season,
    "stated": _stated,
    "pair": _pair,
    "now": _now,
    "same": _same,
    "ago": _ago,
    "ago_mentioned": _ago_mentioned,
    "rolling": _rolling,
    "within": _within,
    "counted": counted,
    "vague": _vague,
    "unknown": _nothing,
    "each": _nothing,
    "length": _nothing,
}
