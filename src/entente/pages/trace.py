"""From a span of a page's text back to the bytes of the file that it came from."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from entente.pages.charset import decoded as decoded_by
from entente.text import Span

# Markup and its silent elements; what is left are characters and character references.
_SILENT = (
    r"<!--.*?-->|<(?P<silent>script|style|noscript|template|textarea|select|button)\b.*?</(?P=silent)\s*>"
    r"|<[^>]*>"
)
_PIECES = re.compile(
    rf"(?P<markup>{_SILENT})|(?P<reference>&#?\w{{1,31}};?)|(?P<escape>\\u[0-9a-fA-F]{{4}}|\\[nrt\"\\/])",
    re.DOTALL | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Trace:
    """The visible characters of a file, without white space, each with its span in the decoded text."""

    charset: str
    decoded: str
    visible: str
    spans: tuple[Span, ...]

    def bytes_of(self, text: str, span: Span) -> Span | None:
        """The byte range of the file that shows ``span`` of the page's ``text``; null when it is not found.

        The range runs from the first visible character to the last and may hold markup between them.
        """
        before, wanted = _dense(text[: span.start]), _dense(span.of(text))
        if not wanted:
            return None
        at = self._find(before, wanted)
        if at < 0:
            return None
        whole = Span(self.spans[at].start, self.spans[at + len(wanted) - 1].end)
        start = len(self.decoded[: whole.start].encode(self.charset))
        return Span(start, start + len(whole.of(self.decoded).encode(self.charset)))

    def _find(self, before: str, wanted: str) -> int:
        """Where ``wanted`` stands: behind most of what stands before it, for a sentence may occur twice."""
        for context in (24, 8, 0):
            lead = before[-context:] if context else ""
            at = self.visible.find(lead + wanted)
            if at >= 0:
                return at + len(lead)
        return -1


def trace(data: bytes, declared: str | None = None) -> Trace | None:
    """The trace of a file's ``data`` (text, HTML or one JSON record); null when no charset decodes it."""
    found = decoded_by(data, declared)
    if found is None:
        return None
    charset, decoded = found
    visible: list[str] = []
    spans: list[Span] = []
    start = 0
    for piece in _PIECES.finditer(decoded):
        _keep(decoded, range(start, piece.start()), visible, spans)
        shown = "" if piece["markup"] else _shown(piece)
        if shown.strip():
            visible += shown
            spans += [Span(*piece.span())] * len(shown)
        start = piece.end()
    _keep(decoded, range(start, len(decoded)), visible, spans)
    return Trace(charset, decoded, "".join(visible), tuple(spans))


def _shown(piece: re.Match[str]) -> str:
    if piece["reference"]:
        return html.unescape(piece["reference"])
    escape = piece["escape"]
    if escape[1] == "u":
        return chr(int(escape[2:], 16))
    return "" if escape[1] in "nrt" else escape[1]


def _keep(decoded: str, where: range, visible: list[str], spans: list[Span]) -> None:
    for offset in where:
        if not decoded[offset].isspace():
            visible.append(decoded[offset])
            spans.append(Span(offset, offset + 1))


def _dense(text: str) -> str:
    return "".join(text.split())
