"""Counting under one reading: which rows are in, which may be, and which are out and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from entente.knowledge import Knowledge
from entente.ledger import Merged
from entente.ledger.days import gap, interval, width
from entente.ledger.merge.sides import bare
from entente.verify.model import LeftOut
from entente.verify.scope import Scope
from entente.verify.sides import acts, present

_DIRECTED = ("visit", "message")
_EXACT = 3
"""Days: an interval no wider than this dates a contact."""

_REACH = 31
"""Days between a row told without a day and the row that it may be."""

_SAME_TRIP = dt.timedelta(days=1)


@dataclass(slots=True)
class Count:
    """``sure`` rows are in scope; ``possible`` ones may be (dates that cross its bounds, uncertain rows)."""

    sure: list[Merged] = field(default_factory=list)
    possible: list[LeftOut] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)


def count(scope: Scope, rows: Iterable[Merged], knowledge: Knowledge) -> Count:
    """Sort the rows between the sides into those that the reading counts and the rest."""
    counted = Count()
    for row in rows:
        if not present(scope.sides, row, knowledge):
            continue
        out, maybe = _out(scope, row, knowledge), _doubt(scope, row)
        if out:
            counted.left_out.append(LeftOut(row, out))
        elif maybe:
            counted.possible.append(LeftOut(row, maybe))
        else:
            counted.sure.append(row)
    return _parted(counted)


def _parted(counted: Count) -> Count:
    """Rows told without a day (日前) near another row of the same states may be another telling of it."""
    vague = [row for row in counted.sure if _vague(row) and any(_near(row, other) for other in counted.sure)]
    doubts = [LeftOut(row, f"date: {row.date}, may be another row counted") for row in vague]
    sure = [row for row in counted.sure if row not in vague]
    return Count(sure, [*counted.possible, *doubts], counted.left_out)


def _vague(row: Merged) -> bool:
    days = interval(row.date)
    return row.kind != "visit" and days is not None and width(days) > _EXACT


def _near(row: Merged, other: Merged) -> bool:
    days, around = interval(row.date), interval(other.date)
    if days is None or around is None or row.id == other.id or row.kind != other.kind or _vague(other):
        return False
    return {p.state for p in row.parties} == {p.state for p in other.parties} and gap(days, around) <= _REACH


def _out(scope: Scope, row: Merged, knowledge: Knowledge) -> str | None:
    """Why the row is not counted, null when it is or may be."""
    if row.kind not in scope.kinds:
        return f"kind: {row.kind}"
    if row.status != "held":
        return f"status: {row.status}"
    if row.kind in _DIRECTED and not _same_way(scope, row, knowledge):
        return "direction: the other side's"
    if scope.place and row.place and bare(scope.place) != bare(row.place):
        return f"place: {row.place}"
    days = interval(row.date)
    if days is None:
        return None if scope.first is None and scope.last is None else "date: unknown"
    if scope.first and days[1] < scope.first:
        return f"date: before {scope.first}"
    if scope.last and days[0] > scope.last:
        return f"date: after {scope.last}"
    return None


def _same_way(scope: Scope, row: Merged, knowledge: Knowledge) -> bool:
    """For visits and messages the first side travels or sends; without a host the sides visit each other."""
    if row.mutual or (row.kind == "visit" and scope.host is None and all(s.state for s in scope.sides)):
        return True
    hosts = {p.state for p in row.parties if p.role == "host"}
    if scope.host and hosts and scope.host not in hosts:
        return False
    return acts(scope.sides[0], row, knowledge)


def _doubt(scope: Scope, row: Merged) -> str | None:
    """Why the row may or may not belong, null when it surely does."""
    if not row.certain:
        return "uncertain: its tellings may speak of another row"
    days = interval(row.date)
    if days and scope.first and days[0] < scope.first:
        return f"date: {row.date} may lie before {scope.first}"
    if days and scope.last and days[1] > scope.last and days[0] != days[1] and row.kind != "visit":
        return f"date: {row.date} may lie after {scope.last}"
    return None


def trips(rows: Sequence[Merged]) -> int:
    """How many journeys the visits make: stays that touch belong to one."""
    known = sorted(days for row in rows if (days := interval(row.date)))
    number, end = len(rows) - len(known), None
    for first, last in known:
        if end is None or first > end + _SAME_TRIP:
            number += 1
        end = last if end is None else max(end, last)
    return number
