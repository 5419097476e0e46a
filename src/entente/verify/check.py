"""Claim × ledger → verdict."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from entente.knowledge import Knowledge
from entente.ledger import Ledger, Merged, Pages, Query, Report
from entente.records import Claim, Kind
from entente.verify.counting import Count, count, trips
from entente.verify.covering import covering
from entente.verify.decide import allowed, outcome
from entente.verify.model import Coverage, Tried, Verdict
from entente.verify.scope import Scope, readings
from entente.verify.sides import query_keys

_MARGIN = dt.timedelta(days=31)
"""Rows this near to the window are shown as left out when one side is open."""


@dataclass(frozen=True)
class Book:
    """What a verdict rests on beside the rows: everything read, and who held which office."""

    pages: Sequence[Pages]
    reports: Mapping[Kind, Sequence[Report]]
    knowledge: Knowledge

    @classmethod
    def of(cls, ledger: Ledger, knowledge: Knowledge) -> Book:
        """The coverage of ``ledger``, asked once for any number of claims."""
        by_kind: dict[Kind, list[Report]] = defaultdict(list)
        for report in ledger.reports():
            by_kind[report.kind].append(report)
        return cls(ledger.pages_read(), by_kind, knowledge)

    def told(self, kinds: Iterable[Kind]) -> list[Report]:
        """The contacts of ``kinds`` that the sources tell."""
        return [report for kind in kinds for report in self.reports.get(kind, ())]


def rows_for(claim: Claim, on: dt.date | None, ledger: Ledger, knowledge: Knowledge) -> list[Merged]:
    """The rows that any reading of ``claim`` could count, with those around them."""
    keys = [query_keys(side) for side in claim.who if side.state]
    query = Query(who=keys[0], other=keys[1] if len(keys) > 1 else ())
    if len(keys) > 1:
        return ledger.contacts(query)
    scopes = list(readings(claim, on, knowledge))
    kinds = tuple(dict.fromkeys(kind for scope in scopes for kind in scope.kinds))
    first = (
        None if any(s.first is None for s in scopes) else min(s.first for s in scopes if s.first) - _MARGIN
    )
    last = scopes[0].last + _MARGIN if scopes[0].last else None
    return ledger.contacts(Query(who=query.who, kinds=kinds, first=first, last=last))


def verify(claim: Claim, on: dt.date | None, rows: Sequence[Merged], book: Book) -> Verdict:
    """Check ``claim``, made on ``on``, against ``rows``.

    The plain reading decides, unless it does not support the claim and another reading does; then the
    verdict names that one. Ordinals count up to and including the contact that they number; one that is
    only planned is not counted yet.
    """
    problem = _unclear(claim)
    if problem:
        return Verdict("unclear", "", 0, 0, note=problem)
    tried = [_try(claim, scope, rows, book) for scope in readings(claim, on, book.knowledge)]
    best = next((t for t in tried if t.line.outcome == "supported"), tried[0])
    counted = best.count
    return Verdict(
        outcome=best.line.outcome,
        reading=best.line.reading,
        found=best.line.found,
        missing=int(max(0, _due(claim)[0] - best.line.found)),
        counted=tuple(counted.sure),
        left_out=(*counted.possible, *counted.left_out),
        coverage=best.coverage,
        tried=tuple(t.line for t in tried),
        note=_note(best.coverage),
    )


def _unclear(claim: Claim) -> str | None:
    if claim.series:
        return "the number counts the sessions of an institution"
    if claim.count is None or claim.compare is None:
        return "the text gives no number"
    if claim.status not in ("held", "planned"):
        return f"the text does not say that it took place ({claim.status})"
    if claim.persons:
        return "it counts persons of a class (the first minister to visit), not contacts"
    if not claim.kinds:
        return "it is open what is counted"
    if not claim.who or not claim.who[0].state:
        return "it is open who is meant"
    return None


@dataclass(frozen=True)
class _Attempt:
    scope: Scope
    count: Count
    coverage: Coverage
    line: Tried


def _try(claim: Claim, scope: Scope, rows: Sequence[Merged], book: Book) -> _Attempt:
    counted = count(scope, rows, book.knowledge)
    coverage = covering(scope, book.pages, book.told(scope.kinds))
    found = trips(counted.sure) if scope.unit == "trips" else len(counted.sure)
    possible = len(counted.possible)
    line = Tried(scope.name, found, possible, outcome(_due(claim), found, possible, coverage))
    return _Attempt(scope, counted, coverage, line)


def _due(claim: Claim) -> tuple[float, float]:
    assert claim.count is not None
    assert claim.compare is not None
    least, most = allowed(claim.compare, claim.count)
    ahead = 1 if claim.ordinal and claim.status in ("planned", "proposed") else 0
    return least - ahead, most


def _note(coverage: Coverage) -> str:
    """What the rows cannot say, because nothing was read there."""
    read = max((s.months for s in coverage.sources), default=0)
    if coverage.months is None:
        return "the claim has no beginning: contacts before the first page read are not in the ledger"
    if read < coverage.months:
        return f"pages were read of {read} of the window's {coverage.months} months"
    return ""
