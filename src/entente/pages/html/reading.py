"""Saved HTML → page."""

from __future__ import annotations

from dataclasses import replace

from entente.errors import InputError
from entente.pages.charset import decode
from entente.pages.files import stem
from entente.pages.html.about import about, place
from entente.pages.html.blocks import Block, Blocks
from entente.pages.html.body import exact_body
from entente.pages.html.density import densest
from entente.pages.html.headline import headline
from entente.pages.html.metadata import Metadata, metadata
from entente.pages.html.others import related_lines
from entente.pages.html.reach import within_reach
from entente.pages.html.scanner import blocks
from entente.pages.html.source import Source, source, tags
from entente.pages.html.trimming import is_prose, split_at_end, trim
from entente.records import Page
from entente.text import content_id

_STORY_LINES = 3


def read_html(
    data: bytes, where: str, *, fast: bool = False, url: str = "", charset: str | None = None
) -> Page:
    """The page of an HTML document. Raises InputError when it has neither title nor text.

    ``fast`` leaves out readability and takes the container with the densest text. ``charset`` is a
    name from outside the bytes (an HTTP header), ``url`` the address it came from.
    """
    html = decode(data, charset)
    if html is None:
        raise InputError(where, "encoding not recognised")
    try:
        page = _page(*_chosen(html, fast))
    except ValueError as error:
        raise InputError(where, f"no HTML ({error})") from error
    if not page.title and not page.text:
        raise InputError(where, "no title and no text")
    name = content_id("d", url) if url else stem(where)
    return replace(page, id=name, url=url or page.url, origin=where if url else f"{where}:1")


def _chosen(html: str, fast: bool) -> tuple[Metadata, Blocks, list[Block]]:
    """The page's metadata, its blocks, and those that are its article."""
    page = source(html)
    if fast:
        near = within_reach(page.shown)
        meta, shown, dense = _densest(page, near)
        # a text without full stops, such as a diary in verse, may stand further down
        if len(near) == len(page.shown) or sum(map(is_prose, dense)) >= _STORY_LINES:
            return meta, shown, dense
    meta, shown, dense = _densest(page, page.shown)
    return meta, shown, dense if fast else _better(exact_body(page.shown), dense)


def _densest(page: Source, near: str) -> tuple[Metadata, Blocks, list[Block]]:
    found = tags(near)
    shown = blocks(found)
    return metadata(page, found), shown, densest(shown)


def _page(meta: Metadata, shown: Blocks, chosen: list[Block]) -> Page:
    story, _ = split_at_end(chosen)
    start, _ = place(shown.lines, story)
    title = headline(meta.titles, shown.lines[: start + 3])
    body = trim(story, title)
    known = about(meta, shown, body, title)
    others = related_lines(shown.lines[place(shown.lines, body)[1] :])
    return Page(
        id="",
        text="\n".join([*(block.text for block in body), *others]),
        title=title,
        date=known.date,
        source=known.source,
        url=meta.url,
        byline=known.byline,
        site=known.site,
    )


def _better(chosen: list[Block], dense: list[Block]) -> list[Block]:
    """Readability's choice, unless it lost most of the running text that one container of the page holds."""
    return dense if _prose(chosen) * 2 < _prose(dense) else chosen


def _prose(body: list[Block]) -> int:
    return sum(len(block.text) for block in body if is_prose(block))
