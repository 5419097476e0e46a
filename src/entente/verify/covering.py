"""What the ledger has read of a claim's window, and how much of such contacts its sources let slip.

The share missed is estimated as in capture–recapture studies (Lincoln–Petersen): what one source tells
of the contacts that the others tell is its chance to tell any. With one source nothing can be said.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import prod

from entente.ledger import Pages, Report
from entente.records import Side
from entente.verify.model import Coverage, SourceCoverage
from entente.verify.scope import Scope

ENOUGH = 10
"""The other sources must tell at least so many such contacts for one source to be measured on them."""


def covering(scope: Scope, pages: Sequence[Pages], reports: Iterable[Report]) -> Coverage:
    """The coverage of ``scope``: its window, and what any of its sides had with anybody.

    ``reports`` are of the scope's kinds.
    """
    months = _months(scope.first, scope.last)
    sides = [side for side in scope.sides if side.state]
    alike = [r for r in reports if _within(r.month, scope) and _of(sides, r)]
    inside = [p for p in pages if _within(p.month, scope)]
    names = sorted({p.source for p in inside})
    sources = tuple(_source(name, inside, [r for r in alike if r.source == name], sides) for name in names)
    return Coverage(months, sources, _missed(alike, sources, months))


def _of(sides: Sequence[Side], report: Report) -> bool:
    return any(_has(side, report) for side in sides)


def _has(side: Side, report: Report) -> bool:
    """The side's office took part, or its state where the claim names no office."""
    if side.level is None:
        return any(state == side.state for state, _ in report.offices)
    return (side.state, side.level) in report.offices


def _within(month: str | None, scope: Scope) -> bool:
    if month is None:
        return scope.first is None and scope.last is None
    after = scope.first is None or month >= f"{scope.first:%Y-%m}"
    return after and (scope.last is None or month <= f"{scope.last:%Y-%m}")


def _months(first: dt.date | None, last: dt.date | None) -> int | None:
    if first is None or last is None:
        return None
    return (last.year - first.year) * 12 + last.month - first.month + 1


def _source(
    name: str, pages: Sequence[Pages], told: Sequence[Report], sides: Sequence[Side]
) -> SourceCoverage:
    mine = [p for p in pages if p.source == name]
    by_side = {f"{side.state} {side.level or ''}".strip(): sum(_has(side, r) for r in told) for side in sides}
    return SourceCoverage(
        name, sum(p.pages for p in mine), len({p.month for p in mine}), tuple(by_side.items())
    )


def _missed(alike: Sequence[Report], sources: Sequence[SourceCoverage], months: int | None) -> float | None:
    """The share of such contacts that no source tells; only sources with pages in every month count."""
    whole = {s.source for s in sources if months is not None and s.months >= months}
    told: dict[str, set[str]] = defaultdict(set)
    for report in alike:
        if report.source in whole:
            told[report.source].add(report.contact)
    shares = [share for name in told if (share := _share(name, told)) is not None]
    return prod(1 - share for share in shares) if len(shares) > 1 else None


def _share(name: str, told: dict[str, set[str]]) -> float | None:
    """How much of what the other sources tell ``name`` tells too."""
    others = set().union(*(rows for other, rows in told.items() if other != name))
    return len(told[name] & others) / len(others) if len(others) >= ENOUGH else None
