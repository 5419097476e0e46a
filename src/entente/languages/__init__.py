"""One frozen value per language; a stage asks the value and never which language it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from entente.text import Span


@dataclass(frozen=True)
class Language:
    """``code`` is BCP 47; ``sentence`` matches one sentence of folded text, its closing marks included."""

    code: str
    sentence: re.Pattern[str]

    def sentences(self, folded: str, within: Span) -> Iterator[Span]:
        """The sentences inside ``within``, in order; spans exclude the white space around them."""
        for m in self.sentence.finditer(folded, within.start, within.end):
            start, end = m.start(), m.end()
            while start < end and folded[start].isspace():
                start += 1
            if start < end:
                yield Span(start, end)


CHINESE = Language("zh", re.compile(r"[^。！？；\n]+(?:[。！？；]+[”’）]*)?"))
