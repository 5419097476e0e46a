"""Time expressions of Chinese news in both scripts: recognised and resolved in one pass.

``find`` gives every expression with its EDTF value and closed interval of days, seen from the day
the text was written (never from today); ``writing.infer`` says when that was; ``edtf`` reads the
values. Documented in ``docs/times.md``.
"""

from __future__ import annotations

import datetime as dt

from entente.records import TimeMention
from entente.text import fold
from entente.times import edtf
from entente.times.discourse import mentions

__all__ = ["edtf", "find"]


def find(text: str, written: dt.date | tuple[dt.date, dt.date] | None = None, *, published: dt.date | None = None) -> list[TimeMention]:
    """Every time expression of raw ``text``, left to right, without overlaps.

    ``written`` is the day (or first and last possible day) of writing; without it ``published``,
    the day the page shows, bounds it from above. Offsets are code points of ``text``.
    """
    if isinstance(written, dt.date):
        written = (written, written)
    if written is None and published is not None:
        written = (published, published)
    return mentions(fold(text), text, written)
