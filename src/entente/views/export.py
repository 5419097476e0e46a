"""A ledger in other programs' formats: JSON lines, CSV, Parquet, iCalendar."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from entente.errors import QueryError
from entente.ledger.days import interval
from entente.records import Party
from entente.views import plain
from entente.views.results import Row

if TYPE_CHECKING:
    from icalendar import Event

COLUMNS = (
    *("id", "kind", "status", "date", "first", "last", "place", "states", "parties"),
    *("level", "cameo", "plover", "certain"),
    *("tellings", "witnesses", "conflicts", "evidence", "source", "title", "url"),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def jsonl(rows: Iterable[Row]) -> Iterator[bytes]:
    """One JSON object a line, UTF-8."""
    for row in rows:
        yield plain.dumps(plain.row(row)).encode() + b"\n"


def flat(row: Row) -> dict[str, Any]:
    """One row of a table: ``COLUMNS``, with the most exact sentence as ``evidence``."""
    days = interval(row.date)
    proof = row.evidence[0] if row.evidence else None
    return {
        "id": row.id,
        "kind": row.kind,
        "status": row.status,
        "date": row.date,
        "place": row.place,
        "first": days and days[0].isoformat(),
        "last": days and days[1].isoformat(),
        "states": " ".join(sorted({plain.written(p.state) for p in row.parties})),
        "parties": "; ".join(map(label, row.parties)),
        **plain.codes(row),
        "certain": not row.may_be,
        "tellings": row.tellings,
        "witnesses": row.witnesses,
        "conflicts": "; ".join(f"{c.field}: {c.value}" for c in row.conflicts),
        "evidence": proof and proof.text,
        "source": proof and proof.source,
        "title": proof and proof.title,
        "url": proof and proof.url,
    }


def label(party: Party) -> str:
    """``CN 习近平``, or the office where no name is known."""
    return " ".join(filter(None, (plain.written(party.state), party.name or party.surface or party.office)))


def table(rows: Iterable[Row]) -> Iterator[bytes]:
    """CSV with a header, UTF-8 with a byte-order mark so that spreadsheets show the characters."""
    yield "\ufeff".encode() + _line(COLUMNS)
    for row in rows:
        values = flat(row)
        yield _line(_inert(values[column]) for column in COLUMNS)


def _inert(value: object) -> object:
    """Page text that a spreadsheet would take for a formula is quoted with an apostrophe."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _line(values: Iterable[object]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerow("" if value is None else value for value in values)
    return out.getvalue().encode()


def parquet(rows: Iterable[Row]) -> Iterator[bytes]:
    """A Parquet file with the columns of the CSV. Raises ``QueryError`` when pyarrow is not installed."""
    try:
        import pyarrow as pa
        from pyarrow import parquet as writer
    except ImportError as error:
        raise QueryError(
            "Parquet needs pyarrow: pip install 'entente[parquet]', or use --format csv"
        ) from error
    values = [flat(row) for row in rows]
    out = io.BytesIO()
    writer.write_table(pa.table({c: [v[c] for v in values] for c in COLUMNS}), out)
    yield out.getvalue()


def calendar(rows: Iterable[Row]) -> Iterator[bytes]:
    """An iCalendar file (RFC 5545) of all-day events; rows without a date have no place in it."""
    from icalendar import Calendar  # 50 ms that only this format has to pay

    book = Calendar()
    book.add("prodid", "-//entente//ledger//ZH")
    book.add("version", "2.0")
    for row in rows:
        days = interval(row.date)
        if days:
            book.add_component(_event(row, *days))
    yield book.to_ical()


_ICS_STATUS = {"held": "CONFIRMED", "cancelled": "CANCELLED", "not_held": "CANCELLED"}


def _event(row: Row, first: dt.date, last: dt.date) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{row.id}@entente")
    event.add("dtstamp", dt.datetime(first.year, first.month, first.day, tzinfo=dt.UTC))
    event.add("dtstart", first)
    event.add("dtend", last + dt.timedelta(days=1))
    event.add("summary", f"{row.kind}: {' – '.join(map(label, row.parties))}")
    event.add("status", _ICS_STATUS.get(row.status, "TENTATIVE"))
    if row.place:
        event.add("location", row.place)
    event.add("description", "\n".join(f"{q.text} ({q.source} {q.url})" for q in row.evidence))
    return event


FORMATS: dict[str, Callable[[Iterable[Row]], Iterator[bytes]]] = {
    "csv": table,
    "jsonl": jsonl,
    "parquet": parquet,
    "ics": calendar,
}
