"""Which kinds of events a text tells, by their words (``data/stories/events.tsv``)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

from entente.lexicon import rows

TABLE = "stories/events.tsv"
MEETINGS = frozenset(("call", "summit", "two", "talks", "visit"))
"""Kinds of which a title tells that somebody meets somebody, wider than the codebook's contacts."""


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return {kind: re.compile(pattern) for _, (kind, pattern, _) in rows(TABLE, 3)}


def kinds(folded: str) -> Counter[str]:
    """How often each kind of event is named in a folded text; kinds that are not are left out.

    >>> kinds("外长会谈前通电话")
    Counter({'call': 1, 'talks': 1})
    """
    found = ((kind, len(pattern.findall(folded))) for kind, pattern in _patterns().items())
    return Counter({kind: times for kind, times in found if times})
