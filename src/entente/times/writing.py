"""When was it written? An interval of days from all the evidence, with a reason for each bound.

A page's date is only an upper bound: re-posted news keeps its 今年 and 29日 while the page shows a
later day. Each rule of ``evidence.RULES`` narrows the interval; evidence that contradicts stronger
evidence is left out. With nothing but the page's own day, news is of that day or the day before.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from entente.text import fold
from entente.times.calendar import DAY
from entente.times.evidence import RULES, Clues, Reason, dated, url_days

__all__ = ["Reason", "WritingDate", "infer"]


@dataclass(frozen=True, slots=True)
class WritingDate:
    """First and last possible day of writing (null: unknown), and the evidence, strongest first."""

    first: dt.date | None
    last: dt.date | None
    reasons: tuple[Reason, ...] = ()

    @property
    def interval(self) -> tuple[dt.date, dt.date] | None:
        """Both bounds, or None when one is unknown."""
        return (self.first, self.last) if self.first and self.last else None


@dataclass
class _Narrowing:
    """The interval as it stands while the rules are asked one after the other."""

    first: dt.date | None
    last: dt.date
    reasons: list[Reason]

    def take(self, reason: Reason) -> None:
        first = max(filter(None, (self.first, reason.first)), default=None)
        last = min(self.last, reason.last) if reason.last else self.last
        if reason.rule in ("dateline", "stated-day") and first == self.last + DAY:
            last = self.last + DAY
        if first and first > last:
            return
        if (first, last) != (self.first, self.last) or reason.rule in ("dateline", "stated-day"):
            self.first, self.last = first, last
            self.reasons.append(reason)


def _evidence(text: str, url: str, state: _Narrowing, own_page: bool) -> None:
    folded, ceiling = fold(text), state.last
    for _, rule in RULES:
        fresh = own_page and state.last >= ceiling - DAY
        for reason in rule(Clues(folded, url, state.last, fresh)):
            state.take(reason)


def _fresh(state: _Narrowing, ceiling: dt.date) -> Iterator[Reason]:
    """News is written on the day it is published or the day before, unless something says otherwise."""
    if state.last >= ceiling - DAY:
        yield Reason("fresh-news", ceiling - DAY, ceiling, "")


def _ceiling(published: dt.date | None, url: str) -> Reason | None:
    if published:
        return Reason("published", None, published, published.isoformat())
    return min(url_days(url), key=lambda r: r.last or dt.date.max, default=None)


def _without_ceiling(head: str, text: str) -> WritingDate:
    """A dateline with its year is exact; any other full date only says: not before."""
    said = dated(fold(head + text))
    if said is None:
        return WritingDate(None, None)
    return WritingDate(said.first, said.last, (_from(said, len(head)),))


def _from(reason: Reason, head: int) -> Reason:
    """The reason with offsets that count from the end of ``head``; null when it lies in there."""
    if reason.start is None or reason.end is None:
        return reason
    if reason.start < head:
        return replace(reason, start=None, end=None)
    return replace(reason, start=reason.start - head, end=reason.end - head)


def infer(
    text: str,
    *,
    title: str = "",
    published: dt.date | None = None,
    url: str = "",
    dateline_text: str | None = None,
    own_page: bool = True,
) -> WritingDate:
    """The days on which ``text`` can have been written.

    ``published`` is the day the page shows (an upper bound), ``title`` and ``dateline_text`` stand
    before the text, ``own_page`` is False for a related item on the page of another article, whose
    day says little. Without ``published`` and without a day in ``url`` nothing bounds a year-less
    day: both sides are then null. Offsets in the reasons count in ``text``.
    """
    head = "".join(part + "\n" for part in (title, dateline_text) if part)
    ceiling = _ceiling(published, url)
    if ceiling is None:
        return _without_ceiling(head, text)
    latest = ceiling.last or dt.date.max
    state = _Narrowing(None, latest, [ceiling])
    _evidence(head + text, url, state, own_page)
    for reason in _fresh(state, latest) if own_page else ():
        state.take(reason)
    return WritingDate(state.first, state.last, tuple(_from(r, len(head)) for r in state.reasons))
