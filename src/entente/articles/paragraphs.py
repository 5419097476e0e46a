"""Paragraphs as spans: one a line, without white space around and without a site's own boilerplate."""

from __future__ import annotations

import re

from entente.text import Span

_LINE = re.compile(r"[^\s\u200b\ufeff](?:[^\n]*[^\s\u200b\ufeff])?")
# Whole lines that a site or a feed reader puts into every text: stamps, counters, copyright.
_BOILERPLATE = re.compile(
    r"继续浏览后续|获取更多RSS：?|© ?\d{4} AFP|\{\{\}\}|The post .{0,80}appeared first on .{0,40}"
    r"|Feed enhanced by .{0,40}|\d{2}/\d{2}/\d{4} - \d{2}:\d{2}|\d{4}-\d{2}-\d{2}[T ][\d:.]+Z?"
    r"|[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} [\d:]{8} GMT"
)


def lines(text: str, within: Span) -> tuple[Span, ...]:
    """The lines of ``within`` that are not blank, trimmed, as spans of ``text``."""
    return tuple(Span(*line.span()) for line in _LINE.finditer(text, within.start, within.end))


def paragraphs(text: str, body: Span) -> tuple[Span, ...]:
    """The paragraphs of ``body`` in order, boilerplate lines left out, as spans of ``text``."""
    return tuple(line for line in lines(text, body) if not _is_boilerplate(line.of(text)))


def _is_boilerplate(line: str) -> bool:
    return len(line) < 160 and _BOILERPLATE.fullmatch(line) is not None
