"""Shingles and their signatures: what finds near-duplicates without comparing every pair.

``docs/stories.md`` has the figures by which library, permutations and bands were chosen.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence

from rensa import RMinHash

from entente.stories.model import Story
from entente.stories.words import bare
from entente.text import fold

SIZE = 5
"""Characters of a shingle."""
READ = 1000
"""Characters of an article that are looked at: copies are cut at the end, seldom at the beginning."""
PERMUTATIONS = 128
BANDS = 32
_SEED = 20201222
_HEAD = re.compile(r"\s*[（【][^）】\n]{2,40}[）】]")

Signature = Sequence[int]


def words_of(story: Story) -> str:
    """The folded body without its credits in front and without punctuation."""
    folded = fold(story.body[:READ])
    head = _HEAD.match(folded)
    return bare(folded[head.end() :] if head else folded)


def shingles(text: str) -> frozenset[str]:
    """Every run of five characters of a bare text; empty for a shorter text."""
    return frozenset(text[i : i + SIZE] for i in range(len(text) - SIZE + 1))


def signature(runs: frozenset[str]) -> Signature | None:
    """The MinHash signature; null for a text without shingles, which is like no other."""
    if not runs:
        return None
    sketch = RMinHash(PERMUTATIONS, _SEED)
    sketch.update(list(runs))
    return array("I", sketch.digest())


def bands(signed: Signature) -> list[int]:
    """One number for each band: texts that share one are compared."""
    rows = PERMUTATIONS // BANDS
    return [hash((i, *signed[i : i + rows])) for i in range(0, PERMUTATIONS, rows)]


def likeness(a: Signature, b: Signature) -> float:
    """The estimated Jaccard likeness of what was signed."""
    return sum(x == y for x, y in zip(a, b, strict=True)) / PERMUTATIONS
