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
_OBJECT_LEFT = re.compile(
    f"(?:[对将把][^，。；：ＡＳＬ]{{0,6}}?|访问?|到访|出访|来访|赴)(?P<d>{PLACES})[^，。；：ＡＳＬ]{{0,12}}$"
)
_CHINA_LEFT = re.compile("(?:来华|访华)[^，。；：]{0,6}$")
_DESTINATION = re.compile(f"(?:对|访问?|到访|出访|来访|赴|抵达)(?P<d>{PLACES})|来华|访华")
_THIS_ONE = re.compile("，[^，。；]{0,8}(?:是|进行|开始|展开|开启)[^，。；]*$")
_ABROAD = re.compile(
    "出访|外访|出国|海外|国外|国家|地区|[中东南西北]欧|欧洲|[东南北]亚|亚洲|非洲|美洲|拉美|太平洋|中东|中亚"
)
_ANYBODY = re.compile("(?:外国|各国|多国|一些国家|外方|国际组织)|“?电话外交")
_NEAR_OFFICE = re.compile("(?:^|[，：Ｄ是])Ｓ[^，。；：ＡＤＬＳＴ的对在]{2,8}$")
_LATIN = re.compile("[A-Z][A-Za-z\\u00c0-\\u017f.'’-]+(?: [A-Z][A-Za-z\\u00c0-\\u017f.'’-]+)*")
_LEADERS = ("领导人", "领袖", "首脑")
_HOLDER = re.compile("Ａ[^，。；Ａ]{0,6}(?:就任|上任|上台|履新|接任|出任|当选|就职|成为)")
_SCENE = re.compile("(?:在|赴|到|抵|于|对|抵达|访问?)$")
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
        sentence = self.sentences[self.index]
        whole = [self._whole(m) for m in found]
        parties = self.discourse.parties(whole, sentence, self.source.raw, self.source.folded)
        return tuple(map(self._leader, parties))

    def author(self) -> tuple[Party, ...]:
        """Who the headline names first: the 我 of a signed article."""
        titles = (s for s in self.sentences if s.field == "title")
        named = [m for s in titles for at in sorted(s.encoded.items) if (m := s.mention(at)) and m.name]
        return self.parties([m for m in named if m.kind == "person"][:1])

    def _whole(self, mention: Mention) -> Mention:
        """With a name in Latin letters behind an office, and without what hides a person (前, 同志)."""
        if (mention.modifier or "").startswith(_FORMER):
            mention = replace(mention, modifier=None)
        if mention.persons and mention.level == "private":
            mention = replace(mention, level=None, office=None, official=True)
        latin = _LATIN.match(self.source.raw, mention.end) if mention.kind == "office" else None
        return replace(mention, end=latin.end()) if latin else mention

    def _leader(self, party: Party) -> Party:
        """The leader of a state (领袖, 领导人) is whoever of its two heads the article names."""
        if party.office not in _LEADERS or (party.name and not party.implied):
            return party
        named = (k for k in self.discourse.resolver.register.values() if k.state == party.state)
        known = next((k for k in named if k.person and k.level in ("hos", "hog")), None)
        if known is None or known.person == party.person:
            return party
        return replace(party, name=known.name, person=known.person, level=known.level, implied=True)


def side(party: Party) -> Side:
    """``party`` as a side of a claim."""
    known = (party.office, party.level, party.person, party.aliases, party.implied)
    return Side(party.state, party.name, *known, party.surface)


def talkers(match: Match, setting: Setting) -> tuple[Side, ...]:
    """The sides of a call, meeting or exchange.

    Anybody stands for a side that the text means to leave open (各国元首); when it names somebody who is
    not known, there are no sides.
    """
    found = list(_parties(setting, (_subject(match, setting), _partners(match))))
    everybody = _everybody(match, setting)
    for more in _fallbacks(match, setting):
        if _between_states(found) or (found and everybody):
            break
        found.extend(p for p in more if p.state not in {q.state for q in found})
    if _between_states(found):
        return tuple(map(side, found))
    return (*map(side, found), Side()) if found and everybody else ()


