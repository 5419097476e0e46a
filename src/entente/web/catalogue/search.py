"""Phrase search over the folded words of every row: finds names of two characters in either script.

A plain scan: one ``str.find`` runs through the words of 100,000 rows (10 million characters) in about ten
milliseconds, without an index to build, and finds what no word tokenizer of SQLite does.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from string import ascii_lowercase, ascii_uppercase

from entente.text import fold

_BETWEEN = "\x00"
_LOWER = str.maketrans(ascii_uppercase, ascii_lowercase)


def plain(text: str) -> str:
    """``text`` folded and in small letters, character by character: offsets stay what they are.

    >>> plain("習近平 Putin")
    '习近平 putin'
    """
    return fold(text).translate(_LOWER)


class Phrases:
    """The words of numbered rows, joined so that no phrase can run from one row into the next."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._joined = _BETWEEN.join(texts)
        self._starts = [0, *accumulate(len(text) + 1 for text in texts)]

    def rows(self, phrase: str) -> Iterator[int]:
        """Numbers of the rows whose text has ``phrase`` in it, in order; none for an empty phrase."""
        wanted = plain(phrase).replace(_BETWEEN, "")
        at = self._joined.find(wanted) if wanted else -1
        while at >= 0:
            row = bisect_right(self._starts, at) - 1
            yield row
            at = self._joined.find(wanted, self._starts[row + 1])
