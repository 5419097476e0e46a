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
_SHORTEST_SOUND = 3
_EAST = re.compile(r"CN|TW|HK|MO|MN|JP|KR|KP|SG|MY|BN|TH|VN|PH|ID|AU|NZ|FJ|PG")
_WEST = re.compile(r"US|CA|MX|CU|PA|CR|GT|JM|BR|AR|CL|PE|CO|VE|EC|UY|BO|PY")
_HAN_NAMES = frozenset({"CN", "TW", "HK", "MO", "SG", "JP", "KR", "KP", "VN"})
"""States whose officials write their names in characters: there one character makes another person."""


@dataclass(frozen=True, slots=True)
class Who:
    """What identifies a party: person id, folded spellings, office level; ``named`` by the text itself.

    ``transliterated``: the press writes the sound of the name, each outlet in its own characters.
    """

    person: str | None
    names: frozenset[str]
    level: str | None
    named: bool
    transliterated: bool = False


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
    return Who(party.person, names, party.level, not party.implied, party.state not in _HAN_NAMES)


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
    if not one.names.isdisjoint(other.names) or _contained(one.names, other.names):
        return True
    return one.transliterated and _sound_alike(one.names, other.names)


def _contained(names: frozenset[str], others: frozenset[str]) -> bool:
    return any(a in b or b in a for a in names for b in others if min(len(a), len(b)) >= _SHORTEST)


def _sound_alike(names: frozenset[str], others: frozenset[str]) -> bool:
    """Names of three characters or more that differ in one: 阿扎尔 and 阿札尔 write one sound."""
    return any(
        len(a) == len(b) >= _SHORTEST_SOUND and sum(x != y for x, y in zip(a, b, strict=True)) == 1
        for a in names
        for b in others
    )


def by_state(parties: tuple[Party, ...]) -> dict[str, list[Who]]:
    """The parties as sides: one list for each state."""
    sides: dict[str, list[Who]] = {}
    for party in parties:
        sides.setdefault(party.state, []).append(who(party))
    return sides


def agree(one: dict[str, list[Who]], other: dict[str, list[Who]]) -> bool:
    """True when on every side at least one person can be the same: lesser officials may be left out."""
    return all(any(same(a, b) for a in side for b in other.get(state, ())) for state, side in one.items())


def two_calendars(sides: dict[str, list[Who]]) -> bool:
    """True between East Asia or Oceania and the Americas, where one moment bears two dates."""
    return any(map(_EAST.fullmatch, sides)) and any(map(_WEST.fullmatch, sides))


def active(parties: tuple[Party, ...]) -> frozenset[str]:
    """The states that travel or send; empty for contacts without direction."""
    return frozenset(p.state for p in parties if p.role in _ACTIVE)
