"""What two articles share, as numbers: every one has a name that a reader can check."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from entente.knowledge import Knowledge
from entente.ledger.merge.blocks import FAMILIES
from entente.stories.events import MEETINGS
from entente.stories.facts import facts
from entente.stories.lead import lead
from entente.stories.model import Facts, Story, Told
from entente.stories.words import Vector, cosine, covered, pairs, shared, vector, weigh
from entente.text import fold

K = TypeVar("K")

BODY = 3000
"""Characters of the body that are compared."""
_OPENING = 200
_MAIN = 250
"""Offset up to which a told contact is what the article is about."""
_MOST_MAIN = 3
_NO_GAP = 30
"""The gap in days where one of two articles has no day."""
_CAP = 3


@dataclass(frozen=True)
class Profile:
    """A story, and what is compared of it, made when it is first asked for; made by ``profile``."""

    story: Story
    knowledge: Knowledge

    @cached_property
    def facts(self) -> Facts:
        """The actors, the days and the contacts."""
        return facts(self.story, self.knowledge)

    @cached_property
    def title(self) -> Vector:
        """The pairs of the title."""
        return weigh(fold(self.story.title))

    @cached_property
    def opening(self) -> str:
        """The folded lead."""
        return lead(self.story.title, self.story.body)

    @cached_property
    def lead(self) -> Vector:
        """The pairs of the lead."""
        return weigh(self.opening)

    @cached_property
    def head(self) -> Vector:
        """The pairs of the title and the beginning of the lead."""
        return weigh(f"{fold(self.story.title)}\n{self.opening[:_OPENING]}")

    @cached_property
    def body(self) -> Vector:
        """The pairs of the whole, those of the title twice and those of the beginning once more."""
        counts = Counter(pairs(fold(self.story.body[:BODY])))
        title = fold(self.story.title)
        for part in (title, title, self.opening[:_OPENING]):
            counts.update(pairs(part))
        return vector(counts)

    @property
    def main(self) -> tuple[Told, ...]:
        """The contacts that the article is about."""
        return tuple(t for t in self.facts.told if t.at < _MAIN)[:_MOST_MAIN]


def features(a: Profile, b: Profile) -> dict[str, float]:
    """The features of a pair, the same for (a, b) and (b, a); each is explained in ``docs/stories.md``."""
    near, contact = nearness(a, b), _contact(a, b)
    return (
        near
        | _actors(a.facts, b.facts)
        | _subjects(a.facts, b.facts)
        | contact
        | {
            "gap_apart": near["gap"] * (1 - contact["contact"]),
            "day_ahead": _day_ahead(a, b),
            "other_issue": _other_issue(a, b),
            "length": _lengths(a.story, b.story),
        }
    )


def nearness(a: Profile, b: Profile) -> dict[str, float]:
    """The features that need no reading of the texts: their words and the days between them."""
    days, texts = _gap(a.story, b.story), _texts(a, b)
    gap = math.log1p(days)
    return texts | {"gap": gap, "next_day": float(days <= 1), "body_later": texts["body"] * gap}


def _gap(a: Story, b: Story) -> int:
    return abs((a.day - b.day).days) if a.day and b.day else _NO_GAP


def _lengths(a: Story, b: Story) -> float:
    """How far the lengths differ; 0 with a snippet, whose article may have any length."""
    apart = math.log1p(len(a.body)) - math.log1p(len(b.body))
    return 0.0 if a.snippet or b.snippet else abs(apart)


def _texts(a: Profile, b: Profile) -> dict[str, float]:
    told = (covered(a.title, b.body), covered(b.title, a.body))
    opened = (covered(a.title, b.lead), covered(b.title, a.lead))
    return {
        "title": cosine(a.title, b.title),
        "head": cosine(a.head, b.head),
        "lead": cosine(a.lead, b.lead),
        "body": cosine(a.body, b.body),
        "title_told": min(told),
        "title_opened": min(opened),
        "words": math.log1p(min(shared(a.head, b.head), shared(b.head, a.head))),
    }


def _actors(a: Facts, b: Facts) -> dict[str, float]:
    return {
        "persons": overlap(a.persons, b.persons),
        "title_seats": _jaccard(a.title_seats, b.title_seats),
        "days": overlap(a.days, b.days),
        "events": overlap(a.events, b.events),
        "meeting_states": _meeting_states(a, b),
    }


def _subjects(a: Facts, b: Facts) -> dict[str, float]:
    """What two articles are about beside a meeting, and of what rank those are."""
    return {
        "title_ranks": _jaccard(a.title_ranks, b.title_ranks),
        "ranks_apart": float(_apart(a.ranks, b.ranks)),
        "events_apart": float(a.title_events - MEETINGS != b.title_events - MEETINGS),
        "one_reacts": float(a.reacts != b.reacts),
        "before_after": float(_before_after(a, b) or _before_after(b, a)),
        "one_envoy": float(("envoy" in a.title_events) != ("envoy" in b.title_events)),
        "meets_late": float(max(a.meets_at, b.meets_at)),
    }


def _meeting_states(a: Facts, b: Facts) -> float:
    """How far two titles that both tell of a meeting name the same states; 0 when either tells of none."""
    both = a.title_events & MEETINGS and b.title_events & MEETINGS
    return _jaccard(a.title_states, b.title_states) if both else 0.0


def _day_ahead(a: Profile, b: Profile) -> float:
    """1 when the later article is written on, or looks back to, a day that the earlier one looks ahead to."""
    first, last = a.story.day, b.story.day
    if first is None or last is None:
        return 0.0
    if first > last:
        return _day_ahead(b, a)
    ahead = {day for day in a.facts.days if day > first.toordinal()}
    back = {day for day in b.facts.days if day <= last.toordinal()}
    return float(bool(ahead & {last.toordinal(), *back}))


def _before_after(one: Facts, other: Facts) -> bool:
    """True when one title looks ahead and the other back: to the same thing, when the rest agrees."""
    return "before" in one.outlook and "after" in other.outlook


def _other_issue(a: Profile, b: Profile) -> float:
    """1 when both are digests of many pieces of news, of different days: their sameness is their form."""
    return float(a.story.day != b.story.day and "digest" in a.facts.outlook & b.facts.outlook)


def _apart(a: frozenset[str], b: frozenset[str]) -> bool:
    """True when both name some, and none in common."""
    return bool(a and b and not a & b)


def overlap(a: Mapping[K, int], b: Mapping[K, int]) -> float:
    """Weighted Jaccard likeness of two counts, 0 to 1; nothing counts more than three times."""
    most = sum(min(_CAP, max(a.get(k, 0), b.get(k, 0))) for k in a.keys() | b.keys())
    return sum(min(_CAP, a[k], b[k]) for k in a.keys() & b.keys()) / most if most else 0.0


def _jaccard(a: frozenset[K], b: frozenset[K]) -> float:
    return len(a & b) / len(a | b) if a or b else 0.0


def _contact(a: Profile, b: Profile) -> dict[str, float]:
    near = _best(a.main, b.main)
    far = (_best(a.main, b.facts.told), _best(b.main, a.facts.told))
    return {
        "contact": near,
        "contact_states": _jaccard(_states(a.main), _states(b.main)),
        "contact_told": min(far),
        "no_contact": float(not a.main) + float(not b.main),
    }


def _states(told: Iterable[Told]) -> frozenset[frozenset[str]]:
    return frozenset(t.states for t in told)


def _best(some: Iterable[Told], others: Iterable[Told]) -> float:
    several = tuple(others)
    return max((agreement(x, y) for x in some for y in several), default=0.0)


def agreement(x: Told, y: Told) -> float:
    """How far two tellings can be one contact, 0 to 1: states, kind, days, names."""
    if x.states != y.states and len(x.states & y.states) < 2:
        return 0.0
    return _kinds(x.kind, y.kind) * _days(x, y) * _names(x, y)


def _kinds(x: str, y: str) -> float:
    if _FAMILY[x] == _FAMILY[y]:
        return 1.0
    return 0.8 if {x, y} == {"visit", "meeting"} else 0.25


_FAMILY: Mapping[str, str] = {str(kind): family for kind, family in FAMILIES.items()}
_BY_GAP = ((1, 1.0), (3, 0.7), (7, 0.35))


def _days(x: Told, y: Told) -> float:
    if x.first is None or y.first is None or x.last is None or y.last is None:
        return 0.4
    gap = max(x.first, y.first) - min(x.last, y.last)
    return next((worth for days, worth in _BY_GAP if gap <= days), 0.1)


def _names(x: Told, y: Told) -> float:
    if x.who & y.who:
        return 1.0
    return 0.5 if x.who and y.who else 0.8
