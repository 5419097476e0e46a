"""``scan``: paths in, pages and skips out, one at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from entente.errors import InputError
from entente.pages.dumps import read_dump
from entente.pages.feeds import read_feed
from entente.pages.fetching import Fetcher, is_address
from entente.pages.files import STDIN, Source, expand, open_source
from entente.pages.html import read_html
from entente.pages.jsonl import read_jsonl
from entente.pages.remote import scan_address
from entente.pages.skips import Skip
from entente.pages.sniff import Format, sniff
from entente.pages.warc import read_warc, read_warc_file
from entente.records import Page


def scan(
    paths: Sequence[str],
    stdin: BinaryIO | None = None,
    *,
    fast: bool = False,
    fetcher: Fetcher | None = None,
) -> Iterator[Page | Skip]:
    """Every page under ``paths``, and a Skip for all that could not be read; never stops at a bad one.

    ``paths`` are files, folders (recursive, sorted), globs, ``https://`` addresses, and ``-`` for
    ``stdin``. The content decides how a file is read: JSONL, text, HTML, RSS, Atom, sitemap or WARC, each
    plain or gzip. ``fast`` reads HTML at several times the speed, with a little less care. Memory is
    bounded by one record or document (32 MiB), whatever the size of the file.
    """
    for path in paths:
        try:
            if is_address(path):
                fetcher = fetcher or Fetcher()
                yield from scan_address(path, fetcher, fast=fast)
            else:
                for name in expand(path):
                    yield from _scan_file(name, stdin, fast)
        except InputError as error:
            yield Skip.of(error)


def _scan_file(name: str, stdin: BinaryIO | None, fast: bool) -> Iterator[Page | Skip]:
    try:
        source = open_source(name, stdin)
        with source.stream:
            yield from _read(source, sniff(source.head(), name), fast)
    except InputError as error:
        yield Skip.of(error)


def _read(source: Source, kind: Format, fast: bool) -> Iterator[Page | Skip]:
    match kind:
        case Format.JSONL:
            yield from read_jsonl(source)
        case Format.WARC if source.name == STDIN:
            yield from read_warc(source.stream, source.name, fast=fast)
        case Format.WARC:
            yield from read_warc_file(source.name, fast=fast)
        case Format.XML:
            yield from read_feed(source.whole(), source.name)
        case Format.HTML:
            yield read_html(source.whole(), source.name, fast=fast)
        case Format.TEXT:
            yield read_dump(source.whole(), source.name)
        case Format.EMPTY | Format.BINARY:
            yield Skip(source.name, None, f"{kind} file")
