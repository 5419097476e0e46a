"""The application: its routes in one list, and how errors reach a reader."""

from __future__ import annotations

from importlib.metadata import version

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware

from entente.errors import EntenteError, LedgerBusy, QueryError
from entente.web import assets
from entente.web.books import Books
from entente.web.guard import Guard
from entente.web.routes import api, charts, claims, edits, exports, pages, review, stories
from entente.web.settings import Settings
from entente.web.state import State
from entente.web.templating import page

ROUTERS = (
    assets.router,
    pages.router,
    claims.router,
    stories.router,
    review.router,
    charts.router,
    exports.router,
    api.router,
)

_STATUS: tuple[tuple[type[EntenteError], int], ...] = (
    (QueryError, 400),
    (LedgerBusy, 503),
    (EntenteError, 500),
)


def make_app(settings: Settings) -> FastAPI:
    """The application for one ledger. Raises nothing before the first request is answered."""
    app = FastAPI(
        title="entente",
        version=version("entente"),
        description="A ledger of diplomatic contacts, each with the sentence that proves it.",
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    app.state.entente = State(settings, Books(settings.ledger))
    for router in (*ROUTERS, *((edits.router,) if settings.edit else ())):
        app.include_router(router)
    app.add_exception_handler(EntenteError, _refused)
    app.add_exception_handler(RequestValidationError, _misread)
    app.add_exception_handler(HTTPException, _missing)
    app.add_middleware(GZipMiddleware, minimum_size=2000, compresslevel=3)
    app.add_middleware(Guard, state=app.state.entente)
    return app


def _refused(request: Request, error: Exception) -> Response:
    status = next(code for kind, code in _STATUS if isinstance(error, kind))
    return _told(request, status, str(error))


def _misread(request: Request, error: Exception) -> Response:
    said = error.errors() if isinstance(error, RequestValidationError) else []
    return _told(request, 422, "; ".join(f"{e['loc'][-1]}: {e['msg']}" for e in said))


def _missing(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    return _told(request, status, str(getattr(error, "detail", error)))


def _told(request: Request, status: int, message: str) -> Response:
    if request.url.path.startswith("/api/"):
        return JSONResponse({"status": status, "detail": message}, status)
    return page(request, "error.html", status, code=status, message=message)
