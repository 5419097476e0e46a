"""Spans of persons, offices, states and places in folded text."""

from __future__ import annotations

from functools import cache

from entente.knowledge import Knowledge
from entente.mentions.names import NameFinder
from entente.mentions.phrases import Reader
from entente.mentions.tokens import Scanner

__all__ = ["NameFinder", "Reader", "Scanner", "reader"]

_readers: dict[str, Reader]


@cache
def _reader(version: str, knowledge: _ById) -> Reader:
    return Reader(Scanner(knowledge.value), NameFinder(knowledge.value))


class _ById:
    """Hashes a knowledge base by identity, so that one reader is made for each."""

    def __init__(self, value: Knowledge) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ById) and other.value is self.value


def reader(knowledge: Knowledge) -> Reader:
    """The mention reader for ``knowledge``; made once for each knowledge base and kept."""
    return _reader(knowledge.version, _ById(knowledge))
