"""Which frame reads a count, and what its groups hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from entente.claims.frames import FRAMES, Frame
from entente.claims.numbers import Number
from entente.claims.scene import Counted
from entente.records import Mention

_CLAUSE_MARKS = "，；：。"


@dataclass(frozen=True)
class Match:
    """A count with the frame that reads it: ``Ｎ`` at ``at``, the frame's words at ``[start, end)``."""

    counted: Counted
    number: Number
    at: int
    frame: Frame
    found: re.Match[str]

    @property
    def start(self) -> int:
        """The first symbol of the frame's words."""
        return self.found.start()

    @property
    def end(self) -> int:
        """The symbol behind the frame's words."""
        return self.found.end()

    def group(self, name: str, symbols: str = "Ａ") -> tuple[Mention, ...]:
        """The mentions that group ``name`` covers, none when the frame has no such group."""
        if name not in self.found.re.groupindex or self.found.start(name) < 0:
            return ()
        return mentions(self.counted, self.found.start(name), self.found.end(name), symbols)

    @property
    def clause(self) -> tuple[int, int]:
        """The comma clause, or clauses, that the frame's words stand in."""
        symbols = self.counted.symbols
        first = max(symbols.rfind(mark, 0, self.start) for mark in _CLAUSE_MARKS) + 1
        ends = [at for mark in _CLAUSE_MARKS if (at := symbols.find(mark, self.end)) >= 0]
        return first, min(ends, default=len(symbols))


def mentions(counted: Counted, start: int, end: int, symbols: str = "Ａ") -> tuple[Mention, ...]:
    """The mentions behind those of ``symbols`` that stand in ``[start, end)``."""
    inside = (
        counted.sentence.mention(at) for at in range(max(start, 0), end) if counted.symbols[at] in symbols
    )
    return tuple(m for m in inside if m)


def matches(counted: Counted) -> Iterator[Match]:
    """One match for each count that a frame reads, left to right."""
    for at, number in sorted(counted.counts.items()):
        fitting = [m for frame in FRAMES if (m := _match(counted, number, at, frame))]
        if fitting:
            yield min(fitting, key=_distance)


def _match(counted: Counted, number: Number, at: int, frame: Frame) -> Match | None:
    if number.persons != (frame.counts == "persons"):
        return None
    if frame.series and not (number.series or (number.ordinal and (number.value or 0) > 1)):
        return None
    for found in frame.pattern.finditer(counted.symbols):
        if found.start() <= at < found.end() and found.group().count("Ｎ") == 1:
            return Match(counted, number, at, frame, found)
    return None


def _distance(match: Match) -> tuple[int, int]:
    """Symbols between the count and the word that names the contact; of two equally near the later one."""
    found = match.found
    name = "t" if found.start("t") >= 0 else "s"
    if found.start(name) > match.at:
        return found.start(name) - match.at, 0
    return match.at - found.end(name), 1
