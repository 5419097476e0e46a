"""Who made a story, where and when: the heads and the signature of an article, in raw spans and strings."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import fields

from entente.articles.credits import credit
from entente.articles.datelines import Head, head
from entente.articles.names import one_form
from entente.text import Span

# A stamp, a caption and a lead picture's credit may stand above the dateline.
_HEAD_PARAGRAPHS = 4
_HEAD_CHARS = 160
_TAIL_PARAGRAPHS = 3
_TAIL_CHARS = 90
_HEAD_CUE = re.compile(
    r"[记記]者|[电電][ ）)】〕]|[讯訊][】）) ：]|日[电電讯訊]|消息|[报報][导導道]|[编編][译譯]"
    r"|[/／]|By |日 ?-|文：|[（【〔]"
)
_TAIL_CUE = re.compile(
    r"[记記]者|[编編][译譯]|作者|[评評][论論][员員]|撰[文稿]|采[写寫]|[文][/／：]|[图圖]文"
)
_DAY = re.compile(r"(?:(?P<y>\d{4})年)?(?:(?P<m>\d{1,2})月)?(?P<d>\d{1,2})日")
# A report appears on a page within days of being filed, an aggregator's copy within two months.
_LONGEST_LAG = dt.timedelta(days=60)


def making(text: str, found: Sequence[Span]) -> Head:
    """What the first paragraphs of an article (``found``, spans of ``text``) say, and its signature below."""
    made = Head()
    for paragraph in found[:_HEAD_PARAGRAPHS]:
        made = made.with_(_opening(text, paragraph))
        if made.line or made.reporters:
            break
    return made if made.reporters else made.with_(Head(reporters=_signed(text, found[-_TAIL_PARAGRAPHS:])))


def _opening(text: str, paragraph: Span) -> Head:
    piece = text[paragraph.start : min(paragraph.end, paragraph.start + _HEAD_CHARS)]
    if not _HEAD_CUE.search(piece):
        return Head()
    return _shifted(head(one_form(piece), Span(0, len(piece))), paragraph.start)


def _shifted(found: Head, by: int) -> Head:
    moved = {f.name: getattr(found, f.name) for f in fields(Head)}
    for name, value in moved.items():
        if isinstance(value, Span):
            moved[name] = value.shift(by)
    return Head(**{**moved, "reporters": tuple(name.shift(by) for name in found.reporters)})


def _signed(text: str, last: Sequence[Span]) -> tuple[Span, ...]:
    """The reporters of a line of credits below the story, or of a bracket that ends it."""
    for paragraph in reversed(last):
        start = max(paragraph.start, paragraph.end - _TAIL_CHARS)
        piece = text[start : paragraph.end]
        if _TAIL_CUE.search(piece):
            signature = _signature(one_form(piece), is_line=start == paragraph.start)
            if signature:
                return tuple(name.shift(start) for name in signature)
    return ()


def _signature(piece: str, is_line: bool) -> tuple[Span, ...]:
    bracket = _LAST_BRACKET.search(piece)
    inside = Span(*bracket.span(1)) if bracket else Span(0, len(piece))
    if bracket and not _PROFESSION.search(piece, inside.start):
        return ()
    found = credit(piece, inside) if bracket or is_line else None
    return found.reporters if found else ()


# 文/图 in a closing bracket is what contributors sign a report about themselves with.
_PROFESSION = re.compile("记者|评论员|编译|作者|撰文|撰稿|采写|特派员|^By ")
# After a full stop, at the very end; a bracket inside a sentence is the sentence's own.
_LAST_BRACKET = re.compile(r"(?:^|[。！？”])\s*（([^（）]{2,60})）[\s。#]*(?:（完）)?$")


def words(text: str, span: Span | None) -> str | None:
    """The characters of ``span``, null for no span."""
    return span.of(text).strip() if span else None


def names(text: str, spans: Sequence[Span]) -> tuple[str, ...]:
    """Reporters as written, each once, without the space that sets two single characters apart (成　欣)."""
    found = (span.of(text).strip() for span in spans)
    return tuple(dict.fromkeys(name if name.isascii() else "".join(name.split()) for name in found))


def filed_on(text: str, day: Span | None, published: dt.date | None) -> str | None:
    """The dateline's day as an ISO date: the last one up to the publication, null when that is too far back.

    >>> filed_on("12月18日", Span(0, 6), dt.date(2021, 1, 8))
    '2020-12-18'
    """
    found = _DAY.fullmatch(one_form(day.of(text))) if day else None
    if found is None:
        return None
    if found["y"]:
        return _iso(int(found["y"]), int(found["m"] or 0), int(found["d"]))
    return _last_before(found, published) if published else None


def _last_before(found: re.Match[str], published: dt.date) -> str | None:
    latest = published + dt.timedelta(days=1)
    for back in range((_LONGEST_LAG if found["m"] else dt.timedelta(days=25)).days):
        day = latest - dt.timedelta(days=back)
        if day.day == int(found["d"]) and (not found["m"] or day.month == int(found["m"])):
            return day.isoformat()
    return None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None
