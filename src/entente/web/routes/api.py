"""What programs ask for: the same questions as the pages, answered in JSON."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request

from entente import views
from entente.ledger import days
from entente.views import Row, citing, fixing, plain
from entente.web import state
from entente.web.articles import Telling, article
from entente.web.asking import Asking, address, asking
from entente.web.listing import facets, keys
from entente.web.overview import overview
from entente.web.routes.pages import naming

router = APIRouter(prefix="/api")

Asked = Annotated[Asking, Depends(asking)]
Json = dict[str, Any]


@router.get("/contacts", tags=["contacts"], summary="Contacts that match, page by page")
def contacts(request: Request, asked: Asked) -> Json:
    """``total``, this page's ``rows``, and the query of the ``next`` page, null on the last."""
    held = state.of(request)
    catalogue, _, chosen = held.chosen(asked)
    total = chosen.bit_count()
    more = asked.page * asked.size < total
    return {
        "total": total,
        "page": asked.page,
        "size": asked.size,
        "next": f"/api/contacts?{address(asked.but(page=asked.page + 1))}" if more else None,
        "rows": [_row(row) for row in held.books.rows(keys(catalogue, chosen, asked))],
    }


def _row(row: Row) -> Json:
    """A row with where its page can be read."""
    return {**plain.row(row), "articles": [f"/api/articles/{q.page}" for q in row.evidence]}


@router.get("/contacts/{key}", tags=["contacts"], summary="One contact with all its evidence")
def contact(request: Request, key: str) -> Json:
    """``key`` is a row's id, the start of it, or the id of one of its tellings."""
    return plain.detail(views.show(key, state.of(request).ledger))


@router.get("/contacts/{key}/citations", tags=["contacts"], summary="References to the pages of a contact")
def citations(request: Request, key: str) -> Json:
    """One list for each style."""
    ledger = state.of(request).ledger
    return {style: citing.cite(key, style, ledger) for style in citing.CITATIONS}


@router.get(
    "/contacts/{key}/provenance", tags=["contacts"], summary="Where a contact comes from: W3C PROV-JSON"
)
def provenance(request: Request, key: str) -> Json:
    """Pages, readings, tellings, corrections and those who made them."""
    return citing.prov(key, state.of(request).ledger)


@router.get("/contacts/{key}/history", tags=["contacts"], summary="What people decided about a contact")
def history(request: Request, key: str) -> list[Json]:
    """Corrections in the order in which they were made, undone ones marked."""
    return [plain.correction(c) for c in fixing.history(key, state.of(request).ledger)]


@router.get("/facets", tags=["contacts"], summary="How many contacts each choice of each filter gives")
def facet_counts(request: Request, asked: Asked) -> Json:
    """The most frequent values of each facet."""
    catalogue, wanted, _ = state.of(request).chosen(asked)
    found = facets(asked, catalogue, wanted, naming(request))
    return {
        f.name: [
            {"value": c.value, "label": c.label, "count": c.count, "chosen": c.chosen} for c in f.choices
        ]
        for f in found
    }


@router.get("/articles/{key}", tags=["articles"], summary="A page with what was read in it")
def one_article(request: Request, key: str) -> Json:
    """Offsets are code points of ``text`` (or of ``title`` where ``field`` says so)."""
    view = article(key, state.of(request).ledger.path)
    told = view.page
    return {
        "key": view.key,
        "id": told.id,
        "title": told.title,
        "text": told.text,
        "date": days.iso(told.date),
        "source": told.source,
        "url": told.url,
        "contacts": [_telling(t) for t in view.tellings],
    }


def _telling(t: Telling) -> Json:
    return {
        "mention": t.id,
        "contact": t.contact,
        "kind": t.kind,
        "status": t.status,
        "date": t.date,
        "days": [day.isoformat() for day in days.interval(t.date) or ()],
        "field": t.field,
        "start": t.start,
        "end": t.end,
    }


@router.get("/about", tags=["ledger"], summary="What the ledger holds")
def about(request: Request) -> Json:
    """Counts of contacts, pages, sources; first and last day."""
    held = state.of(request)
    view = overview(held.catalogue, held.books)
    return {
        "contacts": view.contacts,
        "pages": view.pages,
        "sources": view.sources,
        "doubtful": view.doubtful,
        "first": view.first,
        "last": view.last,
        "kinds": view.kinds,
    }
