"""Frames and anchors: what the operations of the grammar work on.

Every operation takes the meaning, the frame that the expression has reached so far (None at its
head) and the anchor, and gives the narrower frame, or None when nothing can be said. NoDayError (and any
other ValueError) says the same from deeper down: ``phrase.narrow`` turns it into None.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from entente.times.calendar import Days
from entente.times.grammar.rule import Meaning, Sense


class NoDayError(ValueError):
    """What an operation counts from is not known."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A resolved stretch of days; ``grain`` is the unit said, ``year`` whether its year was said."""

    first: dt.date | None
    last: dt.date | None
    grain: str
    sense: Sense = "plain"
    year: bool = False

    @property
    def start(self) -> dt.date:
        """A day inside, for counting on from it; NoDayError when both sides are open."""
        day = self.first or self.last
        if day is None:
            raise NoDayError
        return day


@dataclass(frozen=True, slots=True)
class Anchor:
    """What an expression counts from: the day of writing, the date and the day last mentioned."""

    day: dt.date | None
    previous: Frame | None = None
    previous_day: Frame | None = None
    future: bool = False
    past: bool = False
    query: bool = False

    @property
    def today(self) -> dt.date:
        """The day of writing; NoDayError when it is not known."""
        if self.day is None:
            raise NoDayError
        return self.day


def inside(frame: Frame | None) -> Days:
    """First and last day of the frame reached; NoDayError at the head of an expression or on an open side."""
    if frame is None or frame.first is None or frame.last is None:
        raise NoDayError
    return frame.first, frame.last


Operation = Callable[[Meaning, Frame | None, Anchor], Frame | None]


def framed(days: Days, grain: str, frame: Frame | None = None, sense: Sense = "plain") -> Frame:
    """``days`` as a frame that keeps whether ``frame`` said its year."""
    return Frame(days[0], days[1], grain, sense, bool(frame and frame.year))
