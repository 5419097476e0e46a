"""Adding, asking, and reading again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from entente.errors import InputError, LedgerError, QueryError
from entente.ledger import Ledger, Query, Run
from entente.ledger.query import matching
from entente.records import Evidence
from ledger.making import LAVROV, MACRON, WANG, contact, reading

CALL = contact("习近平28日同普京通电话。")
OTHER = contact("王毅12月22日同拉夫罗夫通电话。", "2020-12-22", (WANG, LAVROV))
BOTH = Query(("Q15031",), ("Q7747",), ("call",))


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger.open(tmp_path / "ledger.db", write=True)


def test_what_is_added_can_be_asked_for(ledger: Ledger) -> None:
    ledger.add(reading("甲", CALL, OTHER))
    assert ledger.count(BOTH) == 1
    assert ledger.count(Query(("CN",), ("RU",))) == 2
    assert ledger.count(Query(("CN",), ("FR",))) == 0


def test_rows_come_in_order_of_date(ledger: Ledger) -> None:
    ledger.add(
        reading("甲", CALL, OTHER, contact("马克龙愿同习近平会晤。", None, (MACRON, WANG), status="proposed"))
    )
    assert [row.date for row in ledger.contacts(Query())] == ["2020-12-22", "2020-12-28", None]


def test_reading_the_same_page_again_changes_nothing(ledger: Ledger) -> None:
    assert ledger.add(reading("甲", CALL))
    before = ledger.contacts(Query())
    assert not ledger.add(reading("甲", CALL))
    assert ledger.contacts(Query()) == before


def test_a_newer_reader_replaces_what_the_older_one_read(ledger: Ledger) -> None:
    ledger.add(reading("甲", CALL, OTHER), Run("1", "a"))
    assert ledger.add(reading("甲", CALL), Run("2", "a"))
    assert [row.date for row in ledger.contacts(Query())] == ["2020-12-28"]
    assert ledger.proofs(ledger.contacts(Query())[0].id)[0].source.program == "2"


def test_changed_content_replaces_the_page(ledger: Ledger) -> None:
    ledger.add(reading("甲", CALL, OTHER))
    ledger.add(reading("甲", OTHER))
    assert [row.date for row in ledger.contacts(Query())] == ["2020-12-22"]


def test_the_same_id_in_two_sources_is_two_pages(ledger: Ledger) -> None:
    ledger.add(reading("甲", CALL, source="一社"))
    ledger.add(reading("甲", OTHER, source="二社"))
    assert ledger.count(Query()) == 2


def test_a_row_knows_its_tellings_and_their_pages(ledger: Ledger) -> None:
    ledger.add(reading("甲", CALL, source="一社"))
    ledger.add(reading("乙", contact("12月28日，中俄两国元首通话。"), source="二社"))
    (row,) = ledger.contacts(Query())
    assert row.witnesses == 2
    proofs = ledger.proofs(row.id)
    assert {p.source.id for p in proofs} == {"甲", "乙"}
    for proof in proofs:
        e = proof.mention.evidence
        assert ledger.counted_in(proof.mention.id)[e.start : e.end] == e.quoted


def test_a_row_is_found_by_the_ids_of_its_mentions_and_by_a_prefix(ledger: Ledger) -> None:
    ledger.add(reading("甲", CALL))
    ledger.add(reading("乙", contact("12月28日，中俄两国元首通话。")))
    (row,) = ledger.contacts(Query())
    for member in row.members:
        assert ledger.contact(member.mention) == row
        assert ledger.contact("c" + member.mention[1:]) == row
    assert ledger.contact(row.id[:6]) == row
    with pytest.raises(QueryError, match="no row"):
        ledger.contact("cffff")


def test_half_a_character_is_reported_and_leaves_nothing_behind(ledger: Ledger) -> None:
    with pytest.raises(InputError, match="half a character"):
        ledger.add(reading("甲", contact("坏\ud800字。")))
    ledger.add(reading("乙", CALL))
    assert ledger.count(Query()) == 1


def test_an_error_leaves_what_was_committed(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with pytest.raises(KeyError), Ledger.open(path, write=True) as ledger:
        ledger.add(reading("甲", CALL))
        ledger.commit()
        ledger.add(reading("乙", OTHER))
        raise KeyError
    with Ledger.open(path) as ledger:
        assert ledger.count(Query()) == 1


def test_a_missing_ledger_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="entente read"):
        Ledger.open(tmp_path / "no.db")


@pytest.mark.parametrize(
    "content", [b"no database at all, but long enough to be one" * 40, b"SQLite format 3\0" + b"x" * 4000]
)
def test_a_file_that_is_no_ledger_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "ledger.db"
    path.write_bytes(content)
    with pytest.raises(LedgerError, match=r"ledger\.db"):
        Ledger.open(path)


def test_the_headline_of_a_related_item_is_what_its_evidence_counts_in(ledger: Ledger) -> None:
    page = reading("甲", CALL)
    related = replace(page.articles[0], id="a2", title="王毅22日同拉夫罗夫通话", related=True)
    headline = replace(OTHER, article="a2", evidence=Evidence("title", 0, 13, related.title))
    ledger.add(replace(page, articles=(*page.articles, related), contacts=(*page.contacts, headline)))
    row = next(r for r in ledger.contacts(Query()) if r.date == "2020-12-22")
    (member,) = row.members
    assert ledger.counted_in(member.mention) == related.title
    assert ledger.examine() == []


@pytest.mark.parametrize(
    "query", [Query(), Query(("CN",)), Query(("CN",), ("RU",)), Query(("Q1", "n:无名"), ("RU", "Q2"))]
)
def test_no_question_looks_through_the_whole_ledger(ledger: Ledger, query: Query) -> None:
    rows, values = matching(query)
    plan = [row[3] for row in ledger._db.execute(f"EXPLAIN QUERY PLAN SELECT p.contact {rows}", values)]
    assert any(step.startswith("SEARCH p USING PRIMARY KEY (a=? AND b=?") for step in plan)
