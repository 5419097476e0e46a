"""JSONL archives, one record a line, streamed: the file is never in memory."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from entente.errors import InputError
from entente.pages.days import day_of
from entente.pages.files import LINE_BYTES, Source, reading
from entente.pages.skips import Skip
from entente.records import Page
from entente.text import content_id


def read_jsonl(source: Source) -> Iterator[Page | Skip]:
    """One page a line, in file order; a line that is no record becomes a Skip."""
    for number, line in enumerate(_lines(source), start=1):
        if line.strip():
            try:
                yield record_page(_record(line, source.name, number), source.name, number)
            except InputError as error:
                yield Skip.of(error)


def record_page(record: dict[str, Any], where: str, line: int) -> Page:
    """The page of one record with ``id, date, title, body, source, url``; other fields are ignored.

    A record with a title and no body is a page without text. Raises InputError when it has neither.
    """
    title, text = _text(record, "title"), _text(record, "body")
    if not title.strip() and not text.strip():
        raise InputError(where, "no title and no body", line)
    return Page(
        id=_text(record, "id") or content_id("d", title, text),
        text=text,
        title=title,
        date=day_of(record.get("date")),
        source=_text(record, "source"),
        url=_text(record, "url"),
        origin=f"{where}:{line}",
        byline=_text(record, "author"),
    )


def _text(record: dict[str, Any], key: str) -> str:
    value = record.get(key)
    return value if isinstance(value, str) else "" if value is None else str(value)


def _record(line: bytes, where: str, number: int) -> dict[str, Any]:
    if len(line) > LINE_BYTES:
        raise InputError(where, f"line longer than {LINE_BYTES >> 20} MiB", number)
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError(where, f"not UTF-8 (byte {error.start + 1} of the line)", number) from error
    except (ValueError, RecursionError) as error:
        raise InputError(where, f"broken JSON ({error})", number) from error
    if not isinstance(record, dict):
        raise InputError(where, "not a JSON object", number)
    return record


def _lines(source: Source) -> Iterator[bytes]:
    number = 0
    while True:
        number += 1
        with reading(source.name, number):
            line = source.stream.readline(LINE_BYTES + 1)
            if len(line) > LINE_BYTES:
                _discard_line(source)
        if not line:
            return
        yield line


def _discard_line(source: Source) -> None:
    while True:
        rest = source.stream.readline(LINE_BYTES)
        if not rest or rest.endswith(b"\n"):
            return
