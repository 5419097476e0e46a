"""RSS, Atom and sitemaps: one page an entry.

Days are read by our own parser: a general feed library takes 2021/01/08 for the first of November.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from entente.errors import InputError
from entente.pages.days import day_of
from entente.pages.html.scanner import blocks
from entente.pages.html.source import source, tags
from entente.pages.skips import Skip
from entente.records import Page
from entente.text import content_id

_ENTRIES = ("item", "entry", "url")
_TITLES = ("title",)
_BODIES = ("encoded", "content", "description", "summary")
_DAYS = ("pubDate", "published", "date", "publication_date", "updated", "lastmod")
_LINKS = ("link", "loc", "guid", "id")
_SOURCES = ("source",)
_AUTHORS = ("creator", "author")


def read_feed(data: bytes, where: str) -> Iterator[Page | Skip]:
    """The entries of a feed, or the titled addresses of a news sitemap, in order.

    An entry without a title and without text is a Skip. Raises InputError when the bytes are no feed.
    """
    root = _parse(data, where)
    outlet = _text(_child(root, "channel"), _TITLES) or _text(root, _TITLES)
    for number, entry in enumerate(_entries(root), start=1):
        page = _page(entry, outlet, f"{where}:{number}")
        if page.title or page.text:
            yield page
        else:
            yield Skip(where, number, "an address without a title")


def sitemap(data: bytes, where: str) -> list[str] | None:
    """The addresses that a sitemap, or an index of sitemaps, lists; null for a feed. Raises InputError."""
    root = _parse(data, where)
    if _name(root) not in ("urlset", "sitemapindex"):
        return None
    return [link for entry in root if (link := _link(entry))]


def _parse(data: bytes, where: str) -> etree._Element:
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser=parser)
    except etree.XMLSyntaxError as error:
        raise InputError(where, f"broken XML ({error})") from error
    if root is None:
        raise InputError(where, "broken XML")
    return root


def _entries(root: etree._Element) -> Iterator[etree._Element]:
    return (node for node in root.iter() if _name(node) in _ENTRIES)


def _name(node: etree._Element | None) -> str:
    return etree.QName(node).localname if node is not None and isinstance(node.tag, str) else ""


def _child(node: etree._Element, name: str) -> etree._Element | None:
    return next((child for child in node if _name(child) == name), None)


def _page(entry: etree._Element, outlet: str, origin: str) -> Page:
    title, text, url = _text(entry, _TITLES), _prose(_text(entry, _BODIES)), _link(entry)
    return Page(
        id=content_id("d", url or title, text),
        text=text,
        title=title,
        date=day_of(_text(entry, _DAYS)),
        source=_text(entry, _SOURCES) or outlet,
        url=url,
        origin=origin,
        byline=f"作者：{author}" if (author := _text(entry, _AUTHORS)) else "",
    )


def _text(entry: etree._Element | None, names: tuple[str, ...]) -> str:
    """The text of the first child (or of a child's child, as in ``news:news``) that has one of ``names``."""
    nodes = list(entry.iterdescendants()) if entry is not None else []
    depth = [
        node for node in nodes if node.getparent() is entry or _name(node.getparent()) in ("news", "author")
    ]
    for name in names:
        for node in depth:
            words = "".join(map(str, node.itertext())).strip() if _name(node) == name else ""
            if words:
                return words
    return ""


def _link(entry: etree._Element) -> str:
    for node in entry:
        if _name(node) in _LINKS:
            found = (node.get("href") or node.text or "").strip()
            if found.startswith(("http://", "https://")):
                return found
    return ""


def _prose(markup: str) -> str:
    if "<" not in markup:
        return markup
    return "\n".join(block.text for block in blocks(tags(source(markup).shown)).lines)
