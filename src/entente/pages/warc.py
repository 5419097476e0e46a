"""Web archives (WARC, plain or gzip), streamed: memory holds one record, whatever the archive's size."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from entente.errors import InputError
from entente.pages.files import DOCUMENT_BYTES
from entente.pages.html import read_html
from entente.pages.skips import Skip
from entente.records import Page

_HTML_TYPES = ("text/html", "application/xhtml+xml")
_RECORDS = WarcRecordType.response | WarcRecordType.resource
_MARKS = (b"\x1f\x8b\x08", b"WARC/1.")
_SEARCH_STEP = 1 << 20

Pages = Iterator[Page | Skip]


def read_warc(stream: IO[bytes], name: str, *, fast: bool = False) -> Pages:
    """The HTML pages of an archive, each with its address; ``stream`` is at its start, unpacked or not.

    A damaged record becomes a Skip and reading goes on at the next one, when the stream can seek.
    ``Page.origin`` counts the records that hold pages.
    """
    number, told = 0, False
    after: int | None = 0
    stream = stream if stream.seekable() else _Forward(stream)
    while after is not None:
        try:
            for record in _records(stream):
                after, told = record.stream_pos, False
                if _holds_page(record):
                    number += 1
                    yield _read_record(record, name, number, fast)
            return
        except OSError as error:
            if not told:
                yield Skip(name, number + 1, f"damaged record ({error})")
            told = True
            after = _seek_next(stream, after + 1)


def _records(stream: IO[bytes]) -> Iterator[WarcRecord]:
    yield from ArchiveIterator(
        stream, record_types=_RECORDS, parse_http=True, quirks_mode=True, auto_decode="all"
    )


class _Forward(io.RawIOBase, IO[bytes]):
    """A stream that cannot seek but knows where it is, which FastWARC asks at every record."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream, self._at = stream, 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self._at += len(data)
        return data

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        if (offset, whence) not in ((0, io.SEEK_CUR), (self._at, io.SEEK_SET)):
            raise io.UnsupportedOperation("seek")
        return self._at

    def tell(self) -> int:
        return self._at

    def seekable(self) -> bool:
        return False


def read_warc_file(path: str, *, fast: bool = False) -> Pages:
    """The same for a file; raises InputError when it cannot be opened."""
    try:
        with Path(path).open("rb") as stream:
            yield from read_warc(stream, path, fast=fast)
    except OSError as error:
        raise InputError(path, error.strerror or str(error)) from error


def _holds_page(record: WarcRecord) -> bool:
    if record.record_type == WarcRecordType.response and record.http_headers is None:
        return True  # cut off inside its headers: to be reported
    return (record.http_content_type or "text/html") in _HTML_TYPES


def _read_record(record: WarcRecord, name: str, number: int, fast: bool) -> Page | Skip:
    where = f"{name}:{number}"
    if record.record_type == WarcRecordType.response and record.http_headers is None:
        return Skip(name, number, "truncated record")
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    try:
        return read_html(_payload(record, where), where, fast=fast, url=url, charset=record.http_charset)
    except InputError as error:
        return Skip(name, number, error.reason)


def _payload(record: WarcRecord, where: str) -> bytes:
    try:
        data = record.reader.read(DOCUMENT_BYTES + 1)
    except OSError as error:
        raise InputError(where, f"damaged record ({error})") from error
    if len(data) > DOCUMENT_BYTES:
        raise InputError(where, f"larger than {DOCUMENT_BYTES >> 20} MiB")
    return data


def _seek_next(stream: IO[bytes], after: int) -> int | None:
    """Move ``stream`` to the next thing that looks like the start of a record; null when there is none."""
    if not stream.seekable():
        return None
    longest = max(map(len, _MARKS))
    while True:
        stream.seek(after)
        chunk = stream.read(_SEARCH_STEP)
        found = [at for at in map(chunk.find, _MARKS) if at >= 0]
        if found:
            return stream.seek(after + min(found))
        if len(chunk) <= longest:
            return None
        after += len(chunk) - longest
