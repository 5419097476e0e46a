"""``entente who``: who is meant by a name, what offices they held on a day, and where each fact is from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from entente.knowledge.model import OFFICES, Knowledge, Person, Term
from entente.knowledge.offices import seat
from entente.text import fold

Certainty = Literal["known", "last known", "unsure"]


@dataclass(frozen=True, slots=True)
class OfficeHeld:
    """One term as an answer: ``certainty`` is "last known" when the fact is older than the day asked for."""

    state: str
    office: str
    title: str
    start: dt.date | None
    end: dt.date | None
    as_of: dt.date | None
    at: str | None
    certainty: Certainty
    source: str


@dataclass(frozen=True, slots=True)
class Who:
    """One person who may be meant: ``spellings`` are (language, text, source), the canonical one first."""

    person: str
    name: str
    state: str
    offices: tuple[OfficeHeld, ...]
    spellings: tuple[tuple[str, str, str], ...]


def who(knowledge: Knowledge, name: str, on: dt.date | None = None) -> tuple[Who, ...]:
    """The persons written ``name`` in any script; with a day, those in office then come first.

    ``offices`` are those of that day, or all without a day. Empty when nobody is known by that name.
    """
    found = [_answer(knowledge, person, on) for person in _named(knowledge, name)]
    return tuple(sorted(found, key=lambda w: not w.offices))


def holder(knowledge: Knowledge, office: str, on: dt.date) -> tuple[Who, ...]:
    """Who held an office on a day: ``office`` is a state and an office, such as ``RU foreign minister``.

    :raises QueryError: the state or the office cannot be told.
    """
    state, code = seat(office, knowledge)
    terms = knowledge.holders(state, code, on) or knowledge.last_known(state, code, on)
    return tuple(
        _answer(knowledge, knowledge.persons[key], on) for key in dict.fromkeys(t.person for t in terms)
    )


def _named(knowledge: Knowledge, name: str) -> Iterable[Person]:
    folded = fold(name.strip())
    chinese = knowledge.named(folded)
    if chinese:
        return [knowledge.persons[key] for key in chinese]
    wanted = folded.casefold()
    return [p for p in knowledge.persons.values() if any(_is_called(n.text, wanted) for n in p.names)]


def _is_called(spelling: str, wanted: str) -> bool:
    """True for the whole spelling, or for its last word: the family name of a Latin or Cyrillic name."""
    folded = fold(spelling).casefold()
    return wanted == folded or wanted in (folded.split(" ")[-1], folded.split("，")[0])


def _answer(knowledge: Knowledge, person: Person, on: dt.date | None) -> Who:
    terms = knowledge.terms_of(person.id) if on is None else _on(knowledge, person.id, on)
    return Who(
        person=person.id,
        name=person.name,
        state=person.state,
        offices=tuple(_held(t, on) for t in sorted(terms, key=_rank)),
        spellings=tuple((n.lang, n.text, n.source) for n in person.names),
    )


def _on(knowledge: Knowledge, person: str, on: dt.date) -> list[Term]:
    """The terms that cover the day, and the open ones confirmed last before it."""
    later = [t for t in knowledge.terms_of(person) if t in knowledge.last_known(t.state, t.office, on)]
    return list(dict.fromkeys([*knowledge.terms_of(person, on), *later]))


def _rank(term: Term) -> tuple[int, str, dt.date]:
    return (list(OFFICES).index(term.office), term.state, term.start or dt.date.min)


def _held(term: Term, on: dt.date | None) -> OfficeHeld:
    certainty: Certainty = "known" if term.sure else "unsure"
    if term.sure and on and not term.covers(on):
        certainty = "last known"
    return OfficeHeld(
        *(term.state, term.office, term.title, term.start, term.end, term.as_of, term.at),
        certainty,
        term.source,
    )
