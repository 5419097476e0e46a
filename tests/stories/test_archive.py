"""Folding a growing archive: the order of the articles changes nothing."""

from __future__ import annotations

import datetime as dt
import random

import pytest

from entente.stories import Archive, Story

SUBJECTS = ("渔业协定", "铁路贷款", "留学生返校", "边境口岸", "疫苗运输", "跨海大桥")


def _text(subject: str, seed: int) -> str:
    words = random.Random(f"{subject}{seed}")
    return "".join(chr(words.randrange(0x4E00, 0x6E00)) for _ in range(200)) + subject


def _stories() -> list[Story]:
    """Six texts, the n-th of them n times, each copy cut a little shorter than the one before."""
    return [
        Story(
            f"{n}-{copy}",
            f"p{n}-{copy}",
            subject,
            _text(subject, n)[: 200 - 10 * copy],
            day=dt.date(2020, 1, 1 + copy),
        )
        for n, subject in enumerate(SUBJECTS)
        for copy in range(n)
    ]


def _groups(stories: list[Story]) -> set[tuple[str, ...]]:
    archive = Archive()
    for story in stories:
        archive.add(story)
    return set(archive.groups())


def test_copies_are_grouped_with_the_first_in_front() -> None:
    wanted = {tuple(f"{n}-{copy}" for copy in range(n)) for n in range(2, len(SUBJECTS))}
    assert _groups(_stories()) == wanted


@pytest.mark.parametrize("seed", range(5))
def test_the_groups_do_not_depend_on_the_order(seed: int) -> None:
    stories = _stories()
    random.Random(seed).shuffle(stories)
    assert _groups(stories) == _groups(_stories())


def test_adding_tells_which_articles_are_copies() -> None:
    archive = Archive()
    found = [archive.add(story) for story in _stories() if story.id.startswith("3")]
    assert found == [frozenset(), {"3-0"}, {"3-0", "3-1"}]


def test_texts_without_words_are_like_nothing() -> None:
    archive = Archive()
    assert [archive.add(Story(key, key, "", "")) for key in "甲乙"] == [frozenset(), frozenset()]
    assert archive.groups() == []
