"""The review queue: rows that a person should look at, one at a time, with what they may be the same as."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import islice

from entente.views import Row
from entente.web.asking import Asking
from entente.web.books import Books
from entente.web.catalogue import Catalogue, Entry, Wanted, bits

AROUND = 9
"""Rows of the queue that are shown beside the one under review."""

NEAR = 3
"""Days within which another row of the same states may be the same contact."""


@dataclass(frozen=True, slots=True)
class Queue:
    """The row under review (null: nothing left), its neighbours in the queue, rows to merge it with."""

    total: int
    place: int
    at: Entry | None
    around: tuple[Entry, ...]
    similar: tuple[Row, ...]

    @property
    def before(self) -> str | None:
        """The id before the row under review."""
        return self._beside(-1)

    @property
    def after(self) -> str | None:
        """The id behind it."""
        return self._beside(1)

    def _beside(self, step: int) -> str | None:
        ids = [entry.id for entry in self.around]
        place = ids.index(self.at.id) + step if self.at else -1
        return ids[place] if 0 <= place < len(ids) else None


def queue(asking: Asking, at: str, catalogue: Catalogue, wanted: Wanted, books: Books) -> Queue:
    """The queue of rows that answer ``wanted`` and are in doubt, opened at the row ``at`` or at its start."""
    waiting = list(bits.unpack(catalogue.select(wanted) & catalogue.doubtful))
    number = catalogue.number(at)
    place = next((n for n, row in enumerate(waiting) if number is not None and row >= number), 0)
    start = max(0, place - AROUND // 2)
    around = tuple(catalogue.entries[n] for n in waiting[start : start + AROUND])
    entry = catalogue.entries[waiting[place]] if waiting else None
    return Queue(len(waiting), place + 1, entry, around, _similar(entry, catalogue, books))


def _similar(entry: Entry | None, catalogue: Catalogue, books: Books) -> tuple[Row, ...]:
    if entry is None or entry.first is None or entry.last is None:
        return ()
    near = catalogue.select(Wanted(first=_shift(entry.first, -NEAR), last=_shift(entry.last, NEAR)))
    for state in {side.state for side in entry.sides}:
        near &= catalogue.having("state", state)
    others = (other for other in catalogue.rows(near) if other.id != entry.id)
    return books.rows(other.id for other in islice(others, AROUND))


def _shift(day: str, by: int) -> str:
    return (dt.date.fromisoformat(day) + dt.timedelta(days=by)).isoformat()
