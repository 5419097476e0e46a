"""Time expressions of Chinese news in both scripts: recognised and resolved in one pass.

``find`` gives every expression with its EDTF value and closed interval of days, seen from the day
the text was written (never from today); ``writing.infer`` says when that was; ``edtf`` reads the
values. Documented in ``docs/times.md``.
"""

from __future__ import annotations

import datetime as dt

from entente.records import TimeMention
from entente.text import fold
from entente.times import edtf, writing
from entente.times.discourse import Written, mentions
from entente.times.sections import Section, sections
from entente.times.writing import Reason, WritingDate, infer

__all__ = ["Reason", "TimeMention", "WritingDate", "edtf", "find", "find_folded", "infer", "writing"]


def find(
    text: str,
    written: dt.date | Written | None = None,
    *,
    published: dt.date | None = None,
    dateline: dt.date | None = None,
    title: str = "",
    url: str = "",
) -> list[TimeMention]:
    """Every time expression of raw ``text``, left to right, without overlaps.

    ``written`` is the day (or the first and last possible day) of writing; without it ``dateline``
    counts, and without that the day is inferred from the text, ``title``, ``url`` and ``published``,
    the day that the page shows. Items of a bulleted list of related news are dated one by one.
    Offsets are code points of ``text``. A value is null when nothing is known that fixes it.

    >>> [m.value for m in find("外長29日表示,今年雙方已通話5次", dt.date(2020, 12, 30))]
    ['2020-12-29', '2020']
    """
    return find_folded(
        fold(text), text, written, published=published, dateline=dateline, title=title, url=url
    )


def find_folded(
    folded: str,
    text: str,
    written: dt.date | Written | None = None,
    *,
    published: dt.date | None = None,
    dateline: dt.date | None = None,
    title: str = "",
    url: str = "",
) -> list[TimeMention]:
    """``find`` for a caller that has folded the text already (``folded == fold(text)``)."""
    known = (written, written) if isinstance(written, dt.date) else written
    base = "written"
    if known is None and dateline is not None:
        known, base = (dateline, dateline), "dateline"
    out: list[TimeMention] = []
    main = known
    for part in sections(folded):
        days = known if known and not part.related else _dated(part, text, published, title, url, main)
        main = main or days
        own = slice(part.start, part.end)
        out += mentions(folded[own], text[own], days, base, part.start)
    return out


def _dated(
    part: Section, text: str, published: dt.date | None, title: str, url: str, main: Written | None
) -> Written | None:
    """The days on which one section was written; a related item without evidence is as old as the article."""
    ceiling = published or (main[1] if main else None)
    own = text[part.start : part.end]
    if part.related:
        return infer(own, published=ceiling, own_page=False).interval or main
    return infer(own, title=title, published=ceiling, url=url).interval
