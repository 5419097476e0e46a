"""The data behind the charts, as JSON for the page and as CSV for everybody."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response

from entente.errors import no_such
from entente.web import state
from entente.web.asking import Asking, asking
from entente.web.catalogue import Catalogue, tables
from entente.web.catalogue.tables import Table
from entente.web.naming import Naming
from entente.web.routes.pages import naming

router = APIRouter(prefix="/api/charts", tags=["charts"])

Asked = Annotated[Asking, Depends(asking)]
Top = Annotated[int, Query(ge=2, le=300, description="States of a matrix, ties of a network")]
Of = Annotated[str, Query(pattern="^(states|persons)$", description="Nodes of a network")]


def _network(catalogue: Catalogue, chosen: int, names: Naming, of: str, top: int) -> Table:
    ties = tables.network(catalogue, chosen, of, top).edges
    return [{"a": a, "b": b, "a_name": names.key(a), "b_name": names.key(b), "count": n} for a, b, n in ties]


def _matrix(catalogue: Catalogue, chosen: int, names: Naming, of: str, top: int) -> Table:
    made = tables.matrix(catalogue, chosen, top)
    return [
        {"a": a, "b": b, "a_name": names.state(a), "b_name": names.state(b), "count": made.between(a, b)}
        for a in made.states
        for b in made.states
        if a != b and made.between(a, b)
    ]


Make = Callable[[Catalogue, int, Naming, str, int], Table]
CHARTS: dict[str, Make] = {
    "months": lambda c, chosen, *_: tables.months(c.rows(chosen)),
    "years": lambda c, chosen, *_: tables.years(c.rows(chosen)),
    "days": lambda c, chosen, *_: tables.days(c.rows(chosen)),
    "timeline": lambda c, chosen, *_: tables.dots(list(c.rows(chosen))),
    "matrix": _matrix,
    "network": _network,
}
"""What can be drawn, by name."""


@router.get("/{name}.csv", summary="The data of a chart as a table")
def as_csv(request: Request, name: str, asked: Asked, of: Of = "persons", top: Top = 60) -> Response:
    """``name`` is months, years, days, timeline, matrix or network."""
    text = "".join(lines(_made(request, name, asked, of, top)))
    headers = {"Content-Disposition": f'attachment; filename="entente-{name}.csv"'}
    return Response("\ufeff" + text, media_type="text/csv; charset=utf-8", headers=headers)


@router.get("/{name}", summary="The data of a chart")
def as_json(request: Request, name: str, asked: Asked, of: Of = "persons", top: Top = 60) -> dict[str, Any]:
    """``name`` is months, years, days, timeline, matrix or network."""
    return {"name": name, "rows": _made(request, name, asked, of, top)}


def _made(request: Request, name: str, asked: Asking, of: str, top: int) -> Table:
    if name not in CHARTS:
        raise no_such(name, "chart", CHARTS)
    catalogue, _, chosen = state.of(request).chosen(asked)
    return CHARTS[name](catalogue, chosen, naming(request), of, top)


def lines(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    """A table as lines of CSV, with a header."""
    out = io.StringIO()
    writer: csv.DictWriter[str] | None = None
    for row in rows:
        if writer is None:
            writer = csv.DictWriter(out, fieldnames=list(row))
            writer.writeheader()
        writer.writerow(row)
    yield out.getvalue()
