"""What counts as unknown when a ledger is held against a list of calls."""

from __future__ import annotations

import pytest

from calls_eval import judge

SUMMARY = "recall 75/77 = 0.974; 2 rows unknown to the list of 80\n"


@pytest.mark.parametrize(
    ("row", "unknown"),
    [
        ("call 2020-06-03 CN:习近平 + DE:默克尔", 0),
        ("call 2020-06 CN:习近平 + DE:默克尔", 0),
        ("call 2020-06-04 CN:习近平 + DE:默克尔", 1),
        ("call 2020-06-03 CN:习近平 + FR:马克龙", 1),
        ("video 2020-06-03 CN:习近平 + DE:默克尔", 1),
    ],
)
def test_only_rows_that_nobody_vouches_for_count(row: str, unknown: int) -> None:
    assert judge(f"unknown to the list: {row}\n{SUMMARY}").figures == {"recall": 0.974, "unknown": unknown}


def test_a_verified_contact_vouches_for_one_row_only() -> None:
    row = "unknown to the list: call 2020-06-03 CN:习近平 + DE:默克尔\n"
    assert judge(row + row + SUMMARY).figures["unknown"] == 1


def test_missed_and_unknown_rows_are_told_apart_by_their_line() -> None:
    missed = "missed call 2020-01-15/2020-01-16 VN 阮富仲"
    assert judge(f"{missed}\n{SUMMARY}").wrong == {missed: 1}


def test_a_report_without_figures_is_refused() -> None:
    with pytest.raises(ValueError, match="no summary"):
        judge("Traceback")
