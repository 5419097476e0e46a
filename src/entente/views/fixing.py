"""Corrections as a person asks for them: checked, worded, and handed to the ledger."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, get_args

from entente.errors import QueryError, no_such
from entente.knowledge.model import Knowledge
from entente.ledger import Correction, Ledger, Merged, Run
from entente.ledger.convert import mentions_of, page_key
from entente.ledger.corrections import Action
from entente.records import Article, Contact, Evidence, Page, Party, Reading, Role
from entente.text import Span, content_id, fold
from entente.views.names import resolve
from entente.views.questions import checked_date, checked_kind, checked_status


@dataclass(frozen=True, slots=True)
class Hand:
    """Who corrects, when (UTC) and why."""

    author: str
    at: dt.datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where a contact that is entered by hand is told: the sentence, and whose it is."""

    evidence: str
    name: str
    title: str = ""
    url: str = ""
    published: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Values:
    """New values for a row, as typed; null leaves a value as it is, an empty date or place means unknown."""

    kind: str | None = None
    status: str | None = None
    date: str | None = None
    place: str | None = None
    parties: tuple[str, ...] = ()


def edit(key: str, values: Values, hand: Hand, ledger: Ledger, knowledge: Knowledge) -> Correction:
    """Give the row ``key`` other values. Raises ``QueryError`` when there are none, or one is no value."""
    change = _change(values, knowledge)
    if not change:
        raise QueryError("nothing to change: give --kind, --status, --date, --place or --party")
    row = ledger.contact(key)
    return _decide("edit", _mentions(row), hand, ledger, change)


def reject(key: str, hand: Hand, ledger: Ledger) -> Correction:
    """Say that the row ``key`` is no contact: it is kept, and never answered with."""
    return _decide("reject", _mentions(ledger.contact(key)), hand, ledger)


def merge(keys: Sequence[str], hand: Hand, ledger: Ledger) -> Correction:
    """Say that the rows ``keys`` are one contact."""
    rows = {row.id: row for row in map(ledger.contact, keys)}
    if len(rows) < 2:
        raise QueryError("merging takes two different rows or more")
    return _decide("merge", [mention for row in rows.values() for mention in _mentions(row)], hand, ledger)


def split(key: str, mentions: Sequence[str], hand: Hand, ledger: Ledger) -> Correction:
    """Say that ``mentions`` of the row ``key`` tell another contact than the rest of it."""
    own = _mentions(ledger.contact(key))
    strange = [mention for mention in mentions if mention not in own]
    if strange or not mentions or len(set(mentions)) == len(own):
        raise QueryError(f"name some, not all, of the mentions of the row: {', '.join(own)}")
    return _decide("split", mentions, hand, ledger)


def undo(key: str, hand: Hand, ledger: Ledger) -> Correction:
    """Take back the correction ``key`` (its id or the start of it). Raises ``QueryError`` if it is undone."""
    found = [c for c in ledger.corrections() if c.id.startswith(key) and c.action != "undo"]
    if len(found) != 1:
        raise QueryError(f"{key} names {len(found)} corrections; `entente history` shows their ids")
    if found[0].undone:
        raise QueryError(f"{found[0].id} has been undone already")
    undone = Correction("undo", hand.author, hand.at, hand.reason, found[0].anchors, {"undoes": found[0].id})
    ledger.correct(undone)
    return undone


def history(key: str | None, ledger: Ledger) -> list[Correction]:
    """What people decided, in the order in which they did; of one row when ``key`` is given."""
    made = ledger.corrections()
    if key is None:
        return made
    row = ledger.contact(key)
    own = set(_mentions(row))
    about = {c.id for c in made if own & {a.mention for a in c.anchors}} | set(row.corrections)
    return [c for c in made if c.id in about or c.change.get("undoes") in about]


def add(values: Values, source: Source, hand: Hand, ledger: Ledger, knowledge: Knowledge) -> Correction:
    """Enter a contact that no page was read for, with the sentence that proves it."""
    change = _change(values, knowledge)
    if "kind" not in change or len({p["state"] for p in change.get("parties", ())}) < 2:
        raise QueryError("a contact takes a --kind and a --party of two states or more")
    reading = _reading(change, source, hand)
    ledger.add(reading, Run("by hand", hand.author, hand.at))
    return _decide(
        "add", [m.id for m, _ in mentions_of(reading)], hand, ledger, {"page": page_key(reading.page)}
    )


def _reading(change: dict[str, Any], source: Source, hand: Hand) -> Reading:
    name = content_id("h", source.evidence, source.name, source.url, hand.at.isoformat())
    origin = f"entered by {hand.author}"
    page = Page(name, source.evidence, source.title, source.published, source.name, source.url, origin)
    whole = Span(0, len(source.evidence))
    contact = Contact(
        kind=change["kind"],
        status=change.get("status", "held"),
        date=change.get("date"),
        parties=tuple(Party(**{**p, "aliases": tuple(p["aliases"])}) for p in change["parties"]),
        evidence=Evidence("text", 0, len(source.evidence), source.evidence),
        article=name,
        place=change.get("place"),
        rule="entered by hand",
    )
    return Reading(page, (Article(name, source.title, whole, (whole,), outlet=source.name),), (), (contact,))


def _decide(
    action: Action, mentions: Sequence[str], hand: Hand, ledger: Ledger, change: dict[str, Any] | None = None
) -> Correction:
    made = Correction(action, hand.author, hand.at, hand.reason, ledger.anchors(mentions), change or {})
    ledger.correct(made)
    return made


def _mentions(row: Merged) -> list[str]:
    """The tellings of ``row``, the one that gives it its id first."""
    return sorted((member.mention for member in row.members), key=lambda m: (m[1:] != row.id[1:], m))


def _change(values: Values, knowledge: Knowledge) -> dict[str, Any]:
    change: dict[str, Any] = {}
    if values.kind:
        change["kind"] = checked_kind(values.kind)
    if values.status:
        change["status"] = checked_status(values.status)
    if values.date is not None:
        change["date"] = checked_date(values.date)
    if values.place is not None:
        change["place"] = values.place or None
    if values.parties:
        change["parties"] = [asdict(party(text, knowledge)) for text in values.parties]
    return change


def party(text: str, knowledge: Knowledge) -> Party:
    """A party as typed: ``RU 普京``, ``RU`` alone, or with its role: ``visitor:RU 普京``.

    Raises ``QueryError`` when the state or the role is none.
    """
    role, _, rest = text.rpartition(":")
    state, _, name = rest.strip().partition(" ")
    if role and role not in get_args(Role):
        raise no_such(role, "role", get_args(Role))
    if state.upper() not in knowledge.states:
        raise QueryError(f"{text}: write a party as a state code and a name, such as 'RU 普京'")
    made = Party(state.upper(), role=next((r for r in get_args(Role) if r == role), None))
    return _named(made, name.strip(), knowledge) if name.strip() else made


def _named(made: Party, name: str, knowledge: Knowledge) -> Party:
    """The person of that state who goes by ``name``, else the name as it stands."""
    found = [
        p
        for p in knowledge.persons.values()
        if p.state == made.state and p.id in resolve(name, knowledge).keys
    ]
    if len(found) == 1:
        return replace(made, name=found[0].name, surface=name, person=found[0].id)
    return replace(made, name=fold(name), surface=name)
