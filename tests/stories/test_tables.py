"""The tables of the room against their own examples, and the shape of the trained weights."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from entente.lexicon import rows
from entente.stories import events
from entente.stories.cues import RANKS, TABLE, TITLES, looks, ranks
from entente.stories.model import LABELS
from entente.stories.weights import models

EVENTS = [row for _, row in rows(events.TABLE, 3)]
PHASES = [row for _, row in rows(TABLE, 3)]
KINDS = [row for _, row in rows(TITLES, 3)]
OFFICES = [row for _, row in rows(RANKS, 3)]


@pytest.mark.parametrize("row", PHASES, ids=lambda row: row[0])
def test_a_phase_matches_its_examples_and_none_of_the_others(row: list[str]) -> None:
    kind, pattern, examples = row
    assert [e for e in examples.split("¦") if not re.search(pattern, e)] == []
    earlier = PHASES[: PHASES.index(row)]
    taken = [e for e in examples.split("¦") for _, before, _ in earlier if re.search(before, e)]
    assert (kind, taken) == (kind, [])


@pytest.mark.parametrize("row", EVENTS, ids=lambda row: row[0])
def test_a_kind_of_event_is_found_in_its_examples(row: list[str]) -> None:
    kind, _, examples = row
    assert [e for e in examples.split("¦") if kind not in events.kinds(e)] == []


@pytest.mark.parametrize("row", KINDS, ids=lambda row: row[0])
def test_a_kind_of_title_is_told_by_its_examples(row: list[str]) -> None:
    kind, _, examples = row
    assert [e for e in examples.split("¦") if not looks(kind, e)] == []  # type: ignore[arg-type]  # a kind
    others = {k for k, *_ in KINDS} - {kind}
    assert [e for e in examples.split("¦") for k in others if looks(k, e)] == []  # type: ignore[arg-type]


def test_a_title_that_only_has_the_letters_looks_nowhere() -> None:
    for title in ("前总统谈往事", "议会上将有发言", "一周内两度通话", "背后的故事"):
        assert not looks("digest", title)
    assert not looks("before", "前总统谈往事")
    assert not looks("before", "上将军衔授予仪式")
    assert not looks("after", "后方医院来信")


@pytest.mark.parametrize("row", OFFICES, ids=lambda row: row[0])
def test_a_rank_is_found_in_its_examples(row: list[str]) -> None:
    rank, _, examples = row
    assert [e for e in examples.split("¦") if rank not in ranks(e)] == []


def test_a_foreign_minister_is_not_any_minister() -> None:
    assert ranks("外交部长抵达") == {"foreign"}
    assert ranks("国防部长抵达") == {"defence"}


def test_the_meetings_are_kinds_of_the_table() -> None:
    assert {kind for kind, *_ in EVENTS} >= events.MEETINGS
    assert events.MEETINGS.isdisjoint(events.kinds("外长在专访中谈天气，记者采访民众"))


def test_there_are_weights_for_every_label_and_for_the_list() -> None:
    assert set(models()) == {*LABELS[:-1], "related"}
    assert all(model.weights.keys() == model.mean.keys() for model in models().values())


def test_the_weights_stay_small_enough_to_read() -> None:
    stored = files("entente.data").joinpath("stories/weights.json").read_bytes()
    assert len(stored) < 1_000_000
