"""Who sat when: the sources' terms of one seat made into one line of time without overlaps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from entente.knowledge.model import Term

SINGLE_SEAT = frozenset({"hos", "hog", "fm", "defmin", "viceroy"})
HANDOVER = dt.timedelta(days=45)
REMNANT = dt.timedelta(days=20)
DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A term and the rank of its source: 0 goes before 1 where the two contradict each other."""

    term: Term
    rank: int


def settle(terms: Iterable[Ranked], shared: frozenset[tuple[str, str]]) -> list[Term]:
    """The terms without contradictions; ``shared`` seats and offices of many holders pass unchanged."""
    seats: dict[tuple[str, str], list[Ranked]] = {}
    result: list[Term] = []
    for ranked in terms:
        seat = (ranked.term.state, ranked.term.office)
        if ranked.term.office in SINGLE_SEAT and seat not in shared and ranked.term.sure:
            seats.setdefault(seat, []).append(ranked)
        else:
            result.append(ranked.term)
    for ranked_terms in seats.values():
        result.extend(_one_line(ranked_terms))
    return result


def last_day(term: Term) -> dt.date:
    """The last day that the term is known to cover."""
    return term.end or term.as_of or dt.date.max


def _one_line(ranked: list[Ranked]) -> list[Term]:
    """Higher ranks first; within a rank the later starter keeps its days, so that a successor ends a term."""
    placed: list[Ranked] = []
    for new in sorted(ranked, key=_precedence):
        rest = _beyond(new, [p.term for p in placed if p.rank < new.rank and _tells_of(p.term, new.term)])
        if rest:
            placed.extend(Ranked(t, new.rank) for t in _fragments(rest, [p.term for p in placed]))
    return _glued(sorted((p.term for p in placed), key=lambda t: (t.start or dt.date.min, t.person)))


def _precedence(ranked: Ranked) -> tuple[int, int, int, tuple[str, ...]]:
    term = ranked.term
    start = (term.start or dt.date.min).toordinal()
    rest = (term.person, term.source, term.title, str(term.end), str(term.as_of))
    return (ranked.rank, -start, -last_day(term).toordinal(), rest)


def _tells_of(placed: Term, term: Term) -> bool:
    """True when ``placed`` tells of the days of ``term``: the same person there, or just gone."""
    if placed.person != term.person or not placed.start or not term.start:
        return False
    told = placed.end + HANDOVER if placed.end else last_day(placed)
    return placed.start <= last_day(term) and term.start <= told


def _beyond(new: Ranked, higher: list[Term]) -> Term | None:
    """What a lesser source adds to ``higher`` terms of the same person: days after one that has no end."""
    term = new.term
    for known in higher:
        if known.end or last_day(term) <= last_day(known):
            return None
        term = replace(term, start=last_day(known) + DAY)
    return term


def _glued(line: list[Term]) -> list[Term]:
    """One term for neighbours of the same person with no more than a handover between them."""
    result: list[Term] = []
    for term in line:
        before = result[-1] if result else None
        if (
            before
            and before.person == term.person
            and term.start
            and term.start - last_day(before) <= HANDOVER
        ):
            result[-1] = replace(before, end=term.end, as_of=term.as_of)
        else:
            result.append(term)
    return result


def _fragments(term: Term, placed: list[Term]) -> Iterator[Term]:
    """What is left of ``term`` between the placed terms; a few days around a handover are dropped."""
    pieces = [term]
    for other in placed:
        pieces = [left for piece in pieces for left in _cut(piece, other)]
    for piece in pieces:
        if piece is term or (piece.start and last_day(piece) - piece.start > REMNANT):
            yield piece


def _cut(piece: Term, other: Term) -> Iterator[Term]:
    start, other_start = piece.start or dt.date.min, other.start or dt.date.min
    if last_day(piece) < other_start or start > last_day(other):
        yield piece
        return
    if start < other_start:
        yield replace(piece, end=other_start - DAY, as_of=None)
    if last_day(piece) > last_day(other):
        yield replace(piece, start=last_day(other) + DAY)
