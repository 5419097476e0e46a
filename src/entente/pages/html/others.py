"""The block of related stories below an article, as a text dump has it: heading, bullets, snippets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from entente.pages.html.blocks import Block
from entente.pages.html.trimming import is_prose
from entente.text import fold

_HEADING = re.compile(r"[ 【〖■●>]*(?:相关(?:焦点|阅读|新闻|报道|文章|推荐)|延伸阅读|推荐阅读)[ 】〗：>]*")
_DAY_LINE = re.compile(r"[\d\s:：./年月日-]+")
# The block follows its article within some lines of buttons and credits; a farther one is the site's.
_WITHIN = 15
_MOST = 30
_TITLE = range(8, 61)


def related_lines(below: Sequence[Block]) -> list[str]:
    """Heading and items of the related block among the lines ``below`` the body, empty when there is none."""
    for number, block in enumerate(below[:_WITHIN]):
        if _HEADING.fullmatch(fold(block.text)):
            items = list(_items(below[number + 1 :]))
            return ["", block.text, *items] if items else []
    return []


def _items(lines: Sequence[Block]) -> Iterator[str]:
    titled = False
    for block in lines[:_MOST]:
        if block.is_link and len(block.text) in _TITLE:
            titled = True
            yield f"• {block.text}"
        elif titled and is_prose(block):
            yield f"  {block.text}"
        elif not _DAY_LINE.fullmatch(block.text):
            return
