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
    """The terms without contradictions; offices outside ``SINGLE_SEAT`` and ``shared`` seats pass unchanged."""
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
        same = next((i for i, p in enumerate(placed) if _continues(p.term, new.term)), None)
        if same is not None:
            others = [p.term for p in placed if p.term.person != new.term.person]
            placed[same] = _joined(placed[same], new, others)
        else:
            placed.extend(Ranked(t, new.rank) for t in _fragments(new.term, [p.term for p in placed]))
    return sorted((p.term for p in placed), key=lambda t: t.start or dt.date.min)


def _precedence(ranked: Ranked) -> tuple[int, int, str, str]:
    term = ranked.term
    return (ranked.rank, -(term.start or dt.date.min).toordinal(), term.person, term.source)


def _continues(placed: Term, term: Term) -> bool:
    """True when both tell of the same person in the seat without a gap longer than a handover."""
    if placed.person != term.person or not placed.start or not term.start:
        return False
    return placed.start <= _plus(last_day(term)) and term.start <= _plus(last_day(placed))


def _plus(day: dt.date) -> dt.date:
    return day if day >= dt.date.max - HANDOVER else day + HANDOVER


def _joined(placed: Ranked, new: Ranked, others: list[Term]) -> Ranked:
    """``placed`` with the later end of ``new`` and, in one rank, its earlier start, as far as nobody else sits there."""
    term = placed.term
    if placed.rank == new.rank and new.term.start and term.start and new.term.start < term.start:
        before = max(
            (last_day(t) + DAY for t in others if t.start and t.start < term.start), default=dt.date.min
        )
        term = replace(term, start=max(new.term.start, min(before, term.start)))
    if term.end is None and last_day(new.term) > last_day(term):
        after = min(
            (t.start for t in others if t.start and term.start and t.start > term.start), default=dt.date.max
        )
        kept = (new.term.end, new.term.as_of) if last_day(new.term) < after else (after - DAY, None)
        term = replace(term, end=kept[0], as_of=kept[1])
    return Ranked(term, placed.rank)


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
