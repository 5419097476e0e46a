"""Who came to a gathering: 论坛29日在博鳌举行, and in the same text A总统X、B总理Y出席并致辞 (ruling 7)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from entente.contacts import arguments
from entente.contacts.dating import day_said
from entente.contacts.scene import Sentence, clause_end, clause_start, first_told
from entente.records import Mention, TimeMention

_GATHERING = "(?:会议|峰会|论坛|年会|大会|全会|博览会|对话会|圆桌会|交流会|会晤|开幕式|开班式|揭幕式|研讨会)"
_VENUE = re.compile(
    f"(?:{_GATHERING}|仪式)[^，。；]{{0,8}}(?:，)?(?:Ｄ)?在(?P<after>[ＳＬ]+)[^，。；]{{0,30}}?(?:举行|召开|开幕|举办)"
    f"|{_GATHERING}(?:Ｄ)?在(?P<here>[京沪穗渝津])(?:举行|召开|开幕|举办)"
    f"|在(?P<home>[京沪穗渝津])(?:举行|召开|开幕|出席)[^，。；]{{0,40}}{_GATHERING}"
    f"|在(?P<before>[ＳＬ]+)(?:[^，。；Ａ]{{0,12}}(?:举行|召开|开幕|举办)的|[^，。；Ａ]{{0,6}}出席)[^，。；]{{0,40}}(?:{_GATHERING}|仪式|活动|第[^，。；]{{1,6}}届ＤＳ)"
    f"|^(?P<held>[ＳＬ]+)(?:政府)?Ｄ?(?:举行|召开)[^，。；]{{0,30}}(?:{_GATHERING}|仪式)"
    f"|在(?P<loose>[ＳＬ]+)[^，。；Ａ]{{0,12}}(?:举行|召开|开幕|举办)[^，。；]{{0,40}}(?:{_GATHERING}|仪式|活动)"
    "|^(?P<fete>[ＳＬ]+)(?:政府)?Ｄ?(?:举行|举办)[^，。；]{0,30}活动"
    "|(?P<named>Ｌ)(?:Ｄ|第[^，。；Ａ]{1,24}?)[^，。；Ａ]{0,8}(?:开幕式|闭幕式)"
)
_PRESENT = re.compile(
    "(?P<x>Ａ(?:(?:和[^，。；、Ａ]{1,8})?(?:、|和|以及|，(?:以及)?)[^，。；、Ａ]{0,8}Ａ)*(?:等[^，。；Ａ]{0,16}Ａ?以及Ａ)?)(?:等[^，。；]{0,45}?|(?:和|及|以及)[^，。；Ａ]{0,30}?(?:Ａ[^，。；、Ａ]{0,6}?)?)?(?:、)?(?:也|还|将|分别|先后|应邀|共同)*"
    f"(?P<t>(?:出席|参加)(?!的)(?:了)?[^，。；Ａ]{{0,8}}?(?:{_GATHERING}|仪式|活动)|(?:出席|与会|参加)(?=并|。|，就)"
    f"|在[^，。；Ａ]{{0,8}}(?:{_GATHERING}|仪式)上[^，。；Ａ]{{0,6}}(?:表示|指出|强调|呼吁|警告|说)"
    "|(?:在[^，。；Ａ]{0,8}上)?(?:分别|先后)?(?:致辞|发言|发表[^，。；Ａ]{0,6}(?:演讲|讲话|致辞)))"
)
_GUESTS = re.compile(
    f"(?:出席|参加)[^，。；Ａ]{{0,20}}{_GATHERING}?(?:及[^，。；Ａ]{{1,6}})?的[^，。；Ａ]{{0,12}}?(?:外国Ａ)?(?:(?:还|也)?有[^。Ａ：]{{0,16}}包括|(?:还|也)?(?:有|包括))(?:：)?(?P<x>Ａ(?:(?:、|和|与|以?及|，(?=Ａ[、，。等]))(?:(?!视|线上)[^，。；、Ａ]){{0,12}}Ａ)*)"
)
_ROLL = re.compile("(?<!、)(?P<x>Ａ(?:、Ａ){2,}+)[^。；]{0,100}?(?:代表|负责人)[^，。；]{0,4}出席(?=。)")
_WITH_DELEGATES = re.compile(
    "(?<!、)(?P<x>Ａ(?:、Ａ)*+)[，、和][^。；Ａ]{0,60}?(?:代表|负责人)[^，。；Ａ]{0,12}(?:出席|参会|与会)(?=。|，)"
)
_ATTENDANT = re.compile(
    f"(?:出席|参加|与会)(?:本次|此次|该|此届)?{_GATHERING}的[^，。；Ａ]{{0,6}}(?P<x>Ａ(?:、Ａ)*)"
)
_NOT_IN_PERSON = re.compile("视[频讯像]|线上|云端|书面|通过")
_LOOSE = ("loose", "fete")
"""Venues that tell of some event: only who is said to be there counts, not who makes a speech."""
_SPEECHES = re.compile("(?:分别|先后)?(?:致辞|发言|发表)")
_LEAD = 2
"""How far into a text a gathering is what the text is about, so that a lone name is there for it."""
_ELSEWHERE = re.compile(f"{_NOT_IN_PERSON.pattern}|邀请|原定|取消|推迟")
_POSTED = re.compile("大使|总领事|处长|常驻代表")
_WILL = re.compile("将(?!领|军)")
_COMPANY = re.compile("陪同|随同|会见|会谈")


@dataclass(frozen=True)
class Attendance:
    """One attendant: where he is told of, who he is, the state of the gathering, and its day.

    ``announced`` is true when he is said to be coming (将出席).
    """

    index: int
    visitor: Mention
    host: str
    announced: bool
    time: TimeMention | None


def attendance(sentences: Sequence[Sentence]) -> Iterator[Attendance]:
    """Everybody who is said to be at the gathering of the text, none when it tells no place for one."""
    found = first_told(sentences, _venue)
    if found is None:
        return
    start, venue = found
    host = _host(sentences[start], venue)
    if host is None:
        return
    loose = any(venue[name] for name in _LOOSE)
    opened = next((day for s in sentences[start : start + 2] if (day := day_said(s))), None)
    for index, sentence in enumerate(sentences[start:], start):
        for present in _present(sentence):
            lone = start > _LEAD and present["x"].count("Ａ") == 1
            if lone or (loose and _speaks_only(present)):
                continue
            time = day_said(sentence) or opened
            for visitor in arguments.members(sentence, present.start("x"), present.end("x")):
                if (visitor.states or visitor.persons) and not _POSTED.search(visitor.office or ""):
                    yield Attendance(index, visitor, host, _announced(sentence, present), time)


def _speaks_only(present: re.Match[str]) -> bool:
    """True for X发表讲话, which may be anywhere."""
    return "t" in present.re.groupindex and _SPEECHES.match(present["t"]) is not None


def _announced(sentence: Sentence, present: re.Match[str]) -> bool:
    """X将出席; 高级将领 plan nothing."""
    between = sentence.symbols[present.end("x") : present.end()]
    return _WILL.search(between) is not None


def _host(sentence: Sentence, venue: re.Match[str]) -> str | None:
    """The state of the place: 在沪 and the like are China's."""
    if venue["home"] or venue["here"]:
        return "CN"
    told = next(name for name in ("after", "before", "held", "named", *_LOOSE) if venue[name])
    run = [m for i in range(*venue.span(told)) if (m := sentence.mention(i))]
    if sum(m.kind == "state" for m in run) > 1:
        return None  # 在日中韩三国间轮流举办
    place = next((m for m in run if m.kind == "place"), run[0] if run else None)
    return place.states[0] if place and place.states else None


def _venue(sentence: Sentence) -> re.Match[str] | None:
    return None if _ELSEWHERE.search(sentence.symbols) else _VENUE.search(sentence.symbols)


def _present(sentence: Sentence) -> Iterator[re.Match[str]]:
    """Whoever attends or speaks there; of those who keep somebody company, nobody."""
    if _COMPANY.search(sentence.symbols):
        return
    guests = _GUESTS.search(sentence.symbols)
    yield from (guests,) if guests else ()
    if guests:
        return
    roll = _ROLL.finditer(sentence.symbols) if "出席。" in sentence.symbols else ()
    delegates = _WITH_DELEGATES.finditer(sentence.symbols)
    attendants = _ATTENDANT.finditer(sentence.symbols)
    for m in (*_PRESENT.finditer(sentence.symbols), *roll, *delegates, *attendants):
        own, end = clause_start(sentence.symbols, m.start()), clause_end(sentence.symbols, m.end())
        if sentence.speaker and m.start() > 0:
            continue
        if not _NOT_IN_PERSON.search(sentence.symbols, own, end):
            yield m
