"""Merging: which tellings are one contact. A pure function of a set of mentions."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from entente.ledger.merge.blocks import block
from entente.ledger.merge.cluster import SLACK, Cluster, cluster
from entente.ledger.merge.links import links
from entente.ledger.merge.rows import row
from entente.ledger.merge.telling import prepare
from entente.ledger.model import Link, Mention, Merged, Merging

__all__ = ["SLACK", "block", "block_of", "merge"]


def block_of(mention: Mention) -> str:
    """The block of ``mention``; mentions of different blocks are never the same contact."""
    return block(mention.kind, mention.parties, mention.date, mention.evidence.quoted)


def merge(mentions: Iterable[Mention]) -> Merging:
    """Merge ``mentions``: the same set in any order gives the same rows with the same ids."""
    contacts: list[Merged] = []
    found: list[Link] = []
    for _, members in groupby(sorted(mentions, key=block_of), key=block_of):
        clusters = _by_status(list(members))
        contacts.extend(map(row, clusters))
        found.extend(links(clusters))
    return Merging(tuple(sorted(contacts, key=lambda c: c.id)), tuple(found))


def _by_status(members: list[Mention]) -> list[Cluster]:
    statuses = sorted({m.status for m in members})
    return [c for s in statuses for c in cluster(prepare(m for m in members if m.status == s))]
