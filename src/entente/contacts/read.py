"""Contacts of one article: candidates resolved to parties, dated, placed, checked and folded into rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from entente.contacts.attendance import attendance
from entente.contacts.candidates import Candidate, candidates
from entente.contacts.counted import days_in_office
from entente.contacts.dating import Day, nearest, value
from entente.contacts.discourse import Discourse
from entente.contacts.fold import BACK_REFERENCE, BY_CONTEXT, SPOKEN_OF, fold_rows
from entente.contacts.plans import coming
from entente.contacts.roll import roll
from entente.contacts.scene import Sentence
from entente.contacts.sides import Source, between_states, sides
from entente.contacts.story import BY_WIRE, after, announced, near_pair, told_on, where
from entente.contacts.when import of_today, when
from entente.records import Contact, Evidence, Party, Status
from entente.text import Span
from entente.times import edtf

_FROM_TO = len("2020-08-11/2020-08-15")
_EARLIER = re.compile("之前，|行前|出访前|启程前")
_VERB = len("访问了")
_MADE = re.compile("先后|已|了")
_IN_OFFICE = re.compile("在?(?:上任|就任|就职|上台)(?:之?后|以来|至今|Ｄ)")


def read_contacts(
    article: str, sources: dict[str, Source], sentences: Sequence[Sentence], discourse: Discourse, day: Day
) -> tuple[Contact, ...]:
    """The contacts that ``sentences`` tell, one row for each occasion.

    ``article`` is the article's id; ``sources`` maps ``"title"`` and ``"text"`` to their texts.
    """
    rows = [row for _, made in tell(article, sources, sentences, discourse, day) for row in made]
    rows.extend(_roll_rows(article, sources, sentences, discourse, day))
    rows.extend(_attendance_rows(article, sources, sentences, discourse, day, rows))
    return fold_rows(rows, day.fresh())


def tell(
    article: str, sources: dict[str, Source], sentences: Sequence[Sentence], discourse: Discourse, day: Day
) -> Iterator[tuple[Candidate, tuple[Contact, ...]]]:
    """Every candidate in reading order with the rows it makes, before repeated rows are folded."""
    for candidate in candidates(sentences):
        if candidate.turned_down:
            yield candidate, ()
            continue
        source = sources[candidate.sentence.field]
        here = replace(discourse, pair=near_pair(sentences, candidate.index) or discourse.pair)
        made = tuple(_rows(article, source, sentences, candidate, here, day))
        discourse = after(discourse, made, candidate, sentences, day)
        if not made and candidate.status == "planned":
            date = when(sentences, candidate, day, here).date
            discourse = announced(discourse, candidate, date) if date and day.before(date) else discourse
        yield candidate, made


def _roll_rows(
    article: str, sources: dict[str, Source], sentences: Sequence[Sentence], discourse: Discourse, day: Day
) -> Iterator[Contact]:
    for entry in roll(sentences, day):
        sentence = sentences[entry.index]
        source = sources[sentence.field]
        senders = discourse.parties(entry.senders, sentence, source.raw, source.folded)
        recipient = discourse.parties(entry.recipients, sentence, source.raw, source.folded)
        if any(p.name for p in senders) and recipient and between_states((*senders, *recipient)):
            yield Contact(
                kind="message",
                status="held",
                date=entry.date,
                parties=(
                    *(replace(p, role="sender") for p in senders),
                    replace(recipient[0], role="recipient"),
                ),
                evidence=_evidence(source, sentence.span),
                article=article,
                rule="roll",
            )


def _attendance_rows(
    article: str,
    sources: dict[str, Source],
    sentences: Sequence[Sentence],
    discourse: Discourse,
    day: Day,
    told: Sequence[Contact],
) -> list[Contact]:
    """A visit for the first attendant of each state from which the text has told no journey yet."""
    travelled = {p.state for row in told if row.kind == "visit" for p in row.parties if p.role == "visitor"}
    rows: list[Contact] = []
    for entry in attendance(sentences):
        sentence = sentences[entry.index]
        source = sources[sentence.field]
        found = discourse.parties([entry.visitor], sentence, source.raw, source.folded)
        for visitor in found:
            if (
                (visitor.name is None and visitor.level != "org")
                or visitor.state in travelled
                or not between_states((visitor, Party(entry.host)))
            ):
                continue
            travelled.add(visitor.state)
            date = value(entry.time) if entry.time else None if entry.announced else day.fresh()
            rows.append(
                Contact(
                    kind="visit",
                    status="planned" if entry.announced or (date and day.before(date)) else "held",
                    date=date,
                    parties=(replace(visitor, role="visitor"), Party(state=entry.host, role="host")),
                    evidence=_evidence(source, sentence.span),
                    article=article,
                    rule="attendance",
                )
            )
    return rows


def _rows(
    article: str,
    source: Source,
    sentences: Sequence[Sentence],
    candidate: Candidate,
    discourse: Discourse,
    day: Day,
) -> Iterator[Contact]:
    told = when(sentences, candidate, day, discourse)
    date = told.date
    if "ends" in candidate.frame.tags and date and day.before(date):
        date = None  # the day on which a visit that goes on will end
    status, place = _status(candidate, date, day), _place(source, candidate)
    for stop, parties in enumerate(sides(source, candidate, discourse.at(date))):
        on_tour = stop > 0 and candidate.kind == "visit" and len(candidate.destinations) > 1
        words = _on_tour(candidate, status, date, day) if on_tour else (status, date)
        so, then = _for(parties, candidate, words, discourse, day)
        if not told.said and day.is_news(then) and discourse.is_history(parties, day.published):
            then = discourse.stay
        if so == "held" and day.is_news(then) and told_on(sentences, candidate):
            wire = candidate.kind in BY_WIRE
            then = discourse.goes_on(candidate.index, wire, parties) or then
        row = Contact(
            kind=candidate.kind,
            status=so,
            date=then,
            parties=parties,
            evidence=_evidence(source, candidate.sentence.span),
            article=article,
            place=place,
            mutual=candidate.frame.mutual,
            trigger=_trigger(candidate),
            rule=candidate.frame.name + _manner(candidate, said=told.said and then == date),
        )
        yield from _each_of(row, source, candidate)


def _each_of(row: Contact, source: Source, candidate: Candidate) -> Iterator[Contact]:
    """``row``, or one for each of its occasions: 1月和7月两度会晤, 在北京和喀山两次会晤."""
    if not candidate.occasions:
        yield row
    for at in candidate.occasions:
        slot = candidate.sentence.encoded.items[at]
        if slot.time:
            yield replace(row, date=value(slot.time))
        else:
            yield replace(row, place=source.raw[slot.start : slot.end])


def _on_tour(candidate: Candidate, status: Status, date: str | None, day: Day) -> tuple[Status, str | None]:
    """11日至15日访问甲、乙、丙, written on the 12th: of a journey just begun only the first stop is made."""
    first, last = edtf.bounds(date) if date and len(date) == _FROM_TO else (None, None)
    words = candidate.sentence.symbols[candidate.floor : candidate.trigger + _VERB]
    if status != "held" or not (day.published and first and last) or _MADE.search(words):
        return status, date
    begun = first <= day.published and (day.published - first) * 2 < last - first
    return ("planned", date) if begun else (status, date)


def _manner(candidate: Candidate, said: bool) -> str:
    """What weakens a row against another telling of the same contact."""
    if candidate.back_reference:
        return BACK_REFERENCE
    if candidate.spoken_of:
        return SPOKEN_OF
    return "" if said else BY_CONTEXT


def _for(
    parties: Sequence[Party],
    candidate: Candidate,
    told: tuple[Status, str | None],
    discourse: Discourse,
    day: Day,
) -> tuple[Status, str | None]:
    """Status and date as far as they hang on who takes part: ``told`` is what the words alone tell."""
    status, date = told
    if date is None and of_today(candidate, parties[0], status, discourse) and discourse.under_way(parties):
        return "held", discourse.told if day.is_news(discourse.told) else day.fresh()
    if date is None and status == "planned" and candidate.kind == "meeting":
        return status, _appointed(candidate, parties, discourse, day)
    if status == "held" and (days := days_in_office(candidate.sentence, candidate.trigger)):
        return status, discourse.into_office(parties[0], days, day.published)
    since = _IN_OFFICE.match if status == "held" else _IN_OFFICE.search
    if (status == "not_held" or (status == "held" and date is None)) and since(candidate.before):
        return status, discourse.in_office(parties, day.published)
    return told


def _appointed(candidate: Candidate, parties: Sequence[Party], discourse: Discourse, day: Day) -> str | None:
    """The day of a planned meeting: of the journey that leads there, or of talks announced without names."""
    place = where(candidate)
    journey = discourse.journey(parties, place.states if place else (), day.published)
    return None if _EARLIER.search(candidate.sentence.symbols) else journey or discourse.appointment(parties)


def _status(candidate: Candidate, date: str | None, day: Day) -> Status:
    """What is dated after its own publication has not happened yet (周五到访北京，将会晤…)."""
    if candidate.status != "held" or "ends" in candidate.frame.tags:
        return candidate.status
    if date and day.before(date):
        return "planned"
    time = nearest(candidate.sentence, candidate.trigger)
    return "planned" if time and coming(time, candidate.sentence, day.published) else "held"


def _evidence(source: Source, span: Span) -> Evidence:
    return Evidence(source.field, span.start, span.end, span.of(source.raw))


def _trigger(candidate: Candidate) -> Span:
    encoded = candidate.sentence.encoded
    return Span(encoded.start(candidate.trigger), encoded.start(candidate.end))


def _place(source: Source, candidate: Candidate) -> str | None:
    mention = where(candidate)
    return source.raw[mention.start : mention.end] if mention else None
