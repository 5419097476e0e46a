"""The lunar table agrees with itself, with the sun, and with days that every calendar prints."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest

from entente.times import lunar
from entente.times.calendar import DAY

YEARS = range(1990, 2051)


@pytest.mark.parametrize("year", YEARS[:-1])
def test_a_year_ends_where_the_next_begins(year: int) -> None:
    this, following = lunar.lunar_year(year), lunar.lunar_year(year + 1)
    assert this and following
    assert this.first + sum(this.lengths) * DAY == following.first
    assert len(this.lengths) == (13 if this.leap else 12)


@pytest.mark.parametrize("year", YEARS)
def test_new_year_is_the_new_moon_around_the_beginning_of_spring(year: int) -> None:
    row = lunar.lunar_year(year)
    assert row and dt.date(year, 1, 20) < row.first < dt.date(year, 2, 22)


@pytest.mark.parametrize(
    ("year", "month", "day", "leap", "civil"),
    [
        (2020, 1, 1, False, "2020-01-25"),
        (2020, 8, 15, False, "2020-10-01"),
        (2020, 4, 1, True, "2020-05-23"),
        (2020, 12, 30, False, "2021-02-11"),
        (2021, 5, 5, False, "2021-06-14"),
        (2023, 2, 1, True, "2023-03-22"),
        (2024, 1, 15, False, "2024-02-24"),
    ],
)
def test_known_days(year: int, month: int, day: int, leap: bool, civil: str) -> None:
    assert lunar.lunar_day(year, month, day, leap) == dt.date.fromisoformat(civil)


@pytest.mark.parametrize(
    ("year", "month", "leap"), [(1989, 1, False), (2051, 1, False), (2021, 4, True), (2020, 13, False)]
)
def test_what_is_not_in_the_table_is_unknown(year: int, month: int, leap: bool) -> None:
    assert lunar.lunar_month(year, month, leap) is None


@pytest.mark.parametrize(
    ("year", "index", "day"),
    [
        (2020, 6, "2020-04-04"),
        (2021, 23, "2021-12-21"),
        (2024, 23, "2024-12-21"),
        (2021, 2, "2021-02-03"),
        (2021, 10, "2021-06-05"),
    ],
)
def test_solar_terms(year: int, index: int, day: str) -> None:
    assert lunar.term(year, index) == dt.date.fromisoformat(day)


def test_the_four_seasons_fill_the_year() -> None:
    seasons = [lunar.season(2020, index) for index in (1, 2, 3, 4)] + [lunar.season(2021, 1)]
    assert all(one[1] + DAY == after[0] for one, after in pairwise(seasons))
