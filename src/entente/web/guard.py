"""What every request passes through: who may ask, in which language, and whether anything has changed since.

The content policy allows scripts and styles from the server's own files only, and nothing from elsewhere.
"""

from __future__ import annotations

import secrets
from collections.abc import MutableMapping
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders, QueryParams
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from entente.text import content_id
from entente.web.assets import PROGRAM
from entente.web.locale import choose
from entente.web.settings import LOOPBACK, Settings
from entente.web.state import State

THEMES = ("light", "dark")
COOKIE = "entente_token"
_KEPT = 365 * 86400

# the one style element that Observable Plot puts into each chart, by its hash
PLOT_STYLE = "sha256-jSYQUrW7J0b3jPqhZP9C2Xh1PyJKHKXd4s0fpGGKrww="
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        f"style-src 'self' '{PLOT_STYLE}'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Guard:
    """Middleware: refuses strangers, answers 304 to those who are up to date, and sets the headers."""

    def __init__(self, app: ASGIApp, state: State) -> None:
        self._app = app
        self._state = state

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        _prefer(request)
        answer = refusal(request, self._state.settings) or self._unchanged(request)
        added = dict(HEADERS) if answer else {**HEADERS, **self._validators(request)}
        await (answer or self._app)(scope, receive, _adding(send, added, _cookies(request)))

    def _unchanged(self, request: Request) -> Response | None:
        tag = self._tag(request)
        if tag and tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers={"ETag": tag, "Vary": _VARY})
        return None

    def _validators(self, request: Request) -> dict[str, str]:
        tag = self._tag(request)
        return {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": _VARY} if tag else {}

    def _tag(self, request: Request) -> str | None:
        """Of everything that an answer depends on; null for what is not to be kept."""
        if request.method not in ("GET", "HEAD") or request.url.path.startswith("/static/"):
            return None
        state = request.state
        settings = self._state.settings
        shown = (PROGRAM, settings.edit, state.language, state.theme, str(request.url))
        return f'W/"{content_id("", self._state.books.revision(), *shown)}"'


_VARY = "Accept-Language, Cookie"


def _prefer(request: Request) -> None:
    """Language and theme: by address, else by cookie, else as the browser asks."""
    query, cookies = request.query_params, request.cookies
    request.state.language = choose(
        (query.get("lang"), cookies.get("lang")), request.headers.get("accept-language", "")
    )
    themes = (query.get("theme"), cookies.get("theme"))
    request.state.theme = next((theme for theme in themes if theme in THEMES), "auto")


def _cookies(request: Request) -> list[str]:
    """Choices made in the address are remembered."""
    return [
        _cookie(name, value)
        for name, allowed in (("lang", None), ("theme", (*THEMES, "auto")))
        if (value := request.query_params.get(name))
        and (value in allowed if allowed else value == request.state.language)
    ]


def _cookie(name: str, value: str, *, hidden: bool = False) -> str:
    jar = SimpleCookie({name: value})
    jar[name].update({"path": "/", "max-age": str(_KEPT), "samesite": "Strict"})
    if hidden:
        jar[name]["httponly"] = "1"
    return jar[name].OutputString()


def _adding(send: Send, headers: dict[str, str], cookies: list[str]) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            _add(message, headers, cookies)
        await send(message)

    return sending


def _add(message: MutableMapping[str, Any], headers: dict[str, str], cookies: list[str]) -> None:
    held = MutableHeaders(scope=message)
    fresh = message["status"] in (200, 304)
    for name, value in headers.items():
        if fresh or name in HEADERS:
            held.setdefault(name, value)
    for cookie in cookies:
        held.append("set-cookie", cookie)


def refusal(request: Request, settings: Settings) -> Response | None:
    """Why ``request`` is not answered, as a response; null when it may pass."""
    if settings.local and not _named_locally(request.headers):
        return PlainTextResponse("this ledger answers to localhost only", 421)
    if request.method not in ("GET", "HEAD") and not _same_origin(request.headers):
        return PlainTextResponse("a correction has to come from the ledger's own pages", 403)
    return _token_refusal(request, settings.token) if settings.token else None


def _named_locally(headers: Headers) -> bool:
    return urlsplit(f"//{headers.get('host', '')}").hostname in LOOPBACK


def _same_origin(headers: Headers) -> bool:
    """False when a browser says that another site sent the request; programs send neither header."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site and site not in ("same-origin", "none"):
        return False
    return not origin or urlsplit(origin).netloc == headers.get("host")


def _token_refusal(request: Request, token: str) -> Response | None:
    query = request.query_params
    if _equal(query.get("token"), token):
        return _welcome(request, query, token)
    bearer = request.headers.get("authorization", "").removeprefix("Bearer ")
    if _equal(request.cookies.get(COOKIE), token) or _equal(bearer, token):
        return None
    return PlainTextResponse("this ledger needs a token: open the address with ?token=…", 401)


def _equal(given: str | None, token: str) -> bool:
    return secrets.compare_digest((given or "").encode(), token.encode())


def _welcome(request: Request, query: QueryParams, token: str) -> Response:
    """To the same page with the token in a cookie, out of the address and the history."""
    rest = urlencode([(name, value) for name, value in query.multi_items() if name != "token"])
    target = f"{request.url.path}?{rest}" if rest else request.url.path
    answer = RedirectResponse(target, 303)
    answer.headers.append("set-cookie", _cookie(COOKIE, token, hidden=True))
    return answer
