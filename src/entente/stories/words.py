"""Texts as weighted character pairs: no tokenizer, the same for both scripts.

The weight of a pair is its frequency in the text, damped, times how rare it is in Chinese news
(``data/stories/pairs.tsv``: inverse document frequency, counted over 9,653 articles by
``evals/stories_train.py``), so a comparison of two articles depends on nothing but the two.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

_NOT_WORD = re.compile(r"[\W_]+")
STEP = 4
"""Levels of rarity to a factor of e: the table rounds to a quarter."""


def bare(folded: str) -> str:
    """The text without punctuation and white space, Latin letters small."""
    return _NOT_WORD.sub("", folded).lower()


def pairs(folded: str) -> Iterator[str]:
    """Every two neighbouring characters of the bare text."""
    return map("".join, pairwise(bare(folded)))


@cache
def _rarity() -> tuple[dict[str, float], float]:
    table = files("entente.data").joinpath("stories/pairs.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if not line.startswith("#")]
    levels = {run[i : i + 2]: int(level) / STEP for level, run in rows for i in range(0, len(run), 2)}
    return levels, max(levels.values()) + 1 / STEP


@dataclass(frozen=True, slots=True)
class Vector:
    """Pairs with their weights; ``length`` is Euclidean, ``total`` the sum of the weights."""

    weights: Mapping[str, float]
    length: float
    total: float


def vector(counts: Mapping[str, float]) -> Vector:
    """Counted pairs with their weights."""
    levels, rare = _rarity()
    weights = {pair: (1 + math.log(n)) * levels.get(pair, rare) for pair, n in counts.items()}
    return Vector(weights, math.sqrt(sum(x * x for x in weights.values())), sum(weights.values()))


def weigh(folded: str) -> Vector:
    """The weighted pairs of a text."""
    return vector(Counter(pairs(folded)))


def cosine(a: Vector, b: Vector) -> float:
    """Cosine likeness, 0 to 1; 0 when either is empty."""
    few, many = sorted((a.weights, b.weights), key=len)
    both = sum(x * many[pair] for pair, x in few.items() if pair in many)
    return both / (a.length * b.length) if both else 0.0


def covered(a: Vector, by: Vector) -> float:
    """The share of ``a``'s weight in pairs that ``by`` has too."""
    return shared(a, by) / a.total if a.total else 0.0


def shared(a: Vector, b: Vector) -> float:
    """The weight, in ``a``, of the pairs that both have."""
    return sum(x for pair, x in a.weights.items() if pair in b.weights)
