"""``scan``: paths in, pages and skips out, one at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import BinaryIO

from entente.errors import InputError
from entente.pages.dumps import read_dump
from entente.pages.files import Source, expand, open_source
from entente.pages.html import read_html
from entente.pages.jsonl import read_jsonl
from entente.pages.skips import Skip
from entente.pages.sniff import Format, sniff
from entente.records import Page

Reader = Callable[[Source], Iterator[Page | Skip]]


def scan(paths: Sequence[str], stdin: BinaryIO | None = None) -> Iterator[Page | Skip]:
    """Every page under ``paths``, and a Skip for all that could not be read; never stops at a bad one.

    ``paths`` are files, folders (recursive, sorted), globs, and ``-`` for ``stdin``. The content
    decides how a file is read. Memory is bounded by one record, whatever the size of the file.
    """
    for path in paths:
        try:
            for name in expand(path):
                yield from _scan_file(name, stdin)
        except InputError as error:
            yield Skip.of(error)


def _scan_file(name: str, stdin: BinaryIO | None) -> Iterator[Page | Skip]:
    try:
        source = open_source(name, stdin)
        with source.stream:
            yield from _READERS[sniff(source.head(), name)](source)
    except InputError as error:
        yield Skip.of(error)


def _document(read: Callable[[bytes, str], Page]) -> Reader:
    def reader(source: Source) -> Iterator[Page | Skip]:
        yield read(source.whole(), source.name)

    return reader


def _refuse(reason: str) -> Reader:
    def reader(source: Source) -> Iterator[Page | Skip]:
        yield Skip(source.name, None, reason)

    return reader


_READERS: Mapping[Format, Reader] = {
    Format.JSONL: read_jsonl,
    Format.TEXT: _document(read_dump),
    Format.HTML: _document(read_html),
    Format.XML: _refuse("XML that is no feed"),
    Format.WARC: _refuse("web archive"),
    Format.EMPTY: _refuse("empty file"),
    Format.BINARY: _refuse("binary file"),
}
