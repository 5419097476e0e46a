"""HTML text → tree → blocks: the lines that a browser shows, with container and share of links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

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
_LIST_TAGS = (
    "ul",
    "ol",
    "dl",
    "table",
    "tbody",
    "thead",
    "tr",
    "th",
    "figure",
    "fieldset",
    "body",
    "hr",
    "br",
)
_BLOCK_TAGS = (*_PARAGRAPH_TAGS, *_FRAME_TAGS, *_LIST_TAGS)
# Private-use characters mark lines and links in the tree's text, so that libxml2 walks it and not Python.
_LINE, _LINK, _LINK_END = "\ue000", "\ue001", "\ue002"
_CONTAINER = 0xF0000
_CONTAINERS = 0xFFFD
_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_PIECE = re.compile(rf"{_LINE}([^{_LINE}\s])[\s{_LINK_END}]*([^\s{_LINE}{_LINK_END}][^{_LINE}]*)")
_LINK_TEXT = re.compile(f"{_LINK}([^{_LINK_END}]*)(?:{_LINK_END}|$)")


@dataclass(frozen=True, slots=True)
class Block:
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


def parse(html: str) -> HtmlElement:
    """The tree of a document, comments left out. Raises ValueError when there is no element in it.

    libxml2 closes what nests deeper than it goes, so that a loop in a generator does no harm.
    """
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return document_fromstring(_unmarked(html).encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise ValueError(str(error)) from error


def _unmarked(text: str) -> str:
    return text.replace(_LINE, "").replace(_LINK, "").replace(_LINK_END, "")


def strip_silent(tree: HtmlElement) -> None:
    """Drop what holds no text of the page."""
    etree.strip_elements(tree, *SILENT, with_tail=False)


def blocks(root: HtmlElement) -> Blocks:
    """The blocks under ``root``, which is marked in the act and must not be read again for text."""
    containers = _mark_lines(root)
    for link in root.iter("a"):
        _mark_link(link)
    text = etree.tostring(root, method="text", encoding="unicode", with_tail=False)
    return Blocks(tuple(_blocks(text)), containers)


def _mark_link(link: HtmlElement) -> None:
    for inner in link.iterdescendants(*_BLOCK_TAGS) if len(link) else ():
        text = inner.text or ""
        inner.text = text[:2] + _LINK + text[2:] if text.startswith(_LINE) else text
    link.text = _LINK + (link.text or "")
    link.tail = _LINK_END + (link.tail or "")


def _mark_lines(root: HtmlElement) -> tuple[HtmlElement, ...]:
    numbers: dict[HtmlElement, str] = {}
    found: list[HtmlElement] = []
    for node in root.iter(*_BLOCK_TAGS):
        parent = node.getparent()
        outer = _number_above(parent, numbers)
        if node.tag != "br":
            if outer and node.tag in _PARAGRAPH_TAGS:
                numbers[node] = outer
            else:
                numbers[node] = chr(_CONTAINER + min(len(found), _CONTAINERS))
                found.append(node)
            node.text = _LINE + numbers[node] + (node.text or "")
        node.tail = _LINE + (outer or numbers.get(node, "")) + (node.tail or "")
    return tuple(found)


def _number_above(node: HtmlElement | None, numbers: dict[HtmlElement, str]) -> str:
    while node is not None and node not in numbers:
        node = node.getparent()
    return "" if node is None else numbers[node]


def _blocks(text: str) -> Iterator[Block]:
    for container, line in _PIECE.findall(text):
        shown = _SPACES.sub(" ", _unmarked(line) if _LINK in line or _LINK_END in line else line).strip()
        if shown:
            yield Block(shown, _linked(line), ord(container) - _CONTAINER)


def _linked(piece: str) -> int:
    return sum(len(link.strip()) for link in _LINK_TEXT.findall(piece)) if _LINK in piece else 0
