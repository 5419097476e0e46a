"""The headline: the line above the body that the ``title`` element starts with, or that element cleaned."""

from __future__ import annotations

import re
from collections.abc import Sequence

from entente.pages.days import day_in
from entente.pages.html.blocks import Block
from entente.text import fold

# Between a headline and the names of section and site: 标题_资讯_某网, 标题 - 某中文网, 标题--时政--某网.
SEPARATOR = re.compile(r"\s*(?:[_|｜»>@]|::|--|\s[-–—丨]\s|[-–—](?=[^-–—]{2,16}$))\s*")
_LONGEST = 150
_SURE = 8


def headline(titles: Sequence[str], above: Sequence[Block]) -> str:
    """The headline of the article below ``above`` (the page's lines up to the body's first ones).

    ``titles`` are the page's own ``title`` element and tags. The longest line that one of them starts
    with (or ends with, behind a separator) is the headline; failing that the line above day and source.
    """
    shown = [block.text for block in above if 4 <= len(block.text) <= _LONGEST]
    dense = ["".join(title.split()) for title in titles]
    # few lines are in any title: one search for all titles leaves those out
    every = "\n".join(dense)
    inside = [line for line in shown if "".join(line.split()) in every]
    best = max((line for line in inside if _is_headline(line, dense)), key=len, default="")
    if len(best) >= _SURE:
        return best
    return _above_day(above) or best or _without_site(titles[0] if titles else "")


def _is_headline(line: str, titles: Sequence[str]) -> bool:
    plain = "".join(line.split())
    return any(_at_edge(plain, title) for title in titles)


def _at_edge(line: str, title: str) -> bool:
    if title.startswith(line):
        return True
    return title.endswith(line) and SEPARATOR.search(title[: -len(line)][-2:]) is not None


def _above_day(above: Sequence[Block]) -> str:
    for number in range(len(above) - 1, max(0, len(above) - 14), -1):
        line, before = above[number], above[number - 1]
        if (
            len(line.text) < _LONGEST
            and day_in(fold(line.text))
            and len(before.text) >= _SURE
            and not before.is_link
        ):
            return before.text
    return ""


def _without_site(title: str) -> str:
    return max(SEPARATOR.split(title), key=len)