def _between_states(found: Sequence[Party]) -> bool:
    return len({p.state for p in found}) > 1


def _clause(match: Match, setting: Setting) -> str:
    encoded = match.counted.sentence.encoded
    start, end = match.clause
    return setting.source.folded[encoded.start(start) : encoded.start(end)]


def _everybody(match: Match, setting: Setting) -> bool:
    """The words leave the other side open on purpose: 同各国元首, 电话外交."""
    around = setting.sentences[setting.index].span
    words = around.of(setting.source.folded) if match.frame.name == "span" else _clause(match, setting)
    return bool(_ANYBODY.search(words))


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
    inside = match.group("y") or match.group("b") or match.group("o")
    if inside:
        return inside
    left = _WITH_LEFT.search(match.counted.symbols[: match.start])
    return mentions(match.counted, left.start("y"), left.end("y")) if left else ()


def _fallbacks(match: Match, setting: Setting) -> Iterator[tuple[Party, ...]]:
    """Where a missing side may come from: other actors, the topic, the main parties, states, the author."""
    counted = match.counted
    symbols = counted.symbols
    others = [at for at in _places_of(symbols, "Ａ", match.start) if not _HOLDER.match(symbols, at)]
    yield setting.parties([m for at in others for m in mentions(counted, at, at + 1)])
    yield setting.parties(arguments.topic(setting.sentences, setting.index))
    yield setting.discourse.principals
    yield setting.parties(mentions(counted, match.end, len(symbols)))[:1]
    states = [at for at in _places_of(symbols, "Ｓ", match.start) if not _SCENE.search(symbols[:at])]
    yield _states([m for at in states for m in mentions(counted, at, at + 1, "Ｓ")])
    yield setting.author()


def travellers(match: Match, setting: Setting) -> tuple[tuple[Side, ...], str | None]:
    """Who travelled, with the state visited as last side, and that state (null = anywhere abroad)."""
    host = _host(match)
    if host is None and not _ABROAD.search(_clause(match, setting)):
        return (), None
    for group in _travelling(match, setting):
        going = tuple(map(side, dict.fromkeys(p for p in group if p.state != host)))
        if going:
            return (*going, Side(host)), host
    return (), host


def _travelling(match: Match, setting: Setting) -> Iterator[tuple[Party, ...]]:
    """Candidates for the traveller, the best first."""
    counted = match.counted
    for name in ("is", "x"):
        yield setting.parties(match.group(name))
        yield _states(match.group(name, "Ｓ"))
    yield setting.parties(mentions(counted, match.at, match.end)[:1])
    office = _NEAR_OFFICE.search(counted.symbols[: match.start])
    if office:
        yield _states(mentions(counted, office.start(), office.end(), "Ｓ"))
    yield setting.parties(_subject(match, setting))
    for at in _places_of(counted.symbols, "Ａ", match.start):
        yield setting.parties(mentions(counted, at, at + 1))
    yield setting.parties(arguments.topic(setting.sentences, setting.index))
    for at in _places_of(counted.symbols, "Ｓ", match.start):
        yield _states(mentions(counted, at, at + 1, "Ｓ"))
    yield setting.parties(mentions(counted, match.end, len(counted.symbols))[:1])
    yield setting.author()


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
    if _CHINA_LEFT.search(before):
        return "CN"
    return _host_told(match, before) if _THIS_ONE.search(before) else None


def destination(match: Match, setting: Setting) -> str | None:
    """The settlement that visits are counted to (首次访问大马士革), null when it is the whole state."""
    said = [m for name in ("e", "d") for m in match.group(name, "ＳＬ")]
    if not said or any(m.kind == "state" for m in said):
        return None
    return setting.source.raw[said[0].start : said[0].end]


def _host_told(match: Match, before: str) -> str | None:
    """对S进行国事访问，是他就任后的首次访问: the state that the sentence has just spoken of."""
    told = next(iter(reversed(list(_DESTINATION.finditer(before)))), None)
    if told is None:
        return None
    if told["d"] is None:
        return "CN"
    states = [s for m in mentions(match.counted, told.start("d"), told.end("d"), "ＳＬ") for s in m.states]
    return states[0] if states else None
