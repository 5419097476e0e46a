"""From a group of tellings to the row that stands for them, disagreement included."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from entente.ledger.days import edtf, gap, interval
from entente.ledger.merge.cluster import Cluster
from entente.ledger.merge.sides import same, who
from entente.ledger.merge.telling import Telling
from entente.ledger.model import Conflict, Merged
from entente.records import KINDS, Party
from entente.text import fold

Told = dict[str, list[Telling]]


def row(cluster: Cluster) -> Merged:
    """The merged contact of ``cluster``: what most witnesses say, the rest kept as conflicts."""
    told = {name: _told(cluster.tellings, value) for name, value in _FIELDS.items()}
    chosen = {name: _settle(values) for name, values in told.items()}
    told["date"] |= _outside(cluster.tellings, chosen["date"])
    core = cluster.core.mention
    return Merged(
        id=cluster.id,
        kind=next((k for k in KINDS if k == chosen["kind"]), core.kind),
        status=core.status,
        date=chosen["date"] or _vague_date(cluster),
        parties=parties(t.mention.parties for t in cluster.tellings),
        members=tuple(cluster.members),
        place=chosen["place"],
        mutual=any(t.mention.mutual for t in cluster.tellings),
        conflicts=tuple(c for name in _FIELDS for c in _conflicts(name, told[name], chosen[name])),
        may_be=tuple(c.id for c in cluster.may_be),
        witnesses=len(_witnesses(cluster.tellings)),
    )


def _exact_day(telling: Telling) -> str | None:
    return telling.mention.date if telling.exact and not telling.extent else None


_FIELDS: dict[str, Callable[[Telling], str | None]] = {
    "date": _exact_day,
    "kind": lambda telling: telling.mention.kind,
    "place": lambda telling: telling.mention.place,
}


def _outside(tellings: Iterable[Telling], day: str | None) -> Told:
    """Vague dates that do not hold the day of the row."""
    days = interval(day)
    missed = [t for t in tellings if days and t.days and not t.exact and gap(days, t.days) > 0]
    return _told(missed, lambda telling: telling.mention.date)


def _told(tellings: Iterable[Telling], value: Callable[[Telling], str | None]) -> Told:
    told: Told = {}
    for telling in tellings:
        if said := value(telling):
            told.setdefault(said, []).append(telling)
    return told


def _settle(told: Told) -> str | None:
    """The value with most witnesses; on a tie, that of the most exact telling, which comes first."""
    return max(told, key=lambda said: len(_witnesses(told[said])), default=None)


def _witnesses(tellings: Iterable[Telling]) -> frozenset[str]:
    return frozenset(t.mention.witness for t in tellings)


def _vague_date(cluster: Cluster) -> str | None:
    dates = {t.mention.date for t in cluster.tellings}
    return dates.pop() if len(dates) == 1 or cluster.days is None else edtf(cluster.days)


def _conflicts(name: str, told: Told, chosen: str | None) -> Iterator[Conflict]:
    for said, tellings in told.items():
        if chosen and said != chosen and not (name == "place" and _can_both_be(said, chosen, tellings)):
            yield Conflict(name, said, tuple(t.mention.id for t in tellings))


def _can_both_be(one: str, other: str, tellings: Iterable[Telling]) -> bool:
    """Places that agree: one within the other, a state by its letter (华), the stations of a visit."""
    a, b = fold(one), fold(other)
    return a in b or b in a or min(len(a), len(b)) == 1 or all(t.mention.kind == "visit" for t in tellings)


def parties(tellings: Iterable[tuple[Party, ...]]) -> tuple[Party, ...]:
    """The parties that any telling names, most exact telling first, each with all that is said of it."""
    known: list[Party] = []
    for party in (p for told in tellings for p in told):
        at = _find(known, party)
        if at is None:
            known.append(party)
        else:
            known[at] = enrich(known[at], party)
    return tuple(sorted(known, key=lambda p: (p.state, p.role or "", p.name is None)))


def _find(known: list[Party], party: Party) -> int | None:
    return next(
        (
            i
            for i, p in enumerate(known)
            if p.state == party.state and (p == party or same(who(p), who(party)))
        ),
        None,
    )


def enrich(one: Party, other: Party) -> Party:
    """``one`` with the gaps filled from ``other``; a name in the text outdoes one from the knowledge base."""
    base, more = (other, one) if _better(other, one) else (one, other)
    spellings = {s for p in (one, other) for s in (p.surface, *p.aliases) if s}
    return replace(
        base,
        office=base.office or more.office,
        role=base.role or more.role,
        level=base.level or more.level,
        person=base.person or (more.person if base.name else None),
        aliases=tuple(sorted(spellings - {base.name, base.surface})),
    )


def _better(one: Party, other: Party) -> bool:
    return (one.name is not None, not one.implied) > (other.name is not None, not other.implied)
