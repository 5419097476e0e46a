"""``profile``: a story, ready to be compared."""

from __future__ import annotations

from entente import knowledge
from entente.knowledge import Knowledge
from entente.stories.features import Profile
from entente.stories.model import Story


def profile(story: Story, kb: Knowledge | None = None) -> Profile:
    """``story`` ready to be compared; its actors are read by ``kb`` (default: the package's own)."""
    return Profile(story, kb or knowledge.load())
