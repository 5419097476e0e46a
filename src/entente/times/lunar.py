"""The Chinese lunar calendar 1990–2050 (``data/times/lunar.tsv``) and the 24 solar terms.

The table holds facts of the calendar (first day, leap month, lengths of the months). The terms are
the moments when the sun's apparent longitude passes a multiple of 15°, by Meeus' low-precision
series (*Astronomical Algorithms*, chapter 25; good to a quarter of an hour), in Beijing time.
"""

from __future__ import annotations

import datetime as dt
import math
from functools import cache
from typing import NamedTuple

from entente.times.calendar import DAY, Days
from entente.times.grammar.table import lines

_J2000 = dt.datetime(2000, 1, 1, 12)
_BEIJING = dt.timedelta(hours=8)


class LunarYear(NamedTuple):
    """One lunar year: its first day, the month that is doubled (0: none), the lengths in order."""

    first: dt.date
    leap: int
    lengths: tuple[int, ...]


@cache
def _years() -> dict[int, LunarYear]:
    table = {}
    for year, first, leap, lengths in lines("lunar.tsv"):
        sizes = tuple(30 if c == "L" else 29 for c in lengths)
        table[int(year)] = LunarYear(dt.date.fromisoformat(first), int(leap), sizes)
    return table


def lunar_year(year: int) -> LunarYear | None:
    """The row of a lunar year; None outside 1990 to 2050."""
    return _years().get(year)


def lunar_month(year: int, month: int, leap: bool = False) -> Days | None:
    """First and last day of a month of lunar ``year``; None when there is no such month on record."""
    row = lunar_year(year)
    if row is None or not 1 <= month <= 12 or (leap and row.leap != month):
        return None
    index = month - 1 + (1 if leap or 0 < row.leap < month else 0)
    first = row.first + sum(row.lengths[:index]) * DAY
    return first, first + (row.lengths[index] - 1) * DAY


def lunar_day(year: int, month: int, day: int, leap: bool = False) -> dt.date | None:
    """A day of lunar ``year``; day 30 of a month of 29 days is its last (除夕)."""
    days = lunar_month(year, month, leap)
    return min(days[0] + (day - 1) * DAY, days[1]) if days and 1 <= day <= 30 else None


def _sun(moment: dt.datetime) -> float:
    century = (moment - _J2000) / dt.timedelta(days=36525)
    mean = 280.46646 + century * (36000.76983 + 0.0003032 * century)
    anomaly = math.radians(357.52911 + century * (35999.05029 - 0.0001537 * century))
    centre = (1.914602 - 0.004817 * century) * math.sin(anomaly)
    centre += (0.019993 - 0.000101 * century) * math.sin(2 * anomaly) + 0.000289 * math.sin(3 * anomaly)
    node = math.radians(125.04 - 1934.136 * century)
    return (mean + centre - 0.00569 - 0.00478 * math.sin(node)) % 360


@cache
def term(year: int, index: int) -> dt.date:
    """The day of solar term ``index`` (0 小寒 … 23 冬至) in a civil year, Beijing time."""
    target = (285 + 15 * index) % 360
    moment = dt.datetime(year, 1, 6) + dt.timedelta(days=15.2184 * index)
    for _ in range(5):
        gap = (target - _sun(moment) + 180) % 360 - 180
        moment += dt.timedelta(days=gap * 365.2422 / 360)
    return (moment + _BEIJING).date()


def season(year: int, index: int) -> Days:
    """Spring (1) to winter (4) from 立春, 立夏, 立秋, 立冬 to the day before the next."""
    first = term(year, 2 + 6 * (index - 1))
    after = term(year + 1, 2) if index == 4 else term(year, 2 + 6 * index)
    return first, after - DAY
