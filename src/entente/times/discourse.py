"""From phrases to time mentions: ranges, bounds, tense, and what each expression is anchored to."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from entente.records import TimeMention
from entente.times import edtf
from entente.times.calendar import DAY
from entente.times.grammar import atoms
from entente.times.phrase import Phrase, enclosing, phrases, resolve, resolve_after
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
_CLAUSE = re.compile(r"[，。；！？\n：]")
_SENTENCE = re.compile(r"[。！？\n]")
_PLANNED_BEFORE = re.compile(r"(?:将(?!军|领|士|近)|定于|拟|预定|预计|计划|即将|有望|准备|原定)[^表称说]{0,14}$")
_PLANNED_AFTER = re.compile(r"^(?:起|开始)?(?:将(?!军|领|士|近)|拟|前往|启程)|^，?[^，。；表称说示指]{0,10}将(?:于|在|对|会|赴|访|前|抵|举|出|同|与|正)")
_NOTHING_ELSE = re.compile(r"[ \n，。；：、=（）？！·-]*")


@dataclass(frozen=True, slots=True)
class Expression:
    """One or two phrases with what stands around them: a mention before it is resolved."""

    start: int
    end: int
    left: Phrase
    right: Phrase | None = None
    bound: str = ""

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
    found = list(phrases(atoms(folded), folded))
    i = 0
    while i < len(found):
        left, right = found[i], found[i + 1] if i + 1 < len(found) else None
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


def _resolve(expression: Expression, anchor: Anchor) -> Frame | None:
    frame = resolve(expression.left, anchor)
    if frame is None:
        return None
    if expression.right is not None:
        right = resolve_after(expression.right, frame, anchor)
        if right is None:
            return None
        return replace(frame, last=right.last, grain=right.grain)
    return _open(frame, expression.bound, anchor) if expression.bound else frame


def _anchor_name(expression: Expression, anchor: Anchor) -> str | None:
    head = expression.left.head.rule.op
    if head in ("same", "ago_mentioned", "clock") and anchor.previous:
        return "previous"
    if head in ("ymd", "dmy", "ym", "year", "era", "century", "each", "length", "unknown"):
        return None
    return "written"


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
    previous: Frame | None = None

    def _frame(self, expression: Expression, future: bool) -> Frame | None:
        if self.written is None:
            return _resolve(expression, Anchor(None, self.previous))
        early, late = (
            _resolve(expression, Anchor(day, self.previous, future, self.query and not future)) for day in self.written
        )
        if expression.left.head.rule.op in ("rolling", "within", "vague"):
            return early
        return _merge(early, late)

    def read(self, expression: Expression) -> TimeMention:
        future = _planned(self.folded, expression.start, expression.end)
        frame = self._frame(expression, future)
        anchor = Anchor(self.written[1] if self.written else None, self.previous)
        name = _anchor_name(expression, anchor) if frame else None
        head = expression.left.head
        if frame and frame.sense == "plain" and frame.first and head.rule.op not in ("rolling", "within", "length"):
            self.previous = frame
        sense = frame.sense if frame else head.meaning.sense
        grain = frame.grain if frame else head.meaning.unit or "day"
        return TimeMention(
            expression.start, expression.end, self.text[expression.start : expression.end], _value(frame),
            frame.first if frame else None, frame.last if frame else None, grain, sense, name, expression.rule,
        )  # fmt: skip


def is_query(found: Sequence[Expression], folded: str) -> bool:
    """True when the text is nothing but time expressions: then it reports nothing."""
    at, rest = 0, []
    for expression in found:
        rest.append(folded[at : expression.start])
        at = expression.end
    return bool(_NOTHING_ELSE.fullmatch("".join(rest) + folded[at:]))


def mentions(folded: str, text: str, written: Written | None) -> list[TimeMention]:
    """All time mentions of ``text`` (``folded`` is its fold), resolved against ``written``."""
    found = list(expressions(folded))
    reader = _Reader(folded, text, written, is_query(found, folded))
    return [reader.read(e) for e in found]
