"""All claims of a ledger checked at once, and which verdicts flipped since the last time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from entente.knowledge import Knowledge
from entente.ledger import Asserted, Ledger
from entente.verify.check import Book, rows_for, verify
from entente.verify.model import Verdict


@dataclass(frozen=True, slots=True)
class Checked:
    """A claim of the ledger with its verdict; ``before`` is the outcome of the last check, null when new."""

    asserted: Asserted
    verdict: Verdict
    before: str | None = None

    @property
    def flipped(self) -> bool:
        """True when an earlier check came to another outcome."""
        return self.before is not None and self.before != self.verdict.outcome


def check_all(ledger: Ledger, knowledge: Knowledge) -> Iterator[Checked]:
    """Every claim that the pages of ``ledger`` make, checked against all its rows."""
    book = Book.of(ledger, knowledge)
    before = ledger.verdicts()
    for asserted in ledger.claims():
        yield checked(asserted, ledger, book, before.get(asserted.id, (None, 0))[0])


def checked(asserted: Asserted, ledger: Ledger, book: Book, before: str | None = None) -> Checked:
    """One claim checked against the rows of ``ledger``; ``book`` is what the ledger has read."""
    claim, on = asserted.claim, asserted.written
    known = any(side.state for side in claim.who)
    rows = rows_for(claim, on, ledger, book.knowledge) if known else []
    return Checked(asserted, verify(claim, on, rows, book), before)


def flips(ledger: Ledger, knowledge: Knowledge) -> tuple[Checked, ...]:
    """Check every claim again and keep the outcomes; gives those that flipped.

    ``ledger`` must be open for writing.
    """
    every = list(check_all(ledger, knowledge))
    ledger.record(_lines(every))
    return tuple(c for c in every if c.flipped)


def _lines(every: Iterable[Checked]) -> Iterator[tuple[str, str, int]]:
    return ((c.asserted.id, c.verdict.outcome, c.verdict.found) for c in every)
