"""Numerals of dates, and the arithmetic of calendar units."""

from __future__ import annotations

import datetime as dt

import pytest

from entente.times.calendar import days_of_month, move, unit_at
from entente.times.numerals import amount, full_year, number

MONDAY = dt.date(2020, 12, 28)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7", 7),
        ("十", 10),
        ("廿八", 28),
        ("卅一", 31),
        ("三十", 30),
        ("一百零五", 105),
        ("二○二○", 2020),
        ("两千零四", 2004),
    ],
)
def test_a_numeral_has_its_value(text: str, value: int) -> None:
    assert number(text) == value
    assert amount(text) == value


@pytest.mark.parametrize("text", ["年", "二月", "3月"])
def test_what_is_no_numeral_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        number(text)


@pytest.mark.parametrize(
    ("text", "reference", "year"),
    [("98", 1997, 1998), ("24", 2021, 2024), ("33", 2021, 1933), ("90", 1973, 1990), ("0367", 2020, 367)],
)
def test_a_two_digit_year_is_near_the_reference(text: str, reference: int, year: int) -> None:
    assert full_year(text, reference) == year


@pytest.mark.parametrize(
    ("unit", "n", "first", "last"),
    [
        ("day", -1, "2020-12-27", "2020-12-27"),
        ("week", 0, "2020-12-28", "2021-01-03"),
        ("weekend", -1, "2020-12-26", "2020-12-27"),
        ("month", 2, "2021-02-01", "2021-02-28"),
        ("quarter", 0, "2020-10-01", "2020-12-31"),
        ("half", 1, "2021-01-01", "2021-06-30"),
        ("year", -1, "2019-01-01", "2019-12-31"),
        ("decade", 0, "2020-01-01", "2029-12-31"),
        ("century", 0, "2000-01-01", "2099-12-31"),
    ],
)
def test_a_unit_lies_n_away(unit: str, n: int, first: str, last: str) -> None:
    assert unit_at(unit, MONDAY, n) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


@pytest.mark.parametrize(
    ("unit", "n", "day"),
    [
        ("month", -10, "2020-02-28"),
        ("year", 1, "2021-12-28"),
        ("workday", 5, "2021-01-04"),
        ("workday", -1, "2020-12-25"),
        ("hour", 60, "2020-12-31"),
        ("week", -0.5, "2020-12-24"),
    ],
)
def test_a_day_moves_by_units(unit: str, n: float, day: str) -> None:
    assert move(MONDAY, unit, n) == dt.date.fromisoformat(day)


def test_there_is_no_thirteenth_month() -> None:
    with pytest.raises(ValueError):
        days_of_month(2020, 13)
