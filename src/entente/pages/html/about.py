"""What a page shows about its article: headline, day, source (来源), byline, read from the lines around the body."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from entente.pages.days import day_in
from entente.pages.html.dom import Block
from entente.pages.html.metadata import Metadata, day_in_url, published
from entente.text import fold

_SEPARATOR = re.compile(r"\s*(?:[_|｜»>@]|::|--|\s[-–—丨]\s|[-–—](?=[^-–—]{2,16}$))\s*")
_HEAD_LINES, _TAIL_LINES = 24, 8
_INFO_CHARS = 110
_DATE = re.compile(r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?")
_CLOCK = re.compile(r"\s*\d{1,2}[：:]\d{2}(?:[：:]\d{2})?")
_CUE = re.compile(
    r"(?P<source>(?:文章|信息|新闻|本文|稿件)?(?:来源(?:于)?|稿源|出处))[：: ]?\s*"
    r"|(?P<author>作者|采写|撰文|撰稿|(?<![\u4e00-\u9fff])文(?=[/：:|]))\s*[：:/|丨︱]?\s*"
    r"|(?:责任编辑|责编|编辑|审校|校对|审核|字号|字体|浏览|阅读|点击|评论|举报|分享|收藏|关注|打印|发布时间|发布日期|更新时间|时间|日期|发布于|发表于|频道|栏目|标签|所属分类|我要|原标题)[：: ]?"
)
_NO_SOURCE = re.compile(r"网络|互联网|本站|未知|转载|综合|[\d\W]*|.*(?:次|条|http|www).*")
_TAIL_NOTE = re.compile(r"[（(\[【].*$")
_OUTLET_END = re.compile(r"(?:网|报|社|台|刊|新闻|周刊|时报|日报|中文网|在线|杂志|电视|广播|之声|传媒)$")
_CREDIT_CUE = re.compile(r"记者|作者|撰文|采写|编译|文[/：]|特派员")


@dataclass(frozen=True, slots=True)
class About:
    """What a page says about its article; empty and null where it says nothing."""

    title: str
    date: dt.date | None
    source: str
    byline: str


def about(meta: Metadata, page: Sequence[Block], body: Sequence[Block]) -> About:
    """Read headline, day, source and byline of the article ``body`` on ``page`` (all its lines)."""
    start, end = _place(page, body)
    title = _title(meta, page, start)
    head = _head(page, start, title)
    below = [block.text for block in page[end : end + _TAIL_LINES]]
    source = _source(head, below) or _clean_source(meta.source)
    return About(
        title=title,
        date=_shown_day(head) or published(meta) or _shown_day(below) or day_in_url(meta.url),
        source=source or _beside_day(head) or _site(meta),
        byline="\n".join(_bylines(head, [block.text for block in body[:2]], below, meta, source)),
    )


def _place(page: Sequence[Block], body: Sequence[Block]) -> tuple[int, int]:
    """Where the body starts and ends among the page's lines."""
    texts = [block.text for block in page]
    first = next(
        (texts.index(b.text) for b in body if len(b.text) > 8 and b.text in texts), min(len(texts), 40)
    )
    last = next((texts.index(b.text, first) for b in reversed(body) if b.text in texts[first:]), first)
    return first, last + 1


def _title(meta: Metadata, page: Sequence[Block], start: int) -> str:
    shown = [block.text for block in page[: start + 3] if 4 <= len(block.text) <= 150]
    best = max((line for line in shown if _is_headline(line, meta.titles)), key=len, default="")
    if len(best) >= 8:
        return best
    return _above_info(page[:start]) or best or _without_site(meta.titles[0] if meta.titles else "")


def _is_headline(line: str, titles: Sequence[str]) -> bool:
    plain = "".join(line.split())
    return any(_at_edge(plain, "".join(title.split())) for title in titles)


def _at_edge(line: str, title: str) -> bool:
    """True when ``line`` starts ``title``, or ends it after a separator."""
    if title.startswith(line):
        return True
    return title.endswith(line) and _SEPARATOR.search(title[: -len(line)][-2:]) is not None


def _above_info(lines: Sequence[Block]) -> str:
    """The line above the one with day and source, when the page's ``title`` element names the site only."""
    for number in range(len(lines) - 1, max(0, len(lines) - 12), -1):
        text = lines[number - 1].text
        if _DATE.search(lines[number].text) and 8 <= len(text) <= 80 and not lines[number - 1].is_link:
            return text
    return ""


