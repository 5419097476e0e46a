"""EDTF level-1 strings as closed intervals of days, and how two intervals lie to each other.

An open interval (``2018-08-12/..``) is filed under the day that is known: the ledger compares what
a text says, and an open side says nothing. Specification: Library of Congress, EDTF, 2019.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from functools import lru_cache

_QUALIFIERS = re.compile(r"[~?%]")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}

Days = tuple[dt.date, dt.date]


def iso(day: dt.date | None) -> str | None:
    """``day`` as 2020-12-28, null for null."""
    return day.isoformat() if day else None


@lru_cache(maxsize=4096)
def interval(edtf: str | None) -> Days | None:
    """First and last day of ``edtf``, null for null. Raises ``ValueError`` for anything that is no EDTF.

    >>> interval("2020-02")
    (datetime.date(2020, 2, 1), datetime.date(2020, 2, 29))
    >>> interval("2018-08-12/..")
    (datetime.date(2018, 8, 12), datetime.date(2018, 8, 12))
    """
    if not edtf:
        return None
    start, _, end = _QUALIFIERS.sub("", edtf).partition("/")
    known = [part for part in (start, end) if part not in ("", "..")]
    if not known:
        return None
    return (_edge(start, False), _edge(end, True)) if len(known) == 2 else _one(known[0], "/" in edtf)


def _one(part: str, is_open: bool) -> Days:
    first = _edge(part, False)
    return (first, first) if is_open else (first, _edge(part, True))


def _edge(part: str, last: bool) -> dt.date:
    digits = part.replace("X", "9" if last else "0").split("-")
    year = int(digits[0])
    month = _month(int(digits[1]), last) if len(digits) > 1 else (12 if last else 1)
    if len(digits) > 2:
        return dt.date(year, month, int(digits[2]))
    return dt.date(year, month, calendar.monthrange(year, month)[1] if last else 1)


def _month(number: int, last: bool) -> int:
    return _SEASONS[number][last] if number in _SEASONS else number


def width(days: Days) -> int:
    """How many days the interval has; 1 for a single day."""
    return (days[1] - days[0]).days + 1


def gap(one: Days, other: Days) -> int:
    """Days from the end of the earlier interval to the start of the later; 0 or less when they overlap."""
    return max((one[0] - other[1]).days, (other[0] - one[1]).days)


def hull(one: Days, other: Days) -> Days:
    """The shortest interval that holds both."""
    return min(one[0], other[0]), max(one[1], other[1])


def common(one: Days, other: Days) -> Days | None:
    """The days that both have, null when there is none."""
    first, last = max(one[0], other[0]), min(one[1], other[1])
    return (first, last) if first <= last else None


def edtf(days: Days) -> str:
    """The shortest EDTF string for a closed interval (a day, a whole month or year, else ``a/b``).

    >>> edtf((dt.date(2020, 2, 1), dt.date(2020, 2, 29)))
    '2020-02'
    """
    first, last = days
    for text in (first.isoformat(), f"{first:%Y-%m}", f"{first:%Y}"):
        if interval(text) == days:
            return text
    return f"{first.isoformat()}/{last.isoformat()}"
