"""Days as pages, feeds and records write them → ``date``; never guessed from an ambiguous form."""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime

_YEAR_FIRST = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<sep>\s*[-/.]\s*|\s*年\s*)(?P<m>1[0-2]|0?[1-9])(?:(?P=sep)|\s*月\s*)(?P<d>3[01]|[12]\d|0?[1-9])(?!\d)"
)
_COMPACT = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<m>1[0-2]|0[1-9])(?P<d>3[01]|[12]\d|0[1-9])(?!\d{3})")


def day_in(text: str) -> dt.date | None:
    """The first year-first day in ``text`` (2021-01-08, 2021/1/8, 2021年1月8日), else null."""
    for found in _YEAR_FIRST.finditer(text):
        day = _real(found)
        if day:
            return day
    return None


def day_of(value: object) -> dt.date | None:
    """A whole field that is a day: ISO 8601, year-first, compact (20210108), RFC 822, or null.

    >>> day_of("2021-01-08T09:30:00+08:00")
    datetime.date(2021, 1, 8)
    """
    text = str(value or "").strip()
    compact = _COMPACT.match(text)
    return day_in(text[:64]) or (_real(compact) if compact else None) or _rfc822(text[:64])


def _real(found: re.Match[str]) -> dt.date | None:
    try:
        return dt.date(int(found["y"]), int(found["m"]), int(found["d"]))
    except ValueError:
        return None


def _rfc822(text: str) -> dt.date | None:
    try:
        return parsedate_to_datetime(text).date()
    except ValueError:
        return None
