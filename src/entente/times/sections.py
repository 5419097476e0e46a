"""A page dump holds an article and, bulleted below it, the leads of other articles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

_BULLET = re.compile(r"^ *[·●◆■▪] *(?=\S)", re.MULTILINE)


class Section(NamedTuple):
    """A stretch ``[start, end)`` of a page; ``related`` for a bulleted item."""

    start: int
    end: int
    related: bool


def sections(folded: str) -> Iterator[Section]:
    """The article and each bulleted item, in order; together they cover the text."""
    starts = [m.start() for m in _BULLET.finditer(folded)]
    if not starts or starts[0] > 0:
        yield Section(0, starts[0] if starts else len(folded), False)
    for start, end in pairwise([*starts, len(folded)]):
        yield Section(start, end, True)
