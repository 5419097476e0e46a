"""The rows of a ledger indexed in memory, so that every filter, facet and chart is a matter of milliseconds.

Rows are numbered in order of date; each value of each facet is a set of row numbers (``bits``).
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain
from typing import Any

from entente.web.catalogue import bits
from entente.web.catalogue.rows import Entry, Loaded
from entente.web.catalogue.search import Phrases
from entente.web.catalogue.ties import pair_counts

_UNDATED = "~"
_LATEST = "9999-12-31"


@dataclass(frozen=True, slots=True)
class Term:
    """A word searched for: as a phrase, and as a person or state where it names one."""

    phrase: str
    keys: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Wanted:
    """A question in the catalogue's terms; empty means any, days are ISO and inclusive."""

    who: frozenset[str] = frozenset()
    other: frozenset[str] = frozenset()
    kind: frozenset[str] = frozenset()
    status: frozenset[str] = frozenset()
    level: frozenset[str] = frozenset()
    source: frozenset[str] = frozenset()
    doubt: frozenset[str] = frozenset()
    first: str | None = None
    last: str | None = None
    terms: tuple[Term, ...] = ()
    uncertain: bool = False


def _states(entry: Entry) -> Iterable[str]:
    return {side.state for side in entry.sides}


def _persons(entry: Entry) -> Iterable[str]:
    return {side.key for side in entry.sides if side.key}


def _keys(entry: Entry) -> Iterable[str]:
    return frozenset().union(*(side.keys for side in entry.sides))


def _levels(entry: Entry) -> Iterable[str]:
    return {side.level for side in entry.sides if side.level}


def _years(entry: Entry) -> Iterable[str]:
    if entry.first is None or entry.last is None:
        return ()
    return map(str, range(int(entry.first[:4]), int(entry.last[:4]) + 1))


FACETS: dict[str, Callable[[Entry], Iterable[str]]] = {
    "kind": lambda entry: (entry.kind,),
    "status": lambda entry: (entry.status,),
    "level": _levels,
    "source": lambda entry: entry.sources,
    "year": _years,
    "doubt": lambda entry: entry.doubts,
    "state": _states,
    "person": _persons,
    "key": _keys,
}
"""What rows are filtered and counted by, and which values a row has."""

_CHOICES = ("kind", "status", "level", "source", "doubt")
_FEW = 64
"""Up to so many values a facet is counted set by set, beyond it row by row."""


