"""Every row of the claims tables proves itself by its own examples."""

from __future__ import annotations

import time

import pytest

from entente.claims.frames import FRAMES, Frame
from entente.claims.numbers import WORDINGS, Wording, numbers


@pytest.mark.parametrize("wording", WORDINGS, ids=lambda w: w.name)
def test_a_wording_reads_its_own_examples_whole(wording: Wording) -> None:
    assert wording.examples
    for example in wording.examples:
        (found,) = numbers(example)
        assert (found.rule, found.end - found.start) == (wording.name, len(example))


@pytest.mark.parametrize("frame", FRAMES, ids=lambda f: f.name)
def test_a_frame_matches_its_examples_and_not_the_others(frame: Frame) -> None:
    assert frame.examples
    for example in frame.examples:
        assert frame.pattern.search(example), example
    for example in frame.never:
        assert not frame.pattern.search(example), example


def test_names_of_rows_are_unique() -> None:
    for names in ([w.name for w in WORDINGS], [f.name for f in FRAMES]):
        assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("words", "value", "compare"),
    [
        ("今年已互通5次", 5, "="),
        ("超30次", 30, ">"),
        ("三十多次", 30, ">"),
        ("至少五次", 5, ">="),
        ("20次以上", 20, ">="),
        ("近40次", 40, "~"),
        ("20次左右", 20, "~"),
        ("不到十次", 10, "<"),
        ("最多三次", 3, "<="),
        ("第二十九次", 29, "="),
        ("首度", 1, "="),
        ("多次", None, None),
    ],
)
def test_numbers(words: str, value: int | None, compare: str | None) -> None:
    (found,) = numbers(words)
    assert (found.value, found.compare) == (value, compare)


@pytest.mark.parametrize("words", ["每次", "一次", "三十度", "这次", "上一次", "年度", "再度"])
def test_what_counts_nothing(words: str) -> None:
    assert not list(numbers(words))


@pytest.mark.parametrize(
    "unit", ["在", "的", "在的", "以身份", "Ａ和", "同Ａ", "年里", "有到", "对Ｓ", "ＡＮ", "Ｎ在"]
)
@pytest.mark.parametrize("frame", FRAMES, ids=lambda f: f.name)
def test_no_frame_runs_away_on_a_long_clause(frame: Frame, unit: str) -> None:
    began = time.process_time()
    list(frame.pattern.finditer("Ａ同ＡＮ" + unit * 200 + "。"))
    assert time.process_time() - began < 1
