"""The lead of an article: its first sentences, behind stamps, captions, credits and the headline."""

from __future__ import annotations

import re
from collections.abc import Iterator

from entente.stories.words import bare
from entente.text import Span, fold

LEAD = 600
"""Characters of the lead that are compared."""
_SENTENCE = re.compile("[。！？]")
_CAPTION = re.compile(r"资料[照图]|照片来源|档案照|[摄图]）?$|[社网]）$")
_HEAD = re.compile(r"(?:[（【][^）】]{2,40}[）】]|路透\S{1,8}\d+月\d+日 - )\s*")


def leading(title: str, body: str) -> Iterator[Span]:
    """Spans of ``body`` that make the lead, a paragraph each; the whole body when none does."""
    folded = fold(body)
    headline = bare(fold(title))
    found = False
    for line in re.finditer(r"[^\n]+", folded):
        if _tells(line.group(), headline):
            found = True
            head = _HEAD.match(folded, *_trimmed(line))
            yield Span(head.end() if head else _trimmed(line)[0], line.end())
    if not found:
        yield Span(0, len(body))


def _tells(line: str, headline: str) -> bool:
    words = line.strip()
    return bool(_SENTENCE.search(words)) and not _CAPTION.search(words) and bare(words) != headline


def _trimmed(line: re.Match[str]) -> tuple[int, int]:
    text = line.group()
    return line.start() + len(text) - len(text.lstrip()), line.end()


def lead(title: str, body: str, limit: int = LEAD) -> str:
    """The first ``limit`` folded characters of the lead."""
    folded = fold(body[: 4 * limit])
    parts: list[str] = []
    size = 0
    for span in leading(title, folded):
        parts.append(span.of(folded))
        size += span.end - span.start
        if size >= limit:
            break
    return "\n".join(parts)[:limit]
