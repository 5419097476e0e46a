"""Which tellings are one contact: the golden cases, through a ledger, in both orders of reading."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from casefile import Case, cases
from entente.ledger import Ledger, Merged, Query
from entente.records import Reading
from ledger.making import PEOPLE, contact, reading

Row = dict[str, Any]


def telling(told: Case) -> Reading:
    made = contact(
        told["says"],
        str(told["date"]) if told["date"] else None,
        [PEOPLE[name] for name in told["who"]],
        kind=told.get("kind", "call"),
        status=told.get("status", "held"),
        place=told.get("place"),
    )
    return reading(told["by"], made, source=told["by"])


def seen(path: Path, readings: Sequence[Reading]) -> list[Row]:
    with Ledger.open(path, write=True) as ledger:
        for item in readings:
            ledger.add(item)
            ledger.commit()
        return [shown(row, ledger) for row in ledger.contacts(Query())]


def shown(row: Merged, ledger: Ledger) -> Row:
    return {
        "date": row.date,
        "of": outlets(ledger, row.id),
        "kind": row.kind,
        "status": row.status,
        "place": row.place,
        "conflicts": [f"{c.field} {c.value}" for c in row.conflicts],
        "may_be": sorted(o for key in row.may_be for o in outlets(ledger, key)),
        "links": [
            f"{link.relation} {o}"
            for link in ledger.links(row.id)
            if link.plan == row.id
            for o in outlets(ledger, link.outcome)
        ],
    }


def outlets(ledger: Ledger, row: str) -> list[str]:
    return sorted(proof.source.source for proof in ledger.proofs(row))


def wanted(row: Row) -> Row:
    date = str(row["date"]) if row["date"] else None
    return {"conflicts": [], "may_be": [], "links": [], **row, "date": date, "of": sorted(row["of"])}


def in_order(rows: list[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (str(row["date"]), row["of"]))


@pytest.mark.parametrize("case", cases("merge"))
def test_merging(case: Case, tmp_path: Path) -> None:
    readings = [telling(told) for told in case["tellings"]]
    for number, order in enumerate((readings, readings[::-1])):
        rows = in_order(seen(tmp_path / f"{number}.db", order))
        expected = in_order([wanted(row) for row in case["rows"]])
        assert [{k: row[k] for k in want} for row, want in zip(rows, expected, strict=True)] == [
            {k: sorted(v) if isinstance(v, list) else v for k, v in want.items()} for want in expected
        ]
