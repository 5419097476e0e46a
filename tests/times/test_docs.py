"""What the documentation says is run, and what it lists is complete."""

from __future__ import annotations

import doctest
import re
from pathlib import Path
from types import ModuleType

import pytest

from entente import times
from entente.times import edtf, evidence, numerals

DOCS = Path(__file__).parents[2] / "docs" / "times.md"


def test_the_examples_of_the_page_run() -> None:
    assert doctest.testfile(str(DOCS), module_relative=False, encoding="utf-8").failed == 0


@pytest.mark.parametrize("module", [times, edtf, numerals], ids=lambda module: module.__name__)
def test_the_examples_of_the_code_run(module: ModuleType) -> None:
    outcome = doctest.testmod(module)
    assert outcome.attempted > 0 and outcome.failed == 0


def test_every_rule_of_evidence_is_described() -> None:
    section = DOCS.read_text(encoding="utf-8").split("## When it was written")[1]
    described = re.findall(r"^\| `([a-z-]+)` \|", section, re.MULTILINE)
    outside_the_text = {"published", "fresh-news"}
    assert set(described) - outside_the_text == {name for name, _ in evidence.RULES}
