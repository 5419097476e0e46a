"""The answer to a question in other programs' formats."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import StreamingResponse

from entente.errors import no_such
from entente.ledger import Ledger
from entente.views import FORMATS, Row
from entente.views.results import row
from entente.web import bibtex, state
from entente.web.asking import Asking, asking
from entente.web.books import Books

router = APIRouter(tags=["exports"])

WRITERS = {**FORMATS, "bib": bibtex.entries}
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "jsonl": "application/x-ndjson",
    "parquet": "application/vnd.apache.parquet",
    "ics": "text/calendar; charset=utf-8",
    "bib": "application/x-bibtex; charset=utf-8",
}


@router.get("/api/export.{form}", summary="All matching contacts as csv, jsonl, parquet, ics or bib")
def export(request: Request, form: str, asked: Annotated[Asking, Depends(asking)]) -> StreamingResponse:
    """Every contact that matches, with every sentence, in order of date; paging is ignored."""
    if form not in WRITERS:
        raise no_such(form, "format", WRITERS)
    held = state.of(request)
    catalogue, _, chosen = held.chosen(asked)
    ids = [entry.id for entry in catalogue.rows(chosen)]
    return _download(WRITERS[form](_rows(ids, held.books)), form, "entente")


@router.get("/api/contacts/{key}.{form}", summary="One contact as ics, bib, csv, jsonl or parquet")
def export_one(request: Request, key: str, form: str) -> StreamingResponse:
    """One contact with every sentence."""
    if form not in WRITERS:
        raise no_such(form, "format", WRITERS)
    held = state.of(request)
    found = held.ledger.contact(key).id
    return _download(WRITERS[form](_rows([found], held.books)), form, found)


def _rows(ids: list[str], books: Books) -> Iterator[Row]:
    # a stream is written by whichever thread is free, so each row asks for that thread's reader
    for key in ids:
        ledger: Ledger = books.reader()
        yield row(ledger.contact(key), ledger.proofs(key))


def _download(chunks: Iterator[bytes], form: str, name: str) -> StreamingResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}.{form}"'}
    return StreamingResponse(chunks, media_type=TYPES[form], headers=headers)
