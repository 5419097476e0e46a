"""Where a time expression can begin: a cheap first look, so that the rows are tried at few places.

``data/times/leads.tsv`` names every character that begins a row, with the characters that may stand
after it. Runs of digits and of numerals begin a row as a whole or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from entente.times.grammar.table import lines

_NUMERAL_ROW = "numeral"


class Leads(NamedTuple):
    """The table, compiled: ``regex`` finds a beginning, ``after`` gives what may follow it."""

    regex: re.Pattern[str]
    after: Mapping[str, frozenset[str]]
    after_numeral: frozenset[str]


@cache
def leads() -> Leads:
    """The table of beginnings."""
    macros: dict[str, str] = {}
    after: dict[str, frozenset[str]] = {}
    for first, followers in lines("leads.tsv"):
        for name, characters in macros.items():
            followers = followers.replace(name, characters)
        if first.startswith("{"):
            macros[first] = followers
        else:
            names = [first] if first == _NUMERAL_ROW else first
            after.update({c: frozenset(followers.replace("\\n", "\n")) for c in names})
    after_numeral = after.pop(_NUMERAL_ROW)
    regex = re.compile(rf"\d+|[{macros['{NUMERALS}']}]+|[{''.join(after)}]")
    return Leads(regex, after, after_numeral)


def starts(folded: str) -> Iterator[int]:
    """Offsets at which a row may match."""
    table = leads()
    after, after_numeral = table.after, table.after_numeral
    for lead in table.regex.finditer(folded):
        begin, end = lead.span()
        following = folded[end : end + 1]
        allowed = after.get(folded[begin])
        if allowed is None:
            if folded[begin].isdecimal() or not following or following in after_numeral:
                yield begin
        elif not allowed or following in allowed:
            yield begin
