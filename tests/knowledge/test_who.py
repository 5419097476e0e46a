"""Who is meant by a name, and who held an office, on a day."""

from __future__ import annotations

import datetime as dt

import pytest

from casefile import Case, cases
from entente.errors import QueryError
from entente.knowledge import OFFICES, Knowledge, Person, PersonName, State, Term, load
from entente.knowledge.offices import WORDS, seat
from entente.knowledge.who import holder, who


@pytest.mark.parametrize("case", cases("who"))
def test_who(case: Case) -> None:
    ask = case.get("ask")
    found = who(load(), ask, case["day"]) if ask else holder(load(), case["office"], case["day"])
    assert found[0].name == case["is"]
    held = [[o.state, o.office] for o in found[0].offices]
    assert held == [] if case["holds"] is None else case["holds"] in held


def test_every_fact_of_an_answer_has_its_source() -> None:
    (answer,) = who(load(), "默克尔")
    assert all(o.source for o in answer.offices)
    assert all(source for _, _, source in answer.spellings)


def test_homonyms_are_all_named_the_one_in_office_first() -> None:
    found = who(load(), "哈里斯", dt.date(2023, 5, 1))
    assert len(found) > 1
    assert found[0].state == "US"
    assert not found[-1].offices


def test_nobody_is_known_by_a_name_that_is_none() -> None:
    assert who(load(), "查无此人") == ()


def test_a_fact_older_than_the_day_says_so() -> None:
    told = Term("p", "RU", "fm", dt.date(2020, 1, 1), None, as_of=dt.date(2021, 1, 1), source="record")
    person = Person("p", "RU", (PersonName("某某某", "zh-Hans", "record"),))
    knowledge = Knowledge({"p": person}, (told,), {"RU": State("RU", ("俄罗斯",))}, {})
    (then,) = holder(knowledge, "RU fm", dt.date(2020, 6, 1))
    (later,) = holder(knowledge, "RU fm", dt.date(2022, 6, 1))
    assert (then.offices[0].certainty, later.offices[0].certainty) == ("known", "last known")
    assert holder(knowledge, "RU fm", dt.date(2019, 6, 1)) == ()


@pytest.mark.parametrize("question", ["foreign minister", "Atlantis president", "RU gardener", ""])
def test_a_question_without_a_state_or_an_office_is_refused(question: str) -> None:
    with pytest.raises(QueryError, match="write a state and an office"):
        seat(question, load())


def test_every_word_for_an_office_names_one() -> None:
    assert set(WORDS.values()) <= set(OFFICES)
