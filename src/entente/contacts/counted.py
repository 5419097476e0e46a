"""Dates that a text counts instead of naming them: 访问10周年, 时隔14年再次会面."""

from __future__ import annotations

import datetime as dt
import re

from entente.contacts.scene import Sentence
from entente.records import TimeMention
from entente.text import fold
from entente.times.calendar import add_months
from entente.times.numerals import number

_JUBILEE = re.compile("Ｄ(?:是|恰逢|适逢|正值|迎来)[^，。；]*?(?P<n>[0-9一二三四五六七八九十百]{1,4})周年")
_YEARS_AGO = re.compile(
    "[ＳＬ]*(?:(?:访问)?和[^，。；Ａ0-9]{1,16})?(?P<n>[0-9一二三四五六七八九十]{1,4})周年"
)
_AGO = re.compile("时隔(?P<ago>Ｄ|[两三]个?[年月])[^，。；]*$")
_IN_OFFICE = re.compile("(?:就职|就任|上任)(?:之?后)?(?P<for>Ｄ)时?[^，。；]*$")
_DAYS = re.compile("(?P<n>[0-9一二两三四五六七八九十]{1,3})天")
_LISTED = "[^。；ＤＬＳ]{0,8}?(?P<n>[两二三四五])[次度][^，。；ＡＤＬＳ]{0,4}$"
_EACH_TIME = re.compile("(?P<list>Ｄ(?:[、和与及]Ｄ)+)(?:[^。；ＤＳ]{0,4}[ＬＳ][、和与及ＬＳ]*)?" + _LISTED)
_EACH_PLACE = re.compile("(?P<list>Ｌ(?:[、和与及]Ｌ)+)" + _LISTED)
_EACH_BEHIND = re.compile("（(?P<list>Ｄ(?:[、和 ，]{1,2}Ｄ)+)）")
_N_TIMES = re.compile("(?P<n>[两二三四五2345])[次度][^，。；ＡＤＬ]{0,4}$")
_SPAN = re.compile("(?P<n>[0-9一二两三四五六七八九十]{1,3})个?(?P<unit>[年月])")


def jubilee(sentence: Sentence, trigger: int, time: TimeMention | None) -> str | None:
    """今年是X访问Y十周年: the year of the visit, null when the sentence counts none behind ``trigger``."""
    m = next((m for m in _JUBILEE.finditer(sentence.symbols) if m.start() < trigger < m.start("n")), None)
    count = number(m["n"]) if m else None
    return _year_before(time.first.year, count) if count and time and time.first else None


def anniversary(after: str, published: dt.date | None) -> str | None:
    """在首次访问10周年之际: the year of the visit, null when the words ``after`` it count none."""
    m = _YEARS_AGO.match(after)
    count = number(m["n"]) if m else None
    return _year_before(published.year, count) if published and count else None


def time_ago(sentence: Sentence, trigger: int, published: dt.date | None) -> str | None:
    """时隔14年再次会面: the year (or the month) of the meeting before, counted back from the writing."""
    found = _AGO.search(sentence.symbols[:trigger])
    if found is None or published is None:
        return None
    slot = sentence.encoded.items.get(found.start("ago"))
    m = _SPAN.fullmatch(fold(slot.time.text) if slot and slot.time else found["ago"])
    count = number(m["n"].replace("两", "二")) if m else None
    if m is None or not count:
        return None
    if m["unit"] == "年":
        return _year_before(published.year, count)
    return add_months(published, -count).isoformat()[:7]


def days_in_office(sentence: Sentence, trigger: int) -> int | None:
    """就职后20天与X通话: the days for which who acts had held his office then."""
    found = _IN_OFFICE.search(sentence.symbols[:trigger])
    slot = sentence.encoded.items.get(found.start("for")) if found else None
    m = _DAYS.fullmatch(fold(slot.time.text)) if slot and slot.time else None
    return number(m["n"].replace("两", "二")) if m else None


def each(sentence: Sentence, trigger: int, end: int) -> tuple[int, ...]:
    """今年1月和7月两度会晤, 在北京和喀山两次会晤, 四次访华（Ｄ、Ｄ、Ｄ和Ｄ）: the symbols of each.

    Empty unless as many are listed as are counted.
    """
    before = _EACH_TIME.search(sentence.symbols, 0, trigger) or _EACH_PLACE.search(
        sentence.symbols, 0, trigger
    )
    listed, counted = (before, before) if before else (None, _N_TIMES.search(sentence.symbols, 0, trigger))
    if counted and not listed:
        listed = _EACH_BEHIND.match(sentence.symbols, end)
    if listed is None or counted is None:
        return ()
    found = tuple(i for i in range(*listed.span("list")) if i in sentence.encoded.items)
    return found if len(found) == number(counted["n"]) else ()


def _year_before(year: int, count: int) -> str | None:
    """The year ``count`` years before; null before the year 1."""
    return f"{year - count:04}" if count < year else None
