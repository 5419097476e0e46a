"""What a page shows about its article: day, source (来源) and byline, read from the lines around the body."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from entente.lexicon import alternatives
from entente.pages.days import day_in
from entente.pages.html.blocks import Block, Blocks
from entente.pages.html.headline import SEPARATOR
from entente.pages.html.metadata import Metadata, day_in_url, published
from entente.pages.html.source import attributes_of
from entente.text import fold

_HEAD_LINES, _TAIL_LINES = 24, 8
_INFO_CHARS = 110
_DAY = re.compile(
    r"(?:(?:19|20)\d\d\s?[-/.年]\s?)?\d{1,2}\s?[-/.月]\s?\d{1,2}日?(?:[T\s]*\d{1,2}[：:]\d{2}(?:[：:]\d{2})?)?"
    r"|[A-Z][a-z]{2,8}\.? \d{1,2}[，,]? (?:19|20)\d\d"
)
_CUES = "pages/cues.tsv"
_CUE = re.compile(
    rf"(?P<source>{alternatives(_CUES, 'source')})[：: ]?\s*"
    rf"|(?P<author>{alternatives(_CUES, 'author')})\s*[：:/|]?\s*"
    rf"|{alternatives(_CUES, 'other')}[：: ]?"
)
_NO_SOURCE = re.compile(alternatives(_CUES, "nowhere"), re.IGNORECASE)
_OUTLET = re.compile(alternatives(_CUES, "outlet"))
_CREDIT = re.compile(alternatives(_CUES, "credit"))
_LABEL = re.compile(alternatives(_CUES, "label"), re.IGNORECASE)
_NO_NAME = re.compile(r"\d{2}|时间|[今昨前]天|\d\s?(?:小时|分钟|天)|[>»]")
_NOTE = re.compile(r"[（(\[【].*$")
_STRAY = "|｜/·,，。;；:： \u3000\xa0"


@dataclass(frozen=True, slots=True)
class About:
    """What a page says about its article; empty and null where it says nothing."""

    date: dt.date | None
    source: str
    byline: str
    site: str


def about(meta: Metadata, page: Blocks, body: Sequence[Block], title: str) -> About:
    """Read day, source and byline of the article ``body``, called ``title``, on ``page``."""
    start, end = place(page.lines, body)
    head = _head(page.lines, start, title)
    below = page.lines[end : end + _TAIL_LINES]
    site = _site(meta)
    source = _source([*head, *below]) or _outlet(meta.source) or _beside_day(head) or _labelled(page, head)
    return About(
        date=_day(head) or published(meta) or _day(below) or day_in_url(meta.url),
        source=source or _outlet(meta.nickname) or site,
        byline="\n".join(dict.fromkeys(_bylines(meta, [*head, *body[:2], *below], head, source))),
        site="" if meta.nickname else site,  # whoever has an account writes on its platform
    )


def place(page: Sequence[Block], body: Sequence[Block]) -> tuple[int, int]:
    """The half-open range of the page's lines that ``body`` takes up."""
    texts = [block.text for block in page]
    first = next(
        (texts.index(b.text) for b in body if len(b.text) > 8 and b.text in texts), min(len(texts), 40)
    )
    last = next((texts.index(b.text, first) for b in reversed(body) if b.text in texts[first:]), first)
    return first, last + 1


def _head(page: Sequence[Block], start: int, title: str) -> list[Block]:
    """The short lines between headline and body; some more when no day stands between them."""
    lines = list(page[max(0, start - _HEAD_LINES) : start])
    at = [number for number, block in enumerate(lines) if block.text == title]
    for first in (*(n + 1 for n in reversed(at)), at[0] - 4 if at else len(lines) - 10):
        head = [
            block
            for block in lines[max(0, first) :]
            if len(block.text) <= _INFO_CHARS and block.text != title
        ]
        if _day(head):
            return head
    return [block for block in lines[at[-1] + 1 if at else -10 :] if len(block.text) <= _INFO_CHARS]


def _day(lines: Sequence[Block]) -> dt.date | None:
    short = (fold(block.text) for block in lines if len(block.text) <= _INFO_CHARS)
    return next((day for text in short if (day := day_in(text))), None)


