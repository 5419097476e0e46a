"""Mention finding on golden cases: tests/cases/mentions.zh.yml says what each text names."""

from __future__ import annotations

import pytest

from casefile import Case, cases
from entente import knowledge, lexicon
from entente.mentions import reader
from entente.mentions.summits import summits
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


LETTERS = [(letter, state, example) for _, (letter, state, _, example) in lexicon.rows("letters.tsv", 4)]


@pytest.mark.parametrize(("letter", "state", "example"), LETTERS)
def test_a_letter_stands_for_its_state_in_its_example(letter: str, state: str, example: str) -> None:
    found = reader(knowledge.load()).find(fold(example))
    assert [m for m in found if state in m.states and letter in example[m.start : m.end]]


@pytest.mark.parametrize("form", lexicon.summits())
def test_a_summit_by_letters_is_of_two_whom_the_knowledge_base_knows(form: str) -> None:
    assert [m.count for m in summits(f"{form}会在新加坡举行", knowledge.load())] == [2]


def test_a_summit_of_whom_the_knowledge_base_does_not_know_is_none() -> None:
    known = knowledge.load()
    nobody = type(known)(states=known.states, places=known.places, persons={}, terms=())
    assert list(summits("川金会在新加坡举行", nobody)) == []
