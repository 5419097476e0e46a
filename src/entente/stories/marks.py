"""What is shown of an article: a piece of its text, and the spans in it that match."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from entente.stories.lead import leading
from entente.stories.model import Story
from entente.stories.words import Vector
from entente.text import Span, fold

SHOWN = 110
"""Characters of a snippet."""
_BEFORE = 25
_SHORTEST = 3
"""Characters of a run that counts as matching: two are chance."""
_LETTER = re.compile(r"[^\W_]")
_BREAKS = "。！？；\n"


@dataclass(frozen=True, slots=True)
class Piece:
    """A text to show with the spans that match."""

    text: str
    marks: tuple[Span, ...]


def opening(story: Story) -> str:
    """The beginning of the lead, as it stands on the page."""
    first = next(leading(story.title, story.body))
    return " ".join(story.body[first.start : first.start + SHOWN].split())


def like(text: str, words: Vector) -> Piece:
    """``text`` with the runs whose pairs of characters are all among ``words``."""
    folded = fold(text).lower()
    at = [m.start() for m in _LETTER.finditer(folded)]
    return Piece(text, tuple(_runs(folded, at, words)))


def _runs(folded: str, at: list[int], words: Vector) -> Iterator[Span]:
    start = 0
    for i in range(1, len(at) + 1):
        if i == len(at) or folded[at[i - 1]] + folded[at[i]] not in words.weights:
            if i - start >= _SHORTEST:
                yield Span(at[start], at[i - 1] + 1)
            start = i


def found(text: str, wanted: re.Pattern[str]) -> Piece:
    """``text`` with what ``wanted`` finds in its folded form."""
    spans = (Span(*m.span()) for m in wanted.finditer(fold(text)) if m.group())
    return Piece(text, tuple(spans))


def around(story: Story, wanted: re.Pattern[str]) -> Piece:
    """The piece of the body around the first match; the opening when the body has none."""
    folded = fold(story.body)
    match = wanted.search(folded)
    if match is None:
        return found(opening(story), wanted)
    start = max(0, match.start() - _BEFORE)
    broken = max(folded.rfind(mark, start, match.start()) for mark in _BREAKS)
    piece = story.body[max(start, broken + 1) :][:SHOWN]
    return found(" ".join(piece.split()), wanted)
