"""When the parties of two tellings can be the same people."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from entente.records import Party
from entente.text import fold

_SEPARATORS = re.compile(r"[\s·.\-—]+")
_ACTIVE = ("visitor", "sender")
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Who:
    """What identifies a party: person id, folded spellings, office level; ``named`` by the text itself."""

    person: str | None
    names: frozenset[str]
    level: str | None
    named: bool


def bare(name: str) -> str:
    """``name`` folded, in lower case, without dots, spaces and hyphens."""
    return _SEPARATORS.sub("", fold(name)).casefold()


def spellings(name: str) -> frozenset[str]:
    """The whole bare name and, for a name with parts, the family name behind the last dot.

    >>> sorted(spellings("弗拉基米尔·普京"))
    ['弗拉基米尔普京', '普京']
    """
    parts = [part for part in _SEPARATORS.split(fold(name).casefold()) if part]
    tail = parts[-1] if parts and len(parts[-1]) >= _SHORTEST else ""
    return frozenset(filter(None, ("".join(parts), tail)))


@lru_cache(maxsize=65536)
def who(party: Party) -> Who:
    """What identifies ``party``; an office without a name has neither person nor names."""
    if party.name is None and party.person is None:
        return Who(None, frozenset(), party.level, False)
    told = (party.name, party.surface, *party.aliases)
    names = frozenset().union(*(spellings(name) for name in told if name))
    return Who(party.person, names, party.level, not party.implied)


def same(one: Who, other: Who) -> bool:
    """True when nothing says that the two are different people.

    A person known by id is equal by id; otherwise names decide, the family name being enough. An
    office, or a name that only the knowledge base gives, agrees with anyone of the same level.
    """
    if one.person and one.person == other.person:
        return True
    if not (one.named and other.named):
        return not (one.level and other.level) or one.level == other.level
    if one.person and other.person:
        return False
    return not one.names.isdisjoint(other.names) or _contained(one.names, other.names)


def _contained(names: frozenset[str], others: frozenset[str]) -> bool:
    return any(a in b or b in a for a in names for b in others if min(len(a), len(b)) >= _SHORTEST)


def by_state(parties: tuple[Party, ...]) -> dict[str, list[Who]]:
    """The parties as sides: one list for each state."""
    sides: dict[str, list[Who]] = {}
    for party in parties:
        sides.setdefault(party.state, []).append(who(party))
    return sides


def agree(one: dict[str, list[Who]], other: dict[str, list[Who]]) -> bool:
    """True when on every side at least one person can be the same: lesser officials may be left out."""
    return all(any(same(a, b) for a in side for b in other.get(state, ())) for state, side in one.items())


def active(parties: tuple[Party, ...]) -> frozenset[str]:
    """The states that travel or send; empty for contacts without direction."""
    return frozenset(p.state for p in parties if p.role in _ACTIVE)