class Catalogue:
    """All rows that stand in a ledger at one moment; never changed after it is made."""

    def __init__(self, loaded: Loaded, revision: str = "") -> None:
        self.entries = entries = loaded.entries
        self.pages = loaded.pages
        self.revision = revision
        self.size = len(entries)
        self.all = bits.full(self.size)
        self._phrases = Phrases(loaded.texts)
        columns = {name: [tuple(values(entry)) for entry in entries] for name, values in FACETS.items()}
        self._postings = {name: _post(column) for name, column in columns.items()}
        self._many = {name: columns[name] for name, held in self._postings.items() if len(held) > _FEW}
        self._firsts = [entry.first or _UNDATED for entry in entries]
        self._long = [(n, e.last) for n, e in enumerate(entries) if e.last and e.last != e.first]
        self._certain = bits.pack((n for n, e in enumerate(entries) if e.certain), self.size)
        self.dated = bits.pack((n for n, e in enumerate(entries) if e.first), self.size)
        self.doubtful = bits.pack((n for n, e in enumerate(entries) if e.doubts), self.size)
        self._numbers = {entry.id: n for n, entry in enumerate(entries)}
        self.having = lru_cache(4096)(self._having)
        self.select = lru_cache(256)(self._select)
        self.tally = lru_cache(256)(self._tally)
        self.ties = lru_cache(64)(self._ties)
        self._within = lru_cache(64)(self._spanning)
        self._term = lru_cache(64)(self._searched)

    def values(self, facet: str) -> Iterable[str]:
        """Every value of ``facet`` that some row has."""
        return self._postings[facet].keys()

    def number(self, key: str) -> int | None:
        """The number of the row with id ``key``, null when it does not stand."""
        return self._numbers.get(key)

    def rows(self, chosen: int) -> Iterator[Entry]:
        """The rows of a set, in order of date."""
        return map(self.entries.__getitem__, bits.unpack(chosen))

    def page(self, chosen: int, start: int, length: int, *, newest: bool) -> list[Entry]:
        """``length`` rows of a set from the ``start``-th on, by date; those without a date come last."""
        if not newest:
            return [self.entries[n] for n in bits.window(chosen, start, length)]
        dated, undated = chosen & self.dated, chosen & ~self.dated
        found = bits.falling(dated, start, length)
        rest = max(0, start - dated.bit_count())
        found += bits.window(undated, rest, length - len(found))
        return [self.entries[n] for n in found]

    def _having(self, facet: str, value: str) -> int:
        return bits.pack(self._postings[facet].get(value, ()), self.size)

    def _any(self, facet: str, values: Iterable[str]) -> int:
        found = 0
        for value in values:
            found |= self.having(facet, value)
        return found

    def _select(self, wanted: Wanted) -> int:
        """The set of rows that ``wanted`` asks for."""
        found = self.all if wanted.uncertain or "uncertain" in wanted.doubt else self._certain
        for facet in _CHOICES:
            if chosen := getattr(wanted, facet):
                found &= self._any(facet, chosen)
        if wanted.first or wanted.last:
            found &= self._within(wanted.first, wanted.last)
        for term in wanted.terms:
            found &= self._term(term)
        return self._between(found, wanted.who, wanted.other)

    def unsure(self, wanted: Wanted) -> int:
        """How many rows answer ``wanted`` but fix no contact of their own, and were left out for it."""
        every = self.select(replace(wanted, uncertain=True))
        return (every & ~self.select(wanted)).bit_count()

    def _between(self, found: int, who: frozenset[str], other: frozenset[str]) -> int:
        """Of ``found`` the rows where ``who`` and ``other`` stand on two sides."""
        for keys in filter(None, (who, other)):
            found &= self._any("key", keys)
        if not (who and other):
            return found
        facing = (n for n in bits.unpack(found) if _face(self.entries[n], who, other))
        return bits.pack(facing, self.size)

    def _spanning(self, first: str | None, last: str | None) -> int:
        """Rows whose days touch ``first`` to ``last``: those that begin within, and those that reach in."""
        start, end = bisect_left(self._firsts, first or ""), bisect_right(self._firsts, last or _LATEST)
        within = bits.full(max(start, end)) ^ bits.full(start)
        reaching = (n for n, until in self._long if n < min(start, end) and until >= (first or ""))
        return within | bits.pack(reaching, self.size)

    def _searched(self, term: Term) -> int:
        """Rows with the phrase in their words, or with the person or state that it names."""
        return bits.pack(self._phrases.rows(term.phrase), self.size) | self._any("key", term.keys)

    def _tally(self, facet: str, chosen: int) -> Counter[str]:
        """How many rows of the set have each value of ``facet``."""
        if column := self._many.get(facet):
            return Counter(chain.from_iterable(map(column.__getitem__, bits.unpack(chosen))))
        counts = ((value, (self.having(facet, value) & chosen).bit_count()) for value in self.values(facet))
        return Counter({value: count for value, count in counts if count})

    def _ties(self, of: str, chosen: int) -> Counter[tuple[str, str]]:
        """How many contacts of the set each two states (``of="states"``) or persons have."""
        return pair_counts(self.rows(chosen), of)

    def facet(self, facet: str, wanted: Wanted) -> Counter[str]:
        """How many rows each value of ``facet`` would give, its own choice left aside."""
        return self.tally(facet, self.select(_without(facet, wanted)))


def _without(facet: str, wanted: Wanted) -> Wanted:
    if facet in _CHOICES:
        nothing: dict[str, Any] = {facet: frozenset()}
        return replace(wanted, **nothing)
    return replace(wanted, first=None, last=None) if facet == "year" else wanted


def _post(column: Iterable[Iterable[str]]) -> dict[str, array[int]]:
    postings: dict[str, array[int]] = defaultdict(lambda: array("I"))
    for number, values in enumerate(column):
        for value in values:
            postings[value].append(number)
    return dict(postings)


def _face(entry: Entry, who: frozenset[str], other: frozenset[str]) -> bool:
    ones = {side.state for side in entry.sides if side.keys & who}
    others = {side.state for side in entry.sides if side.keys & other}
    return any(one != two for one in ones for two in others)
