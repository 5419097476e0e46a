"""Sentences made ready for the frames: the count becomes a symbol of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from entente.claims.numbers import Number, numbers
from entente.contacts.scene import Sentence, Slot
from entente.mentions.encoding import Encoded

COUNT = "Ｎ"


@dataclass(frozen=True)
class Counted:
    """A sentence with ``Ｎ`` for each count; ``counts`` maps the symbol's place to it."""

    sentence: Sentence
    counts: Mapping[int, Number]

    @property
    def symbols(self) -> str:
        """The encoded characters."""
        return self.sentence.symbols


def counted(sentence: Sentence) -> Counted | None:
    """``sentence`` with its counts as symbols, or None when it has none."""
    found = list(numbers(sentence.symbols))
    if not found:
        return None
    counts: dict[int, Number] = {}
    encoded = sentence.encoded
    for done, number in enumerate(found):
        saved = sum(n.end - n.start - 1 for n in found[:done])
        counts[number.start - saved] = number
    for number in reversed(found):
        encoded = _spliced(encoded, number)
    return Counted(replace(sentence, encoded=encoded), counts)


def _spliced(encoded: Encoded[Slot], number: Number) -> Encoded[Slot]:
    """``encoded`` with one symbol in place of those of ``number``; what stood inside is dropped."""
    shorter = number.end - number.start - 1
    items = dict(_moved(encoded.items, number, shorter))
    symbols = encoded.symbols[: number.start] + COUNT + encoded.symbols[number.end :]
    starts = encoded.starts[: number.start + 1] + encoded.starts[number.end :]
    return Encoded(symbols, starts, items)


def _moved(items: Mapping[int, Slot], number: Number, by: int) -> Iterator[tuple[int, Slot]]:
    for at, item in items.items():
        if at < number.start:
            yield at, item
        elif at >= number.end:
            yield at - by, item
