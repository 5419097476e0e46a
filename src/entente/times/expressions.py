"""Expressions: one or two phrases with the words around them (自…以来, 至, 和…之间, brackets)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from entente.times.grammar import Atom, atoms
from entente.times.phrase import Phrase, phrases

_JOIN = re.compile(r"(?:起|零时|0时)? ?(?:至|到|—+|-+|~) ?(?:次日的?)?")
_BETWEEN = re.compile(r"[与和]")
_BETWEEN_AFTER = re.compile(r"之?间")
_BEFORE = re.compile(
    r"(?P<since>自从|(?<![源来出各亲])自)$|(?P<from>从)$|(?P<until>截至|截止到?|直到)$"
    r"|(?P<about>大约|大概|(?<![\u4e00-\u9fff])约)$"
)
_AFTER = re.compile(
    r" ?(?:(?P<now>起?至今|到现在)|(?P<about>左右|前后)"
    r"|(?P<since>以来)|(?P<onward>起(?!义|草|诉|源|飞|点|降|火|步|码)|开始)"
    r"|(?P<including>[或及][之以]前)"
    r"|(?P<later>[或及]?[之以]后)"
    r"|(?P<earlier>[之以]前|前(?=[，。；、 ]|完成|提交|结束|$)))"
)
_LONGEST_BEFORE = 3
_BRACKET_END = re.compile(r" ?）")
_COUNTED = {"shift", "shift_weekday", "weekday", "same", "ago"}
_SAID = {"part", "md", "ymd", "weekday", "year", "mark", "lunar", "feast"}
_BRACKETED_UNITS = {"day", "month", "year"}
_SHARED_UNIT = ".listed"
_NO_RANGE = {"unknown", "each", "length"}
_NOTHING_ELSE = re.compile(r"[ \n，。；：、=（）？！·-]*")


class Expression(NamedTuple):
    """A mention before it is resolved.

    ``right`` ends a range; ``bound`` names how 以来, 之前 … open one side; ``hint`` is what counts
    from elsewhere to the same day (昨天 in 昨天（9月6日）).
    """

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
        return left.head.rule.op not in _NO_RANGE
    return bool(_BETWEEN.fullmatch(gap) and _BETWEEN_AFTER.match(folded, right.end))


def _range(left: Phrase, right: Phrase, folded: str) -> Expression:
    before = _BEFORE.search(folded, max(0, left.start - _LONGEST_BEFORE), left.start)
    return Expression(before.start() if before else left.start, right.end, left, right)


def _bounded(phrase: Phrase, folded: str) -> Expression:
    """A single phrase, widened by what opens one of its sides."""
    before = _BEFORE.search(folded, max(0, phrase.start - _LONGEST_BEFORE), phrase.start)
    after = _AFTER.match(folded, phrase.end)
    start = before.start() if before else phrase.start
    if after and after.lastgroup:
        return Expression(start, after.end(), phrase, bound=after.lastgroup)
    if before and before.lastgroup in ("until", "since", "about"):
        return Expression(start, phrase.end, phrase, bound=before.lastgroup)
    return Expression(phrase.start, phrase.end, phrase)


def _bracket_end(left: Phrase, right: Phrase, folded: str) -> int | None:
    """Where 昨天（9月6日）, 周四（8日）, 12月8日（星期二） ends: one date said twice."""
    closing = _BRACKET_END.match(folded, right.end)
    twice = right.head.rule.op in _SAID and left.atoms[-1].meaning.unit in _BRACKETED_UNITS
    return closing.end() if closing and twice and folded[left.end : right.start] == "（" else None


def _bracketed(left: Phrase, right: Phrase, end: int, tail: Phrase | None) -> Expression:
    end = tail.end if tail else end
    if left.head.rule.op in _COUNTED:
        return Expression(left.start, end, right, hint=left)
    return Expression(left.start, end, left)


def _next_in_list(left: Phrase, right: Phrase, folded: str) -> bool:
    """28、29日: numerals that share one unit and follow each other."""
    last, first = left.atoms[-1], right.head
    shared = last.rule.name.endswith(_SHARED_UNIT) and last.meaning.unit == first.meaning.unit
    return shared and first.meaning.n - last.meaning.n == 1 and folded[left.end : right.start] in "、和"


def _listed(found: Sequence[Phrase], i: int, folded: str) -> int:
    """How many phrases from ``i`` on make one list of days or months that follow each other."""
    taken = 1
    while i + taken < len(found) and _next_in_list(found[i + taken - 1], found[i + taken], folded):
        taken += 1
    return taken


def _read(found: Sequence[Phrase], i: int, folded: str) -> tuple[Expression, int]:
    """The expression that begins with phrase ``i``, and how many phrases it takes."""
    left, right = found[i], found[i + 1] if i + 1 < len(found) else None
    if right is None:
        return _bounded(left, folded), 1
    end = _bracket_end(left, right, folded)
    if end is not None:
        tail = found[i + 2] if i + 2 < len(found) else None
        tail = tail if tail and tail.start == end and tail.head.rule.op == "clock" else None
        return _bracketed(left, right, end, tail), 3 if tail else 2
    if _joined(left, right, folded):
        return _range(left, right, folded), 2
    listed = _listed(found, i, folded)
    if listed > 1:
        return _range(left, found[i + listed - 1], folded), listed
    return _bounded(left, folded), 1


def _says_a_time(phrase: Phrase) -> bool:
    """False for 农历 before no date, and for a lunar day (初一) without its month."""
    return phrase.atoms[-1].rule.op != "mark" and phrase.head.rule.op != "lunarday"


def expressions(folded: str) -> Iterator[Expression]:
    """The time expressions of ``folded`` text, unresolved, left to right."""
    found = [p for p in phrases(atoms(folded), folded) if _says_a_time(p)]
    i = 0
    while i < len(found):
        expression, taken = _read(found, i, folded)
        yield expression
        i += taken
        while i < len(found) and found[i].start < expression.end:  # 5年前之前29日: its 之前 bounds the first
            i += 1


def is_query(found: Sequence[Expression], folded: str) -> bool:
    """True when the text is nothing but time expressions: then it reports nothing."""
    at, rest = 0, []
    for expression in found:
        rest.append(folded[at : expression.start])
        at = expression.end
    return bool(_NOTHING_ELSE.fullmatch("".join(rest) + folded[at:]))
