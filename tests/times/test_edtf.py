"""The EDTF codec: what each form covers, and that rendering and reading are inverse."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entente.errors import QueryError
from entente.times import edtf

DAYS = st.dates(dt.date(1000, 1, 1), dt.date(9000, 1, 1))


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2020", "2020-01-01", "2020-12-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2020-12-28", "2020-12-28", "2020-12-28"),
        ("2020-12-28~", "2020-12-28", "2020-12-28"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("2020-XX", "2020-01-01", "2020-12-31"),
        ("2020-10-XX", "2020-10-01", "2020-10-31"),
        ("2014/2020", "2014-01-01", "2020-12-31"),
        ("2020-10/2021-02", "2020-10-01", "2021-02-28"),
        ("2020-12-28/2021-01", "2020-12-28", "2021-01-31"),
        ("2020-03-05/..", "2020-03-05", None),
        ("../2020", None, "2020-12-31"),
        ("2020-03-05/", "2020-03-05", None),
    ],
)
def test_bounds(value: str, first: str | None, last: str | None) -> None:
    found = tuple(day.isoformat() if day else None for day in edtf.bounds(value))
    assert found == (first, last)


@pytest.mark.parametrize("value", ["", "昨天", "2020-13", "2020-02-30", "20-12-28", "2021/2020", "2020-1-1"])
def test_what_is_no_date_is_refused(value: str) -> None:
    with pytest.raises(QueryError):
        edtf.bounds(value)


@given(DAYS, DAYS)
def test_rendering_is_inverse_to_reading(one: dt.date, other: dt.date) -> None:
    first, last = sorted((one, other))
    value = edtf.render(first, last)
    assert value is not None and edtf.bounds(value) == (first, last)


@given(DAYS)
def test_open_sides_are_kept(day: dt.date) -> None:
    assert edtf.bounds(f"{day}/..") == (day, None)
    assert edtf.render(day, None) == f"{day}/.."
    assert edtf.render(None, day) == f"../{day}"
    assert edtf.render(None, None) is None


@pytest.mark.parametrize(
    ("first", "last", "value"),
    [
        ("2020-01-01", "2020-12-31", "2020"),
        ("2020-02-01", "2020-02-29", "2020-02"),
        ("2020-01-01", "2020-06-30", "2020-01/2020-06"),
        ("2013-12-29", "2020-12-29", "2013-12-29/2020-12-29"),
    ],
)
def test_the_shortest_form_is_written(first: str, last: str, value: str) -> None:
    assert edtf.render(dt.date.fromisoformat(first), dt.date.fromisoformat(last)) == value
