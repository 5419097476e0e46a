"""Web archives: plain and gzip, damaged records, and memory that does not grow with the archive."""

from __future__ import annotations

import gzip
import io
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from entente.pages import Skip, scan
from entente.records import Page

_HTML = (
    "<html><head><title>第{n}次通话</title></head><body><h1>第{n}次通话</h1><div>"
    "<p>两国外长今日第{n}次通电话，就双边关系和地区局势交换意见。</p>"
    "<p>双方表示，愿意继续推动各领域合作，保持高层往来，维护地区的和平与稳定。</p></div></body></html>"
)


def _record(
    number: int, *, kind: str = "text/html; charset=gb18030", payload: bytes | None = None, more: str = ""
) -> bytes:
    body = payload if payload is not None else _HTML.format(n=number).encode("gb18030")
    http = (
        f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n{more}Content-Length: {len(body)}\r\n\r\n".encode()
        + body
    )
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2020-12-29T00:00:00Z\r\n"
        f"WARC-Target-URI: http://a.example/{number}\r\nWARC-Record-ID: <urn:uuid:{number:08}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def _scan(tmp_path: Path, data: bytes) -> list[Page | Skip]:
    path = tmp_path / "a.warc"
    path.write_bytes(data)
    return list(scan([str(path)], fast=True))


def _titles(found: list[Page | Skip]) -> list[str]:
    return [item.title for item in found if isinstance(item, Page)]


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_pages_come_out_with_address_and_place(tmp_path: Path, pack: type[bytes]) -> None:
    found = _scan(tmp_path, b"".join(pack(_record(n)) for n in range(3)))
    assert _titles(found) == ["第0次通话", "第1次通话", "第2次通话"]
    second = found[1]
    assert isinstance(second, Page)
    assert second.url == "http://a.example/1"
    assert second.origin.endswith("a.warc:2")
    assert len({item.id for item in found if isinstance(item, Page)}) == 3


def test_pictures_are_passed_over_and_packed_pages_unpacked(tmp_path: Path) -> None:
    packed = gzip.compress(_HTML.format(n=2).encode("gb18030"))
    data = _record(1, kind="image/png", payload=b"\x89PNG") + _record(
        2, payload=packed, more="Content-Encoding: gzip\r\n"
    )
    assert _titles(_scan(tmp_path, data)) == ["第2次通话"]


def test_a_damaged_gzip_member_costs_one_record(tmp_path: Path) -> None:
    members = [bytearray(gzip.compress(_record(n))) for n in range(4)]
    members[1][40] ^= 0xFF
    members[1][60] ^= 0xFF
    found = _scan(tmp_path, b"".join(members))
    assert _titles(found) == ["第0次通话", "第2次通话", "第3次通话"]
    assert ["damaged record" in s.reason for s in found if isinstance(s, Skip)] == [True]


def test_garbage_between_records_costs_nothing(tmp_path: Path) -> None:
    found = _scan(tmp_path, _record(0) + b"garbage garbage\r\n\r\n" + _record(1))
    assert _titles(found) == ["第0次通话", "第1次通话"]


def test_a_truncated_archive_is_told(tmp_path: Path) -> None:
    whole = b"".join(gzip.compress(_record(n)) for n in range(3))
    found = _scan(tmp_path, whole[:-300])
    assert _titles(found) == ["第0次通话", "第1次通话"]
    assert any(isinstance(item, Skip) for item in found)


def test_a_page_without_anything_is_told(tmp_path: Path) -> None:
    (skip,) = _scan(tmp_path, _record(0, payload=b"<html></html>"))
    assert isinstance(skip, Skip)
    assert skip.reason == "no title and no text"


def test_standard_input(tmp_path: Path) -> None:
    stream = io.BytesIO(b"".join(gzip.compress(_record(n)) for n in range(2)))
    assert _titles(list(scan(["-"], stream))) == ["第0次通话", "第1次通话"]


def test_memory_is_that_of_a_record(tmp_path: Path) -> None:
    def peak(records: int) -> int:
        path = tmp_path / f"{records}.warc.gz"
        path.write_bytes(b"".join(_members(records)))
        tracemalloc.start()
        assert sum(1 for _ in scan([str(path)], fast=True)) == records
        top = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return top

    peak(2)
    assert peak(400) < 1.5 * peak(40)


def _members(records: int) -> Iterator[bytes]:
    filler = "<p>" + "双方就各领域合作交换意见，谈到许多问题。" * 40 + "</p></div>"
    for n in range(records):
        yield gzip.compress(_record(n, payload=_HTML.format(n=n).replace("</div>", filler).encode("gb18030")))
