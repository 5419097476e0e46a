"""Mention finding on golden cases: tests/cases/mentions.zh.yml says what each text names."""

from __future__ import annotations

import pytest

from casefile import Case, cases
from entente import knowledge
from entente.mentions import reader
from entente.records import Mention
from entente.text import fold


def shown(mention: Mention, text: str) -> str:
    """``words = STATES name level``."""
    states = ",".join(mention.states) or "-"
    return f"{text[mention.start : mention.end]} = {states} {mention.name or '-'} {mention.level}"


@pytest.mark.parametrize("case", cases("mentions"))
def test_mentions(case: Case) -> None:
    found = reader(knowledge.load()).find(fold(case["text"]))
    actors = [shown(m, case["text"]) for m in found if m.kind in ("person", "office")]
    assert actors == case["finds"]


def test_a_reader_is_made_once_for_a_knowledge_base() -> None:
    assert reader(knowledge.load()) is reader(knowledge.load())
