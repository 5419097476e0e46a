"""What is known of persons, offices, states and places: the records of the knowledge base."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from entente.text import fold

K = TypeVar("K")
V = TypeVar("V")

HEAD_OF_STATE = "hos"
HEAD_OF_GOVERNMENT = "hog"
FOREIGN_MINISTER = "fm"
OFFICES = {
    HEAD_OF_STATE: "head of state",
    HEAD_OF_GOVERNMENT: "head of government",
    FOREIGN_MINISTER: "foreign minister",
    "org": "head of an international organisation",
    "party": "leader of the ruling party",
    "vice": "vice-president, deputy head of government, crown prince",
    "speaker": "speaker of a parliament",
    "defmin": "defence minister",
    "minister": "other minister or state councillor",
    "adviser": "national security adviser, top foreign-policy official",
    "politburo": "member of the Politburo of the CPC",
    "amb": "ambassador (``at`` names the receiving state)",
    "envoy": "special envoy",
    "spokesperson": "foreign-ministry spokesperson",
    "viceroy": "governor-general, who stands for an absent monarch",
}


@dataclass(frozen=True, slots=True)
class PersonName:
    """One spelling: ``lang`` is zh-Hans, zh-TW, zh-HK, en or ru; ``source`` and licence of the fact."""

    text: str
    lang: str
    source: str = ""

    @property
    def is_chinese(self) -> bool:
        """True for the spellings of the mainland, Taiwan and Hong Kong."""
        return self.lang.startswith("zh")


@dataclass(frozen=True, slots=True)
class Person:
    """``id`` is a Wikidata QID where known, else a slug. ``names[0]`` is canonical: zh-Hans where known."""

    id: str
    state: str
    names: tuple[PersonName, ...]

    @property
    def name(self) -> str:
        """The canonical name: short zh-Hans as the press writes it (普京, not 弗拉基米尔·普京)."""
        return self.names[0].text


@dataclass(frozen=True, slots=True)
class Term:
    """``person`` held ``office`` of ``state`` from ``start`` to ``end`` (both inclusive, null = not known).

    ``end`` null with ``as_of`` set means: still in office on that day, nothing known later.
    ``at`` is the receiving state of an ambassador. ``sure`` false is never used silently.
    """

    person: str
    state: str
    office: str
    start: dt.date | None
    end: dt.date | None
    as_of: dt.date | None = None
    at: str | None = None
    title: str = ""
    sure: bool = True
    source: str = ""

    def covers(self, on: dt.date) -> bool:
        """True when the term is known to include the day ``on``."""
        if self.start and on < self.start:
            return False
        if self.end:
            return on <= self.end
        return self.as_of is None or on <= self.as_of


@dataclass(frozen=True, slots=True)
class State:
    """A state or organisation: ``code`` is ISO 3166-1 alpha-2 or the codebook's own (EU, UN, NATO, …).

    ``names`` are all spellings (zh-Hans first); ``capitals`` and ``metonyms`` (克宫, 白宫) stand for it;
    ``letters`` are one-character abbreviations, ambiguous between states (中阿, 中巴). ``led`` is the office
    of whoever speaks for it at summits: ``hog`` where the head of state only represents.
    """

    code: str
    names: tuple[str, ...]
    capitals: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()
    organisation: bool = False
    un_member: bool = False
    codebook: str = ""
    english: str = ""
    led: str = "hos"

    @property
    def written_code(self) -> str:
        """The codebook's code: it has ``AU`` also for the African Union and ``AL`` for the Arab League."""
        return self.codebook or self.code


@dataclass(frozen=True)
class Knowledge:
    """The whole knowledge base, indexed by folded name. Picklable and never changed after it is made.

    ``places`` maps a settlement or venue to its state. ``guards`` are words that contain a name without
    meaning it (包罗万象, 沿海地区): a finder that prefers the longest match is kept off by them.
    """

    persons: Mapping[str, Person]
    terms: tuple[Term, ...]
    states: Mapping[str, State]
    places: Mapping[str, str]
    version: str = ""
    guards: tuple[str, ...] = ()
    _by_name: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    _by_person: dict[str, tuple[Term, ...]] = field(default_factory=dict, repr=False)
    _by_seat: dict[tuple[str, str], tuple[Term, ...]] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        chinese = ((fold(n.text), p.id) for p in self.persons.values() for n in p.names if n.is_chinese)
        self._by_name.update(_group(dict.fromkeys(chinese)))
        self._by_person.update(_group((t.person, t) for t in self.terms))
        self._by_seat.update(_group(((t.state, t.office), t) for t in self.terms))

    def named(self, folded: str) -> tuple[str, ...]:
        """Ids of the persons who are written ``folded`` (a folded Chinese name), in table order."""
        return self._by_name.get(folded, ())

    def names(self) -> Iterable[str]:
        """Every folded Chinese person name."""
        return self._by_name.keys()

    def terms_of(self, person: str, on: dt.date | None = None) -> tuple[Term, ...]:
        """The terms of ``person``, those that cover ``on`` only when a day is given."""
        terms = self._by_person.get(person, ())
        return terms if on is None else tuple(t for t in terms if t.covers(on))

    def holders(self, state: str, office: str, on: dt.date) -> tuple[Term, ...]:
        """The sure terms of ``office`` in ``state`` that cover ``on``; several = a shared or disputed one."""
        return tuple(t for t in self._by_seat.get((state, office), ()) if t.sure and t.covers(on))

    def seat(self, state: str, office: str) -> tuple[Term, ...]:
        """All terms of ``office`` in ``state``, unsure ones too, in table order."""
        return self._by_seat.get((state, office), ())

    def last_known(self, state: str, office: str, on: dt.date) -> tuple[Term, ...]:
        """The sure terms without an end that were confirmed last before ``on``, when nothing later is known.

        For days after the newest fact: who held the seat when it was last looked up, not who holds it.
        """
        before = [t for t in self._by_seat.get((state, office), ()) if t.sure and t.start and t.start <= on]
        newest = max((t.start for t in before if t.start), default=None)
        return tuple(t for t in before if t.start == newest and t.end is None)


def _group(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    grouped: dict[K, list[V]] = {}
    for key, value in pairs:
        grouped.setdefault(key, []).append(value)
    return {k: tuple(v) for k, v in grouped.items()}
