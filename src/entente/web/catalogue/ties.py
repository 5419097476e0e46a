"""Who has contacts with whom: counts of pairs over rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import combinations

from entente.web.catalogue.rows import Entry


def pair_counts(rows: Iterable[Entry], of: str) -> Counter[tuple[str, str]]:
    """How many contacts each two states (``of="states"``) or persons of two states have, keys in order."""
    return Counter(pair for entry in rows for pair in _pairs(entry, of))


def _pairs(entry: Entry, of: str) -> Iterable[tuple[str, str]]:
    if of == "states":
        return combinations(sorted({side.state for side in entry.sides}), 2)
    named = {side.key: side.state for side in entry.sides if side.key}
    return ((a, b) for a, b in combinations(sorted(named), 2) if named[a] != named[b])
