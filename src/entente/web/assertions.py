"""The counts that pages claim, with verdicts: only those shown are checked, so a long list stays quick."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from entente.errors import QueryError, no_such
from entente.ledger import Asserted, Ledger
from entente.records import Claim
from entente.verify import OUTCOMES, Checked, checked
from entente.views import claiming
from entente.web.asking import Asking
from entente.web.catalogue import Wanted
from entente.web.catalogue.search import plain
from entente.web.state import State

SIZE = 25
"""Claims on a page."""


@dataclass(frozen=True, slots=True)
class Assertions:
    """One page of claims out of ``total``."""

    shown: tuple[Checked, ...]
    total: int
    page: int

    @property
    def pages(self) -> int:
        """How many pages there are, one at least."""
        return max(1, -(-self.total // SIZE))


def assertions(asking: Asking, verdict: str, optional: bool, held: State) -> Assertions:
    """The claims that match, newest first; ``optional`` adds sessions and counts without a number."""
    if verdict and verdict not in OUTCOMES:
        raise no_such(verdict, "verdict", OUTCOMES)
    _, wanted, _ = held.chosen(asking)
    found = [a for a in _newest(held.ledger) if _matches(a, asking, wanted, optional)]
    shelf = held.books.shelf()
    start = (asking.page - 1) * SIZE
    if not verdict:
        shown = tuple(checked(a, held.ledger, shelf) for a in found[start : start + SIZE])
        return Assertions(shown, len(found), asking.page)
    fitting = [c for a in found if (c := checked(a, held.ledger, shelf)).verdict.outcome == verdict]
    return Assertions(tuple(fitting[start : start + SIZE]), len(fitting), asking.page)


def between(wanted: Wanted, held: State) -> tuple[Checked, ...]:
    """The newest claims about both sides of ``wanted``."""
    about = [a for a in _newest(held.ledger) if _about(a.claim, wanted) and not _loose(a.claim)]
    return tuple(checked(a, held.ledger, held.books.shelf()) for a in about[:SIZE])


def one(key: str, held: State) -> Checked:
    """The claim with this id. Raises ``QueryError`` when there is none."""
    found = next((a for a in held.ledger.claims() if a.id == key), None)
    if found is None:
        raise QueryError(f"there is no claim {key}")
    return checked(found, held.ledger, held.books.shelf())


def _newest(ledger: Ledger) -> Sequence[Asserted]:
    return ledger.claims()[::-1]


def _matches(asserted: Asserted, asking: Asking, wanted: Wanted, optional: bool) -> bool:
    claim = asserted.claim
    if _loose(claim) and not optional:
        return False
    if asking.kinds and not set(asking.kinds) & set(claim.kinds):
        return False
    words = plain(f"{claim.evidence.quoted}\n{asserted.title}")
    return _about(claim, wanted) and all(plain(word) in words for word in asking.text.split())


def _loose(claim: Claim) -> bool:
    """A session's number or a count without one: nothing that rows could bear out."""
    return claim.series or claim.vague


def _about(claim: Claim, wanted: Wanted) -> bool:
    return all(claiming.involves(claim, tuple(keys)) for keys in _asked(wanted))


def _asked(wanted: Wanted) -> Iterator[frozenset[str]]:
    yield from filter(None, (wanted.who, wanted.other))
