"""Corrections: forms of the pages and the same as JSON. Only there with ``--edit``."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import parse_qs, urlencode, urlsplit

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse
from pydantic import BaseModel, Field

from entente.ledger import Correction
from entente.views import plain
from entente.views.fixing import Values
from entente.web import state
from entente.web.deciding import Decision, decide

router = APIRouter()

Fields = dict[str, list[str]]


class Asked(BaseModel):
    """A correction. Null leaves a value as it is; an empty date or place means unknown."""

    action: str = Field(description="accept, edit, reject, merge or split")
    reason: str = Field("", description="Kept with the correction")
    kind: str | None = None
    status: str | None = None
    date: str | None = Field(None, description="EDTF")
    place: str | None = None
    parties: list[str] = Field(default=[], description="'RU 普京', 'visitor:RU 普京'")
    others: list[str] = Field(default=[], description="Rows to merge with")
    mentions: list[str] = Field(default=[], description="Tellings to split off")


async def form(request: Request) -> Fields:
    """The fields of a form (``application/x-www-form-urlencoded``)."""
    return parse_qs((await request.body()).decode("utf-8", "replace"), keep_blank_values=True)


Form = Annotated[Fields, Depends(form)]


def _values(fields: Fields) -> Values:
    one = {name: fields[name][0] for name in ("kind", "status", "date", "place") if name in fields}
    parties = (line.strip() for text in fields.get("parties", []) for line in text.splitlines())
    return Values(**one, parties=tuple(filter(None, parties)))


@router.post("/contacts/{key}/{action}", include_in_schema=False)
def by_form(request: Request, key: str, action: str, fields: Form) -> RedirectResponse:
    """Correct the row ``key`` and go where the form says."""
    decision = Decision(
        key, _values(fields), tuple(fields.get("other", [])), tuple(fields.get("mention", []))
    )
    made = _written(request, action, decision, fields.get("reason", [""])[0])
    return _onward(fields, made)


@router.post("/corrections/{key}/undo", include_in_schema=False)
def undo_by_form(request: Request, key: str, fields: Form) -> RedirectResponse:
    """Take back the correction ``key``."""
    return _onward(fields, _written(request, "undo", Decision(key), ""))


@router.post(
    "/api/contacts/{key}/corrections", tags=["corrections"], summary="Correct a contact", status_code=201
)
def by_json(request: Request, key: str, asked: Asked) -> dict[str, Any]:
    """The correction as it was written."""
    values = Values(asked.kind, asked.status, asked.date, asked.place, tuple(asked.parties))
    decision = Decision(key, values, tuple(asked.others), tuple(asked.mentions))
    return plain.correction(_written(request, asked.action, decision, asked.reason))


@router.post(
    "/api/corrections/{key}/undo", tags=["corrections"], summary="Take back a correction", status_code=201
)
def undo_by_json(request: Request, key: str, reason: str = "") -> dict[str, Any]:
    """The correction that undoes it."""
    return plain.correction(_written(request, "undo", Decision(key), reason))


def _written(request: Request, action: str, decision: Decision, reason: str) -> Correction:
    held = state.of(request)
    with held.books.writer() as book:
        return decide(action, decision, held.settings.author, reason, book)


def _onward(fields: Fields, made: Correction) -> RedirectResponse:
    """To a page of this server, never to another."""
    parts = urlsplit(fields.get("next", ["/review"])[0])
    query = [item for item in parse_qs(parts.query).items() if item[0] != "done"]
    path = "/" + parts.path.lstrip("/\\")
    return RedirectResponse(f"{path}?{urlencode([*query, ('done', made.id)], doseq=True)}", 303)
