"""The ledger's own records: what it keeps of a page, and the rows that merging makes of mentions."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from entente.ledger.days import Days, interval
from entente.records import Evidence, Kind, Party, Status


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a reader: which program and knowledge base read, and when it began (UTC)."""

    program: str = ""
    knowledge: str = ""
    when: dt.datetime | None = None

    @property
    def reader(self) -> str:
        """What decides whether a page has to be read again: program and knowledge version."""
        return f"{self.program}+{self.knowledge}"


@dataclass(frozen=True, slots=True)
class Mention:
    """A contact as one article tells it, as the ledger keeps it.

    ``page`` is the page's key; ``witness`` names who vouches for the telling (the outlet, else the
    source, else the page), so that two pages of one outlet are one witness.
    """

    id: str
    page: str
    kind: Kind
    status: Status
    date: str | None
    parties: tuple[Party, ...]
    evidence: Evidence
    place: str | None = None
    mutual: bool = False
    rule: str = ""
    witness: str = ""

    @property
    def days(self) -> Days | None:
        """The closed interval of days that ``date`` names."""
        return interval(self.date)


@dataclass(frozen=True, slots=True)
class Conflict:
    """What the tellings disagree on: ``value`` is told by ``mentions``, the row itself says otherwise."""

    field: str
    value: str
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Member:
    """A mention's place in a merged contact, and why it is there."""

    mention: str
    reason: str


@dataclass(frozen=True, slots=True)
class Merged:
    """One contact with all its tellings.

    ``certain`` is false when the tellings fix no single contact: they may speak of any of ``may_be``
    and are therefore not counted. ``witnesses`` counts the outlets that tell it. ``rejected`` rows are
    kept but never answered with; ``corrections`` are the ids of what people decided about the row.
    """

    id: str
    kind: Kind
    status: Status
    date: str | None
    parties: tuple[Party, ...]
    members: tuple[Member, ...]
    place: str | None = None
    mutual: bool = False
    conflicts: tuple[Conflict, ...] = ()
    may_be: tuple[str, ...] = ()
    witnesses: int = 1
    rejected: bool = False
    corrections: tuple[str, ...] = ()

    @property
    def certain(self) -> bool:
        """True when the row stands for one contact of its own."""
        return not self.may_be


@dataclass(frozen=True, slots=True)
class Link:
    """``plan`` came true as, or was called off by, ``outcome`` (ids of merged contacts)."""

    plan: str
    outcome: str
    relation: str


@dataclass(frozen=True, slots=True)
class Merging:
    """What merging a set of mentions gives."""

    contacts: tuple[Merged, ...]
    links: tuple[Link, ...] = field(default=())
