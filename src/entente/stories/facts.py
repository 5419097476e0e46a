"""What an article says near its beginning: who, which offices, which states, which days."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from entente import mentions, times
from entente.knowledge import Knowledge
from entente.records import Mention
from entente.stories.cues import has, outlook, ranks
from entente.stories.events import MEETINGS, kinds
from entente.stories.lead import lead
from entente.stories.model import Facts, Story
from entente.text import fold

_ACTORS_IN = 450
"""Characters of the lead whose actors count: further down an article tells the background."""
_DAYS_IN = 700
_EVENTS_IN = 250
"""Characters of the lead whose words of events count: an article names what it is about at once."""
_SENTENCES = 6
"""Sentences of the lead in which a meeting is looked for."""
NO_MEETING = _SENTENCES + 1
_SHORTEST = 10
"""Characters of a sentence; what is shorter is a crossheading or the rest of a caption."""
_LONGEST = 7
"""Days of the longest interval that still dates an event."""
_SENTENCE = re.compile("[^。！？\n]+[。！？]?")
_NO_SEATS = ("private", "spokesperson")
_TITLE_COUNTS = 2
_LETTERS = re.compile("(?!台中)[中美俄英法德日韩朝印欧台]{2,5}")
"""Letters of states that stand together in a title (欧中峰会, 日德2+2); two of them make no other word."""


def facts(story: Story, kb: Knowledge) -> Facts:
    """The facts of ``story`` by what ``kb`` knows of its day. Pure; raises nothing on any text."""
    reader = mentions.reader(kb)
    words = fold(story.title)
    title = reader.find(words)
    said = [*(title * _TITLE_COUNTS), *reader.find(lead(story.title, story.body, _ACTORS_IN))]
    seats = frozenset(_seats(title, kb, story.day))
    sentences = _sentences(story)
    return Facts(
        persons=Counter(_persons(said)),
        title_persons=frozenset(_persons(title)),
        title_seats=seats,
        title_states=frozenset(_states(title, seats, words, kb)),
        title_events=frozenset(kinds(words)),
        events=kinds("\n".join((*([words] * _TITLE_COUNTS), lead(story.title, story.body, _EVENTS_IN)))),
        title_ranks=ranks(words),
        outlook=outlook(words),
        reacts=has("reaction", words),
        ranks=ranks("\n".join((words, *sentences[:1]))),
        meets_at=_meets_at((words, *sentences)),
        days=Counter(_days(story)),
        told=story.told,
    )


def _persons(said: Iterable[Mention]) -> Iterator[str]:
    for m in said:
        if m.kind == "person" and m.name:
            yield m.persons[0] if m.persons else m.name


def _seats(said: Iterable[Mention], kb: Knowledge, day: dt.date | None) -> Iterator[str]:
    """``RU:fm`` for 拉夫罗夫, for 俄外长, and for each side of 中俄外长."""
    for m in said:
        held = {f"{t.state}:{t.office}" for p in m.persons[:1] for t in kb.terms_of(p, day)} if day else set()
        if held:
            yield from sorted(held)
        elif m.kind in ("person", "office") and m.level and m.level not in _NO_SEATS:
            yield from (f"{state}:{m.level}" for state in m.states)


def _states(said: Iterable[Mention], seats: Iterable[str], title: str, kb: Knowledge) -> Iterator[str]:
    """The states that a title names, those of its persons on the day, and those of its letters."""
    for m in said:
        yield from m.states
    yield from (seat.partition(":")[0] for seat in seats)
    letters = {letter for run in _LETTERS.findall(title) for letter in run}
    yield from (s.code for s in kb.states.values() if letters.intersection(s.letters))


def _sentences(story: Story) -> list[str]:
    """The first sentences of the lead."""
    found = _SENTENCE.findall(lead(story.title, story.body))
    return [sentence for sentence in found if len(sentence) > _SHORTEST][:_SENTENCES]


def _meets_at(sentences: Iterable[str]) -> int:
    """Which of the sentences (0: the title) first names a meeting; ``NO_MEETING`` when none does."""
    at = (n for n, sentence in enumerate(sentences) if MEETINGS & kinds(sentence).keys())
    return next(at, NO_MEETING)


def _days(story: Story) -> Iterator[int]:
    if story.day is None:
        return
    text = lead(story.title, story.body, _DAYS_IN)
    for t in times.find(text, (story.day, story.day)):
        if t.sense == "plain" and t.first and t.last and (t.last - t.first).days <= _LONGEST:
            yield from range(t.first.toordinal(), t.last.toordinal() + 1)
