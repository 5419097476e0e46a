"""Heads of stories: dateline, bracketed credit, outlet (新华社北京12月18日电（记者温馨、成欣）).

A head stands at the very start of a paragraph; the same words inside a sentence are a citation.
All functions take text in one form (:func:`entente.articles.names.one_form`) and give spans of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from entente.articles.credits import credit, outlet, trimmed
from entente.articles.names import people
from entente.text import Span

_HAN = "\u4e00-\u9fff"
# A verb before the agency makes a citation of it: 引述新华社莫斯科10月7日电 is prose.
_NO_VERB = rf"(?:(?![引援称说按由在与对从])[{_HAN}A-Za-z])"
_AGENCY = rf"(?:{_NO_VERB}{{1,10}}?(?:通讯社|社|网|报|电视台|电台|之声|新闻)|路透|美联|法新|大纪元|TASS)"
_DATELINE = re.compile(
    rf"据?(?P<agency>{_AGENCY})\s*(?:(?P<role>(?:特派|特约|实习|驻[{_HAN}]{{1,6}})?(?:记者|特派员|编译))\s*(?P<who>[^，。：（）]{{2,30}}?)"
    rf"|(?P<place>[{_HAN}/、·]{{0,16}}?))\s*(?P<day>(?:\d{{4}}年)?(?:\d{{1,2}}月)?\d{{1,2}}日)"
    r"\s*(?:(?:专|外|综合|俄文|英文)?电(?![话视影台报信子力])|讯|(?<=日)报道(?=[\s：])|[—-]{1,2}\s)"
)
_PHOTO_CREDIT = re.compile(r"[^，。]{2,24}[ ]摄[ ]?(?=\S{2,20}日电)")
_MESSAGE = re.compile(
    rf"(?P<outlet>[{_HAN}]{{1,6}}(?:网|报|社|台|客户端))(?:消息|讯)[ ]?"
    r"(?:（[^）记]{1,12}）)?(?:[： ]|(?=（))"
)
_PAIRS = {"【": "】", "〔": "〕", "（": "）", "［": "］", "[": "]", "〖": "〗"}
_HEAD_CHARS = 120
_BRACKET_CHARS = 70


@dataclass(frozen=True, slots=True)
class Head:
    """What the start of a story says about its making; ``line`` spans the dateline's own words."""

    line: Span | None = None
    agency: Span | None = None
    place: Span | None = None
    day: Span | None = None
    outlet: Span | None = None
    reporters: tuple[Span, ...] = ()

    def with_(self, other: Head) -> Head:
        """Both together; what is known first stays."""
        return Head(
            self.line or other.line,
            self.agency or other.agency,
            self.place or other.place,
            self.day or other.day,
            self.outlet or other.outlet,
            self.reporters or other.reporters,
        )


def head(text: str, paragraph: Span) -> Head:
    """What ``paragraph`` starts with: datelines and brackets, or a credit that is the whole paragraph."""
    end = min(paragraph.end, paragraph.start + _HEAD_CHARS)
    photo = _PHOTO_CREDIT.match(text, paragraph.start, end)
    found, at = Head(), photo.end() if photo else paragraph.start
    while at < end:
        piece, after = _piece(text, at, end)
        if after == at:
            break
        found, at = found.with_(piece), after
    return found.with_(_credit(text, Span(at, paragraph.end)))


def _piece(text: str, at: int, end: int) -> tuple[Head, int]:
    """The next dateline, bracket or ``…消息：``, and where it ends; ``at`` itself when there is none."""
    at += len(text[at:end]) - len(text[at:end].lstrip())
    message = _MESSAGE.match(text, at, end)
    if message:
        return Head(outlet=Span(*message.span("outlet"))), message.end()
    dateline = _DATELINE.match(text, at, end)
    if dateline:
        return _dateline(text, dateline), dateline.end()
    close = (
        text.find(_PAIRS[text[at]], at, min(end, at + _BRACKET_CHARS)) if text[at : at + 1] in _PAIRS else -1
    )
    found = _bracket(text, Span(at + 1, close)) if close > 0 else Head()
    return (found, close + 1) if found != Head() else (found, at)


def _bracket(text: str, inside: Span) -> Head:
    dateline = _DATELINE.match(text, inside.start, inside.end)
    if dateline and dateline.end() == inside.end:
        return _dateline(text, dateline)
    credited = _credit(text, inside)
    return credited if credited != Head() else Head(outlet=outlet(text, inside))


def _credit(text: str, inside: Span) -> Head:
    found = credit(text, inside)
    return Head(outlet=found.outlet, reporters=found.reporters) if found else Head()


def _dateline(text: str, found: re.Match[str]) -> Head:
    line = Head(Span(*found.span()), Span(*found.span("agency")), day=Span(*found.span("day")))
    if found["place"]:
        return replace(line, place=Span(*found.span("place")))
    if not found["who"]:
        return line
    who = trimmed(text, Span(*found.span("who")))
    names = people(text, who, by_role=True) or ()
    place = trimmed(text, Span(names[-1].end, who.end)) if names else Span(0, 0)
    return replace(line, reporters=names, place=place if place.start < place.end else None)
