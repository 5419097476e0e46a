"""Claims of the news about counts: pages and JSON."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse

from entente.verify import OUTCOMES
from entente.views import claiming
from entente.web import state
from entente.web.asking import Asking, asking
from entente.web.assertions import assertions, one
from entente.web.templating import page

router = APIRouter()

Asked = Annotated[Asking, Depends(asking)]
Verdict = Annotated[str, Query(description="supported, contradicted, short or unclear")]
Optional = Annotated[bool, Query(description="Also sessions and counts without a number")]


@router.get("/claims", include_in_schema=False)
def claims(request: Request, asked: Asked, verdict: Verdict = "", optional: Optional = False) -> HTMLResponse:
    """The counts that pages claim, each with its verdict."""
    found = assertions(asked, verdict, optional, state.of(request))
    return page(
        request,
        "claims.html",
        asking=asked,
        found=found,
        OUTCOMES=OUTCOMES,
        verdict=verdict,
        optional="1" if optional else "",
    )


@router.get("/claims/{key}", include_in_schema=False)
def claim(request: Request, key: str) -> HTMLResponse:
    """One claim: the rows counted and left out, and what was read of its window."""
    return page(request, "claim.html", checked=one(key, state.of(request)))


@router.get("/api/claims", tags=["claims"], summary="Counts that pages claim, with verdicts, page by page")
def claims_json(
    request: Request, asked: Asked, verdict: Verdict = "", optional: Optional = False
) -> dict[str, Any]:
    """``total`` and this page's ``rows``; filters: q, who, with, kind."""
    found = assertions(asked, verdict, optional, state.of(request))
    return {"total": found.total, "page": found.page, "rows": [claiming.told(c) for c in found.shown]}


@router.get("/api/claims/{key}", tags=["claims"], summary="One claim with its verdict")
def claim_json(request: Request, key: str) -> dict[str, Any]:
    """The rows counted and left out, coverage, and the readings tried."""
    return claiming.told(one(key, state.of(request)))
