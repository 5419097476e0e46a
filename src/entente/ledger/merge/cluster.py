"""Which tellings of one block and status are the same contact: a function of the set, not of its order.

Tellings are taken most exact first. Each joins the one contact it fits; when it fits none it opens a
new one; when it fits several and nothing decides, it becomes an uncertain row that may be any of them.
So 近日 or 2020-03 is absorbed by the exact day it contains, and never makes two contacts out of one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import product

from entente.ledger.days import Days, common, edtf, gap, hull
from entente.ledger.merge.sides import agree, two_calendars
from entente.ledger.merge.similar import LIKE, NEAR_DUPLICATE, likeness, retold
from entente.ledger.merge.telling import FUZZ, SLACK, Telling
from entente.ledger.model import Member

_TALKS = ("call", "video")


@dataclass(slots=True, eq=False)
class Cluster:
    """Tellings of one contact; ``tellings[0]`` is the most exact one and gives the contact its id."""

    tellings: list[Telling]
    days: Days | None
    members: list[Member]
    may_be: list[Cluster] = field(default_factory=list)

    @property
    def core(self) -> Telling:
        """The most exact telling."""
        return self.tellings[0]

    @property
    def id(self) -> str:
        """The id of the contact: that of its most exact mention under another letter."""
        return "c" + self.core.mention.id[1:]


def cluster(tellings: Iterable[Telling]) -> list[Cluster]:
    """Group ``tellings`` (one block, one status, in the order of ``prepare``) into contacts."""
    ordered = list(tellings)
    aside: list[tuple[Telling, list[Cluster]]] = []
    exact = _gather([t for t in ordered if t.exact], [], aside)
    homes = _fold_neighbours(exact)
    kept = [c for c in exact if homes[c] is c]
    certain = _gather([t for t in ordered if not t.exact], kept, aside)
    return certain + _uncertain(aside, homes)


def _gather(
    tellings: list[Telling], known: list[Cluster], aside: list[tuple[Telling, list[Cluster]]]
) -> list[Cluster]:
    shelf = _Shelf(known)
    told_exactly = frozenset(known)
    for telling in tellings:
        near = shelf.near(telling.days)
        fitting = [c for c in near if _fits(c, telling)]
        nearly = [c for c in near if not fitting and c in told_exactly and _nearly_fits(c, telling)]
        found = _decide(telling, fitting or nearly)
        if len(found) > 1:
            aside.append((telling, found))
            continue
        if found:
            _join(found[0], telling, _reason(found[0], telling))
        shelf.put(found[0] if found else _open(telling))
    return shelf.clusters()


class _Shelf:
    """Clusters by month: a telling is compared only with those around its days."""

    def __init__(self, clusters: Iterable[Cluster] = ()) -> None:
        self._order: dict[Cluster, int] = {}
        self._months: dict[int, dict[Cluster, None]] = {}
        for one in clusters:
            self.put(one)

    def put(self, cluster: Cluster) -> None:
        """Add ``cluster``, or file it anew when its days have changed."""
        self._order.setdefault(cluster, len(self._order))
        for month in _months(cluster.days, 0):
            self._months.setdefault(month, {})[cluster] = None

    def near(self, days: Days | None) -> list[Cluster]:
        """The clusters around ``days``, in the order in which they were added."""
        found = {c for month in _months(days, FUZZ) for c in self._months.get(month, ())}
        return sorted(found, key=self._order.__getitem__)

    def clusters(self) -> list[Cluster]:
        """All of them, in the order in which they were added."""
        return list(self._order)


def _months(days: Days | None, around: int) -> range:
    """Numbers of the months that ``days`` touch; those without a day are filed under 0."""
    if days is None:
        return range(1)
    pad = dt.timedelta(days=around)
    first, last = days[0] - pad, days[1] + pad
    return range(first.year * 12 + first.month, last.year * 12 + last.month + 1)


def _uncertain(aside: list[tuple[Telling, list[Cluster]]], homes: dict[Cluster, Cluster]) -> list[Cluster]:
    rows: dict[frozenset[Cluster], Cluster] = {}
    for telling, found in aside:
        may_be = frozenset(homes.get(c, c) for c in found)
        if len(may_be) == 1:
            _join(next(iter(may_be)), telling, "same parties and date")
        elif may_be in rows:
            _join(rows[may_be], telling, "may be one of the same contacts")
        else:
            rows[may_be] = _open(telling)
            rows[may_be].may_be = sorted(may_be, key=lambda c: c.id)
    return list(rows.values())


def _fits(cluster: Cluster, telling: Telling) -> bool:
    return _days_fit(cluster, telling) and _parties_fit(cluster.core, telling)


def _nearly_fits(cluster: Cluster, telling: Telling) -> bool:
    """One report under adjacent days, or a contact between the same named people just before 近日."""
    if _one_report(cluster, _open(telling)):
        return True
    if not telling.vague or cluster.days is None or telling.days is None or not cluster.core.exact:
        return False
    before = 0 < (telling.days[0] - cluster.days[1]).days <= FUZZ
    return before and _parties_fit(cluster.core, telling) and _names_agree(cluster, telling)


def _days_fit(cluster: Cluster, telling: Telling) -> bool:
    if cluster.days is None or telling.days is None:
        return cluster.days is telling.days
    return gap(cluster.days, telling.days) <= (SLACK if telling.stay and cluster.core.stay else 0)


def _parties_fit(one: Telling, other: Telling) -> bool:
    either_way = one.mention.mutual or other.mention.mutual or not one.active or not other.active
    return (either_way or one.active == other.active) and agree(one.sides, other.sides)


def _decide(telling: Telling, fitting: list[Cluster]) -> list[Cluster]:
    """Of several that fit: those on the day itself, with the same names, with the same words."""
    for test in (_overlap, _names_agree, _words_agree):
        if len(fitting) < 2:
            break
        fitting = [c for c in fitting if test(c, telling)] or fitting
    return fitting


def _overlap(cluster: Cluster, telling: Telling) -> bool:
    return cluster.days is None or telling.days is None or gap(cluster.days, telling.days) <= 0


def _names_agree(cluster: Cluster, telling: Telling) -> bool:
    return all(
        any(
            a.named and b.named and not a.names.isdisjoint(b.names)
            for a in side
            for b in telling.sides[state]
        )
        for state, side in cluster.core.sides.items()
    )


def _words_agree(cluster: Cluster, telling: Telling) -> bool:
    return any(retold(t.mention.evidence.quoted, telling.mention.evidence.quoted) for t in cluster.tellings)


def _open(telling: Telling) -> Cluster:
    return Cluster([telling], telling.days, [Member(telling.mention.id, "the most exact telling")])


def _join(cluster: Cluster, telling: Telling, reason: str) -> None:
    cluster.tellings.append(telling)
    cluster.members.append(Member(telling.mention.id, reason))
    if telling.days and cluster.days:
        narrowed = hull if telling.extent and cluster.core.extent else common
        cluster.days = narrowed(cluster.days, telling.days) or cluster.days


def _reason(cluster: Cluster, telling: Telling) -> str:
    if cluster.days is None or telling.days is None:
        return "same sentence, no date"
    told, known, apart = edtf(telling.days), edtf(cluster.days), gap(cluster.days, telling.days)
    if told == known:
        return f"same parties, same date {known}"
    return (
        f"same parties, {told} agrees with {known}" if apart <= 0 else f"same parties, {told} adjoins {known}"
    )


def _fold_neighbours(clusters: list[Cluster]) -> dict[Cluster, Cluster]:
    """Join contacts of adjacent days that repeat one report: every contact to the one it went into."""
    homes: dict[Cluster, Cluster] = {}
    kept = _Shelf()
    for late in clusters:
        home = next((early for early in kept.near(late.days) if _one_report(early, late)), late)
        homes[late] = home
        if home is late:
            kept.put(late)
        else:
            _absorb(home, late)
    return homes


def _one_report(one: Cluster, other: Cluster) -> bool:
    if one.core.stay or one.days is None or other.days is None or gap(one.days, other.days) != 1:
        return False
    if not _parties_fit(one.core, other.core):
        return False
    threshold = NEAR_DUPLICATE if one.core.exact and other.core.exact else LIKE
    return _one_moment(one, other) or any(retold(a, b, threshold) for a, b in _sentences(one, other))


def _one_moment(one: Cluster, other: Cluster) -> bool:
    """A talk between the same named people that each side dates by its own calendar."""
    talk = one.core.mention.kind in _TALKS
    return talk and two_calendars(one.core.sides) and _names_agree(one, other.core)


def _sentences(one: Cluster, other: Cluster) -> Iterable[tuple[str, str]]:
    quoted, also = ([t.mention.evidence.quoted for t in c.tellings] for c in (one, other))
    return product(quoted, also)


def _absorb(home: Cluster, other: Cluster) -> None:
    share = max(likeness(a, b) for a, b in _sentences(home, other))
    why = "one moment, two calendars" if _one_moment(home, other) else f"the sentence is {share:.0%} the same"
    home.tellings.extend(other.tellings)
    home.members.extend(Member(t.mention.id, f"adjacent day, {why}") for t in other.tellings)
