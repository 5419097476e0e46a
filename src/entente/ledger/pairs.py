"""What a contact can be asked for by: its states, its persons, and every pair of them across sides.

``a`` and ``b`` are keys in alphabetical order; an empty ``a`` with a key in ``b`` stands for anyone,
two empty ones for every contact. So each question is one range of one index, in order of date.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from entente.ledger.merge.sides import spellings
from entente.records import Party

UNDATED = "~"
"""Stands behind every date, so that undated rows come last."""


def keys(party: Party) -> frozenset[str]:
    """State, and the person: by id where one is known, else by the spellings of the name."""
    if party.person:
        return frozenset((party.state, party.person))
    return frozenset((party.state, *name_keys(party)))


def name_key(spelling: str) -> str:
    """The key of a person who is known by name only; ``spelling`` is bare."""
    return f"n:{spelling}"


def name_keys(party: Party) -> Iterator[str]:
    """``n:`` and a bare spelling, for every spelling that the party goes by."""
    for name in filter(None, (party.name, party.surface, *party.aliases)):
        yield from map(name_key, spellings(name))


def pair(one: str, other: str) -> tuple[str, str]:
    """The two keys in the order in which the table holds them."""
    return (one, other) if one <= other else (other, one)


def pairs(parties: Sequence[Party]) -> frozenset[tuple[str, str]]:
    """Every question that a contact of ``parties`` answers."""
    single = {pair("", key) for party in parties for key in keys(party)}
    across = (
        pair(a, b)
        for one, other in combinations(parties, 2)
        if one.state != other.state
        for a, b in product(keys(one), keys(other))
    )
    return frozenset({("", "")} | single | set(across))
