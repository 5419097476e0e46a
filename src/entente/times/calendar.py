"""Arithmetic on closed intervals of days: months, weeks, quarters, decades. No clock, no locale."""

from __future__ import annotations

import calendar
import datetime as dt

Days = tuple[dt.date, dt.date]
DAY = dt.timedelta(days=1)


def days_of_month(year: int, month: int) -> Days:
    """First and last day of a month; ValueError when there is no such month."""
    if not 1 <= month <= 12:
        raise ValueError(f"month {month}")
    return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])


def days_of_months(year: int, first: int, last: int) -> Days:
    """From the first day of month ``first`` to the last day of month ``last`` of one year."""
    return days_of_month(year, first)[0], days_of_month(year, last)[1]


def days_of_year(year: int) -> Days:
    """First and last day of a year; ValueError outside 1 to 9999."""
    return dt.date(year, 1, 1), dt.date(year, 12, 31)


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day of the month ``months`` later, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def monday(day: dt.date) -> dt.date:
    """The Monday of the week (Monday to Sunday) that holds ``day``."""
    return day - dt.timedelta(days=day.weekday())


def _week(day: dt.date, n: int) -> Days:
    first = monday(day) + dt.timedelta(weeks=n)
    return first, first + 6 * DAY


def _weekend(day: dt.date, n: int) -> Days:
    first, last = _week(day, n)
    return first + 5 * DAY, last


def _block(day: dt.date, n: int, size: int) -> Days:
    """Block ``n`` away from the one that holds ``day``, in blocks of ``size`` months from January."""
    months = (day.year * 12 + day.month - 1) // size * size + n * size
    first = dt.date(months // 12, months % 12 + 1, 1)
    return first, add_months(first, size) - DAY


def _years(day: dt.date, n: int, size: int) -> Days:
    year = day.year // size * size + n * size
    return days_of_year(max(year, 1))[0], days_of_year(year + size - 1)[1]


def unit_at(unit: str, day: dt.date, n: int = 0) -> Days:
    """The calendar unit ``n`` away from the one that holds ``day``.

    Units: day, week, weekend, month, quarter, half, year, decade, century. Raises KeyError for
    another unit and ValueError or OverflowError outside the years 1 to 9999.
    """
    if unit == "day":
        one = day + n * DAY
        return one, one
    if unit in ("week", "weekend"):
        return (_week if unit == "week" else _weekend)(day, n)
    months = {"month": 1, "quarter": 3, "half": 6}.get(unit)
    if months:
        return _block(day, n, months)
    return _years(day, n, {"year": 1, "decade": 10, "century": 100}[unit])


def _workdays(day: dt.date, n: int) -> dt.date:
    step = DAY if n > 0 else -DAY
    for _ in range(abs(n)):
        day += step
        while day.weekday() > 4:
            day += step
    return day


def move(day: dt.date, unit: str, n: float) -> dt.date:
    """``day`` moved by ``n`` units (days, working days, weeks, months, …); to the nearest day."""
    if unit in ("month", "year", "quarter", "half", "decade"):
        months = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}[unit]
        return add_months(day, round(n * months))
    if unit == "workday":
        return _workdays(day, int(n))
    hours = {"hour": 1.0, "minute": 1 / 60, "second": 1 / 3600, "day": 24.0, "week": 168.0}[unit]
    days = n * hours / 24
    return day + dt.timedelta(days=int(days + (0.5 if days > 0 else -0.5)))
