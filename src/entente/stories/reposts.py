"""Re-posts: which articles are one text, whatever the script, the outlet and the small rewritings.

Two texts are one when they share most of their shingles and do not say different days and numbers:
daily notes made from one template share nearly all their words and differ only in these.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from entente.stories.model import Fold, Story
from entente.stories.shingles import READ, Signature, bands, likeness, shingles, signature, words_of
from entente.text import fold

Rank = tuple[str, bool, int, str]
Date = tuple[str, str]

SAME = 0.5
"""Share of common shingles from which two texts are one."""
PART = 0.6
"""Share of a short text's shingles in a longer one from which it is an excerpt of it."""
_EXCERPT = 40
"""Shingles that an excerpt has at least: fewer are a headline."""
_NUMBERS = 3
_AGREE = 0.6
"""Share of the numbers of the text that has fewer which the other has too; below it they are two notes."""
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_DAY = re.compile(r"(?:(\d{1,2})月)?(\d{1,2})[日号]")


@dataclass(frozen=True)
class Text:
    """A story as re-posts are recognised; what is derived is made when it is first asked for."""

    story: Story

    @cached_property
    def runs(self) -> frozenset[str]:
        """Its shingles."""
        return shingles(words_of(self.story))

    @cached_property
    def said(self) -> Said:
        """Its numbers and days."""
        return said(self.story)


@dataclass(frozen=True, slots=True)
class Said:
    """What tells two notes of one template apart: numbers, those of the title, days as (month or "", day)."""

    numbers: frozenset[str]
    title: frozenset[str]
    days: frozenset[Date]


def said(story: Story) -> Said:
    """The numbers and days that ``story`` says."""
    title, text = fold(story.title), fold(story.body[:READ])
    return Said(
        frozenset(_NUMBER.findall(text)),
        frozenset(_NUMBER.findall(title)),
        frozenset(_DAY.findall(f"{title}\n{text}")),
    )


def differ(a: Said, b: Said) -> bool:
    """True when two texts say different days, other numbers in the title, or mostly different numbers."""
    if a.days and b.days and not any(_same_day(x, y) for x in a.days for y in b.days):
        return True
    if a.title and b.title and a.title.isdisjoint(b.title):
        return True
    few = min(len(a.numbers), len(b.numbers))
    return few >= _NUMBERS and len(a.numbers & b.numbers) < _AGREE * few


def _same_day(x: Date, y: Date) -> bool:
    return x[1] == y[1] and (x[0] == y[0] or not x[0] or not y[0])


def repost(a: Text, b: Text) -> Fold | None:
    """How ``a`` and ``b`` are one text, null when they are two. The same for (a, b) and (b, a)."""
    common, few = len(a.runs & b.runs), min(len(a.runs), len(b.runs))
    if not common or differ(a.said, b.said):
        return None
    if common >= SAME * (len(a.runs) + len(b.runs) - common):
        return "same text"
    cut = a.story.snippet or b.story.snippet
    return "excerpt" if cut and few >= _EXCERPT and common >= PART * few else None


@dataclass(frozen=True, slots=True)
class _Kept:
    """What an archive keeps of an article to recognise its re-posts."""

    rank: Rank
    signed: Signature
    said: Said


class Archive:
    """Finds the re-posts in a growing archive: the same articles in any order give the same groups."""

    def __init__(self) -> None:
        self._kept: dict[str, _Kept] = {}
        self._holding: dict[int, list[str]] = defaultdict(list)
        self._copies: dict[str, set[str]] = defaultdict(set)

    def add(self, story: Story) -> frozenset[str]:
        """Add an article (its id must be new); gives the ids of those that are one text with it."""
        signed = signature(shingles(words_of(story)))
        if signed is None:
            return frozenset()
        new = _Kept(rank(story), signed, said(story))
        places = bands(signed)
        near = {key for place in places for key in self._holding.get(place, ())}
        found = frozenset(key for key in near if _alike(new, self._kept[key]))
        self._keep(story.id, new, places, found)
        return found

    def _keep(self, key: str, new: _Kept, places: Sequence[int], found: frozenset[str]) -> None:
        self._kept[key] = new
        for place in places:
            self._holding[place].append(key)
        for other in found:
            self._copies[key].add(other)
            self._copies[other].add(key)

    def groups(self) -> list[tuple[str, ...]]:
        """Every text that stands more than once: the ids of its articles, the first one first."""
        return grouped(self._copies, {key: self._kept[key].rank for key in self._copies})


def _alike(a: _Kept, b: _Kept) -> bool:
    return likeness(a.signed, b.signed) >= SAME and not differ(a.said, b.said)


def rank(story: Story) -> Rank:
    """The order among re-posts: the earliest, a whole text before a snippet, the longest."""
    day = story.day.isoformat() if story.day else "~"
    return day, story.snippet, -len(story.body), story.id


def grouped(copies: Mapping[str, Iterable[str]], ranks: Mapping[str, Rank]) -> list[tuple[str, ...]]:
    """Groups of articles that are each one text with the first of their group.

    Depends on the set of copies alone. Nothing is passed on along chains: what is like a copy but not
    like the first starts a group of its own.
    """
    groups: dict[str, list[str]] = {}
    for key in sorted(ranks, key=lambda k: ranks[k]):
        firsts = [other for other in copies.get(key, ()) if other in groups]
        home = min(firsts, key=lambda k: ranks[k], default=key)
        groups.setdefault(home, []).append(key)
    return [tuple(group) for group in groups.values() if len(group) > 1]
