"""The required figures on the shared suites (skipped where the shared material is absent)."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import times_suites
from entente.times import infer

REQUIRED = {
    "page_true": 49 / 50,
    "page_date_only": 45 / 50,
    "closed": 0.88,
    "recognizers": 0.75,
    "jionlp": 0.85,
    "duckling": 0.78,
    "script_agreement": 0.98,
}


@pytest.fixture(scope="module")
def figures(shared: Path) -> dict[str, float]:
    return dict(times_suites.main(shared).figures)


@pytest.mark.parametrize("measure", REQUIRED)
def test_a_measure_reaches_what_is_required(measure: str, figures: dict[str, float]) -> None:
    assert figures[measure] >= REQUIRED[measure]


def test_the_founding_page_was_written_before_the_day_it_shows(shared: Path) -> None:
    text = (shared / "seed" / "page.txt").read_text(encoding="utf-8")
    article = text.split("相關焦點")[0]
    found = infer(article, published=times_suites.PAGE_DATE)
    assert found.interval == (dt.date(2020, 12, 29), dt.date(2020, 12, 30))
