"""The frozen records that stages hand to each other.

Offsets are code points. Every ``start``/``end`` in a reading counts from the start of
``Page.text`` (for JSONL that is the record's ``body``), except in evidence whose ``field`` is
``"title"``, which counts from the start of the title. Dates are EDTF level-1 strings or null.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

from entente.text import Span, content_id

Kind = Literal["call", "video", "meeting", "visit", "message"]
Status = Literal["held", "planned", "proposed", "cancelled", "not_held"]
Role = Literal["sender", "recipient", "visitor", "host"]
TextField = Literal["title", "text"]

KINDS: tuple[Kind, ...] = ("call", "video", "meeting", "visit", "message")
STATUSES: tuple[Status, ...] = ("held", "planned", "proposed", "cancelled", "not_held")


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it was given: nothing is corrected here.

    ``id`` is the source's own id, or one made from the content. ``date`` is the day the page shows
    (upper bound of the writing date), null when the page shows none. ``text`` is the raw text that
    all offsets count in. ``origin`` names the file (``path`` or ``path:line``) it came from.
    ``byline`` is the page's own line or field that names its authors, as shown there. ``site`` is the name
    that the site gives itself, which is ``source`` only where the page names no other; no reading depends
    on it.
    """

    id: str
    text: str
    title: str = ""
    date: dt.date | None = None
    source: str = ""
    url: str = ""
    origin: str = ""
    byline: str = ""
    site: str = ""

    @property
    def digest(self) -> str:
        """Content hash over everything a reading depends on."""
        return content_id("p", self.id, self.date, self.title, self.text, self.source, self.url, self.byline)


@dataclass(frozen=True, slots=True)
class Dateline:
    """``新华社北京12月18日电``: where and on which day the report was filed, and by which agency."""

    span: Span
    agency: str | None
    place: str | None
    date: str | None


@dataclass(frozen=True, slots=True)
class Article:
    """One story on a page: the main article, or a related item with its snippet.

    ``body`` is the span of its text in ``Page.text``; ``paragraphs`` are spans inside it.
    ``written`` is the closed interval of days in which it was written, or null when unknown.
    ``title_span`` is where a related item's title stands in ``Page.text``, null when it stands outside.
    """

    id: str
    title: str
    body: Span
    paragraphs: tuple[Span, ...]
    published: dt.date | None = None
    written: tuple[dt.date, dt.date] | None = None
    source: str = ""
    outlet: str | None = None
    reporters: tuple[str, ...] = ()
    dateline: Dateline | None = None
    script: str = "Hans"
    related: bool = False
    title_span: Span | None = None


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression and what it means.

    ``value`` is EDTF level 1 (null when the text fixes nothing); ``first``/``last`` are its closed
    interval of days, null on an open side. ``grain`` is the unit said (day, week, month, …);
    ``sense`` keeps vague (近日), open (3月以来), approximate and set-like (每年) expressions apart
    from plain ones, so that none of them is taken for a day. ``anchor`` says what a relative
    expression was resolved against (``written``, ``dateline``, ``previous``), null if absolute.
    """

    start: int
    end: int
    text: str
    value: str | None
    first: dt.date | None = None
    last: dt.date | None = None
    grain: str = "day"
    sense: Literal["plain", "vague", "open", "approximate", "set", "duration"] = "plain"
    anchor: str | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that speaks of a person, an office, a group of office holders, a state or a place.

    ``states`` are the state codes that the words name (several for 中俄元首); ``name`` is the folded
    personal name, null when only an office is given; ``persons`` are the ids of all known persons of
    that name; ``office`` is the folded title, ``level`` its class (``hos``, ``fm``, …). ``count`` is
    how many office holders a plural speaks of (两国元首: 2, names not given), else 1. ``official`` is
    false for those whom the codebook's section 2 leaves out. ``modifier`` keeps 前, 候任, 时任 ….
    """

    kind: Literal["person", "office", "state", "place", "pronoun"]
    start: int
    end: int
    states: tuple[str, ...] = ()
    name: str | None = None
    persons: tuple[str, ...] = ()
    office: str | None = None
    level: str | None = None
    count: int = 1
    official: bool = True
    modifier: str | None = None

    @property
    def span(self) -> Span:
        """The mention's place in the page's text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Party:
    """One side of a contact, as of the contact's date.

    ``name`` is canonical (zh-Hans) when the person is known, else the text's own words; null when
    only an office or state is given. ``surface`` is the text's own words. ``level`` is the office's
    code in the knowledge base (``hos``, ``fm``, ``amb``, …). ``implied`` marks a name
    that comes from knowledge of who held the office, not from the text.
    """

    state: str
    name: str | None = None
    surface: str | None = None
    office: str | None = None
    role: Role | None = None
    level: str | None = None
    person: str | None = None
    aliases: tuple[str, ...] = ()
    implied: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that prove a row: ``quoted == page.<field>[start:end]``."""

    field: TextField
    start: int
    end: int
    quoted: str


