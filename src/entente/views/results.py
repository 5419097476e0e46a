"""The plain results that command line, web and JSON share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from entente.ledger import Conflict, Link, Merged, Proof
from entente.records import Party


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence that proves a row, and where it stands (offsets in code points of the page's field)."""

    text: str
    field: str
    start: int
    end: int
    mention: str
    reason: str
    page: str
    id: str
    source: str
    title: str
    date: str | None
    url: str
    origin: str


@dataclass(frozen=True, slots=True)
class Row:
    """A merged contact with as many of its sentences as the question asks for.

    ``tellings`` counts all of them, ``witnesses`` the outlets behind them. ``may_be`` is not empty
    when the row fixes no contact of its own.
    """

    id: str
    kind: str
    status: str
    date: str | None
    place: str | None
    mutual: bool
    parties: tuple[Party, ...]
    tellings: int
    witnesses: int
    conflicts: tuple[Conflict, ...]
    may_be: tuple[str, ...]
    evidence: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How many contacts match, the rows asked for, and how many tellings fix no contact of their own."""

    count: int
    rows: tuple[Row, ...]
    uncertain: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence with the text around it: ``before + quote.text + after`` stands so on the page."""

    quote: Quote
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Detail:
    """A row with all its passages and the plans and outcomes it is linked to."""

    row: Row
    passages: tuple[Passage, ...]
    links: tuple[Link, ...]


def quote(proof: Proof) -> Quote:
    """The sentence of one telling."""
    e, s = proof.mention.evidence, proof.source
    told = (e.quoted, e.field, e.start, e.end, proof.mention.id, proof.reason)
    return Quote(*told, s.page, s.id, s.source, s.title, s.date, s.url, s.origin)


def row(contact: Merged, proofs: Sequence[Proof]) -> Row:
    """``contact`` with the sentences of ``proofs``."""
    return Row(
        id=contact.id,
        kind=contact.kind,
        status=contact.status,
        date=contact.date,
        place=contact.place,
        mutual=contact.mutual,
        parties=contact.parties,
        tellings=len(contact.members),
        witnesses=contact.witnesses,
        conflicts=contact.conflicts,
        may_be=contact.may_be,
        evidence=tuple(map(quote, proofs)),
    )
