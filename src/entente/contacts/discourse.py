"""What the article has said so far: its two main parties, and whom a pronoun stands for."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from entente.actors import Resolver
from entente.contacts.scene import Sentence
from entente.records import Mention, Party
from entente.text import fold
from entente.times import edtf

_DELEGATION = re.compile("率|一行|访问团|代表团|访团|特使|等[0-9两三四五六七八九十]+[名人位]")
_AS_HE_BEGAN = re.compile("[是也则]?在?(?:就职|就任|上任|任内|在任)")
_DIED = re.compile("[^。；Ａ]{0,12}原[定订计本先][^。；Ａ]{0,24}(?:猝死|骤逝|过世|去世|病逝|逝世)")
_VAGUE = frozenset({"官员", "高官", "领导人", "政要"})
_LONG_AGO = 60
_STORY = 3
"""Sentences for which a story of an earlier day goes on without saying its day again."""
_YEAR = 365
_SINGLE = frozenset({"defmin", "fm", "speaker", "adviser", "minister", "org"})
_OF_MANY = ("minister", "org")
# China sends its premier to the summit of the three, not whom it sends elsewhere.
_SUMMIT_HEADS = {(frozenset({"CN", "JP", "KR"}), "CN"): "hog"}
_LEADERS = ("hos", "hog", "party")
TOP_LEVELS = (*_LEADERS, "hos2")
"""Levels of whoever leads a state; hos2 is a leader who is named only as one."""
_LEADING = ("hos", "hos2", "party")
_HOME_LEVELS = frozenset({"fm", "minister", "deputy", "defmin", "politburo", "spokesperson"})


@dataclass(frozen=True, slots=True)
class Told:
    """A contact as the story goes on from it: its sentence, its date, its parties.

    ``talk`` is true for what is told by wire or screen; ``long_ago`` for what is over a month old.
    """

    index: int
    talk: bool
    date: str
    parties: tuple[Party, ...]
    long_ago: bool


@dataclass(frozen=True, slots=True)
class Journey:
    """A visit that has been told: who travels, to which state, on which date (EDTF)."""

    visitors: tuple[Party, ...]
    host: str
    date: str

    def is_of(self, parties: Sequence[Party]) -> bool:
        """True when a visitor is among ``parties`` and talks with somebody of the host."""
        here = [p for p in parties if p.state == self.host]
        away = [p for p in parties if p.state != self.host]
        return bool(here) and any(_one_person(p, v) for p in away for v in self.visitors)


@dataclass(frozen=True)
class Discourse:
    """Resolves mentions of one article against what came before them.

    ``home`` is the state whose offices the outlet names without saying so; ``pair`` the two states that
    the article names most; ``principals`` the parties of the first contact that it tells; ``told`` the
    day of the contact told last; ``stay`` the date of the visit told last, ``journeys`` those of which the
    text says how long they last; ``ahead`` the states and the date of talks to come of which nobody is named;
    ``hosts`` the states that somebody is told to travel to; ``venue`` the
    state in which the main parties meet, as far as the article says so, and ``in_person`` whether they do;
    ``past`` the contact of an earlier day told last.
    """

    resolver: Resolver
    home: str | None
    pair: tuple[str, ...] = ()
    principals: tuple[Party, ...] = ()
    told: str | None = None
    stay: str | None = None
    journeys: tuple[Journey, ...] = ()
    ahead: tuple[frozenset[str], str] | None = None
    hosts: frozenset[str] = frozenset()
    venue: str | None = None
    in_person: bool = False
    past: Told | None = None

    def is_organisation(self, state: str) -> bool:
        """True for what can neither be travelled to nor, without a name, travel."""
        known = self.resolver.knowledge.states.get(state)
        return known is not None and known.organisation

    def placed(self, mention: Mention | None) -> Mention | None:
        """``mention`` with the state of the leader whom it names, where the words do not say it."""
        if mention is None or mention.states or mention.kind != "person" or not mention.name:
            return mention
        known = self.resolver.known(mention)
        leads = known is not None and known.person is not None and self._leads(known.person)
        return replace(mention, states=(known.state,)) if known and leads else mention

    def is_history(self, parties: Sequence[Party], on: dt.date | None) -> bool:
        """True when every person among ``parties`` left the last known office a year before ``on``."""
        terms = [self.resolver.knowledge.terms_of(p.person) for p in parties if p.person]
        ends = [term.end for held in terms for term in held]
        return bool(on and ends) and all(end and on and (on - end).days > _YEAR for end in ends)

    def under_way(self, parties: Sequence[Party]) -> bool:
        """True for the journey of one of the two main parties to the other, whom he talks with there."""
        guest, host = parties[0], parties[-1]
        if guest.role != "visitor" or len(self.principals) != 2 or guest.state in self.hosts:
            return False
        if not self.in_person or (self.venue or host.state) != host.state:
            return False
        ours = [p for p in self.principals if p.state == guest.state]
        met = any(p.name is None or (p.person or p.name) == (guest.person or guest.name) for p in ours)
        return met and host.state in {p.state for p in self.principals if p.state != guest.state}

    def goes_on(self, index: int, talk: bool, parties: Sequence[Party]) -> str | None:
        """The date of the earlier day that the sentence at ``index`` still tells of.

        A story of long ago goes on between the same states, with somebody whom it has named, if it has;
        one of some days ago between the same persons. It ends before a ``talk`` by wire that it has not told.
        """
        past = self.past
        if past is None or not 0 <= index - past.index <= _STORY or (talk and not past.talk):
            return None
        same = {p.state for p in past.parties} == {p.state for p in parties}
        named, now = ({p.name for p in side if p.name} for side in (past.parties, parties))
        goes_on = bool(named & now) or not (named and now) if past.long_ago else bool(now) and named == now
        return past.date if same and goes_on else None

    def in_office(self, parties: Sequence[Party], on: dt.date | None) -> str | None:
        """拜登上任后已与…通话: the days since the first of ``parties`` holds what he holds ``on`` the day."""
        terms = self.resolver.knowledge.terms_of(parties[0].person, on) if on and parties[0].person else ()
        starts = [term.start for term in terms if term.start]
        return f"{max(starts)}/.." if starts else None

    def into_office(self, party: Party, days: int, on: dt.date | None) -> str | None:
        """就任20天时: ``days`` days after ``party`` took the office that he took last before ``on``."""
        terms = self.resolver.knowledge.terms_of(party.person) if party.person else ()
        starts = [term.start for term in terms if term.start and on and term.start <= on]
        return (max(starts) + dt.timedelta(days=days)).isoformat() if starts else None

    def journey(self, parties: Sequence[Party], place: Sequence[str], on: dt.date | None) -> str | None:
        """The date of the journey on which ``parties`` meet: the last one told that is not over ``on``.

        ``place`` are the states of the place where they meet, empty when the text names none.
        """
        there = (j for j in reversed(self.journeys) if not place or j.host in place)
        found = (j.date for j in there if j.is_of(parties))
        return next((date for date in found if on is None or (edtf.bounds(date)[1] or on) >= on), None)

    def appointment(self, parties: Sequence[Party]) -> str | None:
        """The date of talks to come between the states of ``parties``, which were announced without names."""
        states = {p.state for p in parties}
        return self.ahead[1] if self.ahead and self.ahead[0] == states else None

    def at(self, date: str | None) -> Discourse:
        """The discourse for a contact of ``date`` (EDTF): who held an office then, not now."""
        first, last = edtf.bounds(date) if date else (None, None)
        written = self.resolver.on
        if not first or not last or not written or (written - last).days < _LONG_AGO:
            return self
        if (last - first).days > _YEAR:
            return self
        middle = first + (last - first) / 2
        return replace(self, resolver=replace(self.resolver, on=middle))

    def parties(
        self, mentions: Sequence[Mention], sentence: Sentence, raw: str, folded: str
    ) -> tuple[Party, ...]:
        """The parties that ``mentions`` stand for, in order, without those that stay open."""
        found: list[Party] = []
        for mention in mentions:
            found.extend(p for p in self._one(mention, sentence, raw, folded) if p not in found)
        return tuple(found)

    def _one(self, mention: Mention, sentence: Sentence, raw: str, folded: str) -> tuple[Party, ...]:
        if mention.kind == "pronoun":
            return self._pronoun(mention, sentence, raw, folded)
        acts = _in_office(mention) or _heads_delegation(mention, sentence)
        acts = acts or _then_in_office(mention, sentence)
        if not (acts or self._served(mention) or self._in_term(mention)):
            return ()
        if mention.count > 1:
            return self._plural(mention, sentence, raw)
        found = self.resolver.parties(self._at_home(mention), _surface(mention, raw, folded))
        return tuple(self._named_elsewhere(party) for party in found)

    def _named_elsewhere(self, party: Party) -> Party:
        """美国卫生部长 in an article that names him: its only holder of that office."""
        if party.name is not None or party.level not in _SINGLE:
            return party
        level = [
            k for k in self.resolver.register.values() if k.state == party.state and k.level == party.level
        ]
        same = [
            k for k in level if k.official and (party.level not in _OF_MANY or _alike(k.office, party.office))
        ]
        if len({k.name for k in same}) != 1:
            return party
        return replace(
            party, name=same[0].name, person=same[0].person, aliases=self.resolver.aliases(same[0])
        )

    def _at_home(self, mention: Mention) -> Mention:
        if mention.states or mention.name or not self.home or mention.level not in _HOME_LEVELS:
            return mention
        return replace(mention, states=(self.home,))

    def _plural(self, mention: Mention, sentence: Sentence, raw: str) -> tuple[Party, ...]:
        if mention.persons:
            return tuple(self.resolver.person(p, raw[mention.start : mention.end]) for p in mention.persons)
        listed = _listed_before(mention, sentence)
        named = set(listed) <= {p.state for p in self.principals}
        if len(self.principals) == 2 and named and sentence.speaker is None and _both_leaders(mention, raw):
            return self.principals
        states = mention.states or listed or self._two_sides(mention, sentence)
        if len(states) != mention.count:
            return ()
        if mention.level == "hos2" and (len(states) > 2 or not (mention.office or "").endswith("元首")):
            sent = {state: _SUMMIT_HEADS.get((frozenset(states), state)) for state in states}
            return tuple(self._leader(state, mention, raw, sent[state]) for state in states)
        level = "hos" if mention.level == "hos2" else mention.level
        whole = replace(mention, states=states, level=level)
        found = self.resolver.parties(whole, raw[mention.start : mention.end])
        return tuple(self._named_elsewhere(party) for party in found)

    def _two_sides(self, mention: Mention, sentence: Sentence) -> tuple[str, ...]:
        """双方, 两国: the main parties' states, or the article's pair where one of the former meets them."""
        main = tuple(dict.fromkeys(p.state for p in self.principals))
        before = (
            m for _, slot in sentence.encoded.items.items() if (m := slot.mention) and m.end <= mention.start
        )
        met = {self.resolver.knowledge.persons[p].state for m in before for p in m.persons}
        return self.pair if not main or (met & set(main) and not met & set(self.pair)) else main

    def _leader(self, state: str, mention: Mention, raw: str, level: str | None) -> Party:
        """领导人 of a state: whoever the article has named as its head, else nobody by name."""
        named = (k for k in self.resolver.register.values() if k.state == state and k.level in _LEADING)
        known = [k for k in named if k.person is None or self._leads(k.person)]
        party = Party(state=state, surface=raw[mention.start : mention.end], office=mention.office)
        if level:
            return self._executive(party, level)
        if len({k.name for k in known}) != 1:
            return self._named_here(state) or self._executive(party)
        return replace(party, name=known[0].name, person=known[0].person, level=known[0].level, implied=True)

    def _named_here(self, state: str) -> Party | None:
        return next((p for p in self.principals if p.state == state and self._is_leader(p)), None)

    def _is_leader(self, party: Party) -> bool:
        return party.level in TOP_LEVELS and (party.person is None or self._leads(party.person))

    def _executive(self, party: Party, level: str | None = None) -> Party:
        """Who leads a state to summits: the head of government where the head of state only represents."""
        on, knowledge = self.resolver.on, self.resolver.knowledge
        if level is None:
            level = knowledge.states[party.state].led if party.state in knowledge.states else "hos"
        held = knowledge.holders(party.state, level, on) if on else ()
        person = knowledge.persons[held[0].person] if len(held) == 1 else None
        return (
            replace(party, name=person.name, person=person.id, level=level, implied=True) if person else party
        )

    def _served(self, mention: Mention) -> bool:
        """前总统尼克松1972年访华: out of office now, in office on the day of the contact."""
        return mention.official and any(map(self._serves, mention.persons))

    def _in_term(self, mention: Mention) -> bool:
        """最高级别官员杨洁篪: a vague word for one who holds an office on the day."""
        return mention.office in _VAGUE and any(map(self._serves, mention.persons))

    def _leads(self, person: str) -> bool:
        """True for who leads a state on the day; 菅义伟 in 2019 served under its leader."""
        return any(t.office in _LEADERS for t in self.resolver.knowledge.terms_of(person, self.resolver.on))

    def _serves(self, person: str) -> bool:
        return bool(self.resolver.knowledge.terms_of(person, self.resolver.on))

    def _pronoun(self, mention: Mention, sentence: Sentence, raw: str, folded: str) -> tuple[Party, ...]:
        if mention.office == "they":
            return self.principals[:2] if len(self.principals) == 2 else ()
        speaker = self._speaker(sentence, raw, folded)
        if speaker is None:
            return self._guest(mention.level) if mention.office == "you" else ()
        if mention.office == "i":
            return (speaker,)
        return self._listener(speaker, mention.level)

    def _speaker(self, sentence: Sentence, raw: str, folded: str) -> Party | None:
        if sentence.speaker is None or sentence.speaker.kind == "pronoun":
            return None
        found = self._one(sentence.speaker, sentence, raw, folded)
        return found[0] if found else None

    def _guest(self, level: str | None) -> tuple[Party, ...]:
        """总统先生 where nobody is seen to speak: the main party from abroad, if there is one only."""
        abroad = [p for p in self.principals if self.home and p.state != self.home]
        return tuple(p for p in abroad if len(abroad) == 1 and (level in (None, "hos2") or p.level == level))

    def _listener(self, speaker: Party, level: str | None) -> tuple[Party, ...]:
        """总统先生 is the main party of the other side, if the title fits it."""
        others = [p for p in self.principals if p.state != speaker.state]
        fitting = [p for p in others if level is None or p.level in (level, None) or level == "hos2"]
        return tuple((fitting or others)[:1])


def _one_person(one: Party, other: Party) -> bool:
    same = one.person == other.person if one.person and other.person else one.name == other.name
    return one.state == other.state and one.name is not None and same


def _both_leaders(mention: Mention, raw: str) -> bool:
    """两国领导人 of the two who have just talked; 两党两国领导人 are others."""
    text, before = raw[mention.start : mention.end], raw[max(0, mention.start - 1) : mention.start]
    return not mention.states and fold(text) in ("两国领导人", "双方领导人") and fold(before) != "党"


def _alike(one: str | None, other: str | None) -> bool:
    """True for two wordings of one ministry (卫生部长, 卫生及公共服务部部长): they begin alike."""
    return bool(one and other) and (one or "")[:2] == (other or "")[:2]


def _in_office(mention: Mention) -> bool:
    return mention.official and not (mention.modifier or "").startswith(("前", "原", "已故", "卸任"))


def _then_in_office(mention: Mention, sentence: Sentence) -> bool:
    """前总统川普是在就职后与X通话, 前议长原订访Ｓ却猝死: told of the time when he held the office."""
    behind = sentence.encoded.at(mention.start) + 1
    began = bool(mention.persons) and _AS_HE_BEGAN.match(sentence.symbols, behind) is not None
    return began or (mention.name is not None and _DIED.match(sentence.symbols, behind) is not None)


def _heads_delegation(mention: Mention, sentence: Sentence) -> bool:
    """A legislator or former leader at the head of a delegation acts for his state (section 2, ruling 8)."""
    legislator = mention.official or (mention.office or "").endswith("议员")
    return legislator and bool(_DELEGATION.search(sentence.symbols))


def _listed_before(mention: Mention, sentence: Sentence) -> tuple[str, ...]:
    """先后访问A和B，邀请两国总统…: the states of the last list of as many countries before the plural."""
    end = sentence.encoded.at(mention.start)
    lists = list(re.finditer("Ｓ(?:(?:、|和|与|及)Ｓ)+", sentence.symbols[:end]))
    if not lists:
        return ()
    found = (sentence.mention(i) for i in range(lists[-1].start(), lists[-1].end()))
    states = tuple(dict.fromkeys(s for m in found if m for s in m.states))
    return states if len(states) == mention.count else ()


def _surface(mention: Mention, raw: str, folded: str) -> str:
    """The words of the text for the name (the office's words when there is none)."""
    if mention.name:
        at = folded.find(mention.name, mention.start, mention.end)
        if at >= 0:
            return raw[at : at + len(mention.name)]
    return raw[mention.start : mention.end]
