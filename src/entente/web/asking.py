"""A question as it stands in an address: every filter, the order and the page, and back into an address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import Query

Sort = Literal["date", "-date"]
SIZE = 50


@dataclass(frozen=True, slots=True)
class Asking:
    """Which contacts are wanted. Empty means any; several values of one filter mean any of them.

    ``who`` and ``other`` are a person or a state in any spelling; ``first``/``last`` EDTF dates that bound
    the days; ``text`` words that all have to stand in a row's sentences, titles or names.
    """

    who: str = ""
    other: str = ""
    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    first: str = ""
    last: str = ""
    text: str = ""
    doubts: tuple[str, ...] = ()
    uncertain: bool = False
    sort: Sort = "-date"
    page: int = 1
    size: int = SIZE

    def but(self, **changes: Any) -> Asking:
        """The same question with other values, on its first page unless ``page`` is given."""
        return replace(self, **{"page": 1, **changes})

    def toggled(self, field: str, value: str) -> Asking:
        """With ``value`` chosen in the list ``field``, or no longer chosen."""
        held: tuple[str, ...] = getattr(self, field)
        return self.but(**{field: tuple(v for v in held if v != value) if value in held else (*held, value)})

    @property
    def narrowed(self) -> bool:
        """True when anything is filtered."""
        return replace(self, sort="-date", page=1, size=SIZE) != Asking()


PARAMETERS = {
    "q": "text",
    "who": "who",
    "with": "other",
    "kind": "kinds",
    "status": "statuses",
    "level": "levels",
    "source": "sources",
    "from": "first",
    "to": "last",
    "doubt": "doubts",
    "uncertain": "uncertain",
    "sort": "sort",
    "page": "page",
    "size": "size",
}
"""Names in addresses → fields of ``Asking``."""


def address(asking: Asking) -> str:
    """The query string of ``asking``, without what is as it would be anyway."""
    return urlencode(list(_parts(asking)))


def _parts(asking: Asking) -> Iterator[tuple[str, str]]:
    plain = Asking()
    for name, field in PARAMETERS.items():
        value = getattr(asking, field)
        if value != getattr(plain, field):
            for one in value if isinstance(value, tuple) else (value,):
                yield name, "1" if one is True else str(one)


def asking(
    q: Annotated[
        str, Query(description="Words that all stand in a sentence, title or name; either script")
    ] = "",
    who: Annotated[
        str, Query(description="A person in any spelling, or a state: 习近平, Putin, CN, 中国")
    ] = "",
    other: Annotated[str, Query(alias="with", description="The other side: a person or a state")] = "",
    kind: Annotated[list[str] | None, Query(description="call, video, meeting, visit, message")] = None,
    status: Annotated[
        list[str] | None, Query(description="held, planned, proposed, cancelled, not_held")
    ] = None,
    level: Annotated[list[str] | None, Query(description="Office of a party: hos, hog, fm, amb, …")] = None,
    source: Annotated[list[str] | None, Query(description="Outlet that tells the contact")] = None,
    first: Annotated[str, Query(alias="from", description="EDTF: first day, month or year")] = "",
    last: Annotated[str, Query(alias="to", description="EDTF: last day, month or year")] = "",
    doubt: Annotated[
        list[str] | None, Query(description="uncertain, conflict, undated, vague, nameless")
    ] = None,
    uncertain: Annotated[bool, Query(description="Also rows that fix no contact of their own")] = False,
    sort: Annotated[Sort, Query(description="By date, oldest or newest first")] = "-date",
    page: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
    size: Annotated[int, Query(ge=1, le=500, description="Rows on a page")] = SIZE,
) -> Asking:
    """The question in a request; what FastAPI shows in the OpenAPI description."""
    return Asking(
        who=who.strip(),
        other=other.strip(),
        kinds=_said(kind),
        statuses=_said(status),
        levels=_said(level),
        sources=_said(source),
        first=first.strip(),
        last=last.strip(),
        text=q.strip(),
        doubts=_said(doubt),
        uncertain=uncertain,
        sort=sort,
        page=page,
        size=size,
    )


def _said(values: list[str] | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, values or ())))
