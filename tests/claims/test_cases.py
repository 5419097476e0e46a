"""The golden cases of count claims."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from casefile import Case, cases
from entente import pipeline
from entente.records import Claim, Page, Side
from entente.text import fold

_DEFAULT_DAY = "2020-12-29"
_MARKS = ("ordinal", "series", "vague", "persons")
_VALUES = ("window", "host", "as_role", "place")


def _page(case: Case) -> Page:
    day = dt.date.fromisoformat(str(case.get("written", _DEFAULT_DAY)))
    return Page("case", case["text"], case.get("title", ""), day)


def _side(side: Side) -> str:
    return "*" if side.state is None else f"{side.state} {side.name or ''}".strip()


def _plain(claim: Claim) -> dict[str, Any]:
    """The claim in the words of the case file."""
    count = "many" if claim.count is None else f"{claim.compare} {claim.count}"
    shown: dict[str, Any] = {"kinds": sorted(claim.kinds), "count": count}
    shown |= {name: value for name in _VALUES if (value := getattr(claim, name)) is not None}
    shown |= {name: True for name in _MARKS if getattr(claim, name)}
    return shown if claim.status == "held" else {**shown, "status": claim.status}


def _wanted(row: dict[str, Any]) -> dict[str, Any]:
    return {k: sorted(v) if k == "kinds" else v for k, v in row.items() if k != "who"}


@pytest.mark.parametrize("case", cases("claims"))
def test_claims(case: Case) -> None:
    page = _page(case)
    found = pipeline.read(page).claims
    assert [_plain(c) for c in found] == [_wanted(row) for row in case["claims"]]
    for claim, row in zip(found, case["claims"], strict=True):
        told = {_side(side) for side in claim.who}
        assert all(any(_names(wanted, one) for one in told) for wanted in row["who"]), told


def _names(wanted: str, told: str) -> bool:
    """A case may name the state alone."""
    return told == wanted or (" " not in wanted and told.startswith(f"{wanted} "))


@pytest.mark.parametrize("case", cases("claims"))
def test_evidence_quotes_the_page(case: Case) -> None:
    page = _page(case)
    for claim in pipeline.read(page).claims:
        e = claim.evidence
        assert (page.title if e.field == "title" else page.text)[e.start : e.end] == e.quoted
        assert e.quoted


@pytest.mark.parametrize("case", cases("claims"))
def test_both_scripts_read_the_same(case: Case) -> None:
    page = _page(case)
    simplified = Page(page.id, fold(page.text), fold(page.title), page.date)
    assert [_plain(c) for c in pipeline.read(simplified).claims] == [
        _plain(c) for c in pipeline.read(page).claims
    ]
