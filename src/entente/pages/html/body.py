"""The article's body: readability's choice, on a tree that is cleaned for it first."""

from __future__ import annotations

import copy

from lxml import etree
from lxml.html import HtmlElement, HTMLParser
from readability import Document

from entente.pages.html.blocks import Block
from entente.pages.html.scanner import blocks
from entente.pages.html.source import source, tags

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


def exact_body(shown: str) -> list[Block]:
    """The article as readability chooses it from a page's source, which is without silent elements."""
    tree = _parse(shown)
    if tree is None:
        return []
    _drop_hidden(tree)
    for section in tree.iter("section"):
        section.tag = "div"  # readability scores a div that holds nothing but text, a section never
    summary = _Cleaned(tree).summary(html_partial=True)
    return list(blocks(tags(source(summary).shown)).lines)


def _parse(shown: str) -> HtmlElement | None:
    """The tree, null when there is no element in it.

    libxml2 closes what nests deeper than it goes, so that a loop in a generator does no harm.
    """
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(shown.replace("\0", "").encode("utf-8", "replace"), parser=parser)
    except etree.XMLSyntaxError:
        return None


def _drop_hidden(tree: HtmlElement) -> None:
    """Drop what a style hides, unless it is the text itself that waits for a script to show it."""
    for node in tree.xpath("//*[@hidden or contains(@style, 'none') or contains(@style, 'hidden')]"):
        style = (node.get("style") or "").replace(" ", "").lower()
        is_hidden = node.get("hidden") is not None or "display:none" in style or "visibility:hidden" in style
        if is_hidden and node.getparent() is not None and len(node.text_content()) < _HIDDEN_PROSE:
            node.drop_tree()
