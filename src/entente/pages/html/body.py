"""The article's body: readability's choice, on a tree that is cleaned for it first."""

from __future__ import annotations

import copy

from lxml import etree
from lxml.html import HtmlElement, fromstring
from readability import Document

from entente.pages.html.dom import Block, blocks

# Links cost readability half its time and decide nothing: it weighs the text of an ``a``, not where it leads.
_LINK_ATTRIBUTES = ("href", "src", "srcset", "data-src", "background", "action", "onclick")
_HIDDEN_PROSE = 200


class _Cleaned(Document):  # type: ignore[misc]
    """Readability on a tree that holds nothing to clean away; each of its attempts gets a copy."""

    def _parse(self, input: HtmlElement) -> HtmlElement:  # noqa: A002 - the library's name
        self.encoding = "utf-8"
        tree = copy.deepcopy(input)
        etree.strip_attributes(tree, *_LINK_ATTRIBUTES)
        return tree


def exact_body(tree: HtmlElement) -> list[Block]:
    """The article in ``tree`` (without silent elements) as readability chooses it; ``tree`` is used up."""
    _drop_hidden(tree)
    for section in tree.iter("section"):
        section.tag = "div"  # readability scores a div that holds nothing but text, a section never
    summary = _Cleaned(tree).summary(html_partial=True)
    return list(blocks(fromstring(summary)).lines)


def _drop_hidden(tree: HtmlElement) -> None:
    """Drop what a style hides, unless it is the text itself that waits for a script to show it."""
    for node in tree.xpath("//*[@hidden or contains(@style, 'none') or contains(@style, 'hidden')]"):
        style = (node.get("style") or "").replace(" ", "").lower()
        is_hidden = node.get("hidden") is not None or "display:none" in style or "visibility:hidden" in style
        if is_hidden and node.getparent() is not None and len(node.text_content()) < _HIDDEN_PROSE:
            node.drop_tree()
