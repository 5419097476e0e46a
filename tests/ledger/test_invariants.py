"""What must hold for any archive, whatever the order and the pace in which it is read."""

from __future__ import annotations

import datetime as dt
import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from entente.ledger import Ledger, Mention, Merged, Query, Run
from entente.ledger.convert import mentions_of
from entente.ledger.merge import merge
from entente.records import Reading
from ledger.drawing import archives

THOROUGH = int(os.environ.get("ENTENTE_THOROUGH", "1"))
"""How many times as many examples as in the everyday run."""

Content = list[tuple[Merged, tuple[object, ...], tuple[object, ...]]]


@contextmanager
def fresh() -> Iterator[Ledger]:
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "l.db", write=True) as ledger:
        yield ledger


def content(ledger: Ledger) -> Content:
    """All that an export could show, without the times of reading."""
    rows = ledger.contacts(Query())
    return [
        (
            row,
            tuple((p.mention, p.reason, p.source.page) for p in ledger.proofs(row.id)),
            tuple(ledger.links(row.id)),
        )
        for row in rows
    ]


def kept(readings: Sequence[Reading], batches: Iterable[int] = ()) -> Content:
    with fresh() as ledger:
        cuts = set(batches)
        for number, item in enumerate(readings):
            ledger.add(item)
            if number in cuts:
                ledger.commit()
        return content(ledger)


def mentions(readings: Sequence[Reading]) -> list[Mention]:
    return list({m.id: m for item in readings for m, _ in mentions_of(item)}.values())


@given(archives(), st.randoms(use_true_random=False))
def test_merging_is_a_function_of_the_set(archive: list[Reading], random: st.DataObject) -> None:
    told = mentions(archive)
    shuffled = told[:]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert merge(shuffled) == merge(told)


@given(archives())
def test_merging_loses_no_evidence_and_uses_none_twice(archive: list[Reading]) -> None:
    told = mentions(archive)
    members = [member.mention for row in merge(told).contacts for member in row.members]
    assert sorted(members) == sorted(mention.id for mention in told)


@given(archives())
def test_a_merged_row_says_nothing_that_no_telling_says(archive: list[Reading]) -> None:
    told = {mention.id: mention for mention in mentions(archive)}
    for row in merge(told.values()).contacts:
        own = [told[member.mention] for member in row.members]
        assert {row.status} == {m.status for m in own}
        assert row.kind in {m.kind for m in own}
        assert row.place in {m.place for m in own} or row.place is None
        assert {p.state for p in row.parties} == {p.state for m in own for p in m.parties}
        assert (row.date is None) == all(m.date is None for m in own)


@settings(max_examples=40 * THOROUGH, deadline=None)
@given(archives(), st.data())
def test_any_order_and_any_pace_give_the_same_ledger(archive: list[Reading], data: st.DataObject) -> None:
    order = data.draw(st.permutations(archive))
    batches = data.draw(st.sets(st.integers(0, len(archive))))
    assert kept(order, batches) == kept(archive)


@settings(max_examples=30 * THOROUGH, deadline=None)
@given(archives())
def test_reading_everything_again_changes_nothing(archive: list[Reading]) -> None:
    with fresh() as ledger:
        for item in archive:
            ledger.add(item)
        before = content(ledger)
        assert not any(ledger.add(item) for item in archive)
        assert content(ledger) == before


@settings(max_examples=40 * THOROUGH, deadline=None)
@given(archives(), st.data())
def test_a_newer_reader_leaves_what_it_reads_and_nothing_else(
    archive: list[Reading], data: st.DataObject
) -> None:
    """Pages whose contacts changed between two readers: the ledger is as if only the newer one had read."""
    changed = [
        replace(item, contacts=item.contacts[: data.draw(st.integers(0, len(item.contacts)))])
        for item in archive
    ]
    with fresh() as ledger:
        for run, readings in ((Run("1"), archive), (Run("2"), changed)):
            for item in readings:
                ledger.add(item, run)
                if data.draw(st.booleans()):
                    ledger.commit()
        assert content(ledger) == kept(changed)


@settings(max_examples=30 * THOROUGH, deadline=None)
@given(archives())
def test_every_question_is_answered_by_the_rows_that_match_it(archive: list[Reading]) -> None:
    with fresh() as ledger:
        for item in archive:
            ledger.add(item)
        rows = ledger.contacts(Query())
        for key, state in (("Q15031", "RU"), ("Q58217", "CN")):
            asked = Query((key,), (state,), ("call", "video"), ("held",), certain=True)
            wanted = [row.id for row in rows if _answers(row, key, state)]
            assert ledger.ids(asked) == wanted
            assert ledger.count(asked) == len(wanted)


@settings(max_examples=30 * THOROUGH, deadline=None)
@given(archives(), st.data())
def test_a_count_that_names_nobody_counts_the_rows_listed(
    archive: list[Reading], data: st.DataObject
) -> None:
    with fresh() as ledger:
        for item in archive:
            ledger.add(item)
        day = st.none() | st.dates(dt.date(2020, 11, 1), dt.date(2021, 1, 31))
        asked = Query(
            kinds=tuple(data.draw(st.lists(st.sampled_from(["call", "visit", "meeting"]), unique=True))),
            statuses=tuple(data.draw(st.lists(st.sampled_from(["held", "planned"]), unique=True))),
            first=data.draw(day),
            last=data.draw(day),
            certain=data.draw(st.booleans()),
        )
        assert ledger.count(asked) == len(ledger.ids(asked))
        assert ledger.examine() == []


def _answers(row: Merged, person: str, state: str) -> bool:
    people = [p for p in row.parties if p.person == person and p.state != state]
    others = [p for p in row.parties if p.state == state]
    return row.kind in ("call", "video") and row.status == "held" and row.certain and bool(people and others)
