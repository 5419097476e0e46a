"""Rolls of senders: 许多国家领导人致电…, and below it one paragraph for each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from entente.contacts import arguments
from entente.contacts.dating import Day, nearest
from entente.contacts.scene import Sentence, first_told
from entente.records import Mention

_PAPERS = "(?:贺电|贺函|贺信|唁电|唁函|唁电函|慰问电|慰问函|电函|函电|信函)"
_WIRED = "(?:致电|致函|来电|来函|发来贺电|发来慰问电|发贺电|电贺|函贺)"
_LEAD = re.compile(
    "(?:许多|多国|各国|一些|多个|世界|有关|外国|国际组织)[^。]{0,40}?(?:"
    f"{_WIRED}(?:、|或|和|以及)?(?:{_WIRED}|发表声明)?(?:祝贺|慰问)?(?:Ｓ中央)?(?:、|和)?(?P<to>Ａ(?:、Ａ)*)"
    f"|(?:{_WIRED}(?:、|或|和|以及)?(?:{_WIRED})?，?)?(?:继续|持续)?(?:热烈)?祝贺(?P<elected>Ａ)(?:再次)?(?:当选|连任|就任|Ａ)"
    f"|向(?P<toward>Ａ(?:、Ａ)*)(?:和[^，。]{{0,8}})?(?:致|发来|发)(?:去|出)?{_PAPERS})"
)
_LIST = re.compile(
    f"(?:发来|致|致以){_PAPERS}(?:[、或和]?{_PAPERS})?(?:、发表声明)?的(?:国家领导人|领导人)?(?:还有|有|包括)(?:：|:)?(?P<from>[ＳＡ][^。]*)?"
    "|^(?P<joint>Ａ[、，][^。]{3,}?)等?(?:也|都|均|还)?(?:通过[^，。]{0,8})?，?(?:对|就|向|祝福|祝愿)[^。]{0,60}"
    "(?:哀悼|慰问|祝贺|祝福|祝愿|问候)"
)
_PARTY = re.compile(
    "(?:[，、：](?P<of>Ｓ)[^，。、Ａ]{0,24}|^(?P<head>Ｓ)[^，。Ａ]{0,30}(?:（Ａ[^，。）]{0,4}）)?)$"
)
_LEVELS = frozenset(
    {"hos", "hog", "vice", "fm", "speaker", "org", "hos2", "party", "governor", "bank", "minister", "defmin"}
)
_SENDER = re.compile(
    "(?P<of>Ｓ[^，。Ａ]{0,24}(?:（Ａ[^，。）]{0,4}）)?)?(?P<from>Ａ(?:[、和]Ａ)*)(?:和夫人|在[^，。Ａ]{0,14}中|[^，。Ａ]{1,6}(?=表示))?(?:同[^，。]{0,16}一道，)?(?:热烈|诚挚|衷心)?(?:表示|说|指出|强调|预祝|重申|期待|愿|赞赏|坚信|相信|向|高度|祝|代表|在贺|称|致|谨)"
)
# Ruling 4: letters that come in one after another have come in over some days.
_LASTING = re.compile("陆续|连日|纷纷|继续|持续|又有|再次|相继|先后")
_SPAN_DAYS = 14
_MANY = 4


@dataclass(frozen=True)
class Entry:
    """One message of a roll: where its senders speak, whom they write to, and the date of the lead."""

    index: int
    senders: tuple[Mention, ...]
    recipients: tuple[Mention, ...]
    date: str | None


def roll(sentences: Sequence[Sentence], day: Day) -> Iterator[Entry]:
    """The entries of the roll that ``sentences`` hold, none when there is no such lead."""
    lead = first_told(sentences, lambda sentence: _LEAD.search(sentence.symbols))
    if lead is None:
        return
    start, match = lead
    group = next(name for name in ("to", "toward", "elected") if match[name])
    recipients = arguments.members(sentences[start], match.start(group), match.end(group))
    time = nearest(sentences[start], match.start(group))
    lasting = _LASTING.search(sentences[start].symbols)
    date = time.value if time else day.recent(_SPAN_DAYS) if lasting else day.fresh()
    seen = sentences[start].paragraph
    whole = seen == sentences[-1].paragraph  # an item in one paragraph
    expected = False
    for index in range(start + 1, len(sentences)):
        sentence = sentences[index]
        opening = _SENDER.match(sentence.symbols) if whole or sentence.paragraph != seen else None
        senders = _heads(sentence, opening) if opening else ()
        if senders:
            yield Entry(index, senders, recipients, date)
        seen = sentence.paragraph
        for sender in _named(sentence) if expected else _listed(sentence):
            yield Entry(index, (sender,), recipients, date)
        opens = _LIST.search(sentence.symbols)
        expected = opens is not None and not opens["from"] and not opens["joint"]


def _heads(sentence: Sentence, opening: re.Match[str]) -> tuple[Mention, ...]:
    """Who sends together: office holders of a list; an office that its holder's other one follows is his."""
    found = _actors(sentence, *opening.span("from"))
    heads = tuple(m for m in found if m.states and m.level in _LEVELS)
    return tuple(m for m in heads if m.name) or heads[:1]


def _of_state(sentence: Sentence, at: int) -> Mention | None:
    """The actor at ``at``: a party's leader (Ｓ某党主席、总统X) is of the state named before him."""
    mention = sentence.mention(at)
    if mention is None or mention.states:
        return mention
    opening = _PARTY.search(sentence.symbols, 0, at)
    land = sentence.mention(opening.start(opening.lastgroup or 0)) if opening else None
    return replace(mention, states=land.states) if land else mention


def _listed(sentence: Sentence) -> tuple[Mention, ...]:
    """发来贺电的还有A、B、C: every office holder of the list."""
    m = _LIST.search(sentence.symbols)
    if m is None or not (m["from"] or (m["joint"] or "").count("Ａ") >= _MANY):
        return ()
    listed = "from" if m["from"] else "joint"
    return _named(sentence, *m.span(listed))


def _named(sentence: Sentence, start: int = 0, end: int | None = None) -> tuple[Mention, ...]:
    """The office holders among the actors of ``[start, end)``; the list may stand on a line of its own."""
    found = _actors(sentence, start, len(sentence.symbols) if end is None else end)
    return tuple(x for x in found if _sends(x))


def _actors(sentence: Sentence, start: int, end: int) -> Iterator[Mention]:
    found = (_of_state(sentence, i) for i in range(start, end) if sentence.symbols[i] == "Ａ")
    return (m for m in found if m)


def _sends(mention: Mention) -> bool:
    """An office holder whose state is known; 日本德仁天皇 bears his office in his name."""
    if mention.level is None:
        return bool(mention.states and mention.persons)
    return mention.level in _LEVELS and bool(mention.states or mention.persons)
