"""EDTF (ISO 8601-2:2019, levels 0 and 1) for days, months, years and intervals of them.

Only what a ledger of days needs: ``2020``, ``2020-10``, ``2020-12-28``, the qualifiers ``?``, ``~``
and ``%``, unspecified digits (``199X``, ``2020-XX``), intervals, and open or unknown sides (``..``
or nothing). Seasons and times of day are not part of it.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from entente.errors import QueryError
from entente.times.calendar import Days, days_of_month, days_of_year

_DATE = re.compile(r"(-?\d{2,3}X{1,2}|\d{4})(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?[?~%]?")


def _year_days(text: str) -> Days:
    low, high = int(text.replace("X", "0")), int(text.replace("X", "9"))
    return days_of_year(low)[0], days_of_year(high)[1]


@lru_cache(maxsize=4096)
def _date(text: str) -> Days:
    found = _DATE.fullmatch(text)
    if not found:
        raise QueryError(f"not an EDTF date: {text!r} (write 2020, 2020-10 or 2020-10-01)")
    year, month, day = found.groups()
    try:
        if month in (None, "XX") or "X" in year:
            return _year_days(year)
        if day in (None, "XX"):
            return days_of_month(int(year), int(month))
        one = dt.date(int(year), int(month), int(day))
    except ValueError as error:
        raise QueryError(f"no such day: {text!r}") from error
    return one, one


def bounds(value: str) -> tuple[dt.date | None, dt.date | None]:
    """First and last day that ``value`` covers; None on an open or unknown side.

    Raises QueryError when ``value`` is not EDTF level 0 or 1.

    >>> bounds("2020-02")
    (datetime.date(2020, 2, 1), datetime.date(2020, 2, 29))
    >>> bounds("2020-03-05/..")
    (datetime.date(2020, 3, 5), None)
    """
    if "/" not in value:
        return _date(value)
    left, right = value.split("/", 1)
    first = None if left in ("", "..") else _date(left)[0]
    last = None if right in ("", "..") else _date(right)[1]
    if first and last and first > last:
        raise QueryError(f"the interval {value!r} ends before it begins")
    return first, last


def _side(day: dt.date, grain: str) -> str:
    return {"year": f"{day.year:04d}", "month": f"{day.year:04d}-{day.month:02d}"}.get(grain, day.isoformat())


def _coarsest(first: dt.date, last: dt.date) -> str:
    if days_of_year(first.year)[0] == first and days_of_year(last.year)[1] == last:
        return "year"
    if first.day == 1 and days_of_month(last.year, last.month)[1] == last:
        return "month"
    return "day"


def render(first: dt.date | None, last: dt.date | None, approximate: bool = False) -> str | None:
    """The shortest EDTF string for the interval; None when both sides are open.

    ``approximate`` marks each side that is said with ``~``.

    >>> render(dt.date(2020, 1, 1), dt.date(2020, 12, 31))
    '2020'
    >>> render(dt.date(2014, 1, 1), dt.date(2020, 12, 31))
    '2014/2020'
    """
    mark = "~" if approximate else ""
    if first and last:
        grain = _coarsest(first, last)
        left, right = _side(first, grain) + mark, _side(last, grain) + mark
        return left if left == right else f"{left}/{right}"
    if first:
        return f"{first.isoformat()}{mark}/.."
    return f"../{last.isoformat()}{mark}" if last else None
