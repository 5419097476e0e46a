"""How a story goes on: what each contact, once read, tells of the candidates behind it."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from entente.contacts.candidates import Candidate
from entente.contacts.dating import Day, inherited, lasting, times_in
from entente.contacts.discourse import Discourse, Journey, Told
from entente.contacts.scene import Sentence
from entente.records import Contact, Mention, Party
from entente.times import edtf

_ITEM = 5
"""Sentences before a candidate that tell which two states are meant: digests go from one pair to another."""
_TWO = 2
BY_WIRE = ("call", "video")
_CITIES = frozenset({"HK", "MO"})
_NOW = re.compile("此次|这次|今次|本次|此行|此访")
# 克里姆林宫说 is nobody's whereabouts, nor is the Paris of an agreement.
_SOMEWHERE = re.compile(
    "Ｌ(?!Ｄ?(?:说|称|表示|宣布|通报|发布|证实|确认|指出|方面|消息|发言人|声明|公报)"
    "|(?:气候|和平|贸易|停火)?(?:协议|协定|议定书|条约|公约|宣言|共识|进程))"
)


def near_pair(sentences: Sequence[Sentence], index: int) -> tuple[str, ...]:
    """The two states that the candidate's own paragraphs are about; none where they name one, or many."""
    item = sentences[max(0, index - _ITEM) : index + 1]
    named = (
        s
        for sentence in item
        for m in sentence.mentions()
        if m.kind != "place"
        for s in m.states
        if s not in _CITIES
    )
    often = [(state, n) for state, n in Counter(named).most_common(3) if n > 1]
    ahead = len(often) == 2 or (len(often) == 3 and often[2][1] < often[1][1])
    return tuple(state for state, _ in often[:2]) if ahead else ()


def after(
    discourse: Discourse,
    made: Sequence[Contact],
    candidate: Candidate,
    sentences: Sequence[Sentence],
    day: Day,
) -> Discourse:
    """The discourse once a candidate is read; the main parties are those of the first two-sided contact."""
    if made and not _untimed(sentences, candidate):
        discourse = replace(discourse, past=_past(made[-1], candidate, day))
    for row in made:
        if len({p.state for p in row.parties}) > 1 and row.kind != "visit" and _names_more(row, discourse):
            in_person = row.kind == "meeting"
            discourse = replace(discourse, principals=row.parties, venue=None, in_person=in_person)
        if row.kind == "meeting" and discourse.venue is None and _of_principals(row, discourse):
            place = where(candidate)
            discourse = replace(discourse, venue=place.states[0] if place and place.states else None)
        if row.kind == "visit" and row.date and _is_stay(row.date, candidate, discourse, day):
            hosts = discourse.hosts | {p.state for p in row.parties if p.role == "host"}
            discourse = replace(discourse, stay=row.date, hosts=hosts)
        if row.kind == "visit" and row.date and row.date != day.fresh() and row.status in ("held", "planned"):
            journey = _journey(row.parties, row.date, candidate)
            discourse = replace(discourse, journeys=(*discourse.journeys, *journey))
        if row.status == "held" and row.date and len(row.date) == 10 and day.is_news(row.date):
            discourse = replace(discourse, told=row.date)
    return discourse


def _of_principals(row: Contact, discourse: Discourse) -> bool:
    return {p.state for p in row.parties} == {p.state for p in discourse.principals}


def _names_more(row: Contact, discourse: Discourse) -> bool:
    """True for the first contact, and for one between the same states that names whom it left open."""
    known = discourse.principals
    opened = any(p.name is None for p in known) and all(p.name for p in row.parties)
    return not known or (opened and _of_principals(row, discourse))


def _is_stay(date: str, candidate: Candidate, discourse: Discourse, day: Day) -> bool:
    """True for the journey that 访问期间 is of from here on: not one of long ago beside one of now."""
    return discourse.stay is None or not (candidate.sentence.speaker or day.long_past(date))


def announced(discourse: Discourse, candidate: Candidate, date: str) -> Discourse:
    """18日两国高层官员将会谈, which names nobody: the day of those who are named later on."""
    named = {s for m in (*candidate.first, *candidate.second) for s in m.states}
    if candidate.kind != "meeting" or len(discourse.pair) != _TWO or not named <= set(discourse.pair):
        return discourse
    return replace(discourse, ahead=(frozenset(discourse.pair), date))


def _journey(parties: Sequence[Party], date: str, candidate: Candidate) -> tuple[Journey, ...]:
    """The journey, as far as it is told how long it lasts: 9日抵达，展开为期三天的访问 is until the 11th."""
    host = next((p.state for p in parties if p.role == "host"), None)
    first = edtf.bounds(date)[0]
    days = lasting(candidate.sentence)
    if first and len(date) == 10 and days > 1:
        date = f"{date}/{first + dt.timedelta(days=days - 1)}"
    visitors = tuple(p for p in parties if p.role == "visitor")
    return (Journey(visitors, host, date),) if host and "/" in date else ()


def _past(row: Contact, candidate: Candidate, day: Day) -> Told | None:
    """What ``row`` tells of an earlier day, null for news of the day and for what is yet to come."""
    if row.status != "held" or row.date is None or day.is_news(row.date) or day.before(row.date):
        return None
    return Told(
        index=candidate.index,
        talk=row.kind in BY_WIRE,
        date=row.date,
        parties=row.parties,
        long_ago=day.long_past(row.date),
    )


def told_on(sentences: Sequence[Sentence], candidate: Candidate) -> bool:
    """True for what the reporter tells without a time, and does not say to be of now."""
    now = "current" in candidate.frame.tags or _NOW.search(candidate.sentence.symbols)
    return not now and candidate.sentence.speaker is None and _untimed(sentences, candidate)


def _untimed(sentences: Sequence[Sentence], candidate: Candidate) -> bool:
    """True when neither the sentence nor its paragraph before it tells a time."""
    return not times_in(candidate.sentence) and inherited(sentences, candidate.index) is None


def where(candidate: Candidate) -> Mention | None:
    """The place that the text names for the contact: its destination, else the last one before it."""
    if candidate.destinations:
        return candidate.destinations[0]
    where = [m.start() for m in _SOMEWHERE.finditer(candidate.sentence.symbols, 0, candidate.end)]
    return candidate.sentence.mention(where[-1]) if where else None
