"""Files of every kind into pages and skips: golden cases, and the ways in which input goes wrong."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path
from typing import Any

import pytest

from casefile import Case, cases
from entente.pages import Skip, scan, total_bytes
from entente.pages import files as limits
from entente.records import Page


def _bytes(case: Case) -> bytes:
    if "hex" in case:
        return bytes.fromhex(case["hex"])
    return str(case["content"]).encode(case.get("encoding", "utf-8"))


def _check(case: Case, found: list[Page | Skip]) -> None:
    pages = [item for item in found if isinstance(item, Page)]
    skips = [item for item in found if isinstance(item, Skip)]
    wanted: list[dict[str, Any]] = case.get("pages", [])
    got = [{key: getattr(page, key) for key in want} for page, want in zip(pages, wanted, strict=True)]
    assert got == wanted
    for skip, (line, reason) in zip(skips, case.get("skips", []), strict=True):
        assert skip.line == line
        assert reason in skip.reason


@pytest.mark.parametrize("case", cases("pages"))
def test_a_file_gives_its_pages_and_skips(case: Case, tmp_path: Path) -> None:
    path = tmp_path / case["file"]
    path.write_bytes(_bytes(case))
    _check(case, list(scan([str(path)])))


@pytest.mark.parametrize("case", cases("pages"))
def test_the_same_in_gzip(case: Case, tmp_path: Path) -> None:
    path = tmp_path / (case["file"] + ".gz")
    path.write_bytes(gzip.compress(_bytes(case)))
    _check(case, list(scan([str(path)])))


def _records(*titles: str) -> bytes:
    return "".join(json.dumps({"title": title, "body": "一。"}) + "\n" for title in titles).encode()


def _titles(found: list[Page | Skip]) -> list[str]:
    return [item.title for item in found if isinstance(item, Page)]


def test_folders_are_read_recursively_in_order(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "1.jsonl").write_bytes(_records("丙"))
    (tmp_path / "a.jsonl").write_bytes(_records("甲", "乙"))
    (tmp_path / ".hidden").write_bytes(_records("丁"))
    found = list(scan([str(tmp_path)]))
    assert _titles(found) == ["甲", "乙", "丙"]
    assert [item.origin for item in found if isinstance(item, Page)][1] == f"{tmp_path / 'a.jsonl'}:2"
    assert total_bytes([str(tmp_path)]) == len(_records("甲", "乙", "丙"))


def test_globs_and_standard_input(tmp_path: Path) -> None:
    (tmp_path / "a1.jsonl").write_bytes(_records("甲"))
    (tmp_path / "b1.jsonl").write_bytes(_records("乙"))
    found = list(scan([str(tmp_path / "a*.jsonl"), "-"], io.BytesIO(_records("丙"))))
    assert _titles(found) == ["甲", "丙"]
    assert total_bytes(["-"]) is None


def test_a_path_that_names_nothing_is_told(tmp_path: Path) -> None:
    missing = str(tmp_path / "none.jsonl")
    assert list(scan([missing])) == [Skip(missing, None, "no such file")]
    assert list(scan([str(tmp_path)])) == [Skip(str(tmp_path), None, "empty folder")]
    assert total_bytes([missing]) is None


def test_a_truncated_gzip_gives_what_it_holds_and_says_where_it_broke(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    whole = gzip.compress(b"".join(_records(f"第{n}条") for n in range(4000)))
    path.write_bytes(whole[: len(whole) // 2])
    *good, last = list(scan([str(path)]))
    assert len(good) > 100
    assert isinstance(last, Skip)
    assert last.reason == "truncated gzip"
    assert last.line == len(good) + 1


def test_a_gzip_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "BOMB_FROM", 1 << 20)
    path = tmp_path / "bomb.txt.gz"
    path.write_bytes(gzip.compress(b"a" * (8 << 20)))
    (skip,) = scan([str(path)])
    assert isinstance(skip, Skip)
    assert "200-fold" in skip.reason


def test_a_document_over_the_limit_is_skipped(tmp_path: Path) -> None:
    path = tmp_path / "large.html"
    path.write_bytes(b"<html><body><p>" + b"x" * limits.DOCUMENT_BYTES)
    (skip,) = scan([str(path)])
    assert isinstance(skip, Skip)
    assert skip.reason == "larger than 32 MiB"


def test_an_overlong_line_is_skipped_and_the_next_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"body": "' + b"x" * (limits.LINE_BYTES * 2) + b'"}\n' + _records("乙"))
    skip, page = scan([str(path)])
    assert isinstance(skip, Skip)
    assert (skip.line, skip.reason) == (1, "line longer than 8 MiB")
    assert isinstance(page, Page)
    assert page.origin.endswith(":2")


def test_a_skip_reads_as_file_line_reason() -> None:
    assert str(Skip("a.jsonl", 3, "broken JSON")) == "a.jsonl:3: broken JSON"
    assert str(Skip("a.txt", None, "empty file")) == "a.txt: empty file"
