"""The containers of a page, from the tags of its source: what holds what, whatever was left open."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress

from entente.pages.html.blocks import Container

CONTAINER_TAGS = frozenset(
    (
        *("div", "section", "article", "main", "header", "footer", "aside", "nav", "address", "form"),
        *("ul", "ol", "dl", "table", "tbody", "thead", "tr", "th", "figure", "fieldset"),
    )
)
_NAMES = frozenset(f"{slash}{tag}" for tag in CONTAINER_TAGS for slash in ("", "/"))
# The end of an element around a table does not reach out of it.
_TABLE_TAGS = frozenset(("table", "tbody", "thead", "tr", "th"))
# As deep as libxml2 goes.
_DEEPEST = 256


Place = tuple[int, int]
"""The number of a container, and how many are open around its lines."""
_PAGE: Place = (0, 0)


def frames(names: Sequence[str], attributes: Sequence[str]) -> tuple[list[Container], list[Place]]:
    """The containers of a page, and the place before, between and behind their tags.

    ``names`` are those of all its tags (``/div`` for an end). Elements close as in a browser: an end
    closes all that stands open in its element, and a stray one nothing. A container deeper than the
    deepest is none: its lines belong to that one.
    """
    containers, places, beyond = [Container("body")], [_PAGE], 0
    tags, around = ["body"], [_PAGE]
    for at, name in compress(enumerate(names), map(_NAMES.__contains__, names)):
        if name in CONTAINER_TAGS:
            if len(tags) > _DEEPEST:
                beyond += 1
            else:
                link = attributes[at - 1] if at and names[at - 1] == "a" else ""
                around.append((len(containers), len(tags)))
                tags.append(name)
                containers.append(Container(name, around[-2][0], attributes[at], link))
        elif beyond:
            beyond -= 1
        else:
            still_open = len(tags) - 1 if tags[-1] == name[1:] else _open_behind(name[1:], tags)
            del tags[still_open:], around[still_open:]
        places.append(around[-1])
    return containers, places


def _open_behind(end: str, tags: Sequence[str]) -> int:
    """How many of the open ``tags`` are open behind the ``end`` of one: all of them when it is a stray."""
    for at in range(len(tags) - 1, 0, -1):
        if tags[at] == end:
            return at
        if tags[at] in _TABLE_TAGS and end not in _TABLE_TAGS:
            break
    return len(tags)
