"""Train what ``entente.stories`` decides with: the rarity of character pairs and the weights of its features.

    python evals/stories_train.py rarity     data/stories/pairs.tsv from the shared corpora
    python evals/stories_train.py pairs      the weights of a pair's labels from the shared silver pairs,
                                             and from those of stories_pairs.tsv
    python evals/stories_train.py related    the weights of related articles from the shared editors' links

Needs the shared material and scikit-learn; the program itself needs neither.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import tempfile
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from entente.ledger import Ledger
from entente.pages.jsonl import record_page
from entente.pipeline import read
from entente.stories import Profile, features, nearness, profile, stories_of
from entente.stories.index import Index, opened
from entente.stories.related import Scope, asked_for, candidates
from entente.stories.weights import Model
from entente.stories.words import STEP, pairs
from entente.text import fold
from suite import entente

ROOT = Path(__file__).parents[1]
DATA = ROOT / "src" / "entente" / "data" / "stories"
SHARED = Path(os.environ.get("ENTENTE_SHARED", ROOT.parent / "shared"))
RARITY_FROM = (
    ("corpus/xwlb-2020.jsonl", 3),
    ("corpus/outlets-2020-21.jsonl", 1),
    ("gold/stories/related.docs.jsonl", 1),
)
"""Files of articles, and which share of each is taken: every third item of the programme's."""
SEEN = 20
"""Pairs in fewer articles are all of the rarest level."""
STRENGTH = 0.1
"""Inverse strength of the regularisation, on standardised features, of related articles."""
PAIR_STRENGTH = 1.0
"""The same, of pairs."""
OWN = 0.5
"""How freely the shared pairs' weights may leave everybody's: 0 not at all, 1 as freely as these leave 0."""
NEAR = {"same_report": ("same_report",), "same_contact": ("same_report", "same_contact")}
NEAR["same_story"] = (*NEAR["same_contact"], "same_story")
PAIR = (
    *("title", "body", "title_opened", "next_day", "body_later", "gap_apart", "persons", "title_seats"),
    *("days", "contact", "contact_told", "contact_states", "no_contact", "one_reacts", "length"),
    *("words", "events", "meeting_states", "day_ahead"),
    *("meets_late", "title_ranks", "ranks_apart", "events_apart", "one_envoy"),
    *("before_after", "other_issue"),
)
"""The features that decide a pair.

The third row was chosen by the log-loss on the shared pairs and half of the others and, but for ``events``,
tried on the other half; the last two by that on the shared pairs, the others and 234 more, and tried on the
rest of those kept aside. Chosen anew within each fold, from forty, two to six features gain a point of
accuracy at most, so the figures of the shared pairs say too much: add none for their sake.
"""
OTHERS = Path(__file__).with_name("stories_pairs.tsv")
"""2,345 more pairs of 228 seeds, of ids in ``OTHERS_FROM``, labelled by other readers from title and lead;
those from seed 84 on by readers who had seen eleven seeds of the shared pairs with their labels."""
OTHERS_FROM = ("corpus/outlets-2020-21.jsonl", "gold/stories/related.docs.jsonl")
OTHERS_COUNT = 0.3
"""What one of them counts beside a shared pair."""
ASIDE = Path(__file__).with_name("stories_aside.tsv")
"""329 pairs of 38 seeds, labelled as ``OTHERS`` and of their files, on which nothing is fitted; the seeds'
stories are none of the shared pairs'."""
TAUGHT = slice(0, None, 6)
"""Which of the linking articles the weights are fitted on."""

FOLDS = 5
"""Parts of the seeds, each decided by what the others teach."""
DIVISIONS = 20
"""How often the seeds are divided anew; the figures are means."""

Row = Mapping[str, float]
Silver = tuple[str, str, str, str]
"""Seed, the two articles, label."""
Pairs = tuple[Sequence[Silver], Sequence[Row]]


