"""Verdicts on small ledgers: what is counted, what is left out, and how much coverage allows to say."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from entente.knowledge import Knowledge, load
from entente.ledger import Ledger
from entente.records import Claim, Contact, Party, Side
from entente.verify import Book, Verdict, check_all, flips, rows_for, verify
from entente.verify.decide import allowed
from ledger.making import LAVROV, MACRON, PUTIN, WANG, XI, contact, reading
from verify.making import HEADS, MINISTERS, PUTIN_SIDE, XI_SIDE, claim

ON = dt.date(2020, 12, 29)
FIVE = ("2020-03-19", "2020-04-16", "2020-05-08", "2020-07-08", "2020-12-28")


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load()


def call(day: str | None, parties: tuple[Party, ...] = (XI, PUTIN), **more: str) -> Contact:
    return contact(f"{day}，{parties[0].name}同{parties[1].name}通话。", day, parties, **more)  # type: ignore[arg-type]


def judged(
    tmp_path: Path,
    knowledge: Knowledge,
    asked: Claim,
    *told: Contact,
    on: dt.date | None = ON,
    copies: int = 1,
) -> Verdict:
    """The verdict on ``asked`` when ``copies`` sources tell ``told``."""
    with Ledger.open(tmp_path / "ledger.db", write=True) as book:
        for number in range(copies):
            for index, one in enumerate(told):
                book.add(reading(f"{index}", one, source=f"社{number}", day=(one.date or "2020-06-01")[:10]))
        return verify(asked, on, rows_for(asked, on, book, knowledge), Book.of(book, knowledge))


def test_the_rows_in_scope_are_counted_with_their_dates(tmp_path: Path, knowledge: Knowledge) -> None:
    verdict = judged(tmp_path, knowledge, claim(5), *map(call, FIVE))
    assert (verdict.outcome, verdict.found, verdict.missing) == ("supported", 5, 0)
    assert [row.date for row in verdict.counted] == list(FIVE)


@pytest.mark.parametrize(
    ("asked", "outcome"),
    [
        (claim(6), "short"),
        (claim(4), "contradicted"),
        (claim(4, ">"), "supported"),
        (claim(5, ">"), "short"),
        (claim(5, ">="), "supported"),
        (claim(5, "~"), "supported"),
        (claim(40, "~"), "short"),
        (claim(4, "<="), "contradicted"),
        (claim(9, "<"), "short"),
    ],
)
def test_comparisons(tmp_path: Path, knowledge: Knowledge, asked: Claim, outcome: str) -> None:
    assert judged(tmp_path, knowledge, asked, *map(call, FIVE)).outcome == outcome


def test_rows_left_out_say_why(tmp_path: Path, knowledge: Knowledge) -> None:
    told = (
        call("2020-03-19"),
        call("2019-03-19"),
        call("2020-12-31"),
        call("2020-05-09", kind="message"),
        call("2020-06-10", status="planned"),
        call(None),
    )
    verdict = judged(tmp_path, knowledge, claim(1), *told)
    assert verdict.found == 1
    reasons = {(one.contact.date, one.reason) for one in verdict.left_out}
    assert reasons == {
        ("2019-03-19", "date: before 2020-01-01"),
        ("2020-12-31", "date: after 2020-12-29"),
        ("2020-05-09", "kind: message"),
        ("2020-06-10", "status: planned"),
        (None, "date: unknown"),
    }


def test_an_ordinal_counts_up_to_the_contact_that_it_numbers(tmp_path: Path, knowledge: Knowledge) -> None:
    third = claim(3, ordinal=True)
    assert judged(tmp_path, knowledge, third, *map(call, FIVE), on=dt.date(2020, 5, 9)).outcome == "supported"


def test_an_ordinal_that_is_only_planned_is_not_counted_yet(tmp_path: Path, knowledge: Knowledge) -> None:
    sixth = claim(6, ordinal=True, status="planned")
    assert judged(tmp_path, knowledge, sixth, *map(call, FIVE)).outcome == "supported"


def test_an_office_counts_whoever_held_it(tmp_path: Path, knowledge: Knowledge) -> None:
    qin = Party("CN", "秦刚", "秦刚", "外交部长", level="fm", person="Q9150614")
    told = (call("2023-01-09", (qin, LAVROV)), call("2023-10-16", (WANG, LAVROV)))
    asked = claim(2, who=MINISTERS, window="2023")
    assert judged(tmp_path, knowledge, asked, *told, on=dt.date(2023, 12, 31)).outcome == "supported"
    named = claim(2, who=(replace(MINISTERS[0], implied=False), MINISTERS[1]), window="2023")
    assert judged(tmp_path, knowledge, named, *told, on=dt.date(2023, 12, 31)).found == 1


def test_other_people_of_the_same_states_are_not_counted(tmp_path: Path, knowledge: Knowledge) -> None:
    verdict = judged(tmp_path, knowledge, claim(1), call("2020-03-19"), call("2020-03-20", (WANG, LAVROV)))
    assert verdict.found == 1


def test_anybody_counts_every_partner(tmp_path: Path, knowledge: Knowledge) -> None:
    told = (call("2020-03-19"), call("2020-03-23", (XI, MACRON)), call("2020-03-24", (WANG, LAVROV)))
    assert judged(tmp_path, knowledge, claim(2, who=(XI_SIDE, Side())), *told).outcome == "supported"


def test_another_reading_may_support_and_is_named(tmp_path: Path, knowledge: Knowledge) -> None:
    told = (call("2020-03-19"), call("2020-04-16", kind="video"))
    verdict = judged(tmp_path, knowledge, claim(2), *told)
    assert (verdict.outcome, verdict.reading) == ("supported", "calls and video meetings")
    assert [(t.reading, t.found) for t in verdict.tried] == [("as said", 1), ("calls and video meetings", 2)]


def test_a_journey_to_several_states_is_one_trip(tmp_path: Path, knowledge: Knowledge) -> None:
    guest = replace(XI, role="visitor")
    told = tuple(
        call(day, (guest, Party(state, state, role="host")), kind="visit")
        for day, state in (("2019-06-12/2019-06-14", "KG"), ("2019-06-14/2019-06-16", "TJ"))
    )
    asked = claim(1, kinds=("visit",), window="2019", who=(XI_SIDE, Side()))
    verdict = judged(tmp_path, knowledge, asked, *told, on=dt.date(2019, 12, 31))
    assert (verdict.outcome, verdict.reading) == ("supported", "trips, not states visited")


def test_a_visit_has_a_direction(tmp_path: Path, knowledge: Knowledge) -> None:
    there = call("2019-06-05", (replace(XI, role="visitor"), Party("RU", role="host")), kind="visit")
    back = call("2019-04-26", (replace(PUTIN, role="visitor"), Party("CN", role="host")), kind="visit")
    asked = claim(1, kinds=("visit",), window="2019", who=(PUTIN_SIDE, Side("CN")), host="CN")
    verdict = judged(tmp_path, knowledge, asked, there, back, on=dt.date(2019, 12, 31))
    assert [row.date for row in verdict.counted] == ["2019-04-26"]


def test_one_source_cannot_show_that_fewer_took_place(tmp_path: Path, knowledge: Knowledge) -> None:
    days = [f"2020-{month:02}-{day:02}" for month in range(1, 13) for day in (2, 20)]
    asked = claim(30, window="2020")
    alone = judged(tmp_path, knowledge, asked, *map(call, days), on=dt.date(2020, 12, 31))
    assert (alone.outcome, alone.missing) == ("short", 6)
    assert alone.coverage is not None
    assert alone.coverage.missed is None


def test_two_sources_that_tell_the_same_can(tmp_path: Path, knowledge: Knowledge) -> None:
    days = [f"2020-{month:02}-{day:02}" for month in range(1, 13) for day in (2, 20)]
    both = judged(tmp_path, knowledge, claim(30), *map(call, days), on=dt.date(2020, 12, 31), copies=2)
    assert both.outcome == "contradicted"
    assert both.coverage is not None
    assert both.coverage.missed == 0


def test_coverage_says_what_each_source_tells_of_each_side(tmp_path: Path, knowledge: Knowledge) -> None:
    told = (call("2020-03-19"), call("2020-04-16"), call("2020-05-08", (WANG, LAVROV)))
    verdict = judged(tmp_path, knowledge, claim(8, who=MINISTERS), *told)
    assert verdict.outcome == "short"
    assert verdict.coverage is not None
    (source,) = verdict.coverage.sources
    assert (source.pages, source.months) == (3, 3)
    assert source.reported == (("CN fm", 1), ("RU fm", 1))
    assert verdict.note == "pages were read of 3 of the window's 12 months"


@pytest.mark.parametrize(
    "asked",
    [
        claim(None, None, vague=True),
        claim(12, ordinal=True, series=True),
        claim(1, persons=True),
        claim(1, status="proposed"),
        claim(1, who=(Side(),)),
        claim(1, kinds=()),
    ],
)
def test_what_cannot_be_checked_is_unclear_and_says_why(
    tmp_path: Path, knowledge: Knowledge, asked: Claim
) -> None:
    with Ledger.open(tmp_path / "ledger.db", write=True) as book:
        verdict = verify(asked, ON, [], Book.of(book, knowledge))
    assert verdict.outcome == "unclear"
    assert verdict.note


def test_a_verdict_that_flips_is_told_once(tmp_path: Path, knowledge: Knowledge) -> None:
    page = reading("甲", call("2020-03-19"))
    asserted = replace(page, claims=(replace(claim(2, who=HEADS), article=page.articles[0].id),))
    with Ledger.open(tmp_path / "ledger.db", write=True) as book:
        book.add(asserted)
        assert flips(book, knowledge) == ()
        book.add(reading("乙", call("2020-04-16")))
        (flipped,) = flips(book, knowledge)
        assert (flipped.before, flipped.verdict.outcome) == ("short", "supported")
        assert flips(book, knowledge) == ()


def test_claims_go_with_their_page(tmp_path: Path, knowledge: Knowledge) -> None:
    page = reading("甲", call("2020-03-19"))
    with Ledger.open(tmp_path / "ledger.db", write=True) as book:
        book.add(replace(page, claims=(claim(1), claim(2))))
        assert len(book.claims()) == 2
        newer = replace(page, page=replace(page.page, title="新的标题"), claims=(claim(1),))
        book.add(newer)
        (kept,) = book.claims()
        assert kept.claim == claim(1)
        assert kept.written == dt.date(2020, 12, 29)
        assert [c.verdict.outcome for c in check_all(book, knowledge)] == ["supported"]


@pytest.mark.parametrize("value", [1, 5, 40])
def test_what_a_comparison_allows_holds_its_own_number_unless_it_excludes_it(value: int) -> None:
    for compare, inside in (("=", True), (">=", True), ("<=", True), ("~", True), (">", False), ("<", False)):
        least, most = allowed(compare, value)  # type: ignore[arg-type]
        assert (least <= value <= most) is inside
