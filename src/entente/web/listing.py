"""One page of rows with what stands around it: how many there are, and the facets to narrow them by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from entente.views import Row
from entente.web.asking import Asking, address
from entente.web.books import Books
from entente.web.catalogue import REASONS, Catalogue, Wanted
from entente.web.naming import Naming

_LISTS = (
    ("kind", "kinds"),
    ("status", "statuses"),
    ("level", "levels"),
    ("source", "sources"),
    ("doubt", "doubts"),
)
"""The filters that take several values: the name of each facet, and its field of ``Asking``."""

SHOWN = 10
"""Values of one facet that are shown; the rest is found by typing."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet: how many rows it gives, and the question that takes it or lets it go."""

    value: str
    label: str
    count: int
    chosen: bool
    then: Asking


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet with its choices; ``name`` is its key in the messages."""

    name: str
    choices: tuple[Choice, ...]
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Listing:
    """The rows of one page (``asking.page``) out of ``total``; ``unsure`` rows were left out of it."""

    asking: Asking
    rows: tuple[Row, ...]
    total: int
    unsure: int

    @property
    def pages(self) -> int:
        """How many pages there are, one at least."""
        return max(1, -(-self.total // self.asking.size))

    @property
    def first(self) -> int:
        """The place of the first row shown, from 1."""
        return (self.asking.page - 1) * self.asking.size + 1


def keys(catalogue: Catalogue, chosen: int, asking: Asking) -> list[str]:
    """The ids of the rows on the page asked for."""
    start = (asking.page - 1) * asking.size
    found = catalogue.page(chosen, start, asking.size, newest=asking.sort == "-date")
    return [entry.id for entry in found]


def listing(asking: Asking, catalogue: Catalogue, wanted: Wanted, books: Books) -> Listing:
    """The page of rows that ``asking`` asks for."""
    chosen = catalogue.select(wanted)
    rows = books.rows(keys(catalogue, chosen, asking))
    return Listing(asking, rows, chosen.bit_count(), catalogue.unsure(wanted))


def facets(asking: Asking, catalogue: Catalogue, wanted: Wanted, naming: Naming) -> tuple[Facet, ...]:
    """What the answer can be narrowed by, with how many rows each choice gives."""
    t = naming.words
    labels = {
        name: {value: t.named(name, value) for value in values}
        for name, values in (
            ("kind", catalogue.values("kind")),
            ("status", catalogue.values("status")),
            ("level", catalogue.values("level")),
            ("doubt", REASONS),
        )
    }
    listed = [
        _listed(asking, name, field, catalogue.facet(name, wanted), labels.get(name, {}))
        for name, field in _LISTS
    ]
    parties = [_parties(asking, name, catalogue, wanted, naming) for name in ("person", "state")]
    years = _years(asking, catalogue.facet("year", wanted))
    return (listed[0], listed[1], *parties, years, *listed[2:])


def _listed(asking: Asking, name: str, field: str, counts: Counter[str], labels: dict[str, str]) -> Facet:
    held: tuple[str, ...] = getattr(asking, field)
    every = [*counts.most_common(), *((value, 0) for value in held if value not in counts)]
    shown = [item for place, item in enumerate(every) if place < SHOWN or item[0] in held]
    choices = (Choice(v, labels.get(v, v), n, v in held, asking.toggled(field, v)) for v, n in shown)
    return Facet(name, tuple(choices), len(every) - len(shown))


def _parties(asking: Asking, name: str, catalogue: Catalogue, wanted: Wanted, naming: Naming) -> Facet:
    """Who is asked for when nobody is yet; else who stands on the other side."""
    counts = catalogue.tally(name, catalogue.select(wanted))
    others = _without(counts, wanted.who | wanted.other)
    field = "other" if asking.who else "who"
    choices = (
        Choice(key, naming.key(key), n, False, asking.but(**{field: key}))
        for key, n in others.most_common(SHOWN)
    )
    facet = f"{name}.with" if asking.who else name
    return Facet(facet, tuple(choices), max(0, len(others) - SHOWN))


def _without(counts: Counter[str], keys: Iterable[str]) -> Counter[str]:
    gone = frozenset(keys)
    return Counter({key: n for key, n in counts.items() if key not in gone})


def _years(asking: Asking, counts: Counter[str]) -> Facet:
    choices = []
    for year in sorted(counts, reverse=True)[:SHOWN]:
        held = (asking.first, asking.last) == (year, year)
        bounds = ("", "") if held else (year, year)
        choices.append(Choice(year, year, counts[year], held, asking.but(first=bounds[0], last=bounds[1])))
    return Facet("year", tuple(choices), max(0, len(counts) - SHOWN))


def standing(asking: Asking, naming: Naming) -> list[tuple[str, str, Asking]]:
    """Each filter that stands: its name, its value in words, and the question without it."""
    t = naming.words
    found = [
        (name, naming.key(value), asking.but(**{field: ""}))
        for name, field in (("who", "who"), ("with", "other"))
        if (value := getattr(asking, field))
    ]
    found += [
        (name, t.named(name, value), asking.toggled(field, value))
        for name, field in _LISTS
        for value in getattr(asking, field)
    ]
    if asking.first or asking.last:
        period = asking.first if asking.first == asking.last else f"{asking.first}–{asking.last}"
        found.append(("period", period, asking.but(first="", last="")))
    if asking.text:
        found.append(("search", asking.text, asking.but(text="")))
    return found


def link(path: str, asking: Asking) -> str:
    """``path`` with the whole question behind it."""
    query = address(asking)
    return f"{path}?{query}" if query else path
