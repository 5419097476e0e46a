"""A plan and what became of it: two rows, linked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from entente.ledger.days import gap
from entente.ledger.merge.cluster import Cluster
from entente.ledger.merge.sides import agree
from entente.ledger.merge.telling import SLACK
from entente.ledger.model import Link
from entente.records import Status

OUTCOMES: dict[tuple[Status, Status], str] = {
    ("planned", "held"): "fulfilled",
    ("proposed", "held"): "fulfilled",
    ("planned", "cancelled"): "cancelled",
    ("proposed", "planned"): "agreed",
}
"""What it is called when a row of the first status has become one of the second."""


def links(clusters: Sequence[Cluster]) -> Iterator[Link]:
    """Every plan of ``clusters`` (one block) that has exactly one outcome of a kind."""
    for plan in clusters:
        for (before, after), relation in OUTCOMES.items():
            if plan.core.mention.status == before and not plan.may_be:
                outcomes = [c for c in clusters if c.core.mention.status == after and _became(plan, c)]
                if len(outcomes) == 1:
                    yield Link(plan.id, outcomes[0].id, relation)


def _became(plan: Cluster, outcome: Cluster) -> bool:
    if plan.days is None or outcome.days is None or outcome.may_be:
        return False
    slack = SLACK if plan.core.stay else 0
    return gap(plan.days, outcome.days) <= slack and agree(plan.core.sides, outcome.core.sides)
