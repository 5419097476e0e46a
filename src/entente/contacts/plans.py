"""When a plan is for: the time of its own clause, and the next such day of what would else be past."""

from __future__ import annotations

import datetime as dt
import re

from entente.contacts.dating import ANNOUNCED, plans_at, times_in
from entente.contacts.scene import Sentence, clause_end, clause_start
from entente.records import TimeMention
from entente.text import fold
from entente.times.calendar import add_months

_JUST_GONE = 31
_YEARLESS = re.compile("[0-9一二三四五六七八九十]{1,3}月(?:[0-9一二三四五六七八九十]{1,3}[日号])?")
_DAYS_ALONE = re.compile("[0-9]{1,2}[日号]?(?:[-~～—至到]{1,2}[0-9]{1,2})?[日号]")
_WEEKDAY = re.compile("(?:周|星期|礼拜)[一二三四五六日天](?!.*[0-9])")
_GOES_ON = re.compile("^Ｄ[^，。]{0,16}，(?:其?后|并|再|然后|Ａ)?将|^Ｄ将")
_LATER = re.compile("之后|其后|然后|随后|此后|再")
_TO_ATTEND = re.compile("[^，]{0,12}，(?:并|以)?将?(?:出席|参加)(?:了)?")
_PLANNED_FOR = re.compile("取消|推迟|延期|押后|搁置|原[定订计本先拟有]|本来|本打算|计划|预[定计]|定于|拟")
_SET_FOR = re.compile("[^，]*|[^，]{0,6}，也?(?:定于|拟于|将于|预定于|预计于)")


def planned(
    sentence: Sentence, trigger: int, published: dt.date | None, guest: bool = False
) -> TimeMention | None:
    """The time of a plan: in the trigger's clause, in one that plans too, or alone before them (Ｄ，Ａ将…).

    A time of any other clause dates what that clause says, not what is yet to come, but when it lies ahead.
    A journey to a ceremony (将赴Ｓ，出席Ｄ举行的…) is for its day. What stands behind a ``guest``
    (即将来访的X周日表示) is of what he does now.
    """
    own = clause_start(sentence.symbols, trigger)
    times = times_in(sentence)
    inside = [
        t
        for i, t in times
        if own <= i < trigger and not _said_then(t) and not ANNOUNCED.match(sentence.symbols, i)
    ]
    later = _LATER.match(sentence.symbols, own)
    earlier = [
        t
        for i, t in times
        if i < own
        and not later
        and not _said_then(t)
        and not sentence.symbols[i:own].rstrip("，").endswith(("以来", "以后"))
        and (plans_at(sentence.symbols, i) or _lies_ahead(sentence.symbols, i, t, published))
    ]
    right = [
        (i, t)
        for i, t in times
        if not guest and i > trigger and _SET_FOR.fullmatch(sentence.symbols, trigger, i)
    ]
    there = [t for i, t in times if not guest and _TO_ATTEND.fullmatch(sentence.symbols, trigger, i)]
    bound = [t for i, t in right if "，" in sentence.symbols[trigger:i]]
    return next(iter((*bound, *reversed(inside), *reversed(earlier), *(t for _, t in right), *there)), None)


def called_off(sentence: Sentence, trigger: int) -> TimeMention | None:
    """The time that a cancelled plan was for: behind 原定 in its own clause, or of a clause that plans too.

    18日取消对Ｓ的访问 tells when it was called off; 将于4日访问Ｓ，但取消对Ｓ的访问 is of another journey.
    """
    own = clause_start(sentence.symbols, trigger)
    end = clause_end(sentence.symbols, trigger)
    times = [
        (i, t)
        for i, t in times_in(sentence)
        if not _said_then(t) and not ANNOUNCED.match(sentence.symbols, i)
    ]
    inside = [t for i, t in times if own <= i < end and _PLANNED_FOR.search(sentence.symbols, own, i)]
    planned_too = [t for i, t in times if i < own and _plans_there(sentence, i, trigger)]
    return next(iter((*reversed(inside), *reversed(planned_too))), None)


def _plans_there(sentence: Sentence, at: int, trigger: int) -> bool:
    """True when the clause of the time at ``at`` plans, and for no other country than the trigger does."""
    there, here = _states_around(sentence, at), _states_around(sentence, trigger)
    return plans_at(sentence.symbols, at) and (not (there and here) or bool(there & here))


def _states_around(sentence: Sentence, at: int) -> set[str]:
    """The states of the places in the clause around ``at``."""
    span = range(clause_start(sentence.symbols, at), clause_end(sentence.symbols, at))
    places = (sentence.mention(i) for i in span if sentence.symbols[i] in "ＳＬ")
    return {state for m in places if m for state in m.states}


def _lies_ahead(symbols: str, at: int, time: TimeMention, published: dt.date | None) -> bool:
    bound = symbols.startswith(("前", "之前", "以前"), at + 1)
    return not bound and published is not None and time.first is not None and time.first > published


def _said_then(time: TimeMention) -> bool:
    """日前表示计划访华, 近期将: when a plan was told, not when it is for; 将于近日 says no day (ruling 5)."""
    return time.rule.startswith("vague.") and not time.rule.startswith("vague.next")


def ahead(time: TimeMention, published: dt.date | None) -> str | None:
    """The next such day, of a plan: a weekday, days without a month (20～25日), a month without its year."""
    if published is None or time.last is None or time.first is None:
        return None
    if time.last >= published:
        return None
    if _WEEKDAY.match(fold(time.text)):
        return (time.first + dt.timedelta(days=7)).isoformat()
    if _DAYS_ALONE.fullmatch(fold(time.text)):
        return _next_month(time.first, time.last)
    if time.grain not in ("day", "month") or not _YEARLESS.fullmatch(fold(time.text)):
        return None
    if (published - time.last).days <= _JUST_GONE:
        return None
    first = add_months(time.first, 12)
    return first.isoformat()[:7] if time.grain == "month" else first.isoformat()


def _next_month(first: dt.date, last: dt.date) -> str | None:
    """The same days of the month after; null when it has no such days."""
    days = [add_months(day, 1) for day in (first, last)]
    if [day.day for day in days] != [first.day, last.day]:
        return None
    return "/".join(dict.fromkeys(map(str, days)))


def coming(time: TimeMention, sentence: Sentence, published: dt.date | None) -> str | None:
    """The next such weekday, for 周五到访，将会晤…: a weekday that the sentence goes on to plan for.

    Null when ``time`` is no bare weekday, lies ahead already, or nothing is planned behind it.
    """
    if (
        published is None
        or time.first is None
        or time.first >= published
        or not _WEEKDAY.match(fold(time.text))
    ):
        return None
    behind = sentence.symbols[sentence.encoded.at(time.start) :]
    to_come = _of_this_week(sentence, time, published) or _GOES_ON.search(behind)
    return (time.first + dt.timedelta(days=7)).isoformat() if to_come else None


def _of_this_week(sentence: Sentence, time: TimeMention, published: dt.date) -> bool:
    """本周…周四的峰会, written on a Monday: the weekday to come in the week that is named before."""
    weeks = (t for _, t in times_in(sentence) if t.grain == "week" and t.start < time.start)
    return any(
        t.first <= published <= t.last and t.first > time.first
        for t in weeks
        if t.first and t.last and time.first
    )
