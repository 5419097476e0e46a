"""Sets of row numbers as the bits of one integer: and, or and count cost microseconds at 100,000 rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

_CHUNK = 8192
_CHUNK_MASK = (1 << _CHUNK) - 1
_BITS = [tuple(bit for bit in range(8) if byte >> bit & 1) for byte in range(256)]


def pack(numbers: Iterable[int], size: int) -> int:
    """The set of ``numbers``, all of them below ``size``.

    >>> list(unpack(pack([0, 9], 10)))
    [0, 9]
    """
    held = bytearray(size // 8 + 1)
    for number in numbers:
        held[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(held, "little")


def full(size: int) -> int:
    """Every number below ``size``."""
    return (1 << size) - 1


def unpack(bits: int) -> Iterator[int]:
    """The numbers of the set, in rising order."""
    held = bits.to_bytes(bits.bit_length() // 8 + 1, "little")
    for place, byte in enumerate(held):
        if byte:
            base = place << 3
            for bit in _BITS[byte]:
                yield base + bit


def window(bits: int, start: int, length: int) -> list[int]:
    """``length`` numbers of the set from the ``start``-th on, in rising order."""
    base = 0
    while bits and (count := (bits & _CHUNK_MASK).bit_count()) <= start:
        start, bits, base = start - count, bits >> _CHUNK, base + _CHUNK
    return [base + number for number in islice(unpack(bits), start, start + length)]


def falling(bits: int, start: int, length: int) -> list[int]:
    """The same from the other end, in falling order."""
    end = max(0, bits.bit_count() - start)
    return window(bits, max(0, end - length), min(length, end))[::-1]
