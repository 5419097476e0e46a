"""What charts are drawn from: counts over a set of rows, each small enough to send."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from entente.web.catalogue.catalogue import Catalogue
from entente.web.catalogue.rows import WIDE, Entry

Table = list[dict[str, Any]]

DOTS = 3000
"""Contacts that one timeline shows at most, the newest ones; more would hide each other."""


def months(rows: Iterable[Entry]) -> Table:
    """``month``, ``kind``, ``status``, ``count``: by the month in which a contact begins."""
    return _counted(((e.first[:7], e.kind, e.status) for e in rows if e.first), "month", "kind", "status")


def years(rows: Iterable[Entry]) -> Table:
    """``year``, ``kind``, ``status``, ``count``: by the year in which a contact begins."""
    return _counted(((e.first[:4], e.kind, e.status) for e in rows if e.first), "year", "kind", "status")


def days(rows: Iterable[Entry]) -> Table:
    """``date``, ``count``, ``id``: a contact is counted on each of its days, one with a vague date on none.

    ``id`` is the contact's where the day has only one.
    """
    held: dict[str, list[str]] = {}
    for entry in rows:
        for day in _each_day(entry):
            held.setdefault(day, []).append(entry.id)
    return [
        {"date": day, "count": len(ids), "id": ids[0] if len(ids) == 1 else None}
        for day, ids in sorted(held.items())
    ]


def _each_day(entry: Entry) -> Iterator[str]:
    length = entry.days
    if length is not None and length <= WIDE and entry.first:
        first = dt.date.fromisoformat(entry.first)
        yield from ((first + dt.timedelta(days=n)).isoformat() for n in range(length))


def dots(rows: Sequence[Entry]) -> Table:
    """``id``, ``date``, ``last``, ``kind``, ``status`` of each dated contact, at most ``DOTS`` of them."""
    dated = [e for e in rows if e.first][-DOTS:]
    return [{"id": e.id, "date": e.first, "last": e.last, "kind": e.kind, "status": e.status} for e in dated]


def _counted(keys: Iterable[tuple[str, ...]], *names: str) -> Table:
    counts = Counter(keys)
    return [{**dict(zip(names, key, strict=True)), "count": counts[key]} for key in sorted(counts)]


@dataclass(frozen=True, slots=True)
class Network:
    """``nodes`` with how many contacts each has within the network, ``edges`` with how many they share."""

    nodes: dict[str, int]
    edges: list[tuple[str, str, int]]
    left_out: int


def network(catalogue: Catalogue, chosen: int, of: str, limit: int) -> Network:
    """The ``limit`` strongest ties of a set of rows; ``left_out`` counts the weaker ones."""
    counts = catalogue.ties(of, chosen)
    edges = [(a, b, n) for (a, b), n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
    nodes: Counter[str] = Counter()
    for a, b, n in edges[:limit]:
        nodes.update({a: n, b: n})
    return Network(dict(nodes), edges[:limit], max(0, len(edges) - limit))


@dataclass(frozen=True, slots=True)
class Matrix:
    """``states`` in falling order of contacts, and ``counts`` of each two (keys in alphabetical order)."""

    states: list[str]
    counts: Counter[tuple[str, str]]
    left_out: int

    def between(self, one: str, other: str) -> int:
        """How many contacts the two states have."""
        return self.counts[(one, other) if one <= other else (other, one)]


def matrix(catalogue: Catalogue, chosen: int, limit: int) -> Matrix:
    """State against state, for the ``limit`` states with most contacts; ``left_out`` counts the others."""
    counts = catalogue.ties("states", chosen)
    totals: Counter[str] = Counter()
    for (a, b), n in counts.items():
        totals.update({a: n, b: n})
    order = sorted(totals, key=lambda state: (-totals[state], state))
    return Matrix(order[:limit], counts, max(0, len(order) - limit))
