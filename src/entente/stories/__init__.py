"""Same event once, related stories beside it, and search over the whole archive."""

from entente.stories.decide import decide
from entente.stories.features import Profile, features, nearness
from entente.stories.model import (
    Copy,
    Decision,
    Hit,
    Reason,
    Related,
    SearchResult,
    Story,
    Told,
    Witness,
    Witnesses,
)
from entente.stories.plain import plain
from entente.stories.profile import profile
from entente.stories.related import beside, compare, copies, related
from entente.stories.reposts import Archive
from entente.stories.search import search
from entente.stories.source import of_reading as stories_of
from entente.stories.witnesses import witnesses

__all__ = [
    "Archive",
    "Copy",
    "Decision",
    "Hit",
    "Profile",
    "Reason",
    "Related",
    "SearchResult",
    "Story",
    "Told",
    "Witness",
    "Witnesses",
    "beside",
    "compare",
    "copies",
    "decide",
    "features",
    "nearness",
    "plain",
    "profile",
    "related",
    "search",
    "stories_of",
    "witnesses",
]
