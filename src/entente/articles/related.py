"""The block of related items (相關焦點, 相关阅读, 延伸閱讀) that an aggregator puts below a story."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from entente.articles.paragraphs import lines
from entente.text import Span, fold

_HEADING = re.compile(
    r"[ 【〖■●]*(?:相关(?:焦点|阅读|新闻|报道|文章|推荐|内容|链接)|(?:延伸|推荐|热点)阅读|猜你喜欢"
    r"|更多(?:相关)?(?:新闻|报道|文章))[ 】〗：>]*"
)
# Short lines with the first characters of a heading in both scripts: no other is folded for it.
_HINT = re.compile(
    r"^[^\n]{0,8}(?:相[关關]|延伸[阅閱]|[推热熱][荐薦点點][阅閱]|猜你喜|更多)[^\n]{0,16}$", re.MULTILINE
)
_BULLET = re.compile(r"(?:[•·●○■◆▪►▶*]|-(?= )|\d{1,2}[.、])[ \t]*")
_TITLE_CHARS = 60


@dataclass(frozen=True, slots=True)
class Item:
    """A related item: the span of its title and that of its snippet (empty when it has none)."""

    title: Span
    snippet: Span


def related_block(text: str) -> tuple[int, tuple[Item, ...]]:
    """Where the block starts (the end of ``text`` when there is none), and its items in order."""
    for hint in _HINT.finditer(text):
        if _HEADING.fullmatch(fold(hint[0])):
            items = _items(text, lines(text, Span(hint.end(), len(text))))
            if items:
                return hint.start(), items
    return len(text), ()


def _items(text: str, block: Sequence[Span]) -> tuple[Item, ...]:
    starts = [i for i, line in enumerate(block) if _BULLET.match(line.of(text))]
    if not starts or starts[0] != 0:
        starts = [i for i, line in enumerate(block) if _is_title(line.of(text))]
    if not starts or starts[0] != 0:
        return ()
    ends = [*starts[1:], len(block)]
    return tuple(_item(text, block[start:end]) for start, end in zip(starts, ends, strict=True))


def _is_title(line: str) -> bool:
    return len(line) <= _TITLE_CHARS and not line.endswith(("。", "!", "！", "」", "”", "…"))


def _item(text: str, block: Sequence[Span]) -> Item:
    title = block[0]
    bullet = _BULLET.match(title.of(text))
    title = Span(title.start + (bullet.end() if bullet else 0), title.end)
    snippet = Span(block[1].start, block[-1].end) if len(block) > 1 else Span(title.end, title.end)
    return Item(title, _without_headline(text, title, snippet))


def _without_headline(text: str, title: Span, snippet: Span) -> Span:
    if not snippet.of(text).startswith(title.of(text)):
        return snippet
    start = snippet.start + (title.end - title.start)
    rest = text[start : snippet.end]
    return Span(start + len(rest) - len(rest.lstrip(" \u3000\xa0\n!！。：:")), snippet.end)
