"""Spans of persons, offices, states and places in folded text."""

from __future__ import annotations

from functools import lru_cache

from entente.knowledge import Knowledge
from entente.mentions.names import NameFinder
from entente.mentions.phrases import Reader
from entente.mentions.tokens import Scanner

__all__ = ["NameFinder", "Reader", "Scanner", "reader"]

_KEPT = 4


class _ByIdentity:
    """A knowledge base as a cache key: equal only to itself, without comparing its tables."""

    def __init__(self, value: Knowledge) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ByIdentity) and other.value is self.value


@lru_cache(_KEPT)
def _reader(key: _ByIdentity) -> Reader:
    return Reader(Scanner(key.value), NameFinder(key.value))


def reader(knowledge: Knowledge) -> Reader:
    """The mention reader for ``knowledge``; made once for each knowledge base and kept."""
    return _reader(_ByIdentity(knowledge))
