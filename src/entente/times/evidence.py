"""Evidence for the day of writing: each rule of ``RULES`` looks at a text and gives an interval.

The rules stand from the strongest to the weakest. Each sees what the stronger ones left, because a
day without a year (12月18日电) means the latest one before what is already known.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from entente.times.calendar import DAY, add_months, days_of_month
from entente.times.grammar.table import lines

_LEAD, _OPENING = 240, 60
_HISTORY = 60 * DAY
_DAY = r"(?:(?P<y>(?:19|20)\d\d)年)?(?:(?P<m>1[0-2]|0?[1-9])月)?(?P<d>3[01]|[12]\d|0?[1-9])日"


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence: the rule, the days of writing that it allows, and the words it rests on.

    ``start``/``end`` count in the text given, and are null when the evidence stands outside it.
    """

    rule: str
    first: dt.date | None
    last: dt.date | None
    quoted: str
    start: int | None = None
    end: int | None = None


class Clues(NamedTuple):
    """What the rules look at: folded text, the address, and the latest possible day so far.

    ``own_page`` says that this day is one on which the text itself was put up: false for a related
    item, and as soon as stronger evidence shows that the page's date is too late.
    """

    folded: str
    url: str
    last: dt.date
    own_page: bool

    @property
    def ahead(self) -> dt.timedelta:
        """How far the writer's clock may be ahead of that of the page (Beijing and Greenwich)."""
        return DAY if self.own_page else 0 * DAY


_regex = cache(re.compile)
"""Patterns are compiled at their first use, which keeps the import cheap."""

Finder = Callable[[Clues], Iterator[Reason]]


def latest(last: dt.date, day: int, month: int | None = None, year: int | None = None) -> dt.date | None:
    """The latest such day that is not after ``last``; None when there is none within eight years."""
    for back in range(12 * (last.year - year + 1) if year else 97):
        first = add_months(last.replace(day=1), -back)
        if (month and first.month != month) or (year and first.year != year):
            continue
        if day <= days_of_month(first.year, first.month)[1].day and first.replace(day=day) <= last:
            return first.replace(day=day)
    return None


def _said(found: re.Match[str], last: dt.date) -> dt.date | None:
    got = found.groupdict()
    return latest(
        last, int(got["d"]), int(got["m"]) if got.get("m") else None, int(got["y"]) if got.get("y") else None
    )


def _reason(rule: str, first: dt.date | None, last: dt.date | None, found: re.Match[str]) -> Reason:
    return Reason(rule, first, last, found[0], found.start(), found.end())


_URL_DAY = (
    r"(?<!\d)(20\d\d)[-/_]?(0[1-9]|1[0-2])[-/_]?(0[1-9]|[12]\d|3[01])(?!\d)"
    r"|(?<=[A-Za-z])(\d\d)(0[1-9]|1[0-2])(\d\d)(?=\.s?html?)"
)


def _url(clues: Clues) -> Iterator[Reason]:
    return url_days(clues.url)


def url_days(url: str) -> Iterator[Reason]:
    """A day in the address (or in a programme's id) is when the page was first put up."""
    for found in _regex(_URL_DAY).finditer(url):
        year, month, day = (
            (found[1], found[2], found[3]) if found[1] else ("20" + found[4], found[5], found[6])
        )
        if 1 <= int(day) <= days_of_month(int(year), int(month))[1].day:
            yield Reason("url", None, dt.date(int(year), int(month), int(day)), found[0])


_PROGRAMME = r"央视网消息[^：。]{0,12}：|（新闻联播）"


def _programme(clues: Clues) -> Iterator[Reason]:
    """The evening news is written on the day it is aired."""
    found = _regex(_PROGRAMME).search(clues.folded, 0, _OPENING)
    if found and clues.own_page:
        yield _reason("programme", clues.last, clues.last, found)


@cache
def _known_events() -> tuple[tuple[dt.date, dt.date, re.Pattern[str]], ...]:
    """First day, last day and words of each row of ``data/times/known_events.tsv``."""
    day = dt.date.fromisoformat
    return tuple((day(a), day(b), re.compile(words)) for a, b, words, _ in lines("known_events.tsv"))


