"""Pairs of articles: re-posts, one contact, its phases."""

from __future__ import annotations

import math
from itertools import permutations
from typing import Any

import pytest

from casefile import Case, cases
from entente.stories import Story, decide, features, profile
from entente.stories.reposts import Text, repost
from stories.making import story

CASES = cases("stories")


def _with(key: str) -> list[Any]:
    return [case for case in CASES if key in case.values[0]]  # type: ignore[operator]  # a Case


def _pair(case: Case) -> tuple[Story, Story]:
    return story(case["a"], "甲"), story(case["b"], "乙")


@pytest.mark.parametrize("case", _with("repost"))
def test_a_repost_is_told_from_another_text(case: Case) -> None:
    for one, other in permutations(_pair(case)):
        assert repost(Text(one), Text(other)) == case["repost"]


@pytest.mark.parametrize("case", _with("label"))
def test_what_one_article_is_to_another(case: Case) -> None:
    one, other = _pair(case)
    assert decide(profile(one), profile(other)).label in case["label"]
    assert decide(profile(other), profile(one)).label in case["label"]


@pytest.mark.parametrize("case", _with("phase"))
def test_the_phase_in_which_an_article_tells_a_contact(case: Case) -> None:
    one, other = _pair(case)
    assert decide(profile(one), profile(other)).phase == case["phase"]


@pytest.mark.parametrize("case", _with("features"))
def test_what_comparing_two_articles_gives(case: Case) -> None:
    for one, other in permutations(map(profile, _pair(case))):
        found = features(one, other)
        assert {name: round(found[name], 4) for name in case["features"]} == case["features"]


@pytest.mark.parametrize("case", _with("label"))
def test_the_reasons_add_up_to_the_decision(case: Case) -> None:
    one, other = map(profile, _pair(case))
    decided = decide(one, other)
    again = decide(one, one)
    moved = sum(r.weight for r in decided.reasons) - sum(r.weight for r in again.reasons)
    assert _log_odds(decided.chance) - _log_odds(again.chance) == pytest.approx(moved, abs=1e-6)


def _log_odds(chance: float) -> float:
    return math.log(chance / (1 - chance))
