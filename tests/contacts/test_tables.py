"""Every row of the contact reader's tables against its own examples, both ways."""

from __future__ import annotations

import pytest

from entente.contacts.filters import FILTERS, Filter
from entente.contacts.frames import FRAMES, TRIGGER, Frame
from entente.contacts.status import CUES, Cue, status


@pytest.mark.parametrize("frame", FRAMES, ids=lambda f: f.name)
def test_a_frame_matches_its_examples_and_nothing_it_should_not(frame: Frame) -> None:
    assert frame.examples
    assert [e for e in frame.examples if not frame.pattern.search(e)] == []
    assert [e for e in frame.never if frame.pattern.search(e)] == []


@pytest.mark.parametrize("frame", FRAMES, ids=lambda f: f.name)
def test_the_quick_trigger_lets_every_example_through(frame: Frame) -> None:
    assert [e for e in frame.examples if not TRIGGER.search(e)] == []


def test_frames_have_names_of_their_own() -> None:
    assert len({f.name for f in FRAMES}) == len(FRAMES)


@pytest.mark.parametrize("cue", CUES, ids=lambda c: c.status)
def test_a_cue_gives_its_status(cue: Cue) -> None:
    assert cue.examples
    assert [e for e in cue.examples if status(e, "") != cue.status] == []


def test_words_without_a_cue_mean_held() -> None:
    assert status("Ａ在Ｌ同Ａ", "") == "held"


@pytest.mark.parametrize("row", FILTERS, ids=lambda f: f.name)
def test_a_filter_catches_its_examples(row: Filter) -> None:
    assert row.examples
    assert [e for e in row.examples if not row.pattern.search(e)] == []