def _dated_sentence(folded: str, found: re.Match[str]) -> bool:
    """True when the sentence up to the match says a year of its own: then it tells of that year."""
    start = max(folded.rfind(mark, 0, found.start()) for mark in "。！？\n") + 1
    return bool(_regex(_YEAR).search(folded, start, found.start()))


def _events(clues: Clues) -> Iterator[Reason]:
    """Words that could be written only between two days that history gives (当选总统拜登).

    Long after those days they are told as history, and say nothing.
    """
    for first, last, words in _known_events():
        near = first <= clues.last <= last + _HISTORY
        found = words.search(clues.folded) if near else None
        if found and not _dated_sentence(clues.folded, found):
            yield _reason("known-event", first, last, found)


@cache
def _anniversaries() -> tuple[re.Pattern[str], tuple[int, ...]]:
    """``data/times/anniversaries.tsv``: one pattern with a group a row, and the years of the rows."""
    rows = tuple(lines("anniversaries.tsv"))
    events = "|".join(f"({words})" for _, words in rows)
    return re.compile(rf"(?:{events})”?(\d{{2,3}})周年"), tuple(int(year) for year, _ in rows)


_YEAR_WORD = r"(今年|这一年)|(去年)|(明年)"


def _anniversary(clues: Clues) -> Iterator[Reason]:
    """今年 … 联合国成立75周年: the year word nearest before it, in the same paragraph, fixes the year."""
    pattern, years = _anniversaries()
    for found in pattern.finditer(clues.folded):
        start = clues.folded.rfind("\n", 0, found.start()) + 1
        words = list(_regex(_YEAR_WORD).finditer(clues.folded, start, found.start()))
        if words:
            count = int(found.groups()[-1])
            row = next(i for i, group in enumerate(found.groups()) if group)
            this, gone, _ = words[-1].groups()
            year = years[row] + count + (0 if this else 1 if gone else -1)
            yield _reason("anniversary", dt.date(year, 1, 1), dt.date(year, 12, 31), found)


_STATED = rf"(?P<w>昨|今|(?<!目)前(?=[天日晚]))[天日晚]?（{_DAY}）|(?P<v>昨|今)（(?P<n>\d{{1,2}})）日"
_BACK = {"昨": 1, "今": 0, "前": 2}


def _stated(clues: Clues) -> Iterator[Reason]:
    """昨天（9月6日）, 今（29）日: the writer says which day it is."""
    for found in _regex(_STATED).finditer(clues.folded, 0, _LEAD):
        back = _BACK[found["w"] or found["v"]] * DAY
        last = clues.last + clues.ahead - back
        day = _said(found, last) if found["w"] else latest(last, int(found["n"]))
        if day:
            yield _reason("stated-day", day + back, day + back, found)
            return


_DATELINES = (
    rf"(?<![据引])(?:社|网|报|台|路透|讯)[\u4e00-\u9fff ]{{0,14}}?{_DAY}(?:[专特综]?合?外?电|讯)",
    rf"(?:^|\n)[ （]*{_DAY}(?:专|特)?电",
)
_CITED = rf"据[\u4e00-\u9fff]{{2,8}}?{_DAY}(?:消息|报道|电)"


def _datelines(folded: str) -> Iterator[re.Match[str]]:
    for pattern in _DATELINES:
        found = _regex(pattern).search(folded, 0, _LEAD)
        if found and "据" not in folded[max(0, found.start() - 4) : found.start()]:
            yield found


def _dateline(clues: Clues) -> Iterator[Reason]:
    """新华社北京12月18日电: filed on that day."""
    for found in _datelines(clues.folded):
        day = _said(found, clues.last + clues.ahead)
        if day:
            yield _reason("dateline", day, day, found)
            return


def _cited(clues: Clues) -> Iterator[Reason]:
    """据某社12月18日消息: written on that day or the next."""
    found = _regex(_CITED).search(clues.folded, 0, _LEAD)
    day = _said(found, clues.last) if found else None
    if found and day:
        yield _reason("cited-report", day, day + DAY, found)


