"""Golden cases of recognition and resolution (``tests/cases/times.zh.yml``)."""

from __future__ import annotations

import datetime as dt

import pytest

from casefile import Case, cases
from entente.times import find


def _rows(case: Case) -> list[tuple[str, str | None, str]]:
    written = case["written"]
    days = tuple(written) if isinstance(written, list) else written
    return [(m.text, m.value, m.sense) for m in find(case["text"], days)]


@pytest.mark.parametrize("case", cases("times"))
def test_a_text_gives_its_expressions(case: Case) -> None:
    wanted = [(row[0], _text(row[1]), row[2] if len(row) > 2 else "plain") for row in case["times"]]
    assert _rows(case) == wanted


def _text(value: object) -> str | None:
    return value.isoformat() if isinstance(value, dt.date) else None if value is None else str(value)
