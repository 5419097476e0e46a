"""The records of this room: an article as it is compared, and what comparing it gives."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from entente.text import Span

Label = Literal["same_report", "same_contact", "same_story", "different"]
Phase = Literal["announced", "under way", "result", "reaction"]
Fold = Literal["same text", "excerpt"]

LABELS: tuple[Label, ...] = ("same_report", "same_contact", "same_story", "different")
"""From the nearest to the farthest; each takes in the ones before it."""


@dataclass(frozen=True, slots=True)
class Told:
    """A contact as an article tells it: ``at`` is its offset in the body, -1 in the title.

    ``first``/``last`` are day ordinals, null when the text gives no day; ``who`` are canonical names.
    """

    at: int
    kind: str
    status: str
    first: int | None
    last: int | None
    states: frozenset[str]
    who: frozenset[str]


@dataclass(frozen=True, slots=True)
class Story:
    """One article as it stands in the ledger or in a reading.

    ``body`` is the raw text of the article, ``start`` its offset in the page's text. ``day`` is the last
    day on which it can have been written, else the day of publication. ``snippet`` marks a related
    item of another page, of which only title and lead are known. ``agency`` stands in its dateline.
    """

    id: str
    page: str
    title: str
    body: str
    start: int = 0
    day: dt.date | None = None
    source: str = ""
    outlet: str | None = None
    agency: str | None = None
    url: str = ""
    snippet: bool = False
    told: tuple[Told, ...] = ()

    @property
    def witness(self) -> str:
        """Who vouches for it: the outlet, else the source, else the page."""
        return self.outlet or self.source or self.page


@dataclass(frozen=True, slots=True)
class Facts:
    """What an article says near its beginning, in keys that are the same in every script and spelling.

    ``persons`` count twice in the title; ``title_seats`` are the offices (``RU:fm``) held, as of the day of
    writing, by whom the title names; ``title_states`` the states of these and of all else it names.
    ``events`` counts words for kinds of events (``call``, ``sanction``), those of the title twice.
    ``outlook`` says whether the title looks ahead (``before``) or back (``after``) or heads a ``digest``,
    ``reacts`` whether it tells how somebody took an event.
    ``ranks`` are those of the offices (``head``, ``envoy``) in the title and the first sentence.
    ``meets_at`` is the sentence that first names a meeting: 0 is the title, 7 none.
    ``days`` are ordinals of event days with how often each is said.
    """

    persons: Mapping[str, int]
    title_persons: frozenset[str]
    title_seats: frozenset[str]
    title_states: frozenset[str]
    title_events: frozenset[str]
    events: Mapping[str, int]
    title_ranks: frozenset[str]
    outlook: frozenset[str]
    reacts: bool
    ranks: frozenset[str]
    meets_at: int
    days: Mapping[int, int]
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """One feature of a decision: its value and how far it moved the decision (log-odds, + towards)."""

    feature: str
    value: float
    weight: float


@dataclass(frozen=True, slots=True)
class Decision:
    """What two articles are to each other; ``chance`` (0 to 1) is that of the same contact.

    ``phase`` is that of the second article towards their common contact, null when they have none.
    ``reasons`` explain the chance, the weightiest first.
    """

    label: Label
    chance: float
    phase: Phase | None
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Copy:
    """A re-post of an article; ``how`` is ``same text`` or ``excerpt``."""

    id: str
    page: str
    title: str
    day: dt.date | None
    source: str
    url: str
    how: Fold


@dataclass(frozen=True, slots=True)
class Related:
    """A related article: what it shares with the one asked for, and why it stands where it stands.

    ``title_marks`` and ``marks`` are spans of ``title`` and ``snippet`` that match. ``copies`` are the
    ids of the re-posts folded into it, ``contacts`` those of the ledger's rows that both articles tell.
    ``score`` orders the list (0 to 1: the chance that an editor links it).
    """

    id: str
    page: str
    title: str
    snippet: str
    day: dt.date | None
    source: str
    url: str
    score: float
    decision: Decision
    title_marks: tuple[Span, ...] = ()
    marks: tuple[Span, ...] = ()
    copies: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """An article found by searching; ``title_marks`` and ``marks`` are spans of ``title`` and ``snippet``."""

    id: str
    page: str
    title: str
    snippet: str
    day: dt.date | None
    source: str
    url: str
    title_marks: tuple[Span, ...]
    marks: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The hits asked for, newest first; ``total`` counts all, ``exact`` is false when it stopped counting."""

    query: str
    total: int
    exact: bool
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Witness:
    """One independent source of a contact: the article that told it first, and those that repeat it.

    ``outlets`` are all outlets behind it; ``why`` says for each folded article what folded it.
    """

    article: str
    outlets: tuple[str, ...]
    copies: tuple[str, ...]
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Witnesses:
    """How many articles and outlets tell a contact, and how many of them are independent."""

    contact: str
    articles: int
    outlets: tuple[str, ...]
    independent: tuple[Witness, ...]
