"""What each expression is anchored to: the day of writing, or the date last mentioned; and its tense."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from entente.records import TimeMention
from entente.times import edtf
from entente.times.calendar import DAY, unit_at
from entente.times.expressions import Expression, expressions, is_query
from entente.times.frames import Anchor, Frame
from entente.times.phrase import enclosing, narrow
from entente.times.resolve import resolve, resolve_after, resolve_near

Written = tuple[dt.date, dt.date]

_CLAUSE = re.compile(r"[，。；！？\n：]")
_SENTENCE = re.compile(r"[。！？\n]")
_WILL = "将(?!军|领|士|近|继续)"
_REPORTS = "表示|表明|称|说|宣布|透露|强调|指出|认为|重申|获悉|证实|确认|告诉|报道|承诺|同意|决定"
_PLANS = f"{_WILL}|定于|拟|预定|预计|计划|即将|有望|准备|原定|须|力争|争取|最晚|最迟"
_PLANNED_BEFORE = re.compile(rf"(?:{_PLANS})(?:(?!{_REPORTS})[^的]){{0,14}}$")
_PLANNED_AFTER = re.compile(
    rf"(?:起|开始)?(?:{_WILL}|拟|启程)"
    rf"|，?(?:(?!{_REPORTS})[^，。；]){{0,10}}将(?:于|在|对|会|赴|访|前|抵|举|出|同|与|正)"
)
_CLAUSE_REACH, _AFTER_REACH = 60, 20
_WINDOWS = {"rolling", "within", "vague", "counted"}
_ABSOLUTE = {"ymd", "dmy", "ym", "year", "era", "century", "each", "length", "unknown"}
_MENTIONED = {"same", "ago_mentioned", "clock"}
_COUNTED_IN_DAYS = {"shift", "ago", "now"}
_DAY_GRAINS = {"day", "part", "hour"}
_PAST_BOUNDS = {"since", "now", "until"}
_NEXT_DAYS = 7 * DAY


def _planned(folded: str, start: int, end: int) -> bool:
    """True when the clause around the expression announces: 将于29日, 定于5月, 9日将访问."""
    low = max(0, start - _CLAUSE_REACH)
    breaks = [m.end() for m in _CLAUSE.finditer(folded, low, start)]
    before = folded[breaks[-1] if breaks else low : start]
    return bool(_PLANNED_BEFORE.search(before) or _PLANNED_AFTER.match(folded[end : end + _AFTER_REACH]))


def _open(frame: Frame, bound: str, anchor: Anchor) -> Frame:
    """Apply 以来, 之后, 之前, 截至, 左右: a bound by a day includes it, one by a longer unit does not."""
    coarse = frame.grain not in _DAY_GRAINS
    if bound == "about":
        return replace(frame, sense="approximate")
    if bound == "now":
        ahead = frame.first and anchor.day and frame.first > anchor.day
        return (
            replace(frame, last=None, sense="open")
            if ahead
            else replace(frame, last=anchor.day, sense="plain")
        )
    if bound in ("since", "onward"):
        return replace(frame, last=None, sense="open")
    if bound == "later":
        first = _beside(frame.last, DAY) if coarse and frame.last else frame.first
        return replace(frame, first=first, last=None, sense="open")
    last = _beside(frame.first, -DAY) if coarse and frame.first and bound == "earlier" else frame.last
    return replace(frame, first=None, last=last, sense="open")


def _beside(day: dt.date, step: dt.timedelta) -> dt.date | None:
    """The day before or after; None beyond the calendar's ends (公元1年以前)."""
    try:
        return day + step
    except OverflowError:
        return None


def _left(expression: Expression, anchor: Anchor) -> Frame | None:
    hint = resolve(expression.hint, anchor) if expression.hint else None
    return resolve_near(expression.left, hint, anchor) if hint else resolve(expression.left, anchor)


def _until(left: Frame, right: Frame | None) -> Frame | None:
    """The range from ``left`` to ``right``; None when it would end before it begins."""
    if right is None or (left.first and right.last and right.last < left.first):
        return None
    return replace(left, last=right.last, grain=right.grain)


def _resolve(expression: Expression, anchor: Anchor, base: Frame | None = None) -> Frame | None:
    frame = narrow(expression.left, base, anchor) if base else _left(expression, anchor)
    if frame is None:
        return None
    if expression.right is not None:
        return _until(frame, resolve_after(expression.right, frame, anchor))
    return _open(frame, expression.bound, anchor) if expression.bound else frame


def _merge(early: Frame | None, late: Frame | None) -> Frame | None:
    """One frame for two possible days of writing: what is not certain widens it."""
    if early is None or late is None or early == late:
        return late if early is not None else None
    first = min(early.first, late.first) if early.first and late.first else None
    last = max(early.last, late.last) if early.last and late.last else None
    return replace(late, first=first, last=last)


