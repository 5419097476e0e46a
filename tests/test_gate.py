"""The evaluation's floors: raised freely, lowered only on the record."""

from __future__ import annotations

from pathlib import Path

import pytest

import gate
import run
from suite import Result

FLOORS = gate.Floors({"contacts.strict_f1": 0.75, "calls.unknown": 3.0})


@pytest.mark.parametrize(
    ("figures", "broken"),
    [
        ({"contacts.strict_f1": 0.75, "calls.unknown": 3.0}, []),
        ({"contacts.strict_f1": 0.74}, ["contacts.strict_f1 is 0.74, pinned at 0.75"]),
        ({"calls.unknown": 4.0}, ["calls.unknown is 4, pinned at 3"]),
        ({"pages.body_f1": 0.1}, []),
    ],
)
def test_a_figure_worse_than_its_bound_is_named(figures: dict[str, float], broken: list[str]) -> None:
    assert FLOORS.broken(figures) == broken


def test_raising_pins_better_and_new_figures_only() -> None:
    raised = FLOORS.tightened({"contacts.strict_f1": 0.8, "calls.unknown": 5.0, "pages.body_f1": 0.9})
    assert raised.bounds == {"contacts.strict_f1": 0.8, "calls.unknown": 3.0, "pages.body_f1": 0.9}
    assert raised.lowered == ()


def test_counts_of_errors_are_pinned_from_above() -> None:
    pinned = FLOORS.tightened({"pages.exact.source_wrong": 2.0, "pages.exact.pages_lost": 0.0})
    assert pinned.broken({"pages.exact.source_wrong": 1.0, "pages.exact.pages_lost": 0.0}) == []
    assert pinned.broken({"pages.exact.source_wrong": 3.0}) == ["pages.exact.source_wrong is 3, pinned at 2"]


def test_speeds_and_yardsticks_are_never_pinned() -> None:
    figures = {"pages.exact.pages_per_second": 42.5, "pages.library.title": 0.48}
    assert FLOORS.tightened(figures) == FLOORS


def test_lowering_records_the_reason() -> None:
    lowered = FLOORS.loosened({"contacts.strict_f1": 0.7, "calls.unknown": 1.0}, "gold row 7 was wrong")
    assert lowered.bounds == {"contacts.strict_f1": 0.7, "calls.unknown": 3.0}
    assert lowered.lowered == (
        {"figure": "contacts.strict_f1", "from": 0.75, "to": 0.7, "reason": "gold row 7 was wrong"},
    )


def test_floors_survive_the_file(tmp_path: Path) -> None:
    written = FLOORS.loosened({"calls.unknown": 4.0}, "three are news to the list")
    gate.save(tmp_path / "floors.json", written)
    assert gate.load(tmp_path / "floors.json") == written


def test_the_pinned_floors_can_be_read_and_name_known_evaluations() -> None:
    bounds = gate.load(run.FLOORS).bounds
    assert bounds
    assert {name.split(".")[0] for name in bounds} <= set(run.SUITES)


def test_gains_and_losses_are_told_row_by_row() -> None:
    results = {"contacts": Result({}, wrong={"doc-1#0": 1, "doc-3 extra": 2})}
    assert run.changes(results, {"contacts": {"doc-2#1": 1, "doc-3 extra": 1}}).splitlines() == [
        "loss  contacts  doc-1#0  errors 0 -> 1",
        "gain  contacts  doc-2#1  errors 1 -> 0",
        "loss  contacts  doc-3 extra  errors 1 -> 2",
    ]


def test_an_evaluation_never_accepted_has_no_changes() -> None:
    results = {"contacts": Result({}, wrong={"doc-1#0": 1})}
    assert run.changes(results, {}) == "no row changed against the accepted run"
