"""When the pages that tell a row were written, and what says so."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from entente.ledger import Ledger
from entente.times import Reason, infer
from entente.views.results import Detail


@dataclass(frozen=True, slots=True)
class Written:
    """One page's days of writing (both null when unknown) and the reasons, strongest first."""

    page: str
    title: str
    first: dt.date | None
    last: dt.date | None
    reasons: tuple[Reason, ...]


def writing_dates(detail: Detail, ledger: Ledger) -> tuple[Written, ...]:
    """The writing date of every page that tells the row, each page once, in the order of the evidence."""
    told = {passage.quote.id: passage.quote for passage in detail.passages}
    return tuple(_written(q.id, q.title, q.date, q.url, ledger.counted_in(q.mention)) for q in told.values())


def _written(page: str, title: str, date: str | None, url: str, text: str) -> Written:
    published = dt.date.fromisoformat(date) if date else None
    found = infer(text, title=title, published=published, url=url)
    return Written(page, title, found.first, found.last, found.reasons)
