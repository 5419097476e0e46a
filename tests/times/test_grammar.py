"""The grammar's rows prove themselves: each matches its examples, and each example is matched by its row."""

from __future__ import annotations

import re

import pytest

from entente.times.grammar import Rule, atoms, rules
from entente.times.grammar.leads import starts
from entente.times.phrase import ALL_OPERATIONS, RANKS

EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.name}: {example}") for rule in rules() for example in rule.examples
]
MARKED = re.compile("〔(.+)〕")


def _span(example: str) -> tuple[str, int, int]:
    """The plain text of an example and the part that its row matches."""
    marked = MARKED.search(example)
    if marked is None:
        return example, 0, len(example)
    return MARKED.sub(marked[1], example), marked.start(), marked.start() + len(marked[1])


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_a_row_matches_its_example(rule: Rule, example: str) -> None:
    text, start, end = _span(example)
    found = rule.regex.match(text, start)
    assert found is not None and found.end() == end


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_an_example_is_matched_by_its_row_among_all(rule: Rule, example: str) -> None:
    text, start, end = _span(example)
    assert [atom.rule.name for atom in atoms(text) if (atom.start, atom.end) == (start, end)] == [rule.name]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_an_example_begins_where_the_scan_looks(rule: Rule, example: str) -> None:
    text, start, _ = _span(example)
    assert start in starts(text)


def test_every_row_has_an_example_and_a_name_of_its_own() -> None:
    names = [rule.name for rule in rules()]
    assert len(names) == len(set(names))
    assert not [rule.name for rule in rules() if not any(rule.examples)]


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_a_row_names_an_operation_and_a_unit_that_exist(rule: Rule) -> None:
    assert rule.op in ALL_OPERATIONS or rule.op == "mark"
    assert rule.unit in RANKS or rule.op == "feast"


def test_every_operation_is_used_by_a_row() -> None:
    made_from_rows = {"lunarday"}
    assert set(ALL_OPERATIONS) == {rule.op for rule in rules()} - {"mark"} | made_from_rows
