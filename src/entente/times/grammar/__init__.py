"""The table of the time grammar: one ordered tuple of rows, and the scanner compiled from it.

An earlier row wins over a later one at the same place, so the special stands before the general.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from entente.times.grammar.absolute import NUMERIC, PARTS, YEARS
from entente.times.grammar.clock import CLOCK
from entente.times.grammar.deictic import MENTIONED, WRITTEN
from entente.times.grammar.leads import starts
from entente.times.grammar.feasts import LUNAR, SOLAR, TERMS
from entente.times.grammar.rule import Meaning, Rule
from entente.times.grammar.vague import VAGUE
from entente.times.grammar.windows import LENGTHS, WINDOWS

RULES: tuple[Rule, ...] = (
    *NUMERIC, *MENTIONED, *WINDOWS, *VAGUE, *SOLAR, *LUNAR, *TERMS, *LENGTHS[:1], *WRITTEN, *YEARS, *CLOCK, *PARTS, *LENGTHS[1:],
)  # fmt: skip


@cache
def _scanner() -> re.Pattern[str]:
    """All rows as one alternation; compiled at the first use, which keeps the import cheap."""
    return re.compile("|".join(f"({rule.nameless})" for rule in RULES), re.DOTALL)


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
    scan = _scanner().match
    for start in starts(folded):
        hit = scan(folded, start) if not found or start >= found[-1].end else None
        if hit and hit.lastindex:
            rule = RULES[hit.lastindex - 1]
            exact = rule.regex.match(folded, start)
            assert exact is not None
            found.append(Atom(start, hit.end(), rule, rule.meaning(exact)))
    return found
