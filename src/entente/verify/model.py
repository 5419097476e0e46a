"""What checking a claim gives: a verdict with the rows counted, the rows left out, and what was read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from entente.ledger import Merged

Outcome = Literal["supported", "contradicted", "short", "unclear"]
OUTCOMES: tuple[Outcome, ...] = ("supported", "contradicted", "short", "unclear")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row between the sides of a claim that was not counted, and why."""

    contact: Merged
    reason: str


@dataclass(frozen=True, slots=True)
class Tried:
    """One reading of the claim: what was counted, how many rows are sure and how many more may belong."""

    reading: str
    found: int
    possible: int
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class SourceCoverage:
    """What one source gives to a claim's window: ``pages`` in ``months`` of its months.

    ``reported`` counts the contacts of the claim's kinds that it tells of each side with anybody
    (``("CN fm", 1)``): a source that never reports a side's office says nothing about it.
    """

    source: str
    pages: int
    months: int
    reported: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """How well the ledger knows a window of ``months`` months (null = without a beginning).

    ``missed`` is the estimated share of such contacts that none of the sources tells, null when it cannot
    be estimated (fewer than two sources that report them).
    """

    months: int | None
    sources: tuple[SourceCoverage, ...]
    missed: float | None

    @property
    def pages(self) -> int:
        """Pages of the window, all sources together."""
        return sum(s.pages for s in self.sources)


@dataclass(frozen=True, slots=True)
class Verdict:
    """``outcome`` under ``reading``: ``found`` rows, ``missing`` to what the claim says (0 when none).

    ``note`` says what limits the verdict, in a sentence.
    """

    outcome: Outcome
    reading: str
    found: int
    missing: int
    counted: tuple[Merged, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    coverage: Coverage | None = None
    tried: tuple[Tried, ...] = ()
    note: str = ""
