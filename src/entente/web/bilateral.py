"""The pair page: two states or persons, all their contacts counted by kind and status."""

from __future__ import annotations

from dataclasses import dataclass

from entente.web.asking import Asking
from entente.web.listing import Listing, listing
from entente.web.state import State

SHOWN = 25
"""Contacts listed on the pair page itself; the ledger has them all."""


@dataclass(frozen=True, slots=True)
class Bilateral:
    """``kinds`` and ``statuses`` count the pair's contacts; ``years`` are those in which there were any."""

    total: int
    kinds: dict[str, int]
    statuses: dict[str, int]
    years: list[str]
    listing: Listing


def bilateral(asking: Asking, held: State) -> Bilateral:
    """The pair that ``asking`` names in ``who`` and ``other``, under its other filters."""
    catalogue, wanted, chosen = held.chosen(asking)
    short = asking.but(size=SHOWN)
    return Bilateral(
        total=chosen.bit_count(),
        kinds=dict(catalogue.facet("kind", wanted)),
        statuses=dict(catalogue.facet("status", wanted)),
        years=sorted(catalogue.tally("year", chosen)),
        listing=listing(short, catalogue, wanted, held.books),
    )