def rarity() -> None:
    """Count in how many articles each pair of characters stands, and write the table."""
    count, seen = 0, Counter[str]()
    for name, step in RARITY_FROM:
        with (SHARED / name).open(encoding="utf-8") as lines:
            for record in map(json.loads, islice(lines, 0, None, step)):
                seen.update(set(pairs(fold(f"{record['title']}\n{record['body'][:400]}"))))
                count += 1
    levels: dict[int, list[str]] = defaultdict(list)
    for pair, articles in sorted(seen.items()):
        if articles >= SEEN:
            levels[round(STEP * math.log((count + 1) / (articles + 1)))].append(pair)
    head = (
        f"# rarity (quarters of its natural logarithm) and pairs; {count} articles, pairs in {SEEN} or more\n"
    )
    rows = (f"{level}\t{''.join(found)}\n" for level, found in sorted(levels.items()))
    (DATA / "pairs.tsv").write_text(head + "".join(rows), encoding="utf-8")


def profiles(path: Path, wanted: Collection[str] | None = None) -> dict[str, Profile]:
    """The main article of every record (of those in ``wanted``) of a JSONL file, by the record's id."""
    with path.open(encoding="utf-8") as lines:
        records = [(n, json.loads(line)) for n, line in enumerate(lines, 1)]
    taken = [(n, record) for n, record in records if wanted is None or record["id"] in wanted]
    readings = (read(record_page(record, path.name, n)) for n, record in taken)
    return {r.page.id: profile(next(stories_of(r))) for r in readings}


@cache
def silver(shared: Path = SHARED) -> tuple[list[Silver], list[Row]]:
    """The shared silver pairs with their features."""
    folder = shared / "gold" / "stories"
    return _compared(folder / "pairs.tsv", profiles(folder / "pairs.docs.jsonl"))


@cache
def others(shared: Path = SHARED, path: Path = OTHERS) -> tuple[list[Silver], list[Row]]:
    """The second reader's pairs with their features; none of them has an article of the shared ones."""
    wanted = {key for _, *two, _ in _labelled(path) for key in two}
    known: dict[str, Profile] = {}
    for name in OTHERS_FROM:
        known |= profiles(shared / name, wanted - known.keys())
    return _compared(path, known)


def _compared(path: Path, known: Mapping[str, Profile]) -> tuple[list[Silver], list[Row]]:
    rows = _labelled(path)
    return rows, [features(known[a], known[b]) for _, a, b, _ in rows]


def _labelled(path: Path) -> list[Silver]:
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    return [(seed, a, b, label) for seed, a, b, label in (line.split("\t") for line in lines)]


def fit_pairs(
    level: str, ours: Pairs, theirs: Pairs, names: Sequence[str] = PAIR, own: bool = True
) -> dict[str, Any]:
    """The model of ``level`` of the shared pairs' reader, or (``own`` false) of the others.

    Readers draw the line between a contact and its story differently: the others call more pairs one
    contact. So one regression is fitted on all pairs, in which each feature has a weight for everybody and
    one more for the shared pairs ("frustratingly easy" domain adaptation, Daumé III 2007).
    """
    labelled, rows = [*ours[0], *theirs[0]], [*ours[1], *theirs[1]]
    counts = [1.0] * len(ours[0]) + [OTHERS_COUNT] * len(theirs[0])
    scaler = StandardScaler()
    table = scaler.fit_transform(_table(rows, names))
    shared = np.repeat([[1.0], [0.0]], [len(ours[0]), len(theirs[0])], axis=0)
    regression = LogisticRegression(C=PAIR_STRENGTH, max_iter=2000)
    adapted = np.hstack([table, OWN * shared * table, shared])
    regression.fit(adapted, near(labelled, level), sample_weight=counts)
    everybody, apart, shift = np.split(regression.coef_[0], [len(names), 2 * len(names)])
    weights = everybody + own * OWN * apart
    return _as_they_are(names, weights, regression.intercept_[0] + own * shift[0], scaler)


