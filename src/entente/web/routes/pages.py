"""The pages that show the ledger; each address holds the whole state of its page."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, Response

from entente import views
from entente.knowledge import load
from entente.views import citing, fixing
from entente.web import state
from entente.web.articles import article
from entente.web.asking import Asking, asking
from entente.web.assertions import between
from entente.web.bilateral import bilateral
from entente.web.catalogue import tables
from entente.web.listing import facets, listing, standing
from entente.web.locale import locale
from entente.web.naming import Naming
from entente.web.overview import overview
from entente.web.templating import page

router = APIRouter(include_in_schema=False)

Asked = Annotated[Asking, Depends(asking)]
CONTEXT = 120
"""Characters of the page shown on each side of a sentence."""


def naming(request: Request) -> Naming:
    """Names in the reader's language."""
    return Naming(load(), locale(request.state.language))


@router.get("/")
def start(request: Request) -> HTMLResponse:
    """The start page: what the ledger holds, and ways into it."""
    held = state.of(request)
    return page(request, "start.html", view=overview(held.catalogue, held.books))


@router.get("/contacts")
def contacts(request: Request, asked: Asked) -> HTMLResponse:
    """The ledger as a table with facets."""
    held = state.of(request)
    catalogue, wanted, _ = held.chosen(asked)
    names = naming(request)
    return page(
        request,
        "contacts.html",
        asking=asked,
        listing=listing(asked, catalogue, wanted, held.books),
        facets=facets(asked, catalogue, wanted, names),
        standing=standing(asked, names),
    )


@router.get("/contacts/{key}")
def contact(request: Request, key: str) -> Response:
    """One contact: all its evidence in context, conflicts, history, citation."""
    ledger = state.of(request).ledger
    detail = views.show(key, ledger, CONTEXT)
    cited = {style: citing.cite(detail.row.id, style, ledger) for style in citing.CITATIONS}
    return page(
        request,
        "contact.html",
        detail=detail,
        cited=cited,
        standing=ledger.contact(detail.row.id),
        history=fixing.history(detail.row.id, ledger),
    )


@router.get("/pair")
def pair(request: Request, asked: Asked) -> HTMLResponse:
    """Two states or persons: when they had contact, how, and what was planned."""
    held = state.of(request)
    if not (asked.who and asked.other):
        return page(request, "pair.html", asking=asked, view=None, claims=())
    _, wanted, _ = held.chosen(asked)
    return page(request, "pair.html", asking=asked, view=bilateral(asked, held), claims=between(wanted, held))


@router.get("/matrix")
def matrix(request: Request, asked: Asked, top: Annotated[int, Query(ge=2, le=200)] = 20) -> HTMLResponse:
    """States against states."""
    catalogue, _, chosen = state.of(request).chosen(asked)
    made = tables.matrix(catalogue, chosen, top)
    return page(request, "matrix.html", asking=asked, matrix=made, top=top)


@router.get("/network")
def network(
    request: Request,
    asked: Asked,
    of: Annotated[str, Query(pattern="^(states|persons)$")] = "persons",
    top: Annotated[int, Query(ge=5, le=300)] = 60,
) -> HTMLResponse:
    """Who is tied to whom, for a period."""
    catalogue, _, chosen = state.of(request).chosen(asked)
    made = tables.network(catalogue, chosen, of, top)
    return page(request, "network.html", asking=asked, network=made, of=of, top=top)


@router.get("/articles/{key}")
def read_article(request: Request, key: str) -> HTMLResponse:
    """A page as it was read: its text with contacts, times and names marked."""
    return page(request, "article.html", view=article(key, state.of(request).ledger.path))


@router.get("/api")
def about_api(request: Request) -> HTMLResponse:
    """What programs can ask for."""
    return page(request, "api.html", paths=request.app.openapi()["paths"])