@dataclass(frozen=True, slots=True)
class Contact:
    """One contact as one article tells it (a *mention* of a contact, before merging).

    ``trigger`` spans the word that names the contact; ``rule`` names the rule that made the row.
    """

    kind: Kind
    status: Status
    date: str | None
    parties: tuple[Party, ...]
    evidence: Evidence
    article: str
    place: str | None = None
    mutual: bool = False
    trigger: Span | None = None
    rule: str = ""

    @property
    def id(self) -> str:
        """Content hash: the same page read twice gives the same ids."""
        who = "|".join(
            sorted(f"{p.state}:{p.person or p.name or p.office or ''}:{p.role or ''}" for p in self.parties)
        )
        return content_id(
            "m",
            self.article,
            self.kind,
            self.status,
            self.date,
            who,
            self.evidence.field,
            self.evidence.start,
        )


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a count claim: a person, an office (any holder), a state, or anybody (``state`` null).

    ``surface`` is the text's own words. ``level`` is the office's code in the knowledge base. ``implied``
    marks a name that comes from knowledge of who held the office when the claim was written.
    """

    state: str | None = None
    name: str | None = None
    office: str | None = None
    level: str | None = None
    person: str | None = None
    aliases: tuple[str, ...] = ()
    implied: bool = False
    surface: str | None = None


Compare = Literal["=", ">", ">=", "<", "<=", "~"]


@dataclass(frozen=True, slots=True)
class Claim:
    """A count claim: how many contacts of ``kinds`` the sides had in ``window`` (null = ever).

    ``ordinal`` counts include the contact that they number. For visits the traveller stands first in
    ``who`` and ``host`` is the state visited. ``as_role`` is the office that the count is restricted to.
    ``series`` marks the number of an institution's session, ``vague`` a count without a number (then
    ``count`` and ``compare`` are null), ``persons`` a rank among visitors (the first president to come).
    ``place`` is the settlement in ``host`` that the visits went to, when the text counts those only.
    """

    who: tuple[Side, ...]
    kinds: tuple[Kind, ...]
    window: str | None
    compare: Compare | None
    count: int | None
    evidence: Evidence
    article: str
    ordinal: bool = False
    status: Status = "held"
    host: str | None = None
    as_role: str | None = None
    series: bool = False
    vague: bool = False
    rule: str = ""
    persons: bool = False
    place: str | None = None

    @property
    def id(self) -> str:
        """Content hash: the same page read twice gives the same ids."""
        who = "|".join(f"{s.state}:{s.person or s.name or s.office or ''}" for s in self.who)
        e = self.evidence
        return content_id(
            "q",
            self.article,
            ",".join(self.kinds),
            self.window,
            self.compare,
            self.count,
            who,
            e.field,
            e.start,
            e.end,
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one page says. ``articles[0]`` is the main article."""

    page: Page
    articles: tuple[Article, ...]
    times: tuple[TimeMention, ...] = ()
    contacts: tuple[Contact, ...] = ()
    notes: tuple[str, ...] = field(default=())
    claims: tuple[Claim, ...] = ()
