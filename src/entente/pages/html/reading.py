"""Saved HTML → page."""

from __future__ import annotations

import copy
from pathlib import PurePath

from entente.errors import InputError
from entente.pages.charset import decode
from entente.pages.html.about import about, place
from entente.pages.html.body import exact_body
from entente.pages.html.density import densest
from entente.pages.html.dom import Block, blocks, parse, strip_silent
from entente.pages.html.headline import headline
from entente.pages.html.metadata import metadata
from entente.pages.html.trimming import is_prose, split_at_end, trim
from entente.records import Page
from entente.text import content_id


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
        tree = parse(html)
    except ValueError as error:
        raise InputError(where, f"no HTML ({error})") from error
    meta = metadata(tree, html)
    strip_silent(tree)
    shown = blocks(copy.deepcopy(tree) if not fast else tree)
    dense = densest(shown)
    chosen = dense if fast else _better(exact_body(tree), dense)
    story, _ = split_at_end(chosen)
    title = headline(meta.titles, shown.lines[: place(shown.lines, story)[0] + 3])
    body = trim(story, title)
    known = about(meta, shown, body, title)
    text = "\n".join(block.text for block in body)
    if not title and not text:
        raise InputError(where, "no title and no text")
    return Page(
        id=PurePath(where).stem if not url else content_id("d", url),
        text=text,
        title=title,
        date=known.date,
        source=known.source,
        url=url or meta.url,
        origin=f"{where}:1",
        byline=known.byline,
    )


def _better(chosen: list[Block], dense: list[Block]) -> list[Block]:
    """Readability's choice, unless it lost most of the running text that one container of the page holds."""
    return dense if _prose(chosen) * 2 < _prose(dense) else chosen


def _prose(body: list[Block]) -> int:
    return sum(len(block.text) for block in body if is_prose(block))
