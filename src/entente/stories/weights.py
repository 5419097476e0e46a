"""The trained weights (``data/stories/weights.json``) and how a sum of features becomes a chance."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from entente.stories.model import Reason


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic regression: ``weights`` are log-odds to a unit, ``mean`` is that in training."""

    bias: float
    weights: Mapping[str, float]
    mean: Mapping[str, float]

    def chance(self, features: Mapping[str, float]) -> float:
        """The chance, 0 to 1."""
        return 1 / (1 + math.exp(-self.bias - sum(w * features[f] for f, w in self.weights.items())))

    def reasons(self, features: Mapping[str, float]) -> tuple[Reason, ...]:
        """What moved the chance away from that of an average pair, the weightiest first.

        Without rounding, the weights of the reasons and the log-odds of an average pair add up to the
        log-odds of the chance.
        """
        found = [Reason(f, features[f], w * (features[f] - self.mean[f])) for f, w in self.weights.items()]
        return tuple(sorted(found, key=lambda r: (-abs(r.weight), r.feature)))


@cache
def models() -> Mapping[str, Model]:
    """``same_report``, ``same_contact`` and ``same_story`` (each takes in the nearer), and ``related``."""
    stored = json.loads(files("entente.data").joinpath("stories/weights.json").read_text(encoding="utf-8"))
    return {name: Model(m["bias"], m["weights"], m["mean"]) for name, m in stored["models"].items()}
