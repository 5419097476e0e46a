"""The lines of a page as its reader sees them, each with its container and its share of links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from entente.pages.html.source import LINK, LINK_END, attributes_of

_LINKED = re.compile(f"{LINK}([^{LINK}{LINK_END}]*)")


class Block(NamedTuple):
    """One line: its text, the number of its container, and the line with its links marked, if it has any."""

    text: str
    container: int = 0
    marked: str = ""

    @property
    def linked(self) -> int:
        """How many of its characters are links."""
        return sum(map(len, map(str.strip, _LINKED.findall(self.marked)))) if self.marked else 0

    @property
    def is_link(self) -> bool:
        """True when more than half of the line is links."""
        return self.linked * 2 > len(self.text)


class Container(NamedTuple):
    """An element that holds lines: its tag, the number of the one around it, and its source.

    ``attributes`` are its own as they are written, ``link`` those of the link that it stands in.
    """

    tag: str
    parent: int = -1
    attributes: str = ""
    link: str = ""

    @property
    def name(self) -> str:
        """Its class and id."""
        attributes = attributes_of(self.attributes)
        return f"{attributes.get('class', '')} {attributes.get('id', '')}"


@dataclass(frozen=True, slots=True)
class Blocks:
    """The blocks of a page in reading order; ``containers`` are what their numbers stand for.

    The first container is the page itself, and each stands behind the one around it.
    """

    lines: tuple[Block, ...]
    containers: tuple[Container, ...]
