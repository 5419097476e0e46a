"""Tab-separated tables: how facts are kept in the sources and in the package."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources.abc import Traversable

from entente.errors import TableError

Row = dict[str, str]


def read(path: Traversable) -> Iterator[Row]:
    """The rows of a table as header → cell; lines that start with ``#`` are remarks.

    :raises TableError: a line with another number of cells than the header.
    """
    rows = cells(path)
    header = next(rows)
    for row in rows:
        yield dict(zip(header, row, strict=True))


def cells(path: Traversable) -> Iterator[list[str]]:
    """The cells of each line, the header first; for large tables, where a dictionary a row costs too much.

    :raises TableError: a line with another number of cells than the header.
    """
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line and line[0] != "#"]
    width = lines[0].count("\t") + 1
    for number, line in enumerate(lines, start=1):
        row = line.split("\t")
        if len(row) != width:
            raise TableError(f"{path.name}, row {number}: {len(row)} cells, expected {width}: {line[:80]}")
        yield row


def render(header: str, rows: Iterable[Sequence[str]]) -> str:
    """The text of a table; ``header`` names the columns, separated by spaces."""
    return "\n".join(["\t".join(header.split(" ")), *("\t".join(row) for row in rows)]) + "\n"


def several(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds a list: ``a|b`` → ``("a", "b")``."""
    return tuple(part for part in cell.split("|") if part)


def day(cell: str) -> dt.date | None:
    """An ISO day, null when the cell is empty."""
    return dt.date.fromisoformat(cell) if cell else None


def iso(value: dt.date | None) -> str:
    """The cell of a day."""
    return value.isoformat() if value else ""
