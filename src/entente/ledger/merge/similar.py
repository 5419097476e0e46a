"""Near-duplicate sentences: the sign that two tellings repeat one report."""

from __future__ import annotations

import re
from functools import lru_cache

from entente.text import fold

_NOT_WORD = re.compile(r"[\W_]+")
_DAY = re.compile(r"(\d{1,2})[日号]")
NEAR_DUPLICATE = 0.6
"""Share of common character pairs from which two sentences of different days count as one report."""
LIKE = 0.35
"""The same when one of the two dates is vague by itself."""


@lru_cache(maxsize=16384)
def pairs(sentence: str) -> frozenset[str]:
    """The character pairs of the folded sentence without punctuation."""
    text = _NOT_WORD.sub("", fold(sentence))
    return frozenset(text[i : i + 2] for i in range(len(text) - 1))


def likeness(one: str, other: str) -> float:
    """Jaccard likeness of two sentences, 0 to 1, over character pairs."""
    a, b = pairs(one), pairs(other)
    return len(a & b) / len(a | b) if a or b else 0.0


def days_said(sentence: str) -> frozenset[int]:
    """The days of the month that the sentence itself says (``28日``)."""
    return frozenset(int(d) for d in _DAY.findall(fold(sentence)))


def retold(one: str, other: str, threshold: float = NEAR_DUPLICATE) -> bool:
    """True when one sentence repeats the other and they do not name different days.

    Formulas such as 同…通电话 are alike for every call, so a different day said in both is two contacts.
    """
    said, also = days_said(one), days_said(other)
    if said and also and said.isdisjoint(also):
        return False
    return likeness(one, other) >= threshold


@lru_cache(maxsize=16384)
def same_words(sentence: str) -> str:
    """The folded sentence without punctuation: equal for re-posts in another script."""
    return _NOT_WORD.sub("", fold(sentence))
