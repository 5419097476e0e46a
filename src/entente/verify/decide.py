"""From counts to a verdict. A count never says more than its coverage: what is absent here may have been."""

from __future__ import annotations

from math import ceil, floor, inf

from entente.records import Compare
from entente.verify.model import Coverage, Outcome

_ABOUT = 0.15
"""近40次, 约40次: how far off, as a share, a rounded number may be."""

_DOUBT = 0.05
"""With at most this chance that the missing contacts took place unseen, the ledger says that they did not."""


def allowed(compare: Compare, value: int) -> tuple[float, float]:
    """The least and the greatest number of contacts that the claim allows."""
    bounds: dict[Compare, tuple[float, float]] = {
        "=": (value, value),
        ">": (value + 1, inf),
        ">=": (value, inf),
        "<": (-inf, value - 1),
        "<=": (-inf, value),
        "~": (ceil(value * (1 - _ABOUT)), floor(value * (1 + _ABOUT))),
    }
    return bounds[compare]


def outcome(bounds: tuple[float, float], found: int, possible: int, coverage: Coverage) -> Outcome:
    """The verdict on ``found`` sure rows, with ``possible`` ones that may belong."""
    least, most = bounds
    if found > most:
        return "contradicted"
    if found + possible < least:
        return "contradicted" if _seen_all(int(least) - found - possible, coverage) else "short"
    if least == -inf:
        # an upper bound holds only if nothing more took place, which only coverage can tell
        return "supported" if _seen_all(int(most) + 1 - found, coverage) else "short"
    return "supported"


def _seen_all(unseen: int, coverage: Coverage) -> bool:
    """True when it is unlikely that ``unseen`` contacts took place without any source telling one."""
    return coverage.missed is not None and coverage.missed**unseen <= _DOUBT