@dataclass
class _Reader:
    """Walks the expressions of one text and remembers the date last mentioned."""

    folded: str
    text: str
    written: Written | None
    query: bool
    base: str
    offset: int
    previous: Frame | None = None
    previous_day: Frame | None = None
    told: int = 0

    def _anchor(
        self, day: dt.date | None, told: Frame | None, future: bool = False, past: bool = False
    ) -> Anchor:
        return Anchor(day, self.previous, told, future, past, self.query and not future)

    def _day_told(self, expression: Expression) -> Frame | None:
        """The day last mentioned; a bare 下午 goes back no further than its paragraph."""
        bare = expression.head.rule.op == "clock"
        if bare and self.folded.find("\n", self.told, expression.start) >= 0:
            return None
        return self.previous_day

    def _frame(self, expression: Expression, future: bool) -> Frame | None:
        followed, told = self._followed(expression), self._day_told(expression)
        if followed:
            return followed
        if self.written is None:
            return _resolve(expression, self._anchor(None, told))
        past = expression.bound in _PAST_BOUNDS
        days = dict.fromkeys(self.written)
        early, *more = (_resolve(expression, self._anchor(day, told, future, past)) for day in days)
        if not more:
            return early
        late = more[0]
        if expression.head.rule.op in _WINDOWS:
            return early
        return late if self._certain(expression) else _merge(early, late)

    def _certain(self, expression: Expression) -> bool:
        """With two days in question, only what counts in days from today (昨天, 两天前) is uncertain.

        A bare 29日 or 周二 is the last one before the news went out, 上周 and 今年 those of its readers.
        """
        assert self.written is not None
        head = expression.head
        counted = head.rule.op in _COUNTED_IN_DAYS and head.meaning.unit in ("day", "")
        return self.written[1] - self.written[0] <= DAY and not counted

    def _followed(self, expression: Expression) -> Frame | None:
        """2018年3月连任，5月7日宣誓 and 10月15日会见，16日通话: told on from the date just before.

        A month takes the year said earlier in the sentence, a day its month, when that leads on in
        time and not past the day of writing.
        """
        last = self.previous
        if last is None or last.first is None or expression.head.rule.op not in ("part", "md"):
            return None
        base = self._told_base(expression, last)
        if base is None or _SENTENCE.search(self.folded, self.told, expression.start):
            return None
        frame = _resolve(expression, self._anchor(None, None), base)
        if frame is None or frame.first is None or not last.first < frame.first:
            return None
        return frame if self._follows(expression, last.first, frame.first) else None

    def _told_base(self, expression: Expression, last: Frame) -> Frame | None:
        """The year said, for a month, or the month of the day said, for a day."""
        if enclosing(expression.head) == "year" and last.year and last.grain in ("month", "day"):
            return Frame(*unit_at("year", last.start), "year", year=True)
        if expression.head.meaning.unit == "day" and last.grain == "day":
            return Frame(*unit_at("month", last.start), "month", year=last.year)
        return None

    def _follows(self, expression: Expression, last: dt.date, day: dt.date) -> bool:
        latest = self.written[1] if self.written else dt.date.max
        return day <= latest and (enclosing(expression.head) == "year" or day - last <= _NEXT_DAYS)

    def _remember(self, expression: Expression, frame: Frame) -> None:
        """Only what was said plainly can be referred back to."""
        if frame.sense != "plain" or frame.first is None or expression.head.rule.op in _WINDOWS:
            return
        self.previous, self.told = frame, expression.end
        if frame.grain in _DAY_GRAINS:
            self.previous_day = frame

    def _anchor_name(self, expression: Expression) -> str | None:
        op = expression.head.rule.op
        if op in _ABSOLUTE:
            return None
        return "previous" if op in _MENTIONED and self.previous else self.base

    def read(self, expression: Expression) -> TimeMention:
        """The mention that ``expression`` makes; remembers it for those after it."""
        frame = self._frame(expression, _planned(self.folded, expression.start, expression.end))
        name = self._anchor_name(expression) if frame else None
        if frame:
            self._remember(expression, frame)
        meaning = expression.head.meaning
        return TimeMention(
            start=self.offset + expression.start,
            end=self.offset + expression.end,
            text=self.text[expression.start : expression.end],
            value=edtf.render(frame.first, frame.last, frame.sense == "approximate") if frame else None,
            first=frame.first if frame else None,
            last=frame.last if frame else None,
            grain=frame.grain if frame else meaning.unit or "day",
            sense=frame.sense if frame else meaning.sense,
            anchor=name,
            rule=expression.rule,
        )


def mentions(
    folded: str, text: str, written: Written | None, base: str = "written", offset: int = 0
) -> list[TimeMention]:
    """All time mentions of ``text`` (``folded`` is its fold), seen from ``written``.

    ``base`` names what ``written`` is (the day of writing or that of the dateline); ``offset`` is
    where ``text`` begins in the page that offsets count in.
    """
    found = list(expressions(folded))
    reader = _Reader(folded, text, written, is_query(found, folded), base, offset)
    return [reader.read(e) for e in found]
