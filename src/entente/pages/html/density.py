"""The fast choice of an article's body: the container with the most running text."""

from __future__ import annotations

import re
from collections import defaultdict

from entente.pages.html.blocks import Block, Blocks
from entente.pages.html.trimming import is_prose

# How much of a line's weight its container's ancestors get: a story whose paragraphs have a container each
# gathers in the container that they share. Readability gives a half to the grandparent.
_SHARES = (1.0, 0.6, 0.3)
_LONGEST = 400
_ASIDE_TAGS = frozenset(("nav", "footer", "aside"))
_ASIDE = re.compile(
    r"comment|reply|replies|pinglun|footer|sidebar|side-bar|related|recommend|copyright|disclaimer|hot-?list|tuijian",
    re.I,
)
_STORY = re.compile(r"article|content|main|body|text|detail", re.I)


def densest(page: Blocks) -> list[Block]:
    """The lines of the container that holds most running text, from its first such line to its last."""
    within = _within(page, _heaviest(page))
    inside = [block for block in page.lines if block.container in within]
    prose = [number for number, block in enumerate(inside) if is_prose(block)]
    return inside[prose[0] : prose[-1] + 1] if prose else inside


def _heaviest(page: Blocks) -> int:
    """The number of the container with the most running text; the page's own when there is none."""
    weights: dict[int, float] = defaultdict(float)
    asides: dict[int, bool] = {}
    for block in filter(is_prose, page.lines):
        number = block.container
        for share in () if _is_aside(page, number, asides) else _SHARES:
            if number >= 0:
                weights[number] += share * min(len(block.text), _LONGEST)
                number = page.containers[number].parent
    return max(weights, key=weights.__getitem__, default=0)


def _is_aside(page: Blocks, number: int, known: dict[int, bool]) -> bool:
    """True when a container or what holds it is comments, navigation or a list, by its tag or name."""
    if number not in known:
        container = page.containers[number]
        named = container.name
        if container.tag in _ASIDE_TAGS or (_ASIDE.search(named) and not _STORY.search(named)):
            known[number] = True
        else:
            known[number] = container.parent > 0 and _is_aside(page, container.parent, known)
    return known[number]


def _within(page: Blocks, best: int) -> set[int]:
    """The numbers of a container and of all that it holds, which stand behind it."""
    within = {best}
    for number, container in enumerate(page.containers):
        if container.parent in within:
            within.add(number)
    return within
