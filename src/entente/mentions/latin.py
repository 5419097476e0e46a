"""Leaders whom Chinese columns write in Latin letters (Trump): the table ``data/latin.tsv``."""

from __future__ import annotations

import re
from functools import cache

from entente.lexicon import rows
from entente.mentions.tokens import Token
from entente.text import overlap

_LETTER = "[A-Za-zÀ-ÿ]"


@cache
def _names() -> dict[str, str]:
    """Every form that stands for a leader, with and without a given name → the name in the table."""
    written: dict[str, str] = {}
    for _, (form, name, given) in rows("latin.tsv", 3):
        written[form] = name
        written.update({f"{first} {form}": name for first in given.split("|") if first != "-"})
    return written


@cache
def _pattern() -> re.Pattern[str]:
    """Hunter Biden is somebody else: a capitalised word in front has to be the leader's given name."""
    forms = "|".join(re.escape(form) for form in sorted(_names(), key=len, reverse=True))
    return re.compile(f"(?<!{_LETTER})(?<!{_LETTER} )(?P<name>{forms})(?!{_LETTER})")


def with_latin_names(tokens: list[Token], folded: str) -> list[Token]:
    """``tokens`` with one person more for each leader named in Latin letters, given name included."""
    named = (Token("person", *m.span(), _names()[m["name"]]) for m in _pattern().finditer(folded))
    found = [name for name in named if not any(overlap(t, name) for t in tokens)]
    return sorted([*tokens, *found], key=lambda t: t.start) if found else tokens