_LEAD_DAY = rf"(?<![年月第至到\d—~、-]){_DAY}(?![至到—~、-]|本(?!报)|内|后|前|[将拟起])"
_PLANNED = r"(?:将|定于|拟|预定|计划)[^，。；]{0,12}$"


def _told_on(day: dt.date | None, n: int, found: re.Match[str]) -> dt.date | None:
    """8日 after 5月7日 is the 8th of the same month."""
    if day is None or found["m"] or not day.day <= n <= days_of_month(day.year, day.month)[1].day:
        return None
    return day.replace(day=n)


def _lead_days(clues: Clues) -> Iterator[tuple[re.Match[str], dt.date]]:
    """The days of the lead that are told as past, resolved before the latest day of writing."""
    last: dt.date | None = None
    for found in _regex(_LEAD_DAY).finditer(clues.folded, 0, _LEAD):
        before = clues.folded[max(0, found.start() - 16) : found.start()]
        if _dated_sentence(clues.folded, found) or found["y"] or _regex(_PLANNED).search(before):
            continue
        day = _told_on(last, int(found["d"]), found) or _said(found, clues.last)
        if day and day <= clues.last:
            last = day
            yield found, day


def _elsewhere(news: dt.date, clues: Clues, found: re.Match[str]) -> bool:
    """True when a bare day points out of the page's month: its writer sat in the month before.

    Not when it is long gone and comes again within a week: then it is a day to come.
    """
    gone = clues.last - news
    again = add_months(news, 1) - clues.last
    other = (news.year, news.month) != (clues.last.year, clues.last.month) and gone > 3 * DAY
    return other and not found["m"] and not (gone > 20 * DAY and again <= 7 * DAY)


def _lead_day(clues: Clues) -> Iterator[Reason]:
    """The day of the news told first. A bare day (29日) is one of the writer's own month, or just past.

    It decides when the page shows a month in which that day has not come yet, or when the text
    stands on somebody else's page; else the day of publication is believed.
    """
    days = list(_lead_days(clues))
    if not days:
        return
    found, first = days[0]
    news = max(day for _, day in days if first <= day <= first + 7 * DAY)
    if not clues.own_page or _elsewhere(news, clues, found):
        yield _reason("lead-day", news, news + DAY, found)


_YEAR = r"(?:19|20)\d\d年"
_FULL = r"(?P<y>(?:19|20)\d\d)年(?P<m>1[0-2]|0?[1-9])月(?P<d>3[01]|[12]\d|0?[1-9])日"


def dated(folded: str) -> Reason | None:
    """The dateline, when it says its year, or else the latest full date, which only bounds from below."""
    for found in _datelines(folded):
        day = _said(found, dt.date.max) if found["y"] else None
        if day:
            return _reason("dateline", day, day, found)
    days = ((_said(m, dt.date.max), m) for m in _regex(_FULL).finditer(folded))
    latest_one = max(((day, m) for day, m in days if day), key=lambda pair: pair[0], default=None)
    return _reason("full-date", latest_one[0], None, latest_one[1]) if latest_one else None


_TODAY = r"[今昨][天日早晨晚夜]|(?<!目)前天|明[天日]|(?<=[一两三四五六七八九十\d])天[前后]"


def _today(clues: Clues) -> Iterator[Reason]:
    """今天 and 昨天 are told for readers of the day of publication."""
    found = _regex(_TODAY).search(clues.folded) if clues.own_page else None
    if found:
        yield _reason("today", clues.last, clues.last, found)


RULES: tuple[tuple[str, Finder], ...] = (
    ("url", _url),
    ("known-event", _events),
    ("anniversary", _anniversary),
    ("stated-day", _stated),
    ("dateline", _dateline),
    ("cited-report", _cited),
    ("programme", _programme),
    ("lead-day", _lead_day),
    ("today", _today),
)
"""The rules in the order in which they are asked; the name is that of the reasons they give."""
