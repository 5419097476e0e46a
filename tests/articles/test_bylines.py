"""Bylines and tables: every line is a golden case, every row of a table shows its own examples."""

from __future__ import annotations

import json
import re
from itertools import groupby
from pathlib import Path

import pytest

from casefile import Case, cases
from entente import lexicon
from entente.articles import reporters
from entente.articles.names import is_person, one_form, surnames

CREDITS = "articles/credits.tsv"
TABLES = (CREDITS, "pages/lines.tsv", "pages/cues.tsv")
ROWS = [(table, number, row) for table in TABLES for number, row in lexicon.rows(table, 3)]


@pytest.mark.parametrize("case", cases("articles"))
def test_a_line_names_its_reporters_and_nobody_else(case: Case) -> None:
    assert list(reporters(case["line"])) == case["reporters"]


def test_the_shared_bylines(shared: Path) -> None:
    bylines = json.loads((shared / "gold" / "pages" / "bylines.json").read_text(encoding="utf-8"))
    missed = [line for line, names in bylines["positive"] if list(reporters(line)) != names]
    invented = [line for line in bylines["negative"] if reporters(line)]
    assert len(missed) <= 0.05 * len(bylines["positive"])
    assert len(invented) <= 0.05 * len(bylines["negative"])


@pytest.mark.parametrize(("table", "number", "row"), ROWS)
def test_a_pattern_matches_its_examples(table: str, number: int, row: list[str]) -> None:
    _, pattern, examples = row
    for example in examples.split("¦"):
        assert re.search(pattern, one_form(example), re.IGNORECASE), f"{table}:{number}: {example!r}"


@pytest.mark.parametrize("table", TABLES)
def test_an_example_is_matched_by_its_own_row_first(table: str) -> None:
    """A row that an earlier row of its kind shadows on all its examples is dead and to be deleted."""
    by_kind = groupby(lexicon.rows(table, 3), key=lambda numbered: numbered[1][0])
    for _, kind_rows in by_kind:
        earlier: list[str] = []
        for number, (_, pattern, examples) in kind_rows:
            shown = examples.split("¦")
            assert not all(any(re.fullmatch(p, one_form(e), re.I) for p in earlier) for e in shown), (
                f"{table}:{number}"
            )
            earlier.append(pattern)


def test_surnames_are_of_one_or_two_characters_and_listed_once() -> None:
    assert {len(name) for name in surnames()} == {1, 2}


@pytest.mark.parametrize(
    ("token", "person"),
    [("王小明", True), ("欧阳小明", True), ("财经频道", False), ("库尔班·艾力", True), ("SNG", False)],
)
def test_the_shape_of_a_name(token: str, person: bool) -> None:
    assert is_person(token) is person


def test_one_form_keeps_the_length() -> None:
    line = "記者林小漢　陳大宇／台北報導"
    assert len(one_form(line)) == len(line)
