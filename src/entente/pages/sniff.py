"""What a stream holds, told from its first bytes; the name's ending only where bytes cannot tell."""

from __future__ import annotations

import re
from enum import StrEnum

from entente.pages.charset import decode


class Format(StrEnum):
    """The formats that :func:`entente.pages.scan` reads, and the two it reports."""

    JSONL = "jsonl"
    TEXT = "text"
    HTML = "html"
    XML = "xml"
    WARC = "warc"
    EMPTY = "empty"
    BINARY = "binary"


_XML = re.compile(rb"<\?xml|<(?:rss|feed|urlset|sitemapindex|rdf:RDF)[\s>]", re.IGNORECASE)
_XML_ROOT = re.compile(rb"<(?:rss|feed|urlset|sitemapindex|rdf:RDF)[\s>]", re.IGNORECASE)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|title|div|article|p)[\s>]", re.IGNORECASE)
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\r\f\x1b")


def sniff(head: bytes, name: str = "") -> Format:
    """The format of a stream that starts with ``head`` (64 KiB suffice) and is called ``name``."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start:
        return Format.EMPTY
    if start.startswith(b"WARC/"):
        return Format.WARC
    if start.startswith(b"{") or name.endswith((".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")):
        return Format.JSONL
    return _markup(start) or (Format.BINARY if _is_binary(head) else Format.TEXT)


def _markup(start: bytes) -> Format | None:
    if _XML.match(start) and _XML_ROOT.search(start[:2048]):
        return Format.XML
    # UTF-16 pages carry a zero byte in every ASCII character.
    return Format.HTML if _HTML.search(start[:8192].replace(b"\0", b"")) else None


def _is_binary(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return decode(head) is None
    controls = sum(1 for byte in head[:4096] if byte in _CONTROLS)
    return controls * 100 > len(head[:4096])
