"""How sure the figures of story pairs are, and what the features chosen last bring.

    python evals/stories_wide.py

Twenty divisions by seed, those of ``stories_eval.py``, now with log-loss; the first fifth of each
alone, and the pairs kept aside, by the weights of the shared pairs' reader and by those of their own readers:
accuracy, F1 and log-loss (natural logarithm), with all features and without ``LATE``. Needs the shared
material and scikit-learn.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import chain
from statistics import mean

import stories_train as train
from entente.stories.weights import Model

LEVEL = "same_contact"
LATE = train.PAIR[train.PAIR.index("meets_late") :]
Decided = list[tuple[float, bool]]
"""The chance and the truth of each pair."""


def main() -> None:
    """Print four lines for each set of features."""
    ours, theirs, aside = train.silver(), train.others(), train.others(path=train.ASIDE)
    for told, names in (("all", train.PAIR), ("early", tuple(n for n in train.PAIR if n not in LATE))):
        folds = [_folds(ours, theirs, names, number) for number in range(train.DIVISIONS)]
        print(told, len(names), "features")
        print(_line(f"{train.DIVISIONS} divisions", [[*chain.from_iterable(division)] for division in folds]))
        print(_line("a fifth of the seeds", [division[0] for division in folds]))
        for told_by, own in (("kept aside", True), ("as its readers", False)):
            model = Model(**train.fit_pairs(LEVEL, ours, theirs, names, own))
            print(_line(told_by, [_decided(model, aside)]))


def _folds(ours: train.Pairs, theirs: train.Pairs, names: Sequence[str], number: int) -> list[Decided]:
    return [_decided(*fold) for fold in train.held_out(LEVEL, ours, theirs, number, names)]


def _decided(model: Model, pairs: train.Pairs) -> Decided:
    truths = train.near(pairs[0], LEVEL)
    return [(model.chance(row), truth) for row, truth in zip(pairs[1], truths, strict=True)]


def _line(name: str, rounds: Sequence[Decided]) -> str:
    figures = [mean(figure(decided) for decided in rounds) for figure in (_accuracy, _f1, _log_loss)]
    return f"  {name:21} accuracy {figures[0]:.3f}  F1 {figures[1]:.3f}  log-loss {figures[2]:.3f}"


def _accuracy(decided: Decided) -> float:
    return mean((chance >= 0.5) == truth for chance, truth in decided)


def _f1(decided: Decided) -> float:
    both = sum(chance >= 0.5 and truth for chance, truth in decided)
    return 2 * both / sum((chance >= 0.5) + truth for chance, truth in decided)


def _log_loss(decided: Decided) -> float:
    return mean(-math.log(chance if truth else 1 - chance) for chance, truth in decided)


if __name__ == "__main__":
    main()
