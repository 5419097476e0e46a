"""A user's own facts, and what an archive proposes."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import yaml

from entente.errors import TableError
from entente.knowledge import PersonName, Term, load
from entente.knowledge.extra import Entry, add, read_extra
from entente.knowledge.learn import as_entries, learn

OWN = """\
persons:
  - state: FR
    names: {zh-Hans: [示例], zh-HK: 範例, en: [A. Sample]}
    terms:
      - {state: FR, office: fm, start: 2030-05-01, as_of: 2030-06-01, source: ministry's site}
  - state: RU
    names: {zh-Hans: [拉夫罗夫], zh-TW: [拉夫洛夫斯基]}
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "facts.yml"
    path.write_text(OWN, encoding="utf-8")
    return path


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def test_a_new_holder_ends_the_packaged_term_and_brings_names(own: Path) -> None:
    knowledge = load(own)
    (now,) = knowledge.holders("FR", "fm", day("2030-05-15"))
    assert (knowledge.persons[now.person].name, now.source) == ("示例", "ministry's site")
    assert knowledge.named("范例") == (now.person,)
    assert knowledge.last_known("FR", "fm", day("2030-04-30")) == load().last_known(
        "FR", "fm", day("2030-04-30")
    )
    assert knowledge.version != load().version


def test_a_name_for_a_known_person_is_added_to_that_person(own: Path) -> None:
    knowledge = load(own)
    assert knowledge.named("拉夫洛夫斯基") == load().named("拉夫罗夫")
    assert len(knowledge.persons) == len(load().persons) + 1


def test_no_file_is_no_facts(tmp_path: Path) -> None:
    assert load(tmp_path / "none.yml") is load()
    assert read_extra(tmp_path / "none.yml") == ()


def test_what_is_added_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "new" / "facts.yml"
    name = (PersonName("示例", "zh-Hans", "user"), PersonName("Sample", "en", "user"))
    terms = (Term("", "FR", "fm", day("2030-05-01"), None, day("2030-06-01"), sure=False, source="user"),)
    entry = Entry("FR", name, terms)
    add(path, [entry], load())
    add(path, [entry], load())
    assert read_extra(path) == (entry, entry)


def test_a_fact_that_breaks_a_check_is_not_written(tmp_path: Path) -> None:
    entry = Entry(
        "FR", (PersonName("Sample", "zh-Hans", "user"),), (Term("", "FR", "tsar", day("2030-05-01"), None),)
    )
    with pytest.raises(TableError, match=r"not written in the script of zh-Hans; .*unknown office tsar"):
        add(tmp_path / "facts.yml", [entry], load())
    assert not (tmp_path / "facts.yml").exists()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("persons: [", "not YAML"),
        ("- a", "expected a list under 'persons'"),
        ("persons: [{state: FR}]", "person 1: needs 'state' and 'names'"),
        ("persons: [{state: FR, names: {en: [A]}}]", "the first name must be a zh-Hans one"),
        (
            "persons: [{state: FR, names: {zh-Hans: [示例]}, terms: [{office: fm}]}]",
            "a term needs 'state' and 'office'",
        ),
        (
            "persons: [{state: FR, names: {zh-Hans: [示例]}, terms: [{state: FR, office: fm, start: May}]}]",
            "'May' is not a day",
        ),
    ],
)
def test_a_broken_file_is_told_apart(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "facts.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(TableError, match=told):
        load(path)


TEXTS = [
    (day("2031-03-01"), "1日，斐济外长卡洛夫在苏瓦会见来访的客人。"),
    (day("2031-03-05"), "斐济外交部长卡洛夫表示，双方将保持沟通。"),
    (day("2031-04-02"), "会见斐济外长卡洛夫时，双方谈到合作。斐济外长办公室发表声明。"),
    (day("2031-04-03"), "斐濟外長卡洛夫抵達北京。俄罗斯外长拉夫罗夫说，俄罗斯外长拉夫罗夫。"),
    (day("2031-04-04"), "斐济外长甲乙说。斐济外长夫人表示感谢。"),
]


def test_an_archive_proposes_a_name_with_office_and_days() -> None:
    (found,) = learn(TEXTS, load())
    assert (found.state, found.office, found.name) == ("FJ", "fm", "卡洛夫")
    assert (found.first, found.last, found.times) == (day("2031-03-01"), day("2031-04-03"), 4)


def test_proposals_are_unsure_until_a_person_accepts_them(tmp_path: Path) -> None:
    path = tmp_path / "proposals.yml"
    path.write_text(yaml.safe_dump(as_entries(learn(TEXTS, load())), allow_unicode=True), encoding="utf-8")
    (entry,) = read_extra(path)
    assert (entry.names[0].text, entry.terms[0].sure) == ("卡洛夫", False)
    assert load(path).holders("FJ", "fm", day("2031-03-10")) == ()


def test_two_texts_are_not_enough() -> None:
    assert learn(TEXTS[:2], load()) == ()
