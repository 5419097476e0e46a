"""The table of the time grammar: one ordered tuple of rows, and the scanner compiled from it.

An earlier row wins over a later one at the same place, so the special stands before the general.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from entente.times.grammar.absolute import NUMERIC, PARTS, YEARS
from entente.times.grammar.clock import CLOCK
from entente.times.grammar.deictic import MENTIONED, WRITTEN
from entente.times.grammar.feasts import LUNAR, SOLAR, TERMS
from entente.times.grammar.rule import Meaning, Rule
from entente.times.grammar.vague import VAGUE
from entente.times.grammar.windows import LENGTHS, WINDOWS

RULES: tuple[Rule, ...] = (
    *NUMERIC, *WINDOWS, *VAGUE, *SOLAR, *LUNAR, *TERMS, *MENTIONED, *LENGTHS[:1], *WRITTEN, *YEARS, *CLOCK, *PARTS, *LENGTHS[1:],
)  # fmt: skip

_SCANNER = re.compile("|".join(f"({rule.nameless})" for rule in RULES), re.DOTALL)
_NUMERAL_RUN = "[〇零○一二三四五六七八九十两廿卅]+"
_TRIGGER = re.compile(
    rf"\d+|{_NUMERAL_RUN}|[上下前后去今本明来这昨寻听即现此目眼当如同那次翌隔头稍之早过妇近最刚以未接随半每逐历天首第"
    r"不数几多先一长民令平昭大宣光咸道嘉乾雍康神农阴旧正腊冬闰初元新情女国三植愚五劳青六儿八建教万双圣母父感除春端七中重"
    r"小立雨惊清谷夏芒处白秋寒霜凌晨晚下午傍夜深全周星礼月年日连日月Q末底]"
)


@dataclass(frozen=True, slots=True)
class Atom:
    """One matched row: the characters ``[start, end)`` and what they say."""

    start: int
    end: int
    rule: Rule
    meaning: Meaning


def atoms(folded: str) -> list[Atom]:
    """All matched rows in ``folded`` text, left to right, without overlaps."""
    found: list[Atom] = []
    at = _TRIGGER.search(folded)
    while at:
        start, end = at.span()
        hit = _SCANNER.match(folded, start)
        if hit and hit.end() > start and hit.lastindex:
            rule, end = RULES[hit.lastindex - 1], hit.end()
            exact = rule.regex.match(folded, start)
            assert exact is not None
            found.append(Atom(start, end, rule, rule.meaning(exact)))
        at = _TRIGGER.search(folded, end)
    return found
