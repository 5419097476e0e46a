"""What the start page shows: how much the ledger holds, since when, and who meets most."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache

from entente.views import Row
from entente.web.asking import Asking
from entente.web.books import Books
from entente.web.catalogue import Catalogue, Wanted
from entente.web.listing import keys

TIES = 8
THICK = 0.02
"""Share of all contacts that a year must have for the chart to begin with it."""
LATEST = 6
_HELD = Wanted(status=frozenset(("held",)))


@dataclass(frozen=True, slots=True)
class Overview:
    """``contacts`` counts every row that stands; ``states`` and ``persons`` are the most frequent ties.

    ``drawn`` is the year that the chart begins with: stray recollections of older contacts are left out.
    """

    contacts: int
    pages: int
    sources: int
    doubtful: int
    first: str | None
    last: str | None
    kinds: dict[str, int]
    states: list[tuple[str, str, int]]
    persons: list[tuple[str, str, int]]
    latest: tuple[Row, ...]
    drawn: str


def overview(catalogue: Catalogue, books: Books) -> Overview:
    """The start page of the ledger; counted once for each state that the ledger is in."""
    counted = _overview(catalogue)
    latest = keys(catalogue, catalogue.select(_HELD), Asking(size=LATEST))
    return replace(counted, latest=books.rows(latest))


@lru_cache(1)
def _overview(catalogue: Catalogue) -> Overview:
    dated = [entry.first for entry in catalogue.entries if entry.first]
    held = catalogue.select(_HELD)
    return Overview(
        contacts=catalogue.size,
        pages=catalogue.pages,
        sources=len(list(catalogue.values("source"))),
        doubtful=catalogue.doubtful.bit_count(),
        first=dated[0] if dated else None,
        last=dated[-1] if dated else None,
        kinds=dict(catalogue.tally("kind", held)),
        states=_ties(catalogue, held, "states"),
        persons=_ties(catalogue, held, "persons"),
        latest=(),
        drawn=_thick(catalogue.tally("year", held)),
    )


def _thick(years: Counter[str]) -> str:
    return min((year for year, n in years.items() if n >= THICK * years.total()), default="")


def _ties(catalogue: Catalogue, chosen: int, of: str) -> list[tuple[str, str, int]]:
    counts = catalogue.ties(of, chosen)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [(a, b, n) for (a, b), n in ranked[:TIES]]
