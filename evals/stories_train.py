"""Train what ``entente.stories`` decides with: the rarity of character pairs and the weights of its features.

    python evals/stories_train.py rarity     data/stories/pairs.tsv from the shared corpora
    python evals/stories_train.py pairs      the weights of a pair's labels from the shared silver pairs
    python evals/stories_train.py related    the weights of related articles from the shared editors' links

Needs the shared material and scikit-learn; the program itself needs neither.
"""

from __future__ import annotations

import json
import math
import os
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from entente.ledger import Ledger
from entente.pages.jsonl import record_page
from entente.pipeline import read
from entente.stories import Profile, features, nearness, profile, stories_of
from entente.stories.index import Index, opened
from entente.stories.related import Scope, asked_for, candidates
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
"""Inverse strength of the regularisation, on standardised features."""
NEAR = {"same_report": ("same_report",), "same_contact": ("same_report", "same_contact")}
NEAR["same_story"] = (*NEAR["same_contact"], "same_story")
PAIR = (
    *("title", "body", "title_opened", "next_day", "body_later", "gap_apart", "persons", "title_seats"),
    *(
        "title_apart",
        "days",
        "contact",
        "contact_told",
        "contact_states",
        "no_contact",
        "one_reacts",
        "length",
    ),
)
"""The features that decide a pair: of all of them, those without which cross-validation gets worse."""
TAUGHT = slice(0, None, 6)
"""Which of the linking articles the weights are fitted on."""

Row = Mapping[str, float]
Silver = tuple[str, str, str, str]
"""Seed, the two articles, label."""


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


def profiles(path: Path) -> dict[str, Profile]:
    """The main article of every record of a JSONL file, by the record's id."""
    with path.open(encoding="utf-8") as lines:
        readings = (read(record_page(json.loads(line), path.name, n)) for n, line in enumerate(lines, 1))
        return {r.page.id: profile(next(stories_of(r))) for r in readings}


def silver(shared: Path = SHARED) -> tuple[list[Silver], list[Row]]:
    """The silver pairs with their features."""
    folder = shared / "gold" / "stories"
    known = profiles(folder / "pairs.docs.jsonl")
    lines = (folder / "pairs.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = [(seed, a, b, label) for seed, a, b, label in (line.split("\t") for line in lines)]
    return rows, [features(known[a], known[b]) for _, a, b, _ in rows]


def fit(rows: Sequence[Row], wanted: Sequence[bool], names: Sequence[str]) -> dict[str, Any]:
    """A logistic regression as weights on the features as they are."""
    table = [[row[name] for name in names] for row in rows]
    model = make_pipeline(StandardScaler(), LogisticRegression(C=STRENGTH, max_iter=2000)).fit(table, wanted)
    scaler, regression = model[0], model[1]
    weights = regression.coef_[0] / scaler.scale_
    bias = regression.intercept_[0] - float((weights * scaler.mean_).sum())
    return {"bias": round(bias, 4), "weights": _named(names, weights), "mean": _named(names, scaler.mean_)}


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
    rows, found = silver()
    _store({level: fit(found, near(rows, level), PAIR) for level in NEAR})


def list_weights() -> None:
    """Fit the model that orders related articles."""
    neighbours, links = zip(*linked(), strict=True)
    _store({"related": fit(neighbours, links, list(neighbours[0]))})


def _store(models: Mapping[str, Any]) -> None:
    path = DATA / "weights.json"
    stored = json.loads(path.read_text(encoding="utf-8"))["models"] if path.is_file() else {}
    path.write_text(json.dumps({"models": {**stored, **models}}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    {"rarity": rarity, "pairs": pair_weights, "related": list_weights}[sys.argv[1]]()
