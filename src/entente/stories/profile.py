"""``profile``: a story with its facts, ready to be compared."""

from __future__ import annotations

from functools import cache

from entente import knowledge
from entente.knowledge import Knowledge
from entente.stories.facts import facts
from entente.stories.features import Profile
from entente.stories.model import Story


@cache
def _default_knowledge() -> Knowledge:
    return knowledge.load()


def profile(story: Story, kb: Knowledge | None = None) -> Profile:
    """``story`` with what it says of actors and days (by ``kb``, default: the package's own). Pure."""
    return Profile(story, facts(story, kb or _default_knowledge()))
