"""Articles: search over the whole archive, and what stands near an article."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from entente import stories
from entente.stories import SearchResult
from entente.web import state
from entente.web.templating import page

router = APIRouter()

SIZE = 20
"""Articles on a page."""

Words = Annotated[str, Query(description="Parts, parted by spaces, that all stand in title or body")]


def _found(request: Request, q: str, at: int) -> SearchResult:
    return stories.search(state.of(request).ledger, q, SIZE, (at - 1) * SIZE)


@router.get("/articles", include_in_schema=False)
def search(
    request: Request, q: Words = "", at: Annotated[int, Query(alias="page", ge=1)] = 1
) -> HTMLResponse:
    """The articles that have every word of ``q``, newest first."""
    found = _found(request, q, at) if q.strip() else None
    return page(request, "articles.html", q=q, found=found, at=at, size=SIZE)


@router.get("/articles/{key}/related", include_in_schema=False)
def related(request: Request, key: str) -> HTMLResponse:
    """Articles of the ledger that tell the same or nearly so; asked for when the article itself is shown."""
    copies, near = stories.beside(state.of(request).ledger, key)
    return page(request, "related.html", key=key, near=near, copies=copies)


@router.get("/api/articles", tags=["articles"], summary="Search over the whole archive, newest first")
def search_json(request: Request, q: Words, at: Annotated[int, Query(alias="page", ge=1)] = 1) -> Any:
    """``total``, ``exact`` (false: there are more), and the ``hits`` with the spans that match."""
    return stories.plain(_found(request, q, at))


@router.get("/api/articles/{key}/related", tags=["articles"], summary="Articles near to an article")
def related_json(request: Request, key: str) -> Any:
    """Each with the features that make it related."""
    return stories.plain(stories.related(state.of(request).ledger, key))
