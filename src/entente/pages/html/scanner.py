"""The tags of a page → blocks, in one pass and without a tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import unescape
from itertools import chain, repeat

from entente.pages.html.blocks import Block, Blocks
from entente.pages.html.frames import CONTAINER_TAGS, Place, frames
from entente.pages.html.source import CONTAINER, LINE, LINK, LINK_END, Tags

# A line in one of these belongs to the container around it.
_LINE_TAGS = (
    *("h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "dt", "dd", "td", "blockquote", "pre", "figcaption"),
    *("center", "hr", "br", "body"),
)
_MARK_OF = {f"{slash}{tag}": LINE for tag in _LINE_TAGS for slash in ("", "/")}
_MARK_OF |= {f"{slash}{tag}": CONTAINER for tag in CONTAINER_TAGS for slash in ("", "/")}
_MARK_OF |= {"a": LINK, "/a": LINK_END}


def blocks(tags: Tags) -> Blocks:
    """The blocks of the page that has these tags."""
    containers, places = frames(tags.names, tags.attributes)
    marks = chain(map(_MARK_OF.get, tags.names, repeat("")), ("",))
    text = "".join(chain.from_iterable(zip(tags.texts, marks, strict=True)))
    return Blocks(
        tuple(_blocks(unescape(text.replace("\0", "")).split(CONTAINER), places)), tuple(containers)
    )


def _blocks(stretches: Sequence[str], places: Sequence[Place]) -> Iterator[Block]:
    """The lines of the text between the tags of containers; each stretch of it has its place."""
    link_depth = 0
    for stretch, (container, depth) in zip(stretches, places, strict=True):
        # a link that was left open ends with the container that it began in
        if link_depth > depth + 1:
            link_depth = 0
        if not stretch or stretch.isspace():
            continue
        for line in stretch.split(LINE):
            text, links = " ".join(line.split()), ""
            if link_depth or LINK in text or LINK_END in text:
                links = LINK + text if link_depth else text
                is_open = links.rfind(LINK) > links.rfind(LINK_END)
                link_depth = (link_depth or depth + 1) if is_open else 0
                text = " ".join(text.replace(LINK, "").replace(LINK_END, "").split())
            if text:
                yield Block(text, container, links)
