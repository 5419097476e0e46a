"""Words of a title that tell what kind of article stands below it, and what rank those are whom it names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Literal, get_args

from entente.lexicon import alternatives, rows

TABLE = "stories/phases.tsv"
TITLES = "stories/titles.tsv"
RANKS = "stories/ranks.tsv"
Cue = Literal["reaction", "comment", "announced", "under way"]
Kind = Literal["before", "after", "digest"]


@cache
def _pattern(table: str, cue: str) -> re.Pattern[str]:
    return re.compile(alternatives(table, cue))


def has(cue: Cue, title: str) -> bool:
    """True when the folded title has a word of that phase."""
    return bool(_pattern(TABLE, cue).search(title))


def looks(kind: Kind, title: str) -> bool:
    """True when the folded title looks ahead, looks back, or heads a digest."""
    return bool(_pattern(TITLES, kind).search(title))


def outlook(title: str) -> frozenset[Kind]:
    """The kinds of title that the folded title is.

    >>> sorted(outlook("峰会落幕"))
    ['after']
    """
    return frozenset(kind for kind in get_args(Kind) if looks(kind, title))


@cache
def _ranks() -> Mapping[str, re.Pattern[str]]:
    return {rank: re.compile(pattern) for _, (rank, pattern, _) in rows(RANKS, 3)}


def ranks(folded: str) -> frozenset[str]:
    """The ranks of office that a folded text has words for.

    >>> sorted(ranks("国务卿会见大使"))
    ['envoy', 'foreign']
    """
    return frozenset(rank for rank, pattern in _ranks().items() if pattern.search(folded))
