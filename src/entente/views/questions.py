"""Questions to a ledger: list, count, show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from entente.errors import QueryError, no_such
from entente.knowledge.model import Knowledge
from entente.ledger import Ledger, Merged, Query, days
from entente.records import KINDS, STATUSES, Kind, Status
from entente.views.names import Asked, nobody, resolve
from entente.views.results import Count, Detail, Passage, Quote, Row, quote, row

T = TypeVar("T")

CONTEXT = 60
"""Characters of the page shown on each side of a sentence."""


@dataclass(frozen=True, slots=True)
class Filters:
    """A question as it is typed: names in any spelling, kinds and statuses by word, EDTF dates.

    ``first`` and ``last`` bound the days; ``within`` is one EDTF date that does both (``2020``).
    ``limit`` null means every row.
    """

    who: str | None = None
    other: str | None = None
    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None
    within: str | None = None
    uncertain: bool = True
    limit: int | None = None
    offset: int = 0


def query(filters: Filters, ledger: Ledger, knowledge: Knowledge) -> Query:
    """``filters`` in the ledger's terms. Raises ``QueryError`` with what to write instead."""
    first, last = _bounds(filters)
    return Query(
        who=_keys(filters.who, ledger, knowledge),
        other=_keys(filters.other, ledger, knowledge),
        kinds=tuple(map(checked_kind, filters.kinds)),
        statuses=tuple(map(checked_status, filters.statuses)),
        first=first,
        last=last,
        certain=not filters.uncertain,
        limit=filters.limit,
        offset=filters.offset,
    )


def _keys(name: str | None, ledger: Ledger, knowledge: Knowledge) -> tuple[str, ...]:
    if name is None:
        return ()
    asked: Asked = resolve(name, knowledge)
    if not asked.known and not ledger.count(Query(asked.keys)):
        raise nobody(name)
    return asked.keys


def checked_kind(text: str) -> Kind:
    """The kind that ``text`` names. Raises ``QueryError`` when there is none."""
    return _one_of(text, KINDS, "kind")


def checked_status(text: str) -> Status:
    """The status that ``text`` names. Raises ``QueryError`` when there is none."""
    return _one_of(text, STATUSES, "status")


def checked_date(text: str) -> str | None:
    """``text`` when it is an EDTF date, null when it is empty. Raises ``QueryError`` otherwise."""
    return text.strip() if _days(text) else None


def _one_of(text: str, allowed: tuple[T, ...], what: str) -> T:
    for value in allowed:
        if value == text.strip().lower():
            return value
    raise no_such(text, what, allowed)


def _bounds(filters: Filters) -> tuple[dt.date | None, dt.date | None]:
    within, first, last = (_days(text) for text in (filters.within, filters.first, filters.last))
    starts = [days[0] for days in (within, first) if days]
    ends = [days[1] for days in (within, last) if days]
    return max(starts, default=None), min(ends, default=None)


def _days(text: str | None) -> days.Days | None:
    try:
        return days.interval(text.strip()) if text else None
    except (ValueError, KeyError) as error:
        raise QueryError(f"{text} is no date; write 2020, 2020-12, 2020-12-28 or 2020-03/2020-05") from error


def rows(filters: Filters, ledger: Ledger, knowledge: Knowledge) -> tuple[Row, ...]:
    """The contacts that match, in order of date, each with its most exact sentence."""
    return tuple(_brief(contact, ledger) for contact in ledger.contacts(query(filters, ledger, knowledge)))


def _brief(contact: Merged, ledger: Ledger) -> Row:
    proof = ledger.first_proof(contact.id)
    return row(contact, [proof] if proof else [])


def full_rows(filters: Filters, ledger: Ledger, knowledge: Knowledge) -> Iterator[Row]:
    """The contacts that match, each with every sentence, one at a time."""
    wanted = query(filters, ledger, knowledge)
    for key in ledger.ids(wanted):
        yield row(ledger.contact(key), ledger.proofs(key))


def count(filters: Filters, ledger: Ledger, knowledge: Knowledge) -> Count:
    """How many contacts match. Tellings that fix no contact of their own are told apart, not counted."""
    every = query(filters, ledger, knowledge)
    sure = replace(every, certain=True)
    number = ledger.count(sure)
    shown = tuple(_brief(contact, ledger) for contact in ledger.contacts(sure))
    return Count(number, shown, ledger.count(replace(every, certain=False)) - number)


def show(key: str, ledger: Ledger, width: int = CONTEXT) -> Detail:
    """The row called ``key`` (see ``Ledger.contact``), every sentence in ``width`` characters of context."""
    contact = ledger.contact(key)
    proofs = ledger.proofs(contact.id)
    passages = tuple(_passage(quote(proof), ledger, width) for proof in proofs)
    return Detail(row(contact, proofs), passages, tuple(ledger.links(contact.id)))


def _passage(proof: Quote, ledger: Ledger, width: int) -> Passage:
    text = ledger.counted_in(proof.mention)
    before, after = text[max(0, proof.start - width) : proof.start], text[proof.end : proof.end + width]
    return Passage(proof, before, after)
