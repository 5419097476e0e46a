"""Sentences made ready for the frames: the count becomes a symbol of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from entente.claims.numbers import Number, numbers
from entente.contacts.scene import Sentence, Slot
from entente.mentions.encoding import Encoded

COUNT = "Ｎ"
ROLE = "Ｔ"

_TAKEN = re.compile(
    "(?:就任|出任|接任|担任|任|当选为?|作为|以)(?P<r>Ａ)(?=以来|以后|之后|后|期间|的?身份|Ｎ|，|再次|名义)"
)


@dataclass(frozen=True)
class Counted:
    """A sentence with ``Ｎ`` for each count; ``counts`` maps the symbol's place to it.

    An office that somebody is said to have taken (就任总理后) is ``Ｔ``: it is a role, not one more actor.
    """

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
    return Counted(replace(sentence, encoded=_with_roles(encoded)), counts)


def _with_roles(encoded: Encoded[Slot]) -> Encoded[Slot]:
    symbols = encoded.symbols
    for m in _TAKEN.finditer(symbols):
        at = m.start("r")
        slot = encoded.items.get(at)
        if slot and slot.mention and slot.mention.kind == "office":
            symbols = symbols[:at] + ROLE + symbols[at + 1 :]
    return replace(encoded, symbols=symbols)


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
