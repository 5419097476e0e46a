"""Stories out of the rows of case files."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from entente.pipeline import read
from entente.records import Page
from entente.stories import Story, stories_of


def story(row: dict[str, Any], key: str) -> Story:
    """The row as its reading gives it; ``snippet`` marks a related item."""
    page = Page(key, row["body"], row["title"], row["day"], row.get("source", key))
    return replace(next(stories_of(read(page))), snippet=row.get("snippet", False))
