"""The page that the project was founded on, and the shared gold pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from entente.articles import split
from entente.pages import scan
from entente.records import Article, Page


@pytest.fixture(scope="module")
def founding(shared: Path) -> tuple[Page, tuple[Article, ...], dict[str, Any]]:
    (page,) = scan([str(shared / "seed" / "page.txt")])
    assert isinstance(page, Page)
    wanted = yaml.safe_load((shared / "seed" / "expected.yml").read_text(encoding="utf-8"))["page"]
    return page, split(page), wanted


def test_what_the_page_says_of_itself(founding: tuple[Page, tuple[Article, ...], dict[str, Any]]) -> None:
    _, (main, *related), wanted = founding
    assert main.title == wanted["title"]
    assert str(main.published) == str(wanted["published"])
    assert main.source == wanted["source"]
    assert main.outlet == wanted["byline"]["outlet"]
    assert list(main.reporters) == wanted["byline"]["reporters"]
    assert main.script == wanted["script"]
    assert len(related) == wanted["related_items"]


def test_related_items_have_titles_snippets_bylines(
    founding: tuple[Page, tuple[Article, ...], dict[str, Any]],
) -> None:
    page, (main, *related), _ = founding
    assert all(item.title and len(item.body.of(page.text)) > 20 for item in related)
    assert related[0].reporters == main.reporters
    signed = {number: item.reporters for number, item in enumerate(related, start=1) if item.reporters}
    assert {number: len(names) for number, names in signed.items()} == {1: 2, 2: 1, 3: 1, 6: 2}
    assert [number for number, item in enumerate(related, start=1) if item.dateline] == [2, 3, 6]
