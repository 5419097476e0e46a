"""Who is counted: the sides of a claim, from the words around the count and what the article said before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from entente.claims.match import Match, mentions
from entente.contacts import Discourse, Source, arguments
from entente.contacts.frames import LIST, PLACES
from entente.contacts.scene import Sentence
from entente.records import Mention, Party, Side

_OWNED = re.compile(f"(?P<x>{LIST})[^，。；：Ａ]{{0,24}}?的$")
_WITH_LEFT = re.compile(f"(?:同|与|和|跟|及)(?:[^，。；：Ａ“”]{{0,30}}?的)?(?P<y>{LIST})[^；：Ａ]{{0,40}}$")
_OBJECT_LEFT = re.compile(f"(?:对|访问?|到访|出访|来访|赴)(?P<d>{PLACES})[^，。；：ＡＳＬ]{{0,12}}$")
_CHINA_LEFT = re.compile("(?:来华|访华)[^，。；：]{0,6}$")
_ABROAD = re.compile("出访|海外|外访|国外")
_FORMER = ("前", "原", "已故", "卸任")


@dataclass(frozen=True)
class Setting:
    """Where a claim stands: its sentence among the article's, the texts, and the discourse before it."""

    sentences: Sequence[Sentence]
    index: int
    source: Source
    discourse: Discourse

    def parties(self, found: Sequence[Mention]) -> tuple[Party, ...]:
        """The parties that ``found`` stand for; former holders count, a claim may look back."""
        current = [replace(m, modifier=None) if (m.modifier or "").startswith(_FORMER) else m for m in found]
        sentence = self.sentences[self.index]
        return self.discourse.parties(current, sentence, self.source.raw, self.source.folded)


def side(party: Party) -> Side:
    """``party`` as a side of a claim."""
    return Side(
        party.state, party.name, party.office, party.level, party.person, party.aliases, party.implied
    )


def talkers(match: Match, setting: Setting) -> tuple[Side, ...]:
    """The sides of a call, meeting or exchange; anybody stands for a side that the text leaves open."""
    found = list(_parties(setting, (_subject(match, setting), _partners(match))))
    for more in _fallbacks(match, setting):
        if len({p.state for p in found}) > 1:
            break
        found.extend(p for p in more if p.state not in {q.state for q in found})
    who = tuple(map(side, found))
    return who if len({s.state for s in who}) > 1 else (*who, Side()) if who else ()


def _parties(setting: Setting, groups: Iterable[Sequence[Mention]]) -> Iterator[Party]:
    seen: list[Party] = []
    for group in groups:
        for party in setting.parties(group):
            if not any(_same(party, other) for other in seen):
                seen.append(party)
                yield party


def _same(one: Party, other: Party) -> bool:
    if one.state != other.state:
        return False
    return one.name is None or other.name is None or one.name == other.name


def _subject(match: Match, setting: Setting) -> tuple[Mention, ...]:
    counted = match.counted
    owned = _OWNED.search(counted.symbols[: match.at])
    if owned:
        return mentions(counted, owned.start("x"), owned.end("x"))
    found = arguments.subject(counted.sentence, match.start)
    return found.mentions if found else ()


def _partners(match: Match) -> tuple[Mention, ...]:
    inside = match.group("y") or match.group("o")
    if inside:
        return inside
    left = _WITH_LEFT.search(match.counted.symbols[: match.start])
    return mentions(match.counted, left.start("y"), left.end("y")) if left else ()


def _fallbacks(match: Match, setting: Setting) -> Iterator[tuple[Party, ...]]:
    """Where a missing side may come from: the sentence's other actors, the topic, the article's main parties."""
    counted = match.counted
    yield setting.parties(mentions(counted, 0, match.start)[::-1])
    yield setting.parties(arguments.topic(setting.sentences, setting.index))
    yield setting.discourse.principals
    yield setting.parties(mentions(counted, match.end, len(counted.symbols)))[:1]


def travellers(match: Match, setting: Setting) -> tuple[tuple[Side, ...], str | None]:
    """Who travelled, with the state visited as last side, and that state (null = anywhere)."""
    host = _host(match)
    for group in _travelling(match, setting):
        going = tuple(map(side, dict.fromkeys(p for p in group if p.state != host)))
        if going:
            return (*going, Side(host)), host
    return (), host


def _travelling(match: Match, setting: Setting) -> Iterator[tuple[Party, ...]]:
    """Candidates for the traveller, the best first."""
    counted = match.counted
    yield setting.parties(mentions(counted, match.at, match.end)[:1])
    yield setting.parties(_subject(match, setting))
    for at in _places_of(counted.symbols, "Ａ", match.start):
        yield setting.parties(mentions(counted, at, at + 1))
    yield setting.parties(arguments.topic(setting.sentences, setting.index))
    for at in _places_of(counted.symbols, "Ｓ", match.start):
        yield _states(mentions(counted, at, at + 1, "Ｓ"))
    yield setting.parties(mentions(counted, match.end, len(counted.symbols))[:1])


def _places_of(symbols: str, symbol: str, before: int) -> Iterator[int]:
    return (at for at in range(before - 1, -1, -1) if symbols[at] == symbol)


def _states(found: Iterable[Mention]) -> tuple[Party, ...]:
    return tuple(Party(state=state) for m in found for state in m.states)


def _host(match: Match) -> str | None:
    if match.frame.host:
        return match.frame.host
    for name in ("e", "d"):
        if states := [s for m in match.group(name, "ＳＬ") for s in m.states]:
            return states[0]
    before = match.counted.symbols[: match.start]
    left = _OBJECT_LEFT.search(before)
    if left:
        states = [
            s for m in mentions(match.counted, left.start("d"), left.end("d"), "ＳＬ") for s in m.states
        ]
        return states[0] if states else None
    return "CN" if _CHINA_LEFT.search(before) else None
