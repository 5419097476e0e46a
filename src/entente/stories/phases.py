"""In which phase of a contact an article is written: announced, under way, result or reaction."""

from __future__ import annotations

from entente.stories.cues import has
from entente.stories.features import Profile, agreement
from entente.stories.model import Phase, Told
from entente.text import fold

_AHEAD = ("planned", "proposed")


def phase(article: Profile, other: Profile) -> Phase:
    """The phase of ``article`` towards the contact that it shares with ``other``.

    What the title says comes first, then the status and the days of the contact as ``article`` tells
    it; an article that is not about the contact reacts to it.
    """
    title = fold(article.story.title)
    if has("reaction", title) or has("comment", title):
        return "reaction"
    if has("announced", title):
        return "announced"
    told = _common(article, other)
    if told is None:
        return "under way" if has("under way", title) else "result"
    return _by_status(told, article, title)


def _by_status(told: Told, article: Profile, title: str) -> Phase:
    if told.status in _AHEAD or _later(told, article):
        return "announced"
    if has("under way", title) or _lasting(told, article):
        return "under way"
    return "result" if told in article.main else "reaction"


def _common(article: Profile, other: Profile) -> Told | None:
    """The contact of ``article`` that best agrees with what ``other`` is about."""
    about = other.main or other.facts.told
    worth = [(max((agreement(t, o) for o in about), default=0.0), -t.at, t) for t in article.facts.told]
    best = max(worth, key=lambda w: w[:2], default=None)
    return best[2] if best and best[0] else None


def _later(told: Told, article: Profile) -> bool:
    day = article.story.day
    return bool(day and told.first and told.first > day.toordinal())


def _lasting(told: Told, article: Profile) -> bool:
    """A visit of several days that has begun and not ended when the article is written."""
    day = article.story.day
    return bool(day and told.first and told.last and told.first <= day.toordinal() < told.last)
