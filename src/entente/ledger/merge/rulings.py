"""What people decided about tellings and rows, applied on top of what merging finds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from entente.ledger.merge.cluster import Cluster
from entente.ledger.model import Conflict, Member, Merged
from entente.records import Party

EDITABLE = ("kind", "status", "date", "place", "parties")


@dataclass(frozen=True, slots=True)
class Ruling:
    """``action`` on the tellings ``mentions``; an edit gives the row the values of ``change``."""

    id: str
    action: str
    mentions: tuple[str, ...]
    change: Mapping[str, Any]


def apart(rulings: Iterable[Ruling]) -> dict[str, str]:
    """For each telling that was split off, the split that holds it: merging keeps such groups apart."""
    return {mention: r.id for r in rulings if r.action == "split" for mention in r.mentions}


def join(clusters: list[Cluster], rulings: Sequence[Ruling]) -> list[Cluster]:
    """Make one contact of those that a person called the same, less what was split off since."""
    for at, ruling in enumerate(rulings):
        if ruling.action == "merge":
            together = set(ruling.mentions) - apart(rulings[at:]).keys()
            clusters = _joined(clusters, ruling.id, together)
    return clusters


def _joined(clusters: list[Cluster], ruling: str, together: set[str]) -> list[Cluster]:
    same = [c for c in clusters if any(t.mention.id in together for t in c.tellings)]
    if len(same) < 2:
        return clusters
    home = min(same, key=lambda c: c.core.rank)
    for other in same:
        if other is not home:
            home.tellings.extend(other.tellings)
            home.members.extend(Member(t.mention.id, f"merged by hand ({ruling})") for t in other.tellings)
    home.may_be = []
    gone = {c for c in same if c is not home}
    for cluster in clusters:
        meant = {home if c in gone else c for c in cluster.may_be} - {cluster}
        cluster.may_be = sorted(meant, key=lambda c: c.id)
    return [c for c in clusters if c not in gone]


def overlay(row: Merged, rulings: Sequence[Ruling]) -> Merged:
    """``row`` with the edits and rejections whose first standing telling it holds."""
    members = {member.mention for member in row.members}
    for ruling in rulings:
        if ruling.action in ("edit", "reject") and ruling.mentions and ruling.mentions[0] in members:
            row = _edited(row, ruling) if ruling.action == "edit" else replace(row, rejected=True)
            row = replace(row, corrections=(*row.corrections, ruling.id))
    return row


def _edited(row: Merged, ruling: Ruling) -> Merged:
    change = {name: _value(name, ruling.change[name]) for name in EDITABLE if name in ruling.change}
    told = tuple(
        Conflict(name, str(getattr(row, name)), tuple(m.mention for m in row.members))
        for name, value in change.items()
        if name != "parties" and getattr(row, name) not in (None, value)
    )
    kept = tuple(c for c in row.conflicts if change.get(c.field) != c.value)
    return replace(row, **change, may_be=(), conflicts=(*kept, *told))


def _value(name: str, value: Any) -> Any:
    if name != "parties":
        return value
    return tuple(Party(**{**party, "aliases": tuple(party.get("aliases", ()))}) for party in value)
