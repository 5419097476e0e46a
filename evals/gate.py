"""Pinned bounds on the figures: kept in ``floors.json``, raised freely, lowered only with a reason.

A bound is a floor, or for a count of errors a ceiling. Speeds, which depend on the machine, and the figures
of a library that only serves as a yardstick are never pinned.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

COUNTS_OF_ERRORS = (".unknown", "_wrong", "_lost")
NEVER_PINNED = re.compile(r"_per_second$|\.library\.")


@dataclass(frozen=True)
class Floors:
    """``bounds`` by figure, and the ``lowered`` log: which bound was loosened, from, to, and why."""

    bounds: Mapping[str, float]
    lowered: tuple[Mapping[str, Any], ...] = ()

    def broken(self, figures: Mapping[str, float]) -> list[str]:
        """One line for every measured figure that is worse than its bound."""
        return [
            f"{name} is {figures[name]:.4g}, pinned at {bound:.4g}"
            for name, bound in sorted(self.bounds.items())
            if name in figures and worse(name, figures[name], bound)
        ]

    def tightened(self, figures: Mapping[str, float]) -> Floors:
        """The same floors, each figure that is new or better than its bound pinned where it now is."""
        ours = {n: f for n, f in figures.items() if not NEVER_PINNED.search(n)}
        better = {n: f for n, f in ours.items() if n not in self.bounds or worse(n, self.bounds[n], f)}
        return replace(self, bounds={**self.bounds, **better})

    def loosened(self, figures: Mapping[str, float], reason: str) -> Floors:
        """The same floors, each broken bound moved to its figure, with the reason in the log."""
        broken = {n: f for n, f in figures.items() if n in self.bounds and worse(n, f, self.bounds[n])}
        log = [
            {"figure": n, "from": self.bounds[n], "to": f, "reason": reason}
            for n, f in sorted(broken.items())
        ]
        return Floors({**self.bounds, **broken}, (*self.lowered, *log))


def worse(name: str, figure: float, than: float) -> bool:
    """True when ``figure`` is worse than ``than``, with a hair's breadth for rounding."""
    return figure > than + 1e-9 if name.endswith(COUNTS_OF_ERRORS) else figure < than - 1e-9


def load(path: Path) -> Floors:
    """The floors in ``path``."""
    stored = json.loads(path.read_text(encoding="utf-8"))
    return Floors(stored["bounds"], tuple(stored["lowered"]))


def save(path: Path, floors: Floors) -> None:
    """Write ``floors`` to ``path``, sorted, one figure a line."""
    stored = {"bounds": dict(sorted(floors.bounds.items())), "lowered": list(floors.lowered)}
    path.write_text(json.dumps(stored, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
