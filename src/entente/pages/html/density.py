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
_ASIDE_TAGS = frozenset(("nav", "footer", "aside"))
_ASIDE = re.compile(
    r"comment|reply|replies|pinglun|footer|sidebar|side-bar|related|recommend|copyright|disclaimer|hot-?list|tuijian",
    re.I,
)
_STORY = re.compile(r"article|content|main|body|text|detail", re.I)


def densest(page: Blocks) -> list[Block]:
    """The lines of the container that holds most prose, from its first prose line to its last."""
    weights = _weights(page)
    if not weights:
        return list(page.lines)
    best = max(weights, key=weights.__getitem__)
    inside = [block for block in page.lines if _within(page.containers[block.container], best)]
    prose = [number for number, block in enumerate(inside) if is_prose(block)]
    return inside[prose[0] : prose[-1] + 1] if prose else inside


def _weights(page: Blocks) -> dict[HtmlElement, float]:
    weights: dict[HtmlElement, float] = defaultdict(float)
    asides: dict[HtmlElement, bool] = {}
    for block in page.lines:
        if is_prose(block):
            node = page.containers[block.container]
            if _is_aside(node, asides):
                continue
            for share in _SHARES:
                weights[node] += share * min(len(block.text), 400)
                node = node.getparent()
                if node is None or node.tag == "html":
                    break
    return weights


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


def _within(node: HtmlElement | None, ancestor: HtmlElement) -> bool:
    while node is not None:
        if node is ancestor:
            return True
        node = node.getparent()
    return False
