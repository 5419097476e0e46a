"""The commands ``related`` and ``search``."""

from __future__ import annotations

import json

from cli.conftest import Run


def test_search_finds_in_both_scripts_and_prints_json(run: Run) -> None:
    answer = json.loads(run("search", "習近平", "--json").output)
    assert answer["total"] == 2
    assert all(hit["marks"] for hit in answer["hits"])


def test_search_prints_the_number_and_each_article_with_its_id(run: Run) -> None:
    (hit,) = json.loads(run("search", "拉夫罗夫", "--json").output)["hits"]
    printed = run("search", "拉夫罗夫").output
    assert printed.splitlines()[0] == "1"
    assert hit["id"] in printed


def test_page_text_is_never_markup(run: Run) -> None:
    assert "[bold]会谈[/]" in run("search", "拉夫罗夫").output


def test_related_lists_what_tells_the_same_contact(run: Run) -> None:
    answer = json.loads(run("related", "甲", "--json").output)
    (call,) = (item for item in answer["related"] if item["contacts"])
    assert call["source"] == "例報"
    assert call["id"] in run("related", "甲").output


def test_related_says_why(run: Run) -> None:
    decision = json.loads(run("related", "甲", "--why", "丙", "--json").output)
    assert 0 <= decision["chance"] <= 1
    assert decision["label"].replace("_", " ") in run("related", "甲", "--why", "丙").output


def test_an_unknown_article_is_an_error(run: Run) -> None:
    assert run("related", "没有").exit_code != 0
