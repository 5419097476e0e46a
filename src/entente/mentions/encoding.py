"""A text as a string of symbols, so that grammar can be written as short regular expressions.

Every token becomes one full-width capital letter (folded text has none of its own): ``Ｓ`` state,
``Ｌ`` place, ``Ｔ`` title, ``Ｐ`` person, and, one level up, ``Ａ`` actor and ``Ｄ`` time. All other
characters stand for themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar


class Spanned(Protocol):
    """Anything with a place in the text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


Item = TypeVar("Item", bound=Spanned)


@dataclass(frozen=True, slots=True)
class Encoded(Generic[Item]):
    """``symbols[i]`` stands for the text from ``starts[i]`` to ``starts[i + 1]`` and for ``items[i]``."""

    symbols: str
    starts: tuple[int, ...]
    items: dict[int, Item]

    def start(self, at: int) -> int:
        """Offset in the text of symbol ``at`` (``len(symbols)`` gives the end)."""
        return self.starts[at]

    def at(self, offset: int) -> int:
        """Index of the first symbol that begins at or after ``offset``."""
        low, high = 0, len(self.starts) - 1
        while low < high:
            middle = (low + high) // 2
            if self.starts[middle] < offset:
                low = middle + 1
            else:
                high = middle
        return low


def encode(folded: str, start: int, end: int, items: Sequence[tuple[str, Item]]) -> Encoded[Item]:
    """Encode ``folded[start:end]``; ``items`` are ``(symbol, item)`` in order, none overlapping."""
    parts: list[str] = []
    starts: list[int] = []
    placed: dict[int, Item] = {}
    at = start
    for symbol, item in items:
        parts.append(folded[at : item.start])
        starts.extend(range(at, item.start))
        placed[len(starts)] = item
        parts.append(symbol)
        starts.append(item.start)
        at = item.end
    parts.append(folded[at:end])
    starts.extend(range(at, end + 1))
    return Encoded("".join(parts), tuple(starts), placed)