def _fields(line: str, name: str) -> Iterator[str]:
    """The values that ``line`` gives under the cue ``name``: what stands up to the next cue or day."""
    folded = fold(line)
    cues = list(_CUE.finditer(folded))
    ends = [*(cue.start() for cue in cues[1:]), len(line)][: len(cues)]
    for cue, end in zip(cues, ends, strict=True):
        if cue[name]:
            day = _DAY.search(folded, cue.end(), end)
            value = line[cue.end() : day.start() if day else end].strip(_STRAY)
            if value:
                yield value


def _source(lines: Sequence[Block]) -> str:
    short = (block.text for block in lines if len(block.text) <= _INFO_CHARS)
    named = (_outlet(value) for line in short for value in _fields(line, "source"))
    return next((source for source in named if source), "")


def _outlet(value: str) -> str:
    """The name of an outlet at the start of ``value``, empty when it is none."""
    value = re.sub(r"^(?:来源|來源)\s*[:：]\s*", "", value.strip())
    words = _NOTE.sub("", value).split()
    name = words[0].strip(_STRAY) if words else ""
    return "" if not name or len(name) > 24 or _NO_SOURCE.fullmatch(fold(name)) else name


def _after_day(line: str) -> str:
    day = _DAY.search(fold(line))
    return line[day.end() :].strip(_STRAY) if day else ""


def _beside_day(head: Sequence[Block]) -> str:
    """The outlet behind the day, above or below it, without a cue; else a line that is an outlet's name."""
    for number, block in enumerate(head):
        if _DAY.search(fold(block.text)):
            around = [
                block.text for block in (*head[max(0, number - 1) : number], *head[number + 1 : number + 2])
            ]
            named = (_bare_outlet(words) for words in (_after_day(block.text), *around))
            source = next((source for source in named if source), "")
            if source:
                return source
    return next((b.text for b in head if len(b.text) <= 12 and _OUTLET.search(fold(b.text))), "")


def _bare_outlet(words: str) -> str:
    folded = fold(words)
    credit = _CREDIT.search(folded)
    if credit:
        words = words[: credit.start()].strip(_STRAY)
        return words if _OUTLET.search(fold(words)) else ""
    name = _outlet(words)
    if (
        len(words) > 40
        or len(name) > 14
        or _NO_NAME.search(fold(name))
        or _CUE.match(folded)
        or _are_people(words)
    ):
        return ""
    return name


def _are_people(words: str) -> bool:
    names = [word for word in words.split() if re.fullmatch(r"[\u4e00-\u9fff]{2,4}", word)]
    return len(names) > 1 and len(names) == len(words.split()) and not any(map(_OUTLET.search, names))


def _labelled(page: Blocks, head: Sequence[Block]) -> str:
    """The short line whose element is named as source, account or author of the page."""
    for block in head:
        if len(block.text) <= 14 and _is_label(page, block.container):
            name = _bare_outlet(block.text)
            if name:
                return name
    return ""


def _is_label(page: Blocks, number: int) -> bool:
    held = page.containers[number]
    around = page.containers[held.parent].attributes if held.parent >= 0 else ""
    return any(
        len(value) < 60 and _LABEL.search(value)
        for attributes in (held.attributes, held.link, around)
        for value in attributes_of(attributes).values()
    )


def _site(meta: Metadata) -> str:
    pieces = SEPARATOR.split(meta.title)[1:]
    return next((piece for piece in pieces if _OUTLET.search(fold(piece))), "") or meta.publisher or meta.site


def _bylines(meta: Metadata, lines: Sequence[Block], head: Sequence[Block], source: str) -> Iterator[str]:
    """Lines that may name the authors, the surest first; a field of the page becomes ``作者：…``."""
    short = [block.text for block in lines if len(block.text) <= _INFO_CHARS]
    for line in short:
        if _CREDIT.search(fold(line)):
            yield _after_day(line) or line
            yield from (f"作者：{value}" for value in _fields(line, "author"))
    for block in head:
        if _are_people(_after_day(block.text)):
            yield f"作者：{_after_day(block.text)}"
    known = (source, meta.site, meta.publisher)
    if meta.person and meta.person not in known:
        yield f"作者：{meta.person}"
    if meta.author and meta.author not in known and _is_shown(meta.author, head):
        yield f"作者：{meta.author}"


def _is_shown(author: str, head: Sequence[Block]) -> bool:
    """True when the page shows the name that its tags call the author, and not as an editor's."""
    return any(author in block.text.split() for block in head if "编" not in fold(block.text))
