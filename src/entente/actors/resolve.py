"""From a mention to a party: who it is, of which state, in which office on the day in question.

A name is never resolved by itself alone: the state said beside it, the office, the day, and what the
same text says of the name elsewhere decide; what stays open has no person id.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from entente.knowledge import Knowledge, Person, Term
from entente.records import Mention, Party

_IMPLIED_LEVELS = ("hos", "hog", "fm")
_SHORTEST_TAIL = 2
_BEFORE_OFFICE = 4 * 365
"""Days before the first office known of a person in which a bare name may already mean that person."""
_OFFICE_ORDER = {"hos": 0, "hog": 1, "party": 2, "fm": 3, "vice": 4, "speaker": 5, "politburo": 6, "org": 7}


@dataclass(frozen=True, slots=True)
class Known:
    """What one article has said of a name: its state, its office, and the person if it is known."""

    state: str
    name: str
    person: str | None
    office: str | None
    level: str | None
    official: bool


@dataclass(frozen=True)
class Resolver:
    """Resolves the mentions of one article; ``on`` is the day that offices are looked up for.

    ``register`` holds every name that the article introduces with a state, under its full form and its
    last part (··拜登); ``states`` are the states that the article names.
    """

    knowledge: Knowledge
    on: dt.date | None
    register: Mapping[str, Known]
    states: frozenset[str]

    def parties(self, mention: Mention, surface: str) -> tuple[Party, ...]:
        """The parties that ``mention`` stands for: none when its state stays open, two for 中俄元首."""
        if mention.name:
            known = self.known(mention)
            return (self._person(known, mention, surface),) if known else ()
        if mention.count > 1 and len(mention.states) != mention.count:
            return ()
        return tuple(self._office(state, mention, surface) for state in mention.states)

    def person(self, key: str, surface: str) -> Party:
        """The party of the person ``key``, whom the text names by other words (``surface``)."""
        person = self.knowledge.persons[key]
        known = Known(self._state(person), person.name, key, None, self._level(person), True)
        return replace(self._person(known, Mention("person", 0, 0), surface), implied=True)

    def known(self, mention: Mention) -> Known | None:
        """State and person of a named mention, or None when the state cannot be told."""
        assert mention.name is not None
        earlier = self.register.get(mention.name) or self.register.get(mention.name.rsplit("·", 1)[-1])
        if mention.states:
            return self._with_state(mention, mention.states[0], earlier)
        if earlier:
            return replace(
                earlier,
                office=mention.office or earlier.office,
                level=mention.level or earlier.level,
                official=earlier.official,
            )
        people = [p for key in mention.persons if self._is_of_the_time(p := self.knowledge.persons[key])]
        if len({p.state for p in people}) > 1 and not any(p.state in self.states for p in people):
            return None
        person = self._pick(mention, people)
        return self._known(mention, self._state(person), person) if person else None

    def _state(self, person: Person) -> str:
        """The state or organisation that the person serves on the day (博雷利 in 2020: the EU)."""
        serves = {t.state for t in self._terms(person)}
        named = serves & self.states
        if len(named) == 1:
            return next(iter(named))
        abroad = (
            sorted(s for s in serves if self.knowledge.states[s].organisation)
            if person.state not in serves
            else []
        )
        return abroad[0] if abroad else person.state

    def _with_state(self, mention: Mention, state: str, earlier: Known | None) -> Known:
        people = [self.knowledge.persons[p] for p in mention.persons]
        person = self._pick(mention, [p for p in people if self._serves(p, state)])
        if person is None and earlier and earlier.state == state:
            return replace(earlier, office=mention.office, level=mention.level, official=mention.official)
        return self._known(mention, state, person)

    def _known(self, mention: Mention, state: str, person: Person | None) -> Known:
        assert mention.name is not None
        name = person.name if person and is_chinese(person.name) else mention.name
        level = mention.level or (self._level(person) if person else None)
        return Known(state, name, person.id if person else None, mention.office, level, mention.official)

    def _serves(self, person: Person, state: str) -> bool:
        return person.state == state or any(t.state == state for t in self.knowledge.terms_of(person.id))

    def _is_of_the_time(self, person: Person) -> bool:
        """False for a namesake who comes to the first office that is known of only years after the text."""
        starts = [t.start for t in self.knowledge.terms_of(person.id)]
        first = min((start for start in starts if start), default=None)
        if self.on is None or first is None or None in starts:
            return True
        return (first - self.on).days <= _BEFORE_OFFICE

    def _pick(self, mention: Mention, people: list[Person]) -> Person | None:
        """The one person meant, by office and day, then by the states the article names."""
        tests: tuple[Callable[[Person], bool], ...] = (
            lambda p: p.state in self.states,
            lambda p: any(t.office == mention.level for t in self._terms(p)),
            lambda p: bool(self._terms(p)),
        )
        for test in tests:
            if len(people) > 1:
                people = [p for p in people if test(p)] or people
        if len(people) > 1:
            people = sorted(
                people, key=lambda p: min((_OFFICE_ORDER.get(t.office, 9) for t in self._terms(p)), default=9)
            )
            if {p.state for p in people} != {people[0].state} and not self._terms(people[0]):
                return None
        return people[0] if people else None

    def _terms(self, person: Person) -> tuple[Term, ...]:
        return self.knowledge.terms_of(person.id, self.on)

    def _level(self, person: Person) -> str | None:
        terms = self.knowledge.terms_of(person.id, self.on)
        return min((t.office for t in terms), key=lambda o: _OFFICE_ORDER.get(o, 9), default=None)

    def _person(self, known: Known, mention: Mention, surface: str) -> Party:
        return Party(
            state=known.state,
            name=known.name,
            surface=surface,
            office=known.office,
            level=known.level,
            person=known.person,
            aliases=self.aliases(known),
        )

    def aliases(self, known: Known) -> tuple[str, ...]:
        """The Chinese spellings of a known person; none for one whom no table knows."""
        person = self.knowledge.persons.get(known.person or "")
        return tuple(n.text for n in person.names if n.lang.startswith("zh")) if person else ()

    def _office(self, state: str, mention: Mention, surface: str) -> Party:
        party = Party(state=state, surface=surface, office=mention.office, level=mention.level)
        person = self._holder(state, mention)
        if person is None:
            return party
        known = Known(state, person.name, person.id, mention.office, mention.level, True)
        return replace(party, name=person.name, person=person.id, aliases=self.aliases(known), implied=True)

    def _holder(self, state: str, mention: Mention) -> Person | None:
        """The only known holder on the day, for the offices that ruling 14 lets knowledge name."""
        if mention.level not in _IMPLIED_LEVELS or mention.modifier or self.on is None:
            return None
        holders = self.knowledge.holders(state, mention.level, self.on)
        held = {t.person for t in holders or self.knowledge.last_known(state, mention.level, self.on)}
        person = self.knowledge.persons[held.pop()] if len(held) == 1 else None
        return person if person and is_chinese(person.name) else None


def resolver(knowledge: Knowledge, on: dt.date | None, mentions: Iterable[Mention]) -> Resolver:
    """A resolver for one article, from all its mentions (title included)."""
    mentions = list(mentions)
    states = frozenset(s for m in mentions for s in m.states)
    bare = Resolver(knowledge, on, {}, states)
    register: dict[str, Known] = {}
    for mention in mentions:
        if mention.name and mention.states and mention.count == 1:
            known = bare.known(mention)
            if known:
                _enter(register, mention.name, known)
    for mention in mentions:
        if mention.name and mention.persons and not mention.states and mention.name not in register:
            known = bare.known(mention)
            if known:
                register[mention.name] = known
    return Resolver(knowledge, on, register, states)


def _enter(register: dict[str, Known], name: str, known: Known) -> None:
    for form in (name, tail(name)):
        before = register.get(form)
        if (
            before is None
            or (before.person is None and known.person)
            or (not before.official and known.official)
        ):
            register[form] = known


def is_chinese(name: str) -> bool:
    """True when ``name`` is written in Chinese characters."""
    return "\u4e00" <= name[:1] <= "\u9fff"


def tail(name: str) -> str:
    """The part of a name behind its last dot, when it is long enough to stand alone."""
    last = name.rsplit("·", 1)[-1]
    return last if len(last) >= _SHORTEST_TAIL else name
