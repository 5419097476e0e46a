"""Pages from templates: everything is escaped, page text is shown as data."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from entente.knowledge import load
from entente.records import KINDS, STATUSES
from entente.text import Span
from entente.web.asking import Asking, address
from entente.web.assets import version
from entente.web.catalogue.search import plain
from entente.web.locale import LANGUAGES, Locale, locale
from entente.web.naming import Naming
from entente.web.state import State

_HIDDEN = ("Cc", "Cf", "Cs")
_KEPT = "\n\t"
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def shown(text: str | None) -> str:
    """Page text with control and format characters (bidi overrides) made visible, one for one."""
    return "".join(
        c if c in _KEPT or unicodedata.category(c) not in _HIDDEN else "\ufffd" for c in text or ""
    )


def marked(text: str, words: str) -> Iterator[tuple[str, bool]]:
    """``text`` in pieces, true for those that are one of the ``words`` searched for (in either script)."""
    folded, wanted = plain(text), list(map(plain, words.split()))
    at = 0
    while found := _next(folded, wanted, at):
        start, end = found
        yield from ((text[at:start], False), (text[start:end], True))
        at = end
    yield text[at:], False


def _next(folded: str, wanted: list[str], at: int) -> tuple[int, int] | None:
    places = ((folded.find(word, at), -len(word)) for word in wanted)
    found = min((place for place in places if place[0] >= 0), default=None)
    return (found[0], found[0] - found[1]) if found else None


def within(text: str, spans: Sequence[Span]) -> Iterator[tuple[str, bool]]:
    """``text`` in pieces, true for those that ``spans`` (apart from each other, in order) cover."""
    at = 0
    for span in spans:
        yield from ((text[at : span.start], False), (span.of(text), True))
        at = span.end
    yield text[at:], False


def weekday(date: str | None) -> str | None:
    """``mon`` to ``sun`` for a plain day, null for anything wider."""
    if not date or len(date) != len("2020-12-28") or "X" in date:
        return None
    return _WEEKDAYS[dt.date.fromisoformat(date).weekday()]


def chart_messages(t: Locale) -> dict[str, object]:
    """What the charts say, in the language of ``t``."""
    return {
        "kind": {kind: t(f"kind.{kind}") for kind in KINDS},
        "status": {status: t(f"status.{status}") for status in STATUSES},
        **{name: t(f"chart.{name}") for name in ("contacts", "planned", "held", "none", "failed")},
        "months": t("chart.months").split(","),
        "weekdays": t("chart.weekdays").split(","),
    }


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("entente.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(shown=shown, marked=marked, within=within, weekday=weekday)
    made.globals.update(
        address=address,
        chart_messages=chart_messages,
        version=version,
        LANGUAGES=LANGUAGES,
        KINDS=KINDS,
        STATUSES=STATUSES,
        Asking=Asking,
    )
    return made


def page(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """``template`` in the reader's language and theme."""
    state: State = request.app.state.entente
    words = locale(request.state.language)
    shared = {
        "request": request,
        "t": words,
        "naming": Naming(load(), words),
        "settings": state.settings,
        "theme": request.state.theme,
        "here": _here(request),
    }
    body = _environment().get_template(template).render(**shared, **values)
    return HTMLResponse(body, status, headers=_canonical(request, values))


_OWN = ("of", "top", "verdict", "optional")
"""What pages ask for beside the question that all share."""


def _canonical(request: Request, values: dict[str, Any]) -> dict[str, str]:
    """A page redrawn in place is kept under its shortest address, without empty filters."""
    asking = values.get("asking")
    if asking is None or "hx-request" not in request.headers:
        return {}
    own: dict[str, object] = {name: values[name] for name in _OWN if values.get(name)}
    query = "&".join(filter(None, (address(asking), urlencode(own))))
    return {"HX-Push-Url": f"{request.url.path}?{query}" if query else request.url.path}


def _here(request: Request) -> str:
    return f"{request.url.path}?{request.url.query}" if request.url.query else request.url.path
