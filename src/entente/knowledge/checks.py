"""What every knowledge base must hold, whoever wrote its tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from entente.knowledge.model import OFFICES, Person, Term
from entente.knowledge.seats import SINGLE_SEAT, last_day
from entente.knowledge.spelling import in_script
from entente.knowledge.tables import Row


@dataclass(frozen=True, slots=True)
class Tables:
    """The compiled tables; ``shared`` are the seats that several persons hold at once."""

    states: tuple[Row, ...]
    persons: tuple[Person, ...]
    terms: tuple[Term, ...]
    shared: frozenset[tuple[str, str]] = frozenset()


def problems(tables: Tables) -> Iterator[str]:
    """One line for each fact that cannot stand."""
    codes = {row["code"] for row in tables.states}
    for person in tables.persons:
        yield from _person(person, codes)
    for term in tables.terms:
        yield from _term(term, codes)
    yield from _crowded(tables)


def _person(person: Person, codes: set[str]) -> Iterator[str]:
    if not person.names:
        yield f"{person.id}: no name"
    if person.state not in codes:
        yield f"{person.id}: unknown state {person.state}"
    for name in person.names:
        if not in_script(name):
            yield f"{person.id}: {name.text!r} is not written in the script of {name.lang}"


def _term(term: Term, codes: set[str]) -> Iterator[str]:
    if term.office not in OFFICES:
        yield f"{term.person}: unknown office {term.office}"
    if term.state not in codes or (term.at and term.at not in codes):
        yield f"{term.person}: unknown state {term.state} or {term.at}"
    if term.start and last_day(term) < term.start:
        yield f"{term.person}: {term.office} of {term.state} ends before {term.start}, its start"
    if term.start is None and term.sure:
        yield f"{term.person}: {term.office} of {term.state} has no start and is not marked unsure"
    if term.end is None and term.as_of is None:
        yield f"{term.person}: {term.office} of {term.state} has neither an end nor a date of the fact"


def _crowded(tables: Tables) -> Iterator[str]:
    """Two holders of a single-seat office on one day."""
    seats: dict[tuple[str, str], list[Term]] = {}
    for term in tables.terms:
        seat = (term.state, term.office)
        if term.office in SINGLE_SEAT and term.sure and seat not in tables.shared:
            seats.setdefault(seat, []).append(term)
    for (state, office), terms in seats.items():
        for a, b in pairwise(sorted(terms, key=lambda t: (t.start is not None, t.start))):
            if b.start and last_day(a) >= b.start:
                yield f"{state} {office}: {a.person} and {b.person} both on {b.start}"
