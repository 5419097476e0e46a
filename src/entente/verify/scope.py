"""The readings of a claim: which rows it means to count."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from entente.knowledge import Knowledge
from entente.records import Claim, Kind, Side
from entente.times import edtf

Unit = Literal["contacts", "trips"]
_TALKED: tuple[tuple[Kind, str], ...] = (
    ("call", "calls and video meetings"),
    ("meeting", "meetings and video meetings"),
)
_UNDER_WAY = dt.timedelta(days=7)
"""The contact that an ordinal numbers may be under way when the claim is made, and dated a little later."""

_TOP = ("hos", "hog", "fm", "party")


@dataclass(frozen=True, slots=True)
class Scope:
    """One reading: ``kinds`` between ``sides`` in ``[first, last]`` (null = no bound), not after ``on``.

    ``unit`` trips counts a journey to several states once. ``until`` is why rows stop at ``last``.
    """

    name: str
    kinds: tuple[Kind, ...]
    sides: tuple[Side, ...]
    first: dt.date | None
    last: dt.date | None
    host: str | None = None
    place: str | None = None
    unit: Unit = "contacts"


def readings(claim: Claim, on: dt.date | None, knowledge: Knowledge) -> Iterator[Scope]:
    """The plain reading first, then those that the press also uses for the same words."""
    plain = _plain(claim, on, knowledge)
    yield plain
    for kind, name in _TALKED:
        if kind in plain.kinds and "video" not in plain.kinds:
            yield replace(plain, name=name, kinds=(*plain.kinds, "video"))
    if plain.kinds == ("visit",) and claim.host is None:
        yield replace(plain, name="trips, not states visited", unit="trips")
    if claim.ordinal and plain.last:
        yield replace(plain, name="with the one under way", last=plain.last + _UNDER_WAY)
    started = _start(claim.who[0], on, knowledge)
    if claim.window is None and started:
        yield replace(plain, name=f"since taking office on {started}", first=started)
    if claim.as_role and claim.window:
        yield replace(plain, name="in any office", first=None)


def _plain(claim: Claim, on: dt.date | None, knowledge: Knowledge) -> Scope:
    first, last = edtf.bounds(claim.window) if claim.window else (None, None)
    if last is None or (on and on < last):
        last = on
    if claim.as_role and first is None:
        first = _start(claim.who[0], on, knowledge)
    return Scope("as said", claim.kinds, claim.who, first, last, claim.host, claim.place)


def _start(side: Side, on: dt.date | None, knowledge: Knowledge) -> dt.date | None:
    """When the side took the top office that it held on the day of the claim."""
    if side.person is None or on is None:
        return None
    held = [t for t in knowledge.terms_of(side.person, on) if t.sure and t.start and t.office in _TOP]
    mine = [t for t in held if t.office == side.level] or held
    return min((t.start for t in mine if t.start), default=None)
