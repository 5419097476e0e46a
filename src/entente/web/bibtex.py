"""The pages that prove contacts as BibTeX entries, for a reference manager."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from entente.views import Quote, Row

_ESCAPED = {
    **{c: f"\\{c}" for c in "{}%&#_$"},
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "\n": " ",
}


def entries(rows: Iterable[Row]) -> Iterator[bytes]:
    """One ``@misc`` entry for each page that proves any of ``rows``, UTF-8."""
    seen: set[str] = set()
    for row in rows:
        for quote in row.evidence:
            if quote.page not in seen:
                seen.add(quote.page)
                yield _entry(quote).encode()


def _entry(q: Quote) -> str:
    year, month, _ = (q.date or "--").split("-", 2)
    fields = {
        "title": _safe(q.title),
        "howpublished": _safe(q.source),
        "date": q.date or "",
        "year": year,
        "month": month.lstrip("0"),
        "url": "".join(c for c in q.url if c not in "{}\\\n"),
        "note": _safe(q.text),
    }
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{{q.page},\n{body}}}\n\n"


def _safe(text: str) -> str:
    return "".join(_ESCAPED.get(c, c) for c in text)
