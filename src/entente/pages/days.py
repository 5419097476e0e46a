"""Days as pages, feeds and records write them → ``date``; never guessed from an ambiguous form."""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime

_YEAR_FIRST = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<sep>\s*[-/.]\s*|\s*年\s*)(?P<m>1[0-2]|0?[1-9])(?:(?P=sep)|\s*月\s*)(?P<d>3[01]|[12]\d|0?[1-9])(?!\d)"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENGLISH = re.compile(
    rf"(?<![A-Za-z])(?:(?P<d1>\d{{1,2}})\s+)?(?P<mon>{'|'.join(_MONTHS)})[a-z]*\.?\s+"
    r"(?:(?P<d2>\d{1,2})[,，]?\s+)?(?:[A-Za-z]{3}\s+)?(?P<y>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<m>1[0-2]|0[1-9])(?P<d>3[01]|[12]\d|0[1-9])(?!\d{3})")


def day_in(text: str) -> dt.date | None:
    """The first day in ``text`` that is written year first or with an English month's name, else null.

    >>> day_in("发布时间: 2021/1/8 09:30"), day_in("Dec 28 Sat 2013"), day_in("08/01/2021")
    (datetime.date(2021, 1, 8), datetime.date(2013, 12, 28), None)
    """
    for found in _YEAR_FIRST.finditer(text):
        day = _real(found["y"], found["m"], found["d"])
        if day:
            return day
    english = _ENGLISH.search(text)
    if english is None:
        return None
    month = 1 + _MONTHS.index(english["mon"].lower())
    return _real(english["y"], month, english["d1"] or english["d2"])


def day_of(value: object) -> dt.date | None:
    """A whole field that is a day: ISO 8601, year-first, compact (20210108), RFC 822, or null.

    >>> day_of("2021-01-08T09:30:00+08:00")
    datetime.date(2021, 1, 8)
    """
    text = str(value or "").strip()
    compact = _COMPACT.match(text)
    return (
        day_in(text[:64])
        or (_real(compact["y"], compact["m"], compact["d"]) if compact else None)
        or _rfc822(text[:64])
    )


def _real(year: str, month: str | int, day: str | None) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day or 0))
    except ValueError:
        return None


def _rfc822(text: str) -> dt.date | None:
    try:
        return parsedate_to_datetime(text).date()
    except ValueError:
        return None
