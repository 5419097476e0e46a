"""Claims made by hand for the verdicts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from entente.records import Claim, Compare, Evidence, Kind, Side
from ledger.making import LAVROV, PUTIN, WANG, XI

XI_SIDE = Side("CN", "习近平", level="hos", person=XI.person)
PUTIN_SIDE = Side("RU", "普京", level="hos", person=PUTIN.person)
HEADS = (XI_SIDE, PUTIN_SIDE)
MINISTERS = (
    Side("CN", "王毅", level="fm", person=WANG.person, implied=True),
    Side("RU", "拉夫罗夫", level="fm", person=LAVROV.person, implied=True),
)


def claim(
    count: int | None = 5,
    compare: Compare | None = "=",
    *,
    who: Sequence[Side] = HEADS,
    kinds: Sequence[Kind] = ("call",),
    window: str | None = "2020",
    **more: Any,
) -> Claim:
    """A claim about calls of two presidents in 2020, unless said otherwise."""
    proof = Evidence("text", 0, 2, "五次")
    return Claim(tuple(who), tuple(kinds), window, compare, count, proof, "a", **more)
