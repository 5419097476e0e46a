"""HTML text → tree → blocks: the lines that a browser shows, with container and share of links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement, HTMLParser

# Nothing inside these is text of the page.
SILENT = (
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "iframe",
    "object",
    "button",
    "select",
    "textarea",
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# A line in one of these belongs to the container around it.
_PARAGRAPH_TAGS = frozenset(
    (*_HEADINGS, "p", "li", "dt", "dd", "blockquote", "pre", "figcaption", "center", "td")
)
_FRAME_TAGS = ("div", "section", "article", "main", "header", "footer", "aside", "nav", "address", "form")
_LIST_TAGS = ("ul", "ol", "dl", "table", "tbody", "thead", "tr", "th", "figure", "fieldset", "body")
_BLOCK_TAGS = frozenset((*_PARAGRAPH_TAGS, *_FRAME_TAGS, *_LIST_TAGS, "hr", "br"))
_MARKED_TAGS = (*_PARAGRAPH_TAGS, *_FRAME_TAGS, *_LIST_TAGS, "hr", "br", "a")
# Private-use characters mark lines and links in the tree's text, so that libxml2 walks it and not Python.
_LINE, _LINK, _LINK_END = "\ue000", "\ue001", "\ue002"
_CONTAINER = 0xF0000
_CONTAINERS = 0xFFFD
_PIECE = re.compile(rf"{_LINE}([^{_LINE}\s])[\s{_LINK_END}]*([^\s{_LINE}{_LINK_END}][^{_LINE}]*)")
_LINK_TEXT = re.compile(f"{_LINK}([^{_LINK_END}]*)(?:{_LINK_END}|$)")


class Block(NamedTuple):
    """One line: its text, how many of its characters are links, and the number of its container."""

    text: str
    linked: int = 0
    container: int = 0

    @property
    def is_link(self) -> bool:
        """True when more than half of the line is links."""
        return self.linked * 2 > len(self.text)


@dataclass(frozen=True, slots=True)
class Blocks:
    """The blocks of a page in reading order; ``containers`` are the elements that the numbers stand for."""

    lines: tuple[Block, ...]
    containers: tuple[HtmlElement, ...]


def parse(html: str, *, light: bool = False) -> HtmlElement:
    """The tree of a document, comments left out. Raises ValueError when there is no element in it.

    ``light`` gives plain elements, at two thirds of the time, for all but readability. libxml2 closes
    what nests deeper than it goes, so that a loop in a generator does no harm.
    """
    kind = etree.HTMLParser if light else HTMLParser
    parser = kind(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = etree.fromstring(_unmarked(_without_scripts(html)).encode("utf-8", "replace"), parser=parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from error
    if tree is None:
        raise ValueError("no element")
    return tree


def _without_scripts(html: str) -> str:
    """``html`` without its script elements, half of a page as a rule: found faster than parsed."""
    kept, at = [], 0
    while True:
        start = html.find("<script", at)
        end = html.find("</script>", start) if start >= 0 else -1
        if end < 0:
            kept.append(html[at:])
            return "".join(kept)
        kept.append(html[at:start])
        at = end + len("</script>")


def _unmarked(text: str) -> str:
    return text.replace(_LINE, "").replace(_LINK, "").replace(_LINK_END, "")


def strip_silent(tree: HtmlElement) -> None:
    """Drop what holds no text of the page."""
    etree.strip_elements(tree, *SILENT, with_tail=False)


def blocks(root: HtmlElement) -> Blocks:
    """The blocks under ``root``, which is marked in the act and must not be read again for text."""
    containers = _mark(root)
    text = etree.tostring(root, method="text", encoding="unicode", with_tail=False)
    return Blocks(tuple(_blocks(text)), containers)


def _mark(root: HtmlElement) -> tuple[HtmlElement, ...]:
    """Mark where lines and links start and end in the text of ``root``; the containers, by number."""
    numbers: dict[HtmlElement, str] = {}
    linked: set[HtmlElement] = set()
    found: list[HtmlElement] = []
    for node in root.iter(*_MARKED_TAGS):
        parent = node.getparent()
        tag = node.tag
        if tag == "a":
            linked.add(node)
            node.text = _LINK + (node.text or "")
            node.tail = _LINK_END + (node.tail or "")
            continue
        outer = numbers.get(parent) or _number_above(parent, numbers)
        if tag != "br":
            if outer and tag in _PARAGRAPH_TAGS:
                number = outer
            else:
                number = chr(_CONTAINER + min(len(found), _CONTAINERS))
                found.append(node)
            numbers[node] = number
            if parent in linked:
                linked.add(node)
                number += _LINK
            node.text = _LINE + number + (node.text or "")
        if outer and (tag == "br" or _goes_on(node)):
            node.tail = _LINE + outer + (node.tail or "")
    return tuple(found)


def _goes_on(node: HtmlElement) -> bool:
    """True when a line starts behind ``node`` that no mark of the next element would start."""
    tail = node.tail
    if tail and not tail.isspace():
        return True
    following = node.getnext()
    return following is not None and following.tag not in _BLOCK_TAGS


def _number_above(node: HtmlElement | None, numbers: dict[HtmlElement, str]) -> str:
    while node is not None:
        number = numbers.get(node)
        if number:
            return number
        node = node.getparent()
    return ""


def _blocks(text: str) -> Iterator[Block]:
    for container, line in _PIECE.findall(text):
        if _LINK in line or _LINK_END in line:
            shown, linked = " ".join(line.replace(_LINK, "").replace(_LINK_END, "").split()), _linked(line)
        else:
            shown, linked = " ".join(line.split()), 0
        if shown:
            yield Block(shown, linked, ord(container) - _CONTAINER)


def _linked(piece: str) -> int:
    return sum(map(len, _LINK_TEXT.findall(piece)))
