"""Noun phrases: tokens put together into mentions of persons and office holders.

Three shapes cover the press: state + office + name (俄罗斯总统普京), name + office (习近平主席), and
several states + one office (中俄两国元首). The regular expressions run over the encoded text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from entente.lexicon import Title
from entente.mentions.encoding import Encoded, encode
from entente.mentions.latin import with_latin_names
from entente.mentions.letters import letter_tokens
from entente.mentions.names import NameFinder
from entente.mentions.neighbours import in_apposition, with_elected_states, with_group_states
from entente.mentions.offices import (
    from_last_state,
    highest,
    modifier,
    office_text,
    offices,
    opens_office,
    twice,
    without_destination,
)
from entente.mentions.repeats import put_in, repeated_names, with_dotted_names
from entente.mentions.summits import summits
from entente.mentions.tokens import Scanner, Token
from entente.records import Mention

_SYMBOLS = {"title": "Ｔ", "state": "Ｓ", "place": "Ｌ", "person": "Ｐ"}
_SUMMIT = re.compile("(?P<states>Ｓ[与和及]?Ｓ)(?=(?:第.{1,2}次)?(?:峰会|首脑会))")
_BARE_PLURAL = re.compile("(?P<number>[两三四五345]国|双方|中外)(?:(?<=[三四五345]国)的)?(?P<titles>Ｔ)")
_NAMED = re.compile("(?P<person>Ｐ)(?P<titles>Ｔ(?:兼Ｔ)?)?")

_BEGUN = re.compile("Ｔ(?P<name>[\u4e00-\u9fff]{1,6})$")
_UNNAMED = ("每任", "历任", "历届", "国家", "各国", "多国", "等国", "成员国")
_LISTING = re.compile("(?:，?以及|[、和及与])(?:[^，。；：、]{1,12}[局部署厅委处办])?")
_SPOUSE = re.compile("夫人|.夫人")
_NUMBERS = {
    "两国": 2,
    "双国": 2,
    "双方": 2,
    "三国": 3,
    "三方": 3,
    "四国": 4,
    "五国": 5,
    "3国": 3,
    "4国": 4,
    "5国": 5,
}
_EXPLAINED = re.compile(
    "[\u4e00-\u9fff][(（][A-Z][a-z]+ [A-Z][a-z]|耶夫|耶娃|诺夫|诺娃|维奇|斯基|斯卡娅|什维利"
)
# 马斯卡廷中学, 胡志明国家政治学院: the name is part of an institution's.
_INSTITUTION = re.compile(
    "(?:[\u4e00-\u9fff]{0,2}(?:中学|小学)|(?:国家|政治|纪念)*(?:大学|学院|医院|图书馆|博物馆|体育场|中心|基金会))(?!校长|院长)"
)
_NO_TITLE = re.compile(".主席国(?![家防务事宴])|举行长")  # 轮值主席国德国, 举行长约30分钟的通话
_WHOLE_NAME = 3


@dataclass(frozen=True, slots=True)
class Reader:
    """Everything that mention finding needs, made once from a knowledge base."""

    scanner: Scanner
    names: NameFinder

    def find(self, folded: str) -> list[Mention]:
        """All mentions of ``folded`` in order; offsets count from its start."""
        tokens = self._tokens(folded)
        mentions = self._assemble(folded, tokens)
        repeated = repeated_names(folded, mentions, tokens, self.names.leaders)
        if repeated:
            mentions = self._assemble(folded, put_in(tokens, repeated))
        mentions = in_apposition(folded, self._with_listed_states(folded, mentions))
        return with_group_states(folded, with_elected_states(folded, mentions))

    def _assemble(self, folded: str, tokens: list[Token]) -> list[Mention]:
        encoded = encode(folded, 0, len(folded), [(_SYMBOLS[t.kind], t) for t in tokens])
        taken: list[Mention] = []
        covered = bytearray(len(folded) + 1)
        named = summits(folded, self.scanner.knowledge)
        for mention in (*named, *self._phrases(folded, encoded)):
            if not any(covered[mention.start : mention.end]):
                covered[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)
                taken.append(mention)
        locations = (t for t in tokens if t.kind in ("state", "place") and not covered[t.start])
        taken.extend(self._location(t) for t in locations)
        return sorted(taken, key=lambda m: m.start)

    def _tokens(self, folded: str) -> list[Token]:
        found = with_latin_names(self.scanner.scan(folded), folded)
        ends = {t.end for t in found if t.kind in ("title", "person")}
        tokens = [
            t
            for t in found
            if (t.start in ends or not self._tail_of_longer_name(folded, t))
            and not _head_of_longer_name(folded, t)
            and not (t.kind == "title" and _NO_TITLE.match(folded, t.end - 3))
        ]
        tokens = with_dotted_names(tokens, self.names, folded)
        return letter_tokens(folded, tokens, self.scanner)

    def _with_listed_states(self, folded: str, mentions: list[Mention]) -> list[Mention]:
        """In a list, an office without a state has that of the one before it (中国外长王毅及副部长孙立凡)."""
        done: list[Mention] = []
        for mention in mentions:
            before = done[-1] if done else None
            if before and before.office and before.states and self._lacks_state(folded, before, mention):
                mention = self._listed(folded, before, mention)
            done.append(mention)
        return done

    def _lacks_state(self, folded: str, before: Mention, mention: Mention) -> bool:
        """An office without a state, held by nobody known or (国民议会议长萨迪克) by a namesake elsewhere.

        国家主席 names China's head of state, but for a man who is known to be of the state before it.
        """
        own = before.states[0]
        if not mention.office:
            return False
        if mention.states:
            fixed = self.scanner.titles.get(mention.office)
            known = bool(fixed and fixed.state) and self._serves_any(mention.persons, own)
            return known and not self._serves_any(mention.persons, mention.states[0])
        if any(self._is_known_for(p, mention) for p in mention.persons):
            return self._serves_any(mention.persons, own)
        behind = mention.name is not None and not folded.startswith(mention.name, mention.start)
        return not mention.persons or behind

    def _is_known_for(self, person: str, mention: Mention) -> bool:
        """True for the whole name and the office of a known person: no namesake of another state's."""
        knowledge = self.scanner.knowledge
        held = any(t.office == mention.level for t in knowledge.terms_of(person))
        return held and knowledge.persons[person].name == mention.name

    def _listed(self, folded: str, before: Mention, mention: Mention) -> Mention:
        if not _LISTING.fullmatch(folded, before.end, mention.start):
            return mention
        if not mention.states and not self._serves_any(mention.persons, before.states[0]):
            mention = replace(mention, persons=())
        end = None if mention.name else self.names.after_title(folded, mention.end, before.states[0])
        if end is None:
            return replace(mention, states=before.states)
        return replace(mention, kind="person", states=before.states, name=folded[mention.end : end], end=end)

    def _persons(self, name: str) -> tuple[str, ...]:
        return self.scanner.knowledge.named(name) or self.names.leaders.get(name, ())

    def _tail_of_longer_name(self, folded: str, token: Token) -> bool:
        """辛格 inside 基辛格: a known name behind a character of transcription is part of another name."""
        if token.kind != "person" or len(token.key) > 2 or token.start == 0:
            return False
        return folded[token.start - 1] in self.names.inside

    def _phrases(self, folded: str, encoded: Encoded[Token]) -> Iterator[Mention]:
        for m in _NAMED.finditer(encoded.symbols):
            if (
                m["titles"]
                and not self._goes_on(encoded, m.start())
                and encoded.symbols[m.end() : m.end() + 1] != "Ｐ"
                and not opens_office(encoded, m)
            ):
                yield self._named(encoded, m)
        for m in _BARE_PLURAL.finditer(encoded.symbols):
            if not encoded.symbols.endswith(("Ｓ", "Ｓ的"), 0, m.start()):
                yield self._plural(encoded, m)
        for m in offices(encoded.symbols):
            yield self._office(folded, encoded, without_destination(encoded, m))
        for m in _SUMMIT.finditer(encoded.symbols):
            heads = self._two_heads(encoded, m)
            if len(heads.states) == 2 and ("ＳＳ" in m.group() or not self._organised(heads.states)):
                yield heads
        for m in _NAMED.finditer(encoded.symbols):
            yield self._named(encoded, m)

    def _location(self, token: Token) -> Mention:
        code = self._state_of(token)
        kind: Literal["state", "place"] = "state" if token.kind == "state" else "place"
        return Mention(kind, token.start, token.end, (code,), token.key)

    def _state_of(self, token: Token) -> str:
        if token.kind == "place":
            return self.scanner.places[token.key]
        return self.scanner.states.get(token.key) or token.key

    def _titles(self, encoded: Encoded[Token], start: int, end: int) -> list[Title]:
        return [
            self.scanner.titles[t.key]
            for i in range(start, end)
            if (t := encoded.items.get(i)) and t.kind == "title"
        ]

    def _named(self, encoded: Encoded[Token], m: re.Match[str]) -> Mention:
        token = encoded.items[m.start("person")]
        start, end = encoded.start(m.start()), encoded.start(m.end())
        titles = self._titles(encoded, m.start("titles"), m.end("titles")) if m["titles"] else []
        sent = any(t.level == "envoy" for t in titles)  # 习近平主席特别代表 is whoever he sends
        spouse = any(t.form in ("夫人", "第一夫人") for t in titles)
        office = highest(titles)
        return Mention(
            "office" if spouse else "person",
            start,
            end,
            name=None if spouse else token.key,
            persons=() if spouse else self._persons(token.key),
            office=office.form,
            level=office.level,
            official=office.official and not sent,
        )

    def _serves_any(self, persons: tuple[str, ...], state: str | None) -> bool:
        return state is None or any(self.scanner.knowledge.persons[p].state == state for p in persons)

    def _plural(self, encoded: Encoded[Token], m: re.Match[str]) -> Mention:
        titles = self._titles(encoded, m.start("titles"), m.end("titles"))
        office = highest(titles)
        return Mention(
            "office",
            encoded.start(m.start()),
            encoded.start(m.end()),
            office=office.form,
            level=office.level,
            count=_NUMBERS.get(m["number"], 2),
            official=office.official,
        )

    def _goes_on(self, encoded: Encoded[Token], at: int) -> bool:
        """能源大臣阿卜杜勒阿齐兹亲王: a known name is the end of the one that an office begins."""
        before = _BEGUN.search(encoded.symbols[:at])
        return before is not None and set(before["name"]) <= self.names.transliteration

    def _organised(self, states: tuple[str, ...]) -> bool:
        return any(self.scanner.knowledge.states[state].organisation for state in states)

    def _two_heads(self, encoded: Encoded[Token], m: re.Match[str]) -> Mention:
        """美朝 in 美朝峰会: the heads of both states."""
        start, end = encoded.start(m.start()), encoded.start(m.end())
        return Mention(
            "office", start, end, states=self._states(encoded, m), office="首脑", level="hos2", count=2
        )

    def _office(self, folded: str, encoded: Encoded[Token], m: re.Match[str]) -> Mention:
        titles = self._titles(encoded, m.start("titles"), m.end("titles"))
        states = self._states(encoded, m)
        if encoded.symbols.endswith("Ｓ的", 0, m.start()) and (m["fill"] or "").startswith(
            ("问题", "核问题")
        ):
            states = (self._state_of(encoded.items[m.start() - 2]),)  # 中国的朝鲜核问题特使
        elif len(states) > 1 and (m["fill"] or "").startswith("问题"):
            states = states[:-1]  # 联合国也门问题特使 is no Yemenite
        elif twice(encoded, m) or (len(states) > 1 and m["person"] and not m["number"]):
            return self._office(folded, encoded, from_last_state(encoded, m))
        fixed = tuple(dict.fromkeys(t.state for t in titles if t.state))
        states = states or self._of_title(encoded, m, fixed) or self._inner_states(encoded, m)
        count = _NUMBERS.get((m["number"] or "").removesuffix("的"), len(states) if len(states) > 1 else 1)
        sent = encoded.symbols.startswith("Ｐ", m.start() - 1) and "特别代表" in office_text(
            folded, encoded, m
        )
        mention = Mention(
            "office",
            encoded.start(m.start() - sent),
            encoded.start(m.end()),
            states=states,
            office=office_text(folded, encoded, m),
            level=highest(titles).level,
            count=max(count, 1),
            official=highest(titles).official and not (m["fill"] or "").endswith(_UNNAMED),
            modifier=modifier(m),
        )
        if count > 1:
            return mention
        return self._with_surname(m["fill"] or "", self._with_name(folded, encoded, m, mention))

    def _of_title(self, encoded: Encoded[Token], m: re.Match[str], fixed: tuple[str, ...]) -> tuple[str, ...]:
        """国家主席 is China's, but not the one whom the table knows as another state's (国家主席通伦)."""
        known = self.scanner.knowledge.named(encoded.items[m.start("person")].key) if m["person"] else ()
        abroad = known and not any(self._serves_any(known, state) for state in fixed)
        return () if abroad else fixed

    def _with_surname(self, fill: str, mention: Mention) -> Mention:
        """中国习主席: the surname between state and office is the leader's who bears it."""
        known = () if mention.name or not mention.states else self.names.leaders.get(fill, ())
        persons = tuple(p for p in known if self.scanner.knowledge.persons[p].state == mention.states[0])
        return replace(mention, kind="person", name=fill, persons=persons) if persons else mention

    def _states(self, encoded: Encoded[Token], m: re.Match[str]) -> tuple[str, ...]:
        if not m["states"]:
            return ()
        found = (encoded.items[i] for i in range(m.start("states"), m.end("states")) if i in encoded.items)
        return tuple(dict.fromkeys(self._state_of(t) for t in found))

    def _inner_states(self, encoded: Encoded[Token], m: re.Match[str]) -> tuple[str, ...]:
        inner = (encoded.items.get(i) for i in range(m.start(), m.end()))
        return tuple(self._state_of(t) for t in inner if t and t.kind == "state")[:1]

    def _with_name(self, folded: str, encoded: Encoded[Token], m: re.Match[str], mention: Mention) -> Mention:
        state = mention.states[0] if mention.states else None
        if m["person"]:
            token = encoded.items[m.start("person")]
            known = self.scanner.knowledge.named(token.key)
            if self._serves_any(known, state) or "·" in token.key:
                return replace(mention, kind="person", name=token.key, persons=known)
            longer = self.names.after_title(folded, token.start, state)
            if longer is None or longer <= token.end:
                return replace(mention, kind="person", name=token.key, persons=known)
            return replace(mention, kind="person", name=folded[token.start : longer], end=longer)
        if _state_behind(encoded, m):
            return mention
        end = self.names.after_title(folded, mention.end, state)
        if end is None:
            return mention
        if not mention.official:
            return replace(mention, end=end)
        if _SPOUSE.match(folded, end - 1):
            return replace(mention, official=False, end=end)
        name = folded[mention.end : end]
        return replace(mention, kind="person", name=name, end=end, persons=self.names.written(name))


def _state_behind(encoded: Encoded[Token], m: re.Match[str]) -> bool:
    """轮值主席阿尔及利亚总统: behind the office a state's whole name begins, no name of a person."""
    token = encoded.items.get(m.end())
    return token is not None and token.kind == "state" and token.end - token.start >= _WHOLE_NAME


def _head_of_longer_name(folded: str, token: Token) -> bool:
    """李强 in 李强民（Li Qiangmin）, 穆斯塔法 in 穆斯塔法耶夫: what goes on is the whole name."""
    if token.kind != "person":
        return False
    return any(rule.match(folded, token.end) for rule in (_EXPLAINED, _INSTITUTION))
