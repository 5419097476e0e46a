"""Blocks: only mentions of one block can be the same contact, so only touched blocks are merged again."""

from __future__ import annotations

from collections.abc import Iterable

from entente.ledger.merge.similar import same_words
from entente.records import Kind, Party
from entente.text import content_id

# One occasion is told as a call by one outlet and as a video link by another, so the two share a block.
FAMILIES: dict[Kind, str] = {
    "call": "talk",
    "video": "talk",
    "meeting": "meeting",
    "visit": "visit",
    "message": "message",
}


def block(kind: Kind, parties: Iterable[Party], date: str | None, sentence: str) -> str:
    """Family of the kind and the states of the parties, in an order of no meaning.

    Without a date nothing tells two contacts apart, so only the same sentence, re-posted, is the
    same contact: its words are part of the block.

    >>> block("video", (Party("RU"), Party("CN")), "2020-12-28", "")
    'talk CN RU'
    """
    states = sorted({p.state for p in parties})
    words = () if date else (content_id("w", same_words(sentence)),)
    return " ".join((FAMILIES[kind], *states, *words))
