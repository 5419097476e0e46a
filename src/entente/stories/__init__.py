"""Same event once, related stories beside it, and the search over the whole archive."""

from entente.stories.features import Profile, features
from entente.stories.profile import profile
from entente.stories.source import of_reading as stories_of

__all__ = ["Profile", "features", "profile", "stories_of"]