def held_out(
    level: str, ours: Pairs, theirs: Pairs, number: int, names: Sequence[str] = PAIR
) -> Iterator[tuple[Model, Pairs]]:
    """Each fifth of the shared pairs' seeds, in division ``number``, with the model of the other four."""
    labelled = [*zip(*ours, strict=True)]
    seeds = sorted({seed for (seed, *_), _ in labelled})
    random.Random(number).shuffle(seeds)
    for part in range(FOLDS):
        kept = set(seeds[part::FOLDS])
        taught = _unzipped(pair for pair in labelled if pair[0][0] not in kept)
        yield (
            Model(**fit_pairs(level, taught, theirs, names)),
            _unzipped(pair for pair in labelled if pair[0][0] in kept),
        )


def _unzipped(pairs: Iterator[tuple[Silver, Row]]) -> Pairs:
    rows, found = zip(*pairs, strict=True)
    return rows, found


def fit(rows: Sequence[Row], wanted: Sequence[bool], names: Sequence[str]) -> dict[str, Any]:
    """A logistic regression as weights on the features as they are."""
    scaler = StandardScaler()
    table = scaler.fit_transform(_table(rows, names))
    regression = LogisticRegression(C=STRENGTH, max_iter=2000).fit(table, wanted)
    return _as_they_are(names, regression.coef_[0], regression.intercept_[0], scaler)


def _table(rows: Sequence[Row], names: Sequence[str]) -> list[list[float]]:
    return [[row[name] for name in names] for row in rows]


def _as_they_are(
    names: Sequence[str], weights: np.ndarray, bias: float, scaler: StandardScaler
) -> dict[str, Any]:
    """``weights`` on standardised features as weights on the features themselves."""
    plain = weights / scaler.scale_
    return {
        "bias": round(float(bias - (plain * scaler.mean_).sum()), 4),
        "weights": _named(names, plain),
        "mean": _named(names, scaler.mean_),
    }


def _named(names: Sequence[str], values: Sequence[float]) -> dict[str, float]:
    return {name: round(float(value), 4) for name, value in zip(names, values, strict=True)}


def near(rows: Sequence[Silver], level: str) -> list[bool]:
    """Which pairs are of ``level`` or nearer."""
    return [label in NEAR[level] for *_, label in rows]


def linked() -> Iterator[tuple[Row, bool]]:
    """Candidates of articles that link to others of their outlet: features, and whether the link was made."""
    gold = SHARED / "gold" / "stories"
    wanted: dict[str, set[str]] = defaultdict(set)
    for line in (gold / "related.links.tsv").read_text(encoding="utf-8").splitlines():
        a, b = line.split()
        wanted[a].add(b)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.db"
        entente("read", gold / "related.docs.jsonl", "--ledger", path)
        with Ledger.open(path) as ledger, opened(ledger) as index:
            for a in sorted(wanted)[TAUGHT]:
                yield from _candidates(index, a, wanted[a])


def _candidates(index: Index, key: str, wanted: Collection[str]) -> Iterator[tuple[Row, bool]]:
    article = asked_for(index, key)
    for b in candidates(index, article, Scope(article.story.source, article.story.day)):
        yield nearness(article, b), index.page_id(b.story.page) in wanted


def pair_weights() -> None:
    """Fit the three models of a pair on every silver pair."""
    ours, theirs = silver(), others()
    _store({level: fit_pairs(level, ours, theirs) for level in NEAR})


def list_weights() -> None:
    """Fit the model that orders related articles."""
    neighbours, links = zip(*linked(), strict=True)
    _store({"related": fit(neighbours, links, list(neighbours[0]))})


def _store(models: Mapping[str, Any]) -> None:
    path = DATA / "weights.json"
    stored = json.loads(path.read_text(encoding="utf-8"))["models"] if path.is_file() else {}
    path.write_text(json.dumps({"models": {**stored, **models}}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    parts = {"rarity": rarity, "pairs": pair_weights, "related": list_weights}
    chosen = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    chosen.add_argument("part", choices=parts)
    parts[chosen.parse_args().part]()
