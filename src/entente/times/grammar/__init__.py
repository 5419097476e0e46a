"""The time grammar: an ordered table of rows, and the scanner compiled from it."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from entente.times.grammar.leads import starts
from entente.times.grammar.rule import Meaning, Rule
from entente.times.grammar.table import rules

__all__ = ["Atom", "Meaning", "Rule", "atoms", "rules"]


@cache
def _scanner() -> re.Pattern[str]:
    """All rows as one alternation; compiled at the first use, which keeps the import cheap.

    The empty group that tells the rows apart stands behind each pattern, not around it: so the engine
    can skip a branch by its first character, which halves the time.
    """
    return re.compile("|".join(f"(?:{rule.nameless})()" for rule in rules()))


class Atom(NamedTuple):
    """One matched row: the characters ``[start, end)`` and what they say."""

    start: int
    end: int
    rule: Rule
    meaning: Meaning


def atoms(folded: str) -> list[Atom]:
    """All matched rows in ``folded`` text, left to right, without overlaps."""
    found: list[Atom] = []
    scan, table, end = _scanner().match, rules(), 0
    for start in starts(folded):
        hit = scan(folded, start) if start >= end else None
        if hit and hit.lastindex:
            rule, end = table[hit.lastindex - 1], hit.end()
            exact = rule.regex.match(folded, start)
            assert exact is not None
            found.append(Atom(start, end, rule, rule.meaning(exact)))
    return found
