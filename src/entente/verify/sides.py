"""Whether a party of a row is a side of a claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from entente.knowledge import Knowledge
from entente.ledger.days import Days, interval
from entente.ledger.merge.sides import spellings
from entente.ledger.model import Merged
from entente.ledger.pairs import keys
from entente.records import Party, Side

_ACTING = ("visitor", "sender")
_GENERIC = ("hos2", "head", None)
"""Levels that fix no office: 领导人, and parties that the text names without one."""


def by_office(side: Side) -> bool:
    """True when the claim speaks of an office, whoever held it: 两国外长, 俄罗斯总统."""
    return side.state is not None and side.level is not None and (side.name is None or side.implied)


def query_keys(side: Side) -> tuple[str, ...]:
    """The keys under which the ledger files the side's rows; empty means anyone."""
    if side.state is None:
        return ()
    if side.name is None or by_office(side):
        return (side.state,)
    party = Party(side.state, side.name, side.surface, person=side.person, aliases=side.aliases)
    named = Party(side.state, side.name, side.surface, aliases=side.aliases)
    return tuple(sorted((keys(party) | keys(named)) - {side.state}))


def together(sides: Iterable[Side]) -> Mapping[str | None, Sequence[Side]]:
    """The sides by state; of several of one state any will do (one delegation)."""
    grouped: dict[str | None, list[Side]] = defaultdict(list)
    for side in sides:
        grouped[side.state].append(side)
    return grouped


def present(sides: Sequence[Side], row: Merged, knowledge: Knowledge) -> bool:
    """True when every side takes part in ``row``: the first one as traveller or sender where there is one."""
    states = {side.state for side in sides}
    for state, group in together(sides).items():
        others = [p for p in row.parties if p.state == state or (state is None and p.state not in states)]
        if not any(_is(side, party, row, knowledge) for side in group for party in others):
            return False
    return True


def acts(side: Side, row: Merged, knowledge: Knowledge) -> bool:
    """True when ``side`` is the one who travels or sends in ``row``, or nobody is marked as such."""
    acting = [p for p in row.parties if p.role in _ACTING]
    return not acting or any(_is(side, p, row, knowledge) for p in acting if p.state == side.state)


def _is(side: Side, party: Party, row: Merged, knowledge: Knowledge) -> bool:
    if side.state is None or (side.name is None and side.level is None):
        return True
    if by_office(side):
        return _holds(side, party, interval(row.date), knowledge)
    if side.person and side.person == party.person:
        return True
    if side.person and party.person:
        return False
    return not _names(side.name, side.surface, side.aliases).isdisjoint(
        _names(party.name, party.surface, party.aliases)
    )


def _names(name: str | None, surface: str | None, aliases: Sequence[str]) -> frozenset[str]:
    return frozenset().union(*(spellings(text) for text in (name, surface, *aliases) if text))


def _holds(side: Side, party: Party, days: Days | None, knowledge: Knowledge) -> bool:
    """The office is told with the party, or known to have been the person's on that day."""
    if party.level == side.level or side.person == party.person is not None:
        return True
    if party.person is None:
        return party.level in _GENERIC and party.name is None
    terms = knowledge.terms_of(party.person, days[0] if days else None)
    return any(t.office == side.level and t.state == side.state for t in terms)
