"""Plain-text dumps of a page: title, ``date source``, then the body and what stands below it."""

from __future__ import annotations

import re

from entente.errors import InputError
from entente.pages.charset import decode
from entente.pages.days import day_in
from entente.pages.files import stem
from entente.records import Page
from entente.text import content_id

# A head line is short and gives the day first, or says 来源; a longer one is prose.
_HEAD_LINE = re.compile(
    r"^\s*(?:日期|时间|時間|发布时间|發布時間)?[:：]?\s*(?P<day>(?:19|20)\d\d\D\d{1,2}\D\d{1,2}日?)(?:[T\s]+\d\d:\d\d(?::\d\d)?)?\s*(?:(?:来源|來源)[:：]?)?\s*(?P<source>\S[^。！？]{0,30})?$"
)
_TITLE_CHARS = 120


def read_dump(data: bytes, where: str) -> Page:
    """The page of a text dump. Raises InputError when the bytes are empty or in no known charset.

    ``Page.text`` starts at the first character after the head and runs to the end of the file.
    """
    text = decode(data)
    if text is None:
        raise InputError(where, "encoding not recognised")
    if not text.strip():
        raise InputError(where, "empty file")
    return dump_page(text.lstrip("\ufeff"), where)


def dump_page(text: str, where: str) -> Page:
    """The same, for text that is decoded already."""
    title, after = _title(text)
    head, after = _head_line(text, after)
    start = after + len(text[after:]) - len(text[after:].lstrip())
    return Page(
        id=stem(where) if where != "-" else content_id("d", text),
        text=text[start:].rstrip() + "\n",
        title=title,
        date=day_in(head["day"]) if head else None,
        source=(head["source"] or "").strip() if head else "",
        origin=f"{where}:1",
    )


def _line(text: str, start: int) -> tuple[str, int]:
    """The next line with something on it, and where the text goes on."""
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if text[start:end].strip():
            return text[start:end].strip(), min(end + 1, len(text))
        start = end + 1
    return "", len(text)


def _title(text: str) -> tuple[str, int]:
    line, after = _line(text, 0)
    is_title = len(line) <= _TITLE_CHARS and not line.endswith("。") and text[after:].strip()
    return (line, after) if is_title else ("", 0)


def _head_line(text: str, start: int) -> tuple[re.Match[str] | None, int]:
    line, after = _line(text, start)
    found = _HEAD_LINE.match(line)
    return (found, after) if found else (None, start)
