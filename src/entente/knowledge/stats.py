"""How much the knowledge base covers: holders and Chinese names of UN members on 30 June of each year."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from entente.knowledge.model import Knowledge, Term

SEATS = ("hos", "hog", "fm")
YEARS = range(2012, 2027)


@dataclass(frozen=True, slots=True)
class Coverage:
    """One office on one day, in UN members: ``held`` have a holder, ``named`` also a Chinese name.

    ``carried`` of the held rest on a fact older than that day, with nothing known to have changed.
    """

    office: str
    on: dt.date
    members: int
    held: int
    named: int
    carried: int


def coverage(knowledge: Knowledge) -> tuple[Coverage, ...]:
    """Coverage per office and per 30 June from 2012 to 2026."""
    return tuple(_cover(knowledge, office, dt.date(year, 6, 30)) for office in SEATS for year in YEARS)


def sizes(knowledge: Knowledge) -> dict[str, int]:
    """How many persons, spellings, terms (and how many unsure), states and places there are."""
    return {
        "persons": len(knowledge.persons),
        "persons with a Chinese name": sum(1 for p in knowledge.persons if _chinese(knowledge, p)),
        "spellings": sum(len(p.names) for p in knowledge.persons.values()),
        "terms": len(knowledge.terms),
        "terms marked unsure": sum(1 for t in knowledge.terms if not t.sure),
        "states and organisations": len(knowledge.states),
        "places": len(knowledge.places),
    }


def _cover(knowledge: Knowledge, office: str, on: dt.date) -> Coverage:
    members = [s.code for s in knowledge.states.values() if s.un_member]
    sure = {code: knowledge.holders(code, office, on) for code in members}
    held: dict[str, tuple[Term, ...]] = {c: t or knowledge.last_known(c, office, on) for c, t in sure.items()}
    named = [code for code, terms in held.items() if any(_chinese(knowledge, t.person) for t in terms)]
    carried = sum(1 for code in members if held[code] and not sure[code])
    return Coverage(office, on, len(members), sum(1 for t in held.values() if t), len(named), carried)


def _chinese(knowledge: Knowledge, person: str) -> bool:
    return any(n.is_chinese for n in knowledge.persons[person].names)
