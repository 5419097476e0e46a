"""Pages about corrections: the queue of doubtful rows, and the history of what was decided."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse

from entente import views
from entente.web import state
from entente.web.asking import Asking, asking
from entente.web.reviewing import queue
from entente.web.routes.pages import CONTEXT
from entente.web.templating import page

router = APIRouter(include_in_schema=False)


@router.get("/review")
def review(
    request: Request, asked: Annotated[Asking, Depends(asking)], at: str = "", done: str = ""
) -> HTMLResponse:
    """The queue at the row ``at``; ``done`` is the correction made just now."""
    held = state.of(request)
    every = asked if asked.uncertain else asked.but(uncertain=True)
    catalogue, wanted, _ = held.chosen(every)
    waiting = queue(every, at, catalogue, wanted, held.books)
    return page(
        request,
        "review.html",
        asking=asked,
        queue=waiting,
        done=done,
        reasons=catalogue.facet("doubt", wanted),
        detail=views.show(waiting.at.id, held.ledger, CONTEXT) if waiting.at else None,
    )


@router.get("/history")
def history(request: Request, done: str = "") -> HTMLResponse:
    """Everything that people decided, the newest first."""
    made = state.of(request).ledger.corrections()
    return page(request, "history.html", history=made[::-1], done=done)
