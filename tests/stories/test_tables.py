"""The tables of the room against their own examples, and the shape of the trained weights."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from entente.lexicon import rows
from entente.stories import events
from entente.stories.cues import TABLE
from entente.stories.model import LABELS
from entente.stories.weights import models

EVENTS = [row for _, row in rows(events.TABLE, 3)]
PHASES = [row for _, row in rows(TABLE, 3)]


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


def test_the_meetings_are_kinds_of_the_table() -> None:
    assert {kind for kind, *_ in EVENTS} >= events.MEETINGS
    assert events.MEETINGS.isdisjoint(events.kinds("外长在专访中谈天气，记者采访民众"))


def test_there_are_weights_for_every_label_and_for_the_list() -> None:
    assert set(models()) == {*LABELS[:-1], "related"}
    assert all(model.weights.keys() == model.mean.keys() for model in models().values())


def test_the_weights_stay_small_enough_to_read() -> None:
    stored = files("entente.data").joinpath("stories/weights.json").read_bytes()
    assert len(stored) < 1_000_000
