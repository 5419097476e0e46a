"""Merging: which tellings are one contact. A pure function of a set of mentions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from entente.ledger.merge.blocks import block
from entente.ledger.merge.cluster import Cluster, cluster
from entente.ledger.merge.links import links
from entente.ledger.merge.rows import row
from entente.ledger.merge.rulings import Ruling, apart, join, overlay
from entente.ledger.merge.telling import prepare, reach
from entente.ledger.model import Link, Mention, Merging

__all__ = ["Ruling", "block", "block_of", "merge", "reach"]


def block_of(mention: Mention) -> str:
    """The block of ``mention``; mentions of different blocks are never the same contact."""
    return block(mention.kind, mention.parties, mention.date, mention.evidence.quoted)


def merge(mentions: Iterable[Mention], rulings: Sequence[Ruling] = ()) -> Merging:
    """Merge ``mentions``: the same set in any order gives the same rows with the same ids.

    ``rulings`` are what people decided, in the order in which they did.
    """
    own = apart(rulings)
    groups: dict[tuple[str, str, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        groups[block_of(mention), mention.status, own.get(mention.id, "")].append(mention)
    clusters = join([c for _, group in sorted(groups.items()) for c in cluster(prepare(group))], rulings)
    rows = [overlay(row(c), rulings) for c in sorted(clusters, key=lambda c: c.id)]
    return Merging(tuple(rows), tuple(_links(clusters, {r.id for r in rows if r.rejected})))


def _links(clusters: Iterable[Cluster], rejected: set[str]) -> Iterator[Link]:
    standing = sorted((c for c in clusters if c.id not in rejected), key=_block)
    for _, group in groupby(standing, key=_block):
        yield from links(sorted(group, key=lambda c: c.id))


def _block(cluster: Cluster) -> str:
    return block_of(cluster.core.mention)
