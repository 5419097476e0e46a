"""The program as a process: exit status, what goes to which stream, what reaches the terminal."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from entente.cli.terminal import clean

RECORD = {
    "id": "1",
    "date": "2020-12-29",
    "title": "通话",
    "body": "国家主席习近平12月28日同俄罗斯总统普京通电话。",
}


def entente(*arguments: str, cwd: Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from entente.cli import main; main()", *arguments],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps(RECORD, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def test_read_then_count(archive: Path, tmp_path: Path) -> None:
    first = entente("read", "news.jsonl", "--json", cwd=tmp_path)
    assert json.loads(first.stdout) == {"added": 1, "known": 0, "skipped": 0, "contacts": 1}
    again = entente("read", "news.jsonl", "--json", cwd=tmp_path)
    assert json.loads(again.stdout) == {"added": 0, "known": 1, "skipped": 0, "contacts": 0}
    assert entente("count", "习近平", "普京", cwd=tmp_path).stdout.startswith("1\n")


def test_reading_is_quiet_when_piped(archive: Path, tmp_path: Path) -> None:
    done = entente("read", "news.jsonl", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_skipped_records_are_named_and_give_status_3(archive: Path, tmp_path: Path) -> None:
    with archive.open("a", encoding="utf-8") as file:
        file.write('{"id": "2", "title": \n')
    done = entente("read", "news.jsonl", "--json", cwd=tmp_path)
    assert done.returncode == 3
    assert "news.jsonl:2:" in done.stderr and "1 records skipped" in done.stderr
    assert json.loads(done.stdout)["added"] == 1


def test_clean_articles_come_without_what_stands_around_them(tmp_path: Path) -> None:
    menu = "".join(f"<li><a href='/{name}'>{name}</a></li>" for name in ("首页", "体育", "财经"))
    body = "".join(f"<p>{RECORD['body']}双方讨论了第{i}个问题。</p>" for i in range(1, 9))
    (tmp_path / "page.html").write_text(
        f"<html><body><ul>{menu}</ul><h1>{RECORD['title']}</h1><article>{body}</article></body></html>",
        encoding="utf-8",
    )
    done = entente("extract", "page.html", "--articles", cwd=tmp_path)
    (row,) = map(json.loads, done.stdout.splitlines())
    assert str(RECORD["body"]) in row["text"] and "体育" not in row["text"]


def test_standard_input_is_read(tmp_path: Path) -> None:
    done = entente("extract", "-", cwd=tmp_path, stdin=json.dumps(RECORD))
    (line,) = map(json.loads, done.stdout.splitlines())
    (contact,) = line["contacts"]
    assert RECORD["body"][contact["start"] : contact["end"]] == contact["evidence"]
    assert line["id"] == "1" and contact["date"] == "2020-12-28"
    assert all(RECORD["body"][t["start"] : t["end"]] == t["text"] for t in line["times"])


def test_two_processes_read_what_one_reads(archive: Path, tmp_path: Path) -> None:
    archive.write_text(
        "".join(json.dumps({**RECORD, "id": str(n)}, ensure_ascii=False) + "\n" for n in range(90)),
        encoding="utf-8",
    )
    exports = []
    for jobs in ("1", "2"):
        entente("read", "news.jsonl", "--ledger", f"{jobs}.db", "--jobs", jobs, cwd=tmp_path)
        exports.append(entente("export", "--ledger", f"{jobs}.db", cwd=tmp_path).stdout)
    assert exports[0] == exports[1] != ""


def test_an_error_is_one_line_and_status_1(tmp_path: Path) -> None:
    done = entente("list", "--ledger", "none.db", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("entente: none.db: no ledger there; make one with")
    assert "Traceback" not in done.stderr


def test_a_closed_pipe_is_no_traceback(archive: Path, tmp_path: Path) -> None:
    entente("read", "news.jsonl", cwd=tmp_path)
    code = "from entente.cli import main; main()"
    done = subprocess.run(
        f'"{sys.executable}" -c "{code}" export | true',
        shell=True,
        cwd=tmp_path,
        capture_output=True,
        timeout=60,
    )
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("普京\x1b[31m来访", "普京\ufffd[31m来访"),
        ("标题\x07\x9b2J", "标题\ufffd\ufffd2J"),
        ("反\u202e向\u2066", "反\ufffd向\ufffd"),
        ("两行\n\t缩进", "两行\n\t缩进"),
    ],
)
def test_no_control_character_of_a_page_reaches_the_terminal(text: str, shown: str) -> None:
    assert clean(text) == shown


def test_escape_sequences_of_a_page_are_inert_in_every_answer(tmp_path: Path) -> None:
    record = {
        **RECORD,
        "title": "通话\x1b]0;pwned\x07",
        "body": "国家主席习近平28日同俄罗斯总统普京通电话\x9b2J。",
    }
    entente("read", "-", cwd=tmp_path, stdin=json.dumps(record))
    for command in (("list",), ("count", "CN"), ("show", "c"), ("count", "CN", "--json")):
        shown = entente(*command, cwd=tmp_path).stdout
        assert "习近平" in shown and not {"\x1b", "\x9b", "\x07"} & set(shown)
