"""Corrections: applied on top, surviving re-reading, undone at will, never lost."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entente.errors import QueryError
from entente.knowledge import load
from entente.ledger import Correction, Ledger, Merged, Query, Run
from entente.records import Reading
from entente.views import fixing
from entente.views.fixing import Hand, Source, Values
from ledger.drawing import archives
from ledger.making import LAVROV, WANG, contact, reading
from ledger.test_invariants import THOROUGH, content, fresh

ANN = Hand("安", dt.datetime(2021, 1, 2, 3, 4, 5, tzinfo=dt.UTC), "看过原文")
CALL = contact("习近平28日同普京通电话。")
AGAIN = contact("12月28日，普京与习近平通话。")
OTHER = contact("王毅12月22日同拉夫罗夫通电话。", "2020-12-22", (WANG, LAVROV))
PAGES = (reading("甲", CALL), reading("乙", AGAIN, source="例报"), reading("丙", OTHER))


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    book = Ledger.open(tmp_path / "ledger.db", write=True)
    for page in PAGES:
        book.add(page, Run("1"))
    return book


def row(ledger: Ledger, date: str) -> Merged:
    return next(r for r in ledger.contacts(Query()) if r.date == date)


def edit(ledger: Ledger, key: str, **values: str) -> Correction:
    return fixing.edit(key, Values(**values), ANN, ledger, load())  # type: ignore[arg-type]


def test_an_edit_shows_and_keeps_what_the_tellings_say(ledger: Ledger) -> None:
    made = edit(ledger, row(ledger, "2020-12-28").id, date="2020-12-27", place="北京")
    edited = row(ledger, "2020-12-27")
    assert (edited.place, edited.corrections) == ("北京", (made.id,))
    assert [(c.field, c.value) for c in edited.conflicts] == [("date", "2020-12-28")]
    assert ledger.count(Query(first=dt.date(2020, 12, 28), last=dt.date(2020, 12, 28))) == 0


def test_an_edit_can_name_other_parties(ledger: Ledger) -> None:
    key = row(ledger, "2020-12-22").id
    fixing.edit(key, Values(parties=("CN 王毅", "FR 马克龙")), ANN, ledger, load())
    assert ledger.ids(Query(("FR",), ("Q701801",))) == [key]
    assert ledger.ids(Query(("RU",), ("Q701801",))) == []


@pytest.mark.parametrize("values", [{}, {"date": "gestern"}, {"kind": "fax"}, {"status": "maybe"}])
def test_an_edit_of_nothing_or_to_nonsense_is_refused(ledger: Ledger, values: dict[str, str]) -> None:
    with pytest.raises(QueryError):
        edit(ledger, row(ledger, "2020-12-28").id, **values)
    assert ledger.corrections() == []


def test_a_rejected_row_is_kept_and_never_answered_with(ledger: Ledger) -> None:
    key = row(ledger, "2020-12-22").id
    fixing.reject(key, ANN, ledger)
    assert [r.date for r in ledger.contacts(Query())] == ["2020-12-28"]
    assert ledger.contact(key).rejected and len(ledger.proofs(key)) == 1


def test_rows_merged_by_hand_are_one_with_all_tellings(ledger: Ledger) -> None:
    fixing.merge([row(ledger, "2020-12-28").id, row(ledger, "2020-12-22").id], ANN, ledger)
    (merged,) = ledger.contacts(Query())
    assert len(merged.members) == 3
    assert any("by hand" in m.reason for m in merged.members)


def test_splitting_gives_back_what_merging_put_together(ledger: Ledger) -> None:
    whole = row(ledger, "2020-12-28")
    off = next(m.mention for m in whole.members if m.mention[1:] != whole.id[1:])
    fixing.split(whole.id, [off], ANN, ledger)
    parts = [r for r in ledger.contacts(Query()) if r.date == "2020-12-28"]
    assert sorted(m.mention for part in parts for m in part.members) == sorted(
        m.mention for m in whole.members
    )
    assert len(parts) == 2


@pytest.mark.parametrize("off", [0, 1, 2])
def test_what_is_split_off_a_row_merged_by_hand_stays_off(ledger: Ledger, off: int) -> None:
    fixing.merge([row(ledger, "2020-12-28").id, row(ledger, "2020-12-22").id], ANN, ledger)
    (merged,) = ledger.contacts(Query())
    alone = merged.members[off].mention
    fixing.split(merged.id, [alone], ANN, ledger)
    told = {frozenset(m.mention for m in r.members) for r in ledger.contacts(Query())}
    assert told == {frozenset({alone}), frozenset(m.mention for m in merged.members) - {alone}}


def test_a_split_must_leave_something_on_both_sides(ledger: Ledger) -> None:
    whole = row(ledger, "2020-12-28")
    for mentions in ([], [m.mention for m in whole.members], ["m0"]):
        with pytest.raises(QueryError, match="some, not all"):
            fixing.split(whole.id, mentions, ANN, ledger)


def test_an_added_contact_merges_with_what_pages_tell(ledger: Ledger) -> None:
    told = Source("两国元首12月28日晚通话。", "外交部", url="https://mfa.example/1")
    values = Values("call", None, "2020-12-28", None, ("CN 习近平", "RU 普丁"))
    fixing.add(values, told, ANN, ledger, load())
    call = row(ledger, "2020-12-28")
    assert call.witnesses == 3
    assert any(
        p.source.url == told.url and p.mention.evidence.quoted == told.evidence
        for p in ledger.proofs(call.id)
    )
    assert {p.person for p in call.parties} == {"Q15031", "Q7747"}


def _edit(ledger: Ledger) -> Correction:
    return edit(ledger, row(ledger, "2020-12-28").id, date="2020-12-27")


def _merge(ledger: Ledger) -> Correction:
    return fixing.merge([r.id for r in ledger.contacts(Query())], ANN, ledger)


def _split(ledger: Ledger) -> Correction:
    whole = row(ledger, "2020-12-28")
    return fixing.split(whole.id, [whole.members[0].mention], ANN, ledger)


def _reject(ledger: Ledger) -> Correction:
    return fixing.reject(row(ledger, "2020-12-28").id, ANN, ledger)


def _add(ledger: Ledger) -> Correction:
    values = Values("meeting", None, "2020-12-30", None, ("CN 王毅", "RU 拉夫罗夫"))
    return fixing.add(values, Source("王毅30日会见拉夫罗夫。", "外交部"), ANN, ledger, load())


DECISIONS = (_edit, _merge, _split, _reject, _add)
Decide = Callable[[Ledger], Correction]


@pytest.mark.parametrize("decide", DECISIONS)
def test_every_correction_shows_and_is_undone_without_a_trace(ledger: Ledger, decide: Decide) -> None:
    before = content(ledger)
    made = decide(ledger)
    assert content(ledger) != before
    fixing.undo(made.id[:8], ANN, ledger)
    assert content(ledger) == before
    assert [(c.action, c.undone) for c in ledger.corrections()] == [(made.action, True), ("undo", False)]
    with pytest.raises(QueryError, match="undone already"):
        fixing.undo(made.id, ANN, ledger)


@pytest.mark.parametrize("decide", DECISIONS)
def test_every_correction_survives_re_reading(ledger: Ledger, decide: Decide) -> None:
    decide(ledger)
    before = content(ledger)
    for page in PAGES:
        assert ledger.add(page, Run("2"))
    assert content(ledger) == before


@pytest.mark.parametrize("decide", DECISIONS)
def test_every_correction_leaves_a_sound_ledger(ledger: Ledger, decide: Decide) -> None:
    decide(ledger)
    assert ledger.examine() == []


def test_an_edit_finds_its_telling_when_a_newer_reader_dates_it_differently(ledger: Ledger) -> None:
    _edit(ledger)
    for page in PAGES[:2]:
        newer = tuple(replace(c, date="2020-12-20") for c in page.contacts)
        ledger.add(replace(page, contacts=newer), Run("2"))
    assert row(ledger, "2020-12-27").place is None


def test_an_edited_row_stays_when_a_newer_reader_no_longer_finds_it(ledger: Ledger) -> None:
    made = _edit(ledger)
    for page in PAGES[:2]:
        ledger.add(replace(page, contacts=()), Run("2"))
    kept = row(ledger, "2020-12-27")
    assert [p.mention.rule for p in ledger.proofs(kept.id)] == [f"kept for {made.id}"]
    fixing.undo(made.id, ANN, ledger)
    assert [r.date for r in ledger.contacts(Query())] == ["2020-12-22"]


def test_the_doctor_names_a_correction_whose_words_are_gone(ledger: Ledger) -> None:
    made = _edit(ledger)
    for name, source in (("甲", "示例社"), ("乙", "例报")):
        ledger.add(reading(name, contact("网站改版了。", None), source=source), Run("2"))
    assert any(f.check == "corrections" and made.id in f.what for f in ledger.examine())


def test_history_is_of_one_row_or_of_all(ledger: Ledger) -> None:
    first = _edit(ledger)
    second = fixing.reject(row(ledger, "2020-12-22").id, ANN, ledger)
    assert [c.id for c in fixing.history(None, ledger)] == [first.id, second.id]
    assert [c.id for c in fixing.history(row(ledger, "2020-12-27").id, ledger)] == [first.id]


@settings(max_examples=25 * THOROUGH, deadline=None)
@given(archives(), st.data())
def test_corrections_hold_in_any_order_of_reading(archive: list[Reading], data: st.DataObject) -> None:
    """Whatever people decide, reading all again changes nothing, and undoing it all gives all back."""
    with fresh() as ledger:
        for page in archive:
            ledger.add(page, Run("1"))
        before = content(ledger)
        made = [_decision(ledger, data, n) for n in range(data.draw(st.integers(1, 3)))]
        after = content(ledger)
        for page in data.draw(st.permutations(archive)):
            ledger.add(page, Run("2"))
        assert content(ledger) == after
        assert ledger.examine() == []
        for correction in filter(None, reversed(made)):
            fixing.undo(correction.id, ANN, ledger)
        assert content(ledger) == before
        assert ledger.examine() == []


def _decision(ledger: Ledger, data: st.DataObject, number: int) -> Correction | None:
    rows = ledger.contacts(Query())
    if not rows:
        return None
    chosen = data.draw(st.sampled_from(rows))
    hand = replace(ANN, reason=f"{number}")
    match data.draw(st.sampled_from(("edit", "reject", "merge", "split"))):
        case "edit":
            return fixing.edit(chosen.id, Values(date="2019-05-05"), hand, ledger, load())
        case "reject":
            return fixing.reject(chosen.id, hand, ledger)
        case "merge" if len(rows) > 1:
            other = data.draw(st.sampled_from([r for r in rows if r.id != chosen.id]))
            return fixing.merge([chosen.id, other.id], hand, ledger)
        case "split" if len(chosen.members) > 1:
            return fixing.split(chosen.id, [chosen.members[0].mention], hand, ledger)
    return None
