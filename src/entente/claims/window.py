"""In which span of time: what 今年, 任内, 就任以来, 17年来, 疫情以来 mean for a count."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from entente.claims.match import Match, mentions
from entente.claims.numbers import Number
from entente.claims.scene import ROLE
from entente.claims.sides import Setting, side
from entente.contacts.scene import Sentence
from entente.knowledge import Knowledge, Term
from entente.records import Side, TimeMention
from entente.text import fold
from entente.times import edtf
from entente.times.numerals import NUMERAL_CHARS, number

EPIDEMIC = "2020-01/.."
"""What the claims spec makes of 疫情以来."""

_OFFICE_WORD = "(?:就任|上任|上台|履新|履职|接任|出任|当选|就职|掌权|执政|担任|任(?=Ｔ))"
_TERM = re.compile(
    f"(?P<a>Ａ)?(?:于|自|在)?(?P<d>Ｄ)?(?:首次|再次|正式)?{_OFFICE_WORD}[^，。；Ｎ]{{0,16}}?(?:以来|以后|之后|后|来|期间|Ｄ)"
    f"|(?P<b>Ａ)?(?:的)?(?:任内|任期内?|任上|在任期间)"
)
_EPIDEMIC = re.compile(
    "(?:新冠|肺炎|疫情|大流行)[^，。；Ｎ]{0,10}?(?:以来|之后|后|期间|时期|关头|时刻|暴发|爆发)|(?:抗击|应对)[^，。；Ｎ]{0,8}疫情|抗疫以来"
)
_RECENT = re.compile("近年|最近几年|近几年|多年来|余年来")
_INSIDE = re.compile("内|里|中|以来")
_NEW_YEAR = re.compile("新年(?!贺)|新春|开年|年初")
_WITHIN = re.compile("(?:时间)?(?:之内|里|内|中|间)")
_SINCE = re.compile("以来|以后|之后|后|起|来")
_AFTER_EVENT = re.compile("[^，。；Ｎ]{1,30}?(?<![先前今此])(?:后|以来)")
_NUMERAL = re.compile(f"[0-9{NUMERAL_CHARS}]+")
_SPANS = ("year", "month", "week", "quarter", "half", "decade", "season")
_DAYS = {"day": 1, "week": 7, "month": 31, "year": 366}
_LONGEST = 366 * 200
_GAP = dt.timedelta(days=31)
"""Two terms less than this apart are one time in office."""


@dataclass(frozen=True)
class Clock:
    """What windows are resolved against: the last day of writing, and the terms of office."""

    written: dt.date | None
    knowledge: Knowledge

    def until(self, start: str) -> str:
        """From ``start`` up to the day of writing; open when that day is unknown or lies before it."""
        ahead = self.written is None or start > self.written.isoformat()[: len(start)]
        return f"{start}/.." if ahead and start != ".." else f"{start}/{self.written or '..'}"

    def back(self, days: int) -> str | None:
        """The last ``days`` days before writing; null when that is longer than anybody can mean."""
        if self.written is None or days > _LONGEST:
            return None
        return self.until((self.written - dt.timedelta(days=days)).isoformat())

    def term(self, holder: Side) -> dt.date | None:
        """First day of the time in office that ``holder`` had when this was written, null when not known."""
        if holder.person is None or self.written is None:
            return None
        held = [
            t
            for t in self.knowledge.terms_of(holder.person)
            if t.sure and t.start and t.start <= self.written
        ]
        now = [t for t in held if t.covers(self.written)] or held[-1:]
        current = next((t for t in now if t.office == holder.level), now[0] if now else None)
        return _beginning(current, held) if current else None


def _beginning(term: Term, held: list[Term]) -> dt.date | None:
    """The start of the unbroken run of terms in the same office that ends with ``term``."""
    start = term.start
    for earlier in sorted(
        (t for t in held if t.office == term.office), key=lambda t: t.start or dt.date.min, reverse=True
    ):
        if (
            start
            and earlier.start
            and earlier.start < start
            and (earlier.end is None or earlier.end >= start - _GAP)
        ):
            start = earlier.start
    return start


@dataclass(frozen=True)
class Window:
    """An EDTF interval (null = ever) and the office that the count is restricted to."""

    value: str | None
    role: str | None = None
    start: int | None = None


def window(match: Match, setting: Setting, clock: Clock, first: Side | None) -> Window:
    """The window of the count in ``match``; a term without a name is that of ``first``."""
    before = match.counted.symbols[: match.at]
    role = _role(match)
    for value, at in (
        _of_days(match, setting, clock),
        _of_term(match, setting, clock, first),
        _of_epidemic(before),
        _of_new_year(before, clock),
        _of_time(match, clock),
    ):
        if value:
            return Window(value, role, at)
    return Window(_inherited(match, setting, clock), role)


def _role(match: Match) -> str | None:
    """The office in which alone the occasions count: the one said to have been taken, or acted in."""
    taken = mentions(match.counted, 0, len(match.counted.symbols), ROLE)
    return taken[0].office if taken else None


def _of_term(match: Match, setting: Setting, clock: Clock, first: Side | None) -> tuple[str | None, int]:
    found = _last(_TERM, match.counted.symbols[: match.at + 1])
    if found is None:
        return None, 0
    dated = _time_at(match.counted.sentence, found.start("d")) if found["d"] else None
    if dated and dated.value:
        return clock.until(dated.value.split("/")[0]), found.start()
    name = "a" if found["a"] else "b"
    holders = (
        setting.parties(mentions(match.counted, found.start(name), found.end(name))) if found[name] else ()
    )
    holder = side(holders[0]) if holders else first
    start = clock.term(holder) if holder else None
    return (clock.until(start.isoformat()) if start else f"../{clock.written or '..'}"), found.start()


def _of_days(match: Match, setting: Setting, clock: Clock) -> tuple[str | None, int]:
    """两天三次: so many days in a row among those that the article tells of, else the last before writing."""
    at = match.start
    said = _time_at(match.counted.sentence, at) if "w" in match.found.re.groupindex else None
    if said is None or said.sense != "duration" or said.grain != "day":
        return None, at
    numeral = _NUMERAL.match(fold(said.text))
    length = dt.timedelta(days=min(number(numeral.group()) - 1, _LONGEST) if numeral else 0)
    told = {t.first for s in setting.sentences for _, t in _times(s, 0, len(s.symbols)) if t.first == t.last}
    first = min((day for day in told if day and day + length in told), default=None)
    if first is None and clock.written:
        first = clock.written - length
    return (edtf.render(first, first + length) if first else None), at


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next(iter(reversed(list(pattern.finditer(text)))), None)


def _of_epidemic(before: str) -> tuple[str | None, int]:
    found = _last(_EPIDEMIC, before)
    return (EPIDEMIC, found.start()) if found else (None, 0)


def _of_new_year(before: str, clock: Clock) -> tuple[str | None, int]:
    """新年首访, 新年伊始: the year that has just begun."""
    found = _last(_NEW_YEAR, before)
    return (str(clock.written.year), found.start()) if found and clock.written else (None, 0)


def _of_time(match: Match, clock: Clock) -> tuple[str | None, int]:
    """The time nearest in front of the count that can be a window, else one behind it in the same clause."""
    symbols = match.counted.symbols
    for at, time in reversed(list(_times(match.counted.sentence, 0, match.at))):
        value = _value(
            _joined(match.counted.sentence, at, time), symbols[at + 1 : match.at], clock, match.number
        )
        if value:
            return value, at
    for _, time in _times(match.counted.sentence, match.at, match.clause[1]):
        if not match.number.ordinal and time.grain in _SPANS and time.sense == "plain":
            return time.value, match.at
    return None, 0


def _joined(sentence: Sentence, at: int, time: TimeMention) -> TimeMention:
    """2018年和2019年: the span from the first to the last."""
    before = _time_at(sentence, at - 2) if sentence.symbols[max(at - 1, 0)] in "和与及、至到" else None
    if before is None or before.first is None or time.last is None or before.first > time.last:
        return time
    return replace(time, value=edtf.render(before.first, time.last), first=before.first)


def _times(sentence: Sentence, start: int, end: int) -> Iterator[tuple[int, TimeMention]]:
    for at in range(start, end):
        if time := _time_at(sentence, at):
            yield at, time


def _time_at(sentence: Sentence, at: int) -> TimeMention | None:
    slot = sentence.encoded.items.get(at)
    return slot.time if slot else None


def _value(time: TimeMention, behind: str, clock: Clock, number: Number) -> str | None:
    if time.sense == "vague" and _RECENT.search(time.text):
        return f"../{clock.written or '..'}"
    if time.sense == "duration":
        return _backwards(time, behind, clock)
    if time.value is None or time.sense not in ("plain", "open"):
        return None
    start = time.value.split("/")[0]
    if time.sense == "open":
        return _since(time, start, clock) if time.value.endswith("/..") else time.value
    if _SINCE.match(behind) or _AFTER_EVENT.match(behind):
        return clock.until(start)
    return time.value if not number.ordinal or _bounds_ordinal(time, behind, number, clock) else None


def _backwards(time: TimeMention, behind: str, clock: Clock) -> str | None:
    """一个月里: as long as that, up to the day of writing."""
    days, numeral = _DAYS.get(time.grain), _NUMERAL.search(fold(time.text))
    inside = _INSIDE.search(time.text) or _WITHIN.match(behind)
    if days is None or numeral is None or not inside:
        return None
    return clock.back(days * number(numeral.group()))


def _bounds_ordinal(time: TimeMention, behind: str, number: Number, clock: Clock) -> bool:
    """What dates the event itself (2016年10月首次访华) is no window; 今年 and 两个月内 are."""
    if "/" in (time.value or "") or _INSIDE.search(time.text) or _INSIDE.match(behind):
        return True
    this_year = clock.written is not None and (time.value or "").startswith(str(clock.written.year))
    return time.grain == "year" and (this_year or number.value != 1)


def _since(time: TimeMention, start: str, clock: Clock) -> str:
    """今年以来 is the year; 2014年以来 reaches from there to the day of writing."""
    if time.grain != "year":
        return clock.until(start)
    this_year = clock.written is not None and start[:4] == str(clock.written.year)
    return start[:4] if this_year else clock.until(start[:4])


def _inherited(match: Match, setting: Setting, clock: Clock) -> str | None:
    """A total without a window counts in the year that the same paragraph spoke of just before."""
    here = setting.sentences[setting.index]
    for earlier in reversed(setting.sentences[: setting.index]):
        if match.number.ordinal or earlier.paragraph != here.paragraph:
            return None
        years = [t for _, t in _times(earlier, 0, len(earlier.symbols)) if _is_year(t)]
        if years:
            return _value(years[-1], "", clock, match.number)
    return None


def _is_year(time: TimeMention) -> bool:
    """今年, 2020年, 今年以来, 过去一年: one year, however it is said."""
    first, last = time.first, time.last
    if time.sense == "open":
        return time.grain == "year"
    return time.sense == "plain" and bool(first and last and 300 < (last - first).days < 370)
