"""The fast choice of an article's body: the container with the most running text."""

from __future__ import annotations

import re
from collections import defaultdict

from lxml.html import HtmlElement

from entente.pages.html.dom import Block, Blocks
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
    best = _heaviest(page)
    within = {number for number, node in enumerate(page.containers) if _is_within(node, best)}
    inside = [block for block in page.lines if block.container in within]
    prose = [number for number, block in enumerate(inside) if is_prose(block)]
    return inside[prose[0] : prose[-1] + 1] if prose else inside


def _heaviest(page: Blocks) -> HtmlElement | None:
    weights: dict[HtmlElement, float] = defaultdict(float)
    asides: dict[HtmlElement, bool] = {}
    for block in filter(is_prose, page.lines):
        node: HtmlElement | None = page.containers[block.container]
        for share in () if _is_aside(node, asides) else _SHARES:
            if node is not None and node.tag != "html":
                weights[node] += share * min(len(block.text), _LONGEST)
                node = node.getparent()
    return max(weights, key=weights.__getitem__) if weights else None


def _is_aside(node: HtmlElement, known: dict[HtmlElement, bool]) -> bool:
    """True when ``node`` or what holds it is comments, navigation or a list, by its tag or name."""
    if node not in known:
        named = f"{node.get('class') or ''} {node.get('id') or ''}"
        parent = node.getparent()
        if node.tag in _ASIDE_TAGS or (_ASIDE.search(named) and not _STORY.search(named)):
            known[node] = True
        else:
            known[node] = parent is not None and parent.tag != "body" and _is_aside(parent, known)
    return known[node]


def _is_within(node: HtmlElement | None, ancestor: HtmlElement | None) -> bool:
    while node is not None and node is not ancestor:
        node = node.getparent()
    return node is not None or ancestor is None