def _without_site(title: str) -> str:
    pieces = _SEPARATOR.split(title)
    return max(pieces, key=len) if pieces else title


def _head(page: Sequence[Block], start: int, title: str) -> list[str]:
    lines = [block.text for block in page[max(0, start - _HEAD_LINES) : start + 1]]
    at = [number for number, line in enumerate(lines) if line == title]
    after = at[-1] + 1 if at else max(0, len(lines) - 10)
    # A headline that stands below the day and source is rare, but a repeated one is not.
    if at and not any(_DATE.search(line) for line in lines[after:]):
        after = at[0] + 1 if any(_DATE.search(line) for line in lines[at[0] + 1 :]) else max(0, at[0] - 4)
    return [line for line in lines[after:] if len(line) <= _INFO_CHARS]


def _shown_day(lines: Sequence[str]) -> dt.date | None:
    return next((day for line in lines if len(line) <= _INFO_CHARS and (day := day_in(fold(line)))), None)


def _fields(line: str, name: str) -> Iterator[str]:
    """The values that ``line`` gives under the cue ``name``: what stands between it and the next cue or day."""
    cues = list(_CUE.finditer(fold(line)))
    for number, cue in enumerate(cues):
        if cue[name]:
            end = cues[number + 1].start() if number + 1 < len(cues) else len(line)
            value = _DATE.split(line[cue.end() : end])[0].strip(" |｜/　")
            if value:
                yield value


def _source(head: Sequence[str], below: Sequence[str]) -> str:
    for line in (*head, *below):
        for value in _fields(line, "source") if len(line) <= _INFO_CHARS else ():
            source = _clean_source(value)
            if source:
                return source
    return ""


def _clean_source(value: str) -> str:
    value = re.sub(r"^(?:来源|來源)\s*[:：]\s*", "", value.strip())
    words = _TAIL_NOTE.sub("", value).replace("\u3000", " ").split()
    if not words or len(words[0]) > 24 or _NO_SOURCE.fullmatch(words[0]):
        return ""
    return words[0].strip("|｜·,，。;；")


def _after_day(line: str) -> str:
    """What follows the day and the time of day on a line."""
    found = _DATE.search(fold(line))
    if not found:
        return ""
    clock = _CLOCK.match(line, found.end())
    return line[clock.end() if clock else found.end() :].strip(" 　|｜")


def _beside_day(head: Sequence[str]) -> str:
    """The outlet that stands right behind the day, or on the line above or below it, without a cue."""
    for number, line in enumerate(head):
        if _DATE.search(fold(line)):
            beside = (_after_day(line), *head[max(0, number - 1) : number], *head[number + 1 : number + 2])
            for words in beside:
                if words and not _CUE.match(fold(words)) and not _is_people(words) and len(words) < 40:
                    source = _clean_source(words)
                    if source and len(source) <= 14 and not _DATE.search(source):
                        return source
    return next((line for line in head if _OUTLET_END.search(fold(line)) and len(line) <= 12), "")


def _is_people(words: str) -> bool:
    return (
        _CREDIT_CUE.search(fold(words)) is not None or len([w for w in words.split() if 2 <= len(w) <= 4]) > 2
    )


def _site(meta: Metadata) -> str:
    pieces = _SEPARATOR.split(meta.title)[1:]
    named = next((piece for piece in pieces if _OUTLET_END.search(fold(piece))), "")
    return meta.site or named


def _bylines(
    head: Sequence[str], opening: Sequence[str], below: Sequence[str], meta: Metadata, source: str
) -> Iterator[str]:
    for line in (*head, *opening, *below):
        if len(line) > _INFO_CHARS:
            continue
        for value in _fields(line, "author"):
            yield f"作者：{value}"
        if _CREDIT_CUE.search(fold(line)):
            yield _after_day(line) or line
    for line in head:
        people = _after_day(line)
        if people and len(people.split()) > 1 and not _CUE.search(fold(people)):
            yield f"作者：{people}"
    if meta.person and meta.person not in (source, meta.site):
        yield f"作者：{meta.person}"
    if any(meta.author in line.split() for line in head if "编" not in fold(line)) and meta.author not in (
        source,
        meta.site,
    ):
        yield f"作者：{meta.author}"
