"""Words of a title that tell what kind of article stands below it (``data/stories/phases.tsv``)."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from entente.lexicon import alternatives

TABLE = "stories/phases.tsv"
Cue = Literal["reaction", "comment", "announced", "under way"]


@cache
def _pattern(cue: Cue) -> re.Pattern[str]:
    return re.compile(alternatives(TABLE, cue))


def has(cue: Cue, title: str) -> bool:
    """True when the folded title has a word of that kind."""
    return bool(_pattern(cue).search(title))
