"""Saved HTML → page."""

from __future__ import annotations

from pathlib import PurePath

import lxml.html
from readability import Document

from entente.errors import InputError
from entente.pages.charset import decode
from entente.pages.days import day_in
from entente.records import Page


def read_html(data: bytes, where: str) -> Page:
    """The page of an HTML document. Raises InputError when it has neither title nor text."""
    html = decode(data)
    if html is None:
        raise InputError(where, "encoding not recognised")
    document = Document(html)
    text = lxml.html.fromstring(document.summary()).text_content().strip()
    title = document.short_title()
    if not title and not text:
        raise InputError(where, "no title and no text")
    return Page(id=PurePath(where).stem, text=text, title=title, date=day_in(html), origin=f"{where}:1")
