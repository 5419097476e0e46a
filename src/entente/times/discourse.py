"""From phrases to time mentions: ranges, bounds, tense, and what each expression is anchored to."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from entente.records import TimeMention
from entente.times import edtf
from entente.times.calendar import DAY, unit_at
from entente.times.grammar import Atom, atoms
from entente.times.phrase import Phrase, enclosing, narrow, phrases, resolve, resolve_after, resolve_near
from entente.times.resolve import Anchor, Frame

Written = tuple[dt.date, dt.date]

_JOIN = re.compile(r"(?:起|零时|0时)? ?(?:至|到|—+|-+|~) ?(?:次日的?)?")
_BETWEEN = re.compile(r"[与和]")
_BETWEEN_AFTER = re.compile(r"之?间")
_BEFORE_TEXT = re.compile(r"(?P<from>自从|自|从)$|(?P<until>截至|截止到?|直到)$")
_AFTER_TEXT = re.compile(
    r" ?(?:(?P<now>起?至今|到现在)|(?P<since>以来|起(?!义|草|诉|源|飞|点|降|火|步|码)|开始)|(?P<including>[或及][之以]前)|(?P<later>[或及]?[之以]后)"
    r"|(?P<earlier>[之以]前|前(?=[，。；、 ]|完成|提交|结束|$)))"
)
_BRACKET_END = re.compile(r" ?[）]")
_DEICTIC = {"shift", "shift_weekday", "weekday", "same", "ago"}
_SAYS = {"part", "md", "ymd", "weekday", "year", "mark", "lunar", "feast"}
_SAYS_UNITS = {"day", "month", "year"}
_CLAUSE = re.compile(r"[，。；！？\n：]")
_SENTENCE = re.compile(r"[。！？\n]")
_PLANNED_BEFORE = re.compile(
    r"(?:将(?!军|领|士|近)|定于|拟|预定|预计|计划|即将|有望|准备|原定)[^表称说]{0,14}$"
)
_PLANNED_AFTER = re.compile(
    r"^(?:起|开始)?(?:将(?!军|领|士|近)|拟|前往|启程)|^，?[^，。；表称说示指]{0,10}将(?:于|在|对|会|赴|访|前|抵|举|出|同|与|正)"
)
_WINDOWS = {"rolling", "within", "vague", "counted"}
_NEXT_DAYS = 7 * DAY
_NOTHING_ELSE = re.compile(r"[ \n，。；：、=（）？！·-]*")


@dataclass(frozen=True, slots=True)
class Expression:
    """One or two phrases with what stands around them: a mention before it is resolved."""

    start: int
    end: int
    left: Phrase
    right: Phrase | None = None
    bound: str = ""
    hint: Phrase | None = None

    @property
    def head(self) -> Atom:
        """The atom that decides what the expression counts from."""
        return self.left.head

    @property
    def rule(self) -> str:
        """The grammar rows that made it, for looking up why."""
        rows = [a.rule.name for p in (self.left, self.right) if p for a in p.atoms]
        return "+".join(rows)


def _joined(left: Phrase, right: Phrase, folded: str) -> bool:
    gap = folded[left.end : right.start]
    if _JOIN.fullmatch(gap):
        return left.head.rule.op not in ("unknown", "each", "length")
    return bool(_BETWEEN.fullmatch(gap) and _BETWEEN_AFTER.match(folded, right.end))


def _bracketed(left: Phrase, right: Phrase, folded: str) -> bool:
    """昨天（9月6日）, 周四（8日）, 12月8日（星期二）: one date said twice."""
    gap, same = folded[left.end : right.start], left.atoms[-1].meaning.unit in _SAYS_UNITS
    return bool(
        gap == "（" and same and _BRACKET_END.match(folded, right.end) and right.head.rule.op in _SAYS
    )


def _bounded(start: int, end: int, folded: str, closed: bool) -> tuple[int, int, str]:
    """Widen ``[start, end)`` by 自…以来, …之前 and the like; the bound's name or ''."""
    before, after = _BEFORE_TEXT.search(folded, max(0, start - 3), start), _AFTER_TEXT.match(folded, end)
    left = before.start() if before else start
    if closed:
        return left, end, ""
    if after and after.lastgroup:
        opened = after.lastgroup
        return left, after.end(), opened
    if before and before.lastgroup == "until":
        return left, end, "until"
    if before and before["from"] != "从":
        return left, end, "since"
    return start, end, ""


