"""Undo what mirrors and machines put into a text, with a trace: every offset maps back.

Only what shifts offsets is repaired here. Full-width forms and the mistakes of machine conversion
(幹擾 for 干扰) change characters one for one: :func:`entente.text.fold` reads through them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from entente.text import Span

_HAN = "\u3400-\u9fff"
_TONES = "āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜńňǹ"
# Every syllable of Mandarin in Hanyu Pinyin (ISO 7098) has this shape; English words in brackets seldom do.
_SYLLABLE = r"(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?(?:[aeiouü]{1,3})(?:ng?|r)?"
_INVISIBLE = "[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]"
_TONED = rf"[（(][ ]*[a-z{_TONES}ü' ]*[{_TONES}][a-z{_TONES}ü' ]*[)）]"
_TONELESS = rf"[（(](?:{_SYLLABLE} ?){{1,4}}[)）]"
_ONE_APART = rf"(?<=[{_HAN}]) (?=[{_HAN}] [{_HAN}] [{_HAN}])|(?<=[{_HAN}] [{_HAN}]) (?=[{_HAN}](?: |$))"
_RULES = (
    ("zero-width", re.compile(f"{_INVISIBLE}+")),
    ("pinyin", re.compile(rf"(?<=[{_HAN}]){_TONED}", re.IGNORECASE)),
    ("pinyin", re.compile(rf"(?<=[{_HAN}]){_TONELESS}(?=[{_HAN}])")),
    ("spacing", re.compile(_ONE_APART)),
)
_HINT = re.compile(rf"{_INVISIBLE}|[{_HAN}][（(][a-z{_TONES} ]|[{_HAN}] [{_HAN}] [{_HAN}] ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Repair:
    """One repair: the rule, and the span of the raw text that it takes out."""

    rule: str
    removed: Span


@dataclass(frozen=True, slots=True)
class Repaired:
    """A text that reads well, and how it came from the raw one."""

    text: str
    repairs: tuple[Repair, ...] = ()

    def raw(self, span: Span) -> Span:
        """The span of the raw text that ``span`` of the repaired text came from.

        It starts and ends at characters that were kept; what was taken out between them lies inside.
        """
        if span.start >= span.end:
            at = self._raw_offset(span.start)
            return Span(at, at)
        return Span(self._raw_offset(span.start), self._raw_offset(span.end - 1) + 1)

    def _raw_offset(self, offset: int) -> int:
        kept, gone = [0], [0]
        for repair in self.repairs:
            kept.append(repair.removed.start - gone[-1])
            gone.append(gone[-1] + repair.removed.end - repair.removed.start)
        return offset + gone[bisect_right(kept, offset) - 1]


def repair(text: str) -> Repaired:
    """``text`` without zero-width characters, pinyin in brackets, and spaces between single characters.

    >>> repaired = repair("习(xí)近平会见普京")
    >>> repaired.text, repaired.raw(Span(0, 3)).of("习(xí)近平会见普京")
    ('习近平会见普京', '习(xí)近平')
    """
    if not _HINT.search(text):
        return Repaired(text)
    repairs = tuple(_disjoint(sorted(_found(text), key=lambda repair: repair.removed)))
    kept, start = [], 0
    for done in repairs:
        kept.append(text[start : done.removed.start])
        start = done.removed.end
    return Repaired("".join([*kept, text[start:]]), repairs)


def _found(text: str) -> Iterator[Repair]:
    for rule, pattern in _RULES:
        for match in pattern.finditer(text):
            yield Repair(rule, Span(*match.span()))


def _disjoint(found: list[Repair]) -> Iterator[Repair]:
    end = 0
    for repair in found:
        if repair.removed.start >= end:
            end = repair.removed.end
            yield repair
