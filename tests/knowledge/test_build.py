"""Building: checks, contradictions between sources, spellings; on a small folder of sources of our own."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entente.errors import TableError
from entente.knowledge.build import build
from entente.knowledge.checks import Tables, problems
from entente.knowledge.load import read_tables
from entente.knowledge.model import Person, PersonName, Term
from entente.knowledge.seats import Ranked, last_day, settle
from entente.knowledge.sources import final_day, first_day
from entente.knowledge.spelling import in_script, short_form, zh_lang

HAND = "state office start end as_of home en zh tw hk ru title at sure source"
TABLES = {
    "states.tsv": "code names capitals metonyms letters un kind codebook english led\n"
    "RU 俄罗斯|俄国 莫斯科 克宫 俄 y state - Russia hos\nUS 美国 华盛顿 白宫 美 y state - US hos\n",
    "places.tsv": "state places\nRU 索契|莫斯科\n",
    "guards.tsv": "word\n克里姆林\n",
    "sources.tsv": "key what licence where\nrecord tests CC0 nowhere\n",
    "unusable.tsv": "word why\n希望 common\n",
    "same.tsv": "person is\n",
    "systems.tsv": "what state office start end\nsame US hos - -\n",
    "open/terms.tsv": "person state office start end as_of title source\n"
    "Q1 RU fm 2001-01-01 - 2023-01-01 Minister wikidata\nQ2 RU fm 2010-06 - 2022-01-01 Minister wikidata\n",
    "open/names.tsv": "person state lang text source\n"
    "Q1 RU en Ivan~Ivanov wikidata\nQ2 RU en Petr~Petrov wikidata\n",
    "hand/a.tsv": HAND
    + "\nRU fm 2010-07-01 - 2025-01-01 - Petr~Petrov 彼得·彼得罗夫 - 彼得羅夫 - - - - record\n"
    "US hos 2017-01-20 2021-01-20 - - Don~Tramp 希望|唐·川普森 - - - - - - record\n",
    "names/a.tsv": "state en zh tw hk ru source\nRU Ivan~Ivanov 伊万诺夫 - - Иванов record\n",
}


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    for name, text in TABLES.items():
        path = tmp_path / "kb" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        cells = text.replace(" ", "\t").replace("\t-", "\t").replace("~", " ")
        path.write_text(cells, encoding="utf-8")
    return tmp_path / "kb"


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def term(person: str, start: str, end: str | None = None, as_of: str | None = None) -> Term:
    return Term(person, "RU", "fm", day(start), day(end) if end else None, day(as_of) if as_of else None)


def test_a_hand_entered_successor_ends_the_open_term(sources: Path, tmp_path: Path) -> None:
    report = build(sources, tmp_path / "out")
    knowledge = read_tables(tmp_path / "out")
    assert (report.problems, report.persons) == ((), 3)
    assert [t.person for t in knowledge.holders("RU", "fm", day("2010-06-30"))] == ["Q1"]
    (now,) = knowledge.holders("RU", "fm", day("2024-06-30"))
    assert (now.person, now.start, now.as_of, now.source) == (
        "Q2",
        day("2010-07-01"),
        day("2025-01-01"),
        "record",
    )


def test_names_of_hand_go_first_and_the_first_of_them_is_canonical(sources: Path, tmp_path: Path) -> None:
    build(sources, tmp_path / "out")
    persons = read_tables(tmp_path / "out").persons
    assert persons["Q2"].name == "彼得·彼得罗夫"
    assert "彼得罗夫" in {n.text for n in persons["Q2"].names}
    assert [(n.text, n.lang) for n in persons["Q1"].names] == [
        ("伊万诺夫", "zh-Hans"), ("Иванов", "ru"), ("Ivan Ivanov", "en"),
    ]  # fmt: skip
    assert "希望" not in {n.text for n in persons["us-don-tramp"].names}


def test_a_head_of_state_is_head_of_government_where_the_table_says_so(sources: Path, tmp_path: Path) -> None:
    build(sources, tmp_path / "out")
    (held,) = read_tables(tmp_path / "out").holders("US", "hog", day("2018-01-01"))
    assert (held.person, held.title) == ("us-don-tramp", "(also head of government)")


def test_the_same_sources_give_the_same_bytes(sources: Path, tmp_path: Path) -> None:
    versions = [build(sources, tmp_path / out).version for out in ("one", "two")]
    assert versions[0] == versions[1]
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_with_problems_nothing_is_written(sources: Path, tmp_path: Path) -> None:
    with (sources / "hand/a.tsv").open("a", encoding="utf-8") as table:
        table.write(
            "\t".join(["XX", "tsar", "2020-01-01", "2019-01-01", "", "", "Ivan Ivanov", *[""] * 7, "record"])
        )
    report = build(sources, tmp_path / "out")
    assert [problem.split(": ", 1)[1] for problem in report.problems] == [
        "unknown state XX",
        "unknown office tsar",
        "unknown state XX or None",
        "tsar of XX ends before 2020-01-01, its start",
    ]
    assert not (tmp_path / "out").exists()


def test_a_name_of_nobody_stops_the_build(sources: Path, tmp_path: Path) -> None:
    (sources / "names/b.tsv").write_text(
        "state\ten\tzh\ttw\thk\tru\tsource\nRU\tNo One\t某\t\t\t\trecord\n", encoding="utf-8"
    )
    with pytest.raises(TableError, match=r"b\.tsv: no term names No One of RU"):
        build(sources, tmp_path / "out")


def test_a_row_with_too_few_cells_is_named(sources: Path, tmp_path: Path) -> None:
    (sources / "places.tsv").write_text("state\tplaces\nRU\n", encoding="utf-8")
    with pytest.raises(TableError, match=r"places\.tsv, row 2"):
        build(sources, tmp_path / "out")


@pytest.mark.parametrize(
    ("person", "terms", "told"),
    [
        (Person("p", "RU", ()), (), "p: no name"),
        (Person("p", "ZZ", (PersonName("甲乙", "zh-Hans"),)), (), "p: unknown state ZZ"),
        (Person("p", "RU", (PersonName("Putin", "zh-Hans"),)), (), "not written in the script of zh-Hans"),
        (None, (term("p", "2020-01-01"),), "neither an end nor a date of the fact"),
        (None, (Term("p", "RU", "fm", None, day("2020-01-01")),), "has no start"),
        (
            None,
            (term("p", "2020-01-01", "2021-01-01"), term("q", "2020-12-31", "2022-01-01")),
            "both on 2020-12-31",
        ),
    ],
)
def test_each_check_speaks(person: Person | None, terms: tuple[Term, ...], told: str) -> None:
    tables = Tables(({"code": "RU"},), (person,) if person else (), terms)
    assert any(told in problem for problem in problems(tables))


def test_several_may_hold_a_shared_seat() -> None:
    terms = (term("p", "2020-01-01", "2021-01-01"), term("q", "2020-06-01", "2022-01-01"))
    assert list(problems(Tables(({"code": "RU"},), (), terms, frozenset({("RU", "fm")})))) == []


days = st.dates(dt.date(2000, 1, 1), dt.date(2026, 1, 1))


@st.composite
def ranked(draw: st.DrawFn) -> Ranked:
    start, last = sorted((draw(days), draw(days)))
    is_open = draw(st.booleans())
    made = Term(
        draw(st.sampled_from("abc")), "RU", "fm", start, None if is_open else last, last if is_open else None
    )
    return Ranked(made, draw(st.integers(0, 1)))


@given(st.lists(ranked(), max_size=8))
def test_nobody_sits_beside_another_and_no_order_of_sources_matters(terms: list[Ranked]) -> None:
    settled = settle(terms, frozenset())
    assert settled == settle(list(reversed(terms)), frozenset())
    assert all(t.start and t.start <= last_day(t) for t in settled)
    for i, one in enumerate(settled):
        for other in settled[i + 1 :]:
            assert one.start and other.start
            assert last_day(one) < other.start or last_day(other) < one.start


@pytest.mark.parametrize(
    ("full", "state", "short"),
    [
        ("弗拉基米尔·普京", "RU", "普京"),
        ("英拉·西那瓦", "TH", "英拉"),
        ("习近平", "CN", "习近平"),
        ("伊姆兰·汗", "PK", "伊姆兰·汗"),
        ("穆罕默德六世", "MA", "穆罕默德六世"),
        ("玛哈·哇集拉隆功十世", "RU", "玛哈·哇集拉隆功十世"),
    ],
)
def test_short_form(full: str, state: str, short: str) -> None:
    assert short_form(full, state) == short


def test_language_of_a_spelling_is_told_by_its_characters() -> None:
    assert [zh_lang(text, "zh") for text in ("普京", "拉夫羅夫")] == ["zh-Hans", "zh-TW"]
    assert zh_lang("普京", "zh-HK") == "zh-HK"
    assert not in_script(PersonName("普京", "ru"))
    assert not in_script(PersonName("普京", "tlh"))


def test_dates_of_lesser_precision_span_what_they_may_mean() -> None:
    assert [first_day(d) for d in ("2020", "2020-05", "2020-05-06", "")] == [
        "2020-01-01", "2020-05-01", "2020-05-06", "",
    ]  # fmt: skip
    assert [final_day(d) for d in ("2020", "2020-05", "2020-05-06", "")] == [
        "2020-12-28", "2020-05-28", "2020-05-06", "",
    ]  # fmt: skip