def expressions(folded: str) -> Iterator[Expression]:
    """The time expressions of ``folded`` text, unresolved, left to right."""
    found = [p for p in phrases(atoms(folded), folded) if p.atoms[-1].rule.op != "mark"]
    i = 0
    while i < len(found):
        left, right = found[i], found[i + 1] if i + 1 < len(found) else None
        if right is not None and _bracketed(left, right, folded):
            end = _BRACKET_END.match(folded, right.end)
            i += 2
            tail = (
                found[i]
                if i < len(found) and end and found[i].start == end.end() and found[i].head.rule.op == "clock"
                else None
            )
            i += 1 if tail else 0
            meant = right if left.head.rule.op in _DEICTIC else left
            yield Expression(
                left.start,
                tail.end if tail else end.end() if end else right.end,
                meant,
                hint=left if meant is right else None,
            )
            continue
        if right is not None and _joined(left, right, folded):
            start, end, _ = _bounded(left.start, right.end, folded, True)
            yield Expression(start, end, left, right)
            i += 2
            continue
        start, end, bound = _bounded(left.start, left.end, folded, False)
        yield Expression(start, end, left, None, bound)
        i += 1


def _planned(folded: str, start: int, end: int) -> bool:
    """True when the clause around the expression announces: 将于29日, 定于5月, 9日将访问."""
    breaks = [m.end() for m in _CLAUSE.finditer(folded, max(0, start - 60), start)]
    before = folded[breaks[-1] if breaks else max(0, start - 60) : start]
    return bool(_PLANNED_BEFORE.search(before) or _PLANNED_AFTER.search(folded[end : end + 20]))


def _open(frame: Frame, bound: str, anchor: Anchor) -> Frame:
    """Apply 以来, 之后, 之前, 截至: a bound by a day includes it, one by a longer unit does not."""
    coarse = frame.grain not in ("day", "part", "hour")
    if bound == "now":
        return replace(frame, last=anchor.day, sense="plain")
    if bound == "since":
        return replace(frame, last=None, sense="open")
    if bound == "later":
        first = frame.last + DAY if coarse and frame.last else frame.first
        return replace(frame, first=first, last=None, sense="open")
    last = frame.first - DAY if coarse and frame.first and bound == "earlier" else frame.last
    return replace(frame, first=None, last=last, sense="open")


def _left(expression: Expression, anchor: Anchor) -> Frame | None:
    hint = resolve(expression.hint, anchor) if expression.hint else None
    return resolve_near(expression.left, hint, anchor) if hint else resolve(expression.left, anchor)


def _resolve(expression: Expression, anchor: Anchor, base: Frame | None = None) -> Frame | None:
    frame = narrow(expression.left, base, anchor) if base else _left(expression, anchor)
    if frame is None:
        return None
    if expression.right is not None:
        right = resolve_after(expression.right, frame, anchor)
        if right is None:
            return None
        return replace(frame, last=right.last, grain=right.grain)
    return _open(frame, expression.bound, anchor) if expression.bound else frame


def _anchor_name(expression: Expression, anchor: Anchor, base: str) -> str | None:
    head = expression.head.rule.op
    if head in ("same", "ago_mentioned", "clock") and anchor.previous:
        return "previous"
    if head in ("ymd", "dmy", "ym", "year", "era", "century", "each", "length", "unknown"):
        return None
    return base


def _merge(early: Frame | None, late: Frame | None) -> Frame | None:
    """One frame for two possible days of writing: what is not certain widens it."""
    if early is None or late is None or early == late:
        return late if early is not None else None
    first = min(early.first, late.first) if early.first and late.first else None
    last = max(early.last, late.last) if early.last and late.last else None
    return replace(late, first=first, last=last)


