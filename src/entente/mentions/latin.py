"""Leaders whom Chinese columns write in Latin letters (Trump): the table ``data/latin.tsv``."""

from __future__ import annotations

import re
from functools import cache

from entente.lexicon import rows
from entente.mentions.tokens import Token

_LETTER = "[A-Za-zÀ-ÿ]"
_GIVEN = f"(?:[A-Z]{_LETTER}+ )?"


@cache
def _names() -> dict[str, str]:
    return {form: name for _, (form, name) in rows("latin.tsv", 2)}


@cache
def _pattern() -> re.Pattern[str]:
    forms = "|".join(re.escape(form) for form in sorted(_names(), key=len, reverse=True))
    return re.compile(f"(?<!{_LETTER}){_GIVEN}(?P<name>{forms})(?!{_LETTER})")


def with_latin_names(tokens: list[Token], folded: str) -> list[Token]:
    """``tokens`` with one person more for each leader named in Latin letters, given name included."""
    found = [
        Token("person", m.start(), m.end(), _names()[m["name"]])
        for m in _pattern().finditer(folded)
        if not any(t.start < m.end() and m.start() < t.end for t in tokens)
    ]
    return sorted([*tokens, *found], key=lambda t: t.start) if found else tokens
