"""list, count, show and export on a small ledger."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from icalendar import Calendar
from rich.cells import cell_len

from cli.conftest import Run
from entente.errors import QueryError


def loads(run: Run, *arguments: str) -> Any:
    return json.loads(run(*arguments, "--json").stdout)


@pytest.mark.parametrize(
    ("who", "other"),
    [
        ("习近平", "普京"),
        ("習近平", "普丁"),
        ("Xi Jinping", "Putin"),
        ("普京", "CN"),
        ("cn", "RU"),
        ("中国", "俄羅斯"),
    ],
)
def test_count_knows_every_spelling_and_either_order(run: Run, who: str, other: str) -> None:
    answer = loads(run, "count", who, other, "--kind", "call", "--in", "2020")
    assert answer["count"] == 2
    assert [row["date"] for row in answer["rows"]] == ["2020-03-19", "2020-12-28"]
    assert all(row["evidence"][0]["text"] for row in answer["rows"])


@pytest.mark.parametrize(
    ("arguments", "number"),
    [
        (("习近平", "普京", "--in", "2020-12"), 1),
        (("习近平", "普京", "--in", "2020-03-20/2020-12-27"), 0),
        (("RU",), 3),
        (("RU", "--kind", "meeting", "--kind", "call"), 3),
        (("RU", "--status", "planned"), 1),
        (("王毅", "普京"), 0),
    ],
)
def test_count_filters(run: Run, arguments: tuple[str, ...], number: int) -> None:
    assert loads(run, "count", *arguments)["count"] == number


def test_count_for_people_shows_dates_and_a_sentence_with_its_source_each(run: Run) -> None:
    shown = run("count", "习近平", "普京", "--kind", "call").stdout
    assert shown.startswith("2\n")
    for part in ("2020-03-19", "3月19日，两国元首通话。", "2020-12-28", "示例社"):
        assert part in shown


def test_count_limits_the_rows_but_not_the_number(run: Run) -> None:
    answer = loads(run, "count", "CN", "RU", "--limit", "1")
    assert (answer["count"], len(answer["rows"])) == (3, 1)


def test_list_is_sorted_by_date_with_undated_rows_last(run: Run) -> None:
    assert [row["date"] for row in loads(run, "list")] == ["2020-03-19", "2020-12-02", "2020-12-28", None]


@pytest.mark.parametrize(
    ("arguments", "number"),
    [
        (("--who", "普京", "--with", "CN"), 3),
        (("--kind", "visit", "--status", "planned"), 1),
        (("--from", "2020-04", "--to", "2020-12-02"), 1),
        (("--limit", "2", "--offset", "3"), 1),
    ],
)
def test_list_filters(run: Run, arguments: tuple[str, ...], number: int) -> None:
    assert len(loads(run, "list", *arguments)) == number


def test_list_aligns_chinese_text(run: Run) -> None:
    header, *lines = run("list").stdout.splitlines()
    column = header.index("place")
    for line in lines:
        before = next(line[:i] for i in range(len(line) + 1) if cell_len(line[:i]) >= column)
        assert before.endswith(" ") or cell_len(line) <= column


def test_show_has_every_sentence_in_context(run: Run) -> None:
    (row,) = loads(run, "count", "习近平", "普京", "--in", "2020-12")["rows"]
    detail = loads(run, "show", row["id"])
    assert {e["text"] for e in detail["evidence"]} == {
        "习近平28日同普京通电话。",
        "12月28日，普京與習近平通話。",
    }
    assert any(e["after"].startswith("\n3月19日") for e in detail["evidence"])
    shown = run("show", row["id"]).stdout
    assert "习近平28日同普京通电话。" in shown and "told 2 times by 2 sources" in shown


def test_show_tells_when_each_page_was_written_and_why(run: Run) -> None:
    (row,) = loads(run, "count", "王毅", "拉夫罗夫")["rows"]
    (page,) = loads(run, "show", row["id"], "--dates")["written"]
    assert (page["first"], page["last"]) == ("2020-12-28", "2020-12-29")
    assert page["reasons"][0]["quoted"]
    assert "2020-12-29" in run("show", row["id"], "--dates").stdout


def test_page_text_is_no_markup(run: Run) -> None:
    assert "[bold]会谈[/]" in run("count", "王毅", "拉夫罗夫").stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("count", "无此人"), "nobody called 无此人"),
        (("list", "--from", "tomorrow"), "tomorrow is no date"),
        (("list", "--kind", "phone"), "choose from call, video"),
        (("export", "--format", "doc"), "choose from csv"),
        (("show", "cx"), "no row cx"),
    ],
)
def test_a_question_that_cannot_be_answered_says_what_to_write(
    run: Run, arguments: tuple[str, ...], said: str
) -> None:
    with pytest.raises(QueryError, match=said):
        raise run(*arguments).exception or AssertionError("no error")


def test_export_jsonl_has_what_the_scorer_reads(run: Run) -> None:
    rows = [json.loads(line) for line in run("export").stdout.splitlines()]
    assert len(rows) == 4
    assert {"kind", "status", "date", "parties"} <= rows[0].keys()
    assert {"state", "name", "surface", "aliases"} <= rows[0]["parties"][0].keys()
    assert sorted(len(row["evidence"]) for row in rows) == [1, 1, 1, 2]


def test_export_csv_is_read_back(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("export", "--format", "csv").stdout.removeprefix("\ufeff"))))
    assert [row["date"] for row in rows] == ["2020-03-19", "2020-12-02", "2020-12-28", ""]
    assert rows[2]["states"] == "CN RU"
    assert [rows[2][name] for name in ("level", "cameo", "plover")] == ["hos", "041", "phone"]


def test_export_ics_is_read_back(run: Run) -> None:
    events = Calendar.from_ical(run("export", "--format", "ics").stdout).events
    assert [str(event.start) for event in events] == ["2020-03-19", "2020-12-02", "2020-12-28"]


def test_export_filters(run: Run) -> None:
    assert len(run("export", "--kind", "meeting").stdout.splitlines()) == 1