def _value(frame: Frame | None) -> str | None:
    if frame is None:
        return None
    return edtf.render(frame.first, frame.last)


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

    def _anchor(self, day: dt.date | None, future: bool) -> Anchor:
        return Anchor(day, self.previous, self.previous_day, future, self.query and not future)

    def _frame(self, expression: Expression, future: bool) -> Frame | None:
        followed = self._followed(expression)
        if followed:
            return followed
        if self.written is None:
            return _resolve(expression, self._anchor(None, False))
        if self.written[0] == self.written[1]:
            return _resolve(expression, self._anchor(self.written[0], future))
        early, late = (_resolve(expression, self._anchor(day, future)) for day in self.written)
        if expression.head.rule.op in _WINDOWS:
            return early
        return late if self._certain(expression) else _merge(early, late)

    def _certain(self, expression: Expression) -> bool:
        """A bare 29日 or 周二 is the last one before the news went out, on whichever day it was written."""
        assert self.written is not None
        return self.written[1] - self.written[0] <= DAY and enclosing(expression.head) is not None

    def _followed(self, expression: Expression) -> Frame | None:
        """2018年3月连任，5月7日宣誓 and 10月15日会见，16日通话: told on from the date just before.

        A month takes the year said earlier in the sentence, a day its month, when that leads on in
        time and not past the day of writing.
        """
        unit, last = (
            expression.head.meaning.unit,
            self.previous if expression.head.rule.op in ("part", "md") else None,
        )
        if last is None or last.first is None or _SENTENCE.search(self.folded, self.told, expression.start):
            return None
        if unit == "month" or expression.head.rule.op == "md":
            base = unit_at("year", last.first) if last.year and last.grain in ("month", "day") else None
        else:
            base = unit_at("month", last.first) if unit == "day" and last.grain == "day" else None
        frame = (
            _resolve(expression, self._anchor(None, False), Frame(*base, "", year=last.year))
            if base
            else None
        )
        if frame is None or frame.first is None or not last.first < frame.first:
            return None
        return frame if self._near(unit, last.first, frame.first) else None

    def _near(self, unit: str, last: dt.date, day: dt.date) -> bool:
        latest = self.written[1] if self.written else dt.date.max
        return day <= latest and (unit == "month" or day - last <= _NEXT_DAYS)

    def _remember(self, expression: Expression, frame: Frame) -> None:
        """Only what was said plainly can be referred back to."""
        if frame.sense != "plain" or frame.first is None or expression.head.rule.op in _WINDOWS | {"length"}:
            return
        self.previous, self.told = frame, expression.end
        if frame.grain in ("day", "part", "hour"):
            self.previous_day = frame

    def read(self, expression: Expression) -> TimeMention:
        future = _planned(self.folded, expression.start, expression.end)
        frame = self._frame(expression, future)
        name = _anchor_name(expression, self._anchor(None, False), self.base) if frame else None
        if frame:
            self._remember(expression, frame)
        sense = frame.sense if frame else expression.head.meaning.sense
        grain = frame.grain if frame else expression.head.meaning.unit or "day"
        return TimeMention(
            self.offset + expression.start, self.offset + expression.end, self.text[expression.start : expression.end],
            _value(frame), frame.first if frame else None, frame.last if frame else None, grain, sense, name, expression.rule,
        )  # fmt: skip


def is_query(found: Sequence[Expression], folded: str) -> bool:
    """True when the text is nothing but time expressions: then it reports nothing."""
    at, rest = 0, []
    for expression in found:
        rest.append(folded[at : expression.start])
        at = expression.end
    return bool(_NOTHING_ELSE.fullmatch("".join(rest) + folded[at:]))


def mentions(
    folded: str, text: str, written: Written | None, start: int, end: int, base: str
) -> list[TimeMention]:
    """All time mentions of ``text[start:end]`` (``folded`` is the fold of ``text``), seen from ``written``.

    ``base`` names what ``written`` is: the day of writing or that of the dateline.
    """
    part = folded[start:end]
    found = list(expressions(part))
    reader = _Reader(part, text[start:end], written, is_query(found, part), base, start)
    return [reader.read(e) for e in found]
