"""Same contact, related articles, re-posts: the silver pairs, editors' links, the founding page.

``pairs`` are scored by cross-validation: the pairs of a seed are decided by weights that were fitted without
that seed, in several divisions; ``aside`` are pairs that nothing was fitted on, decided by the
stored weights, which are those of the shared pairs' reader, and (``aside_theirs``) by those of the readers
who labelled them. ``related`` is scored on links that the stored weights were not fitted on, among the
earlier articles of the same outlet, as ``gold/stories/README.md`` measures it.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import mean

import stories_train as train
from entente.ledger import Ledger
from entente.stories import compare, copies, related, witnesses
from entente.stories.index import opened
from entente.stories.related import Scope, asked_for, ranked
from entente.stories.weights import Model, models
from suite import Result, entente, scorer

SAMPLE = slice(1, None, 6)
"""Which of the linking articles are asked: none of those that ``stories_train`` takes (``[::6]``)."""
LISTED = 18
_PAIRS = re.compile(r"accuracy (?P<accuracy>[\d.]+).*F1 (?P<f1>[\d.]+)")
_RELATED = re.compile(r"R@18 (?P<r18>[\d.]+)\s+nDCG@5 (?P<ndcg5>[\d.]+)")


def main(shared: Path) -> Result:
    """Accuracy and F1 of the pairs and of those aside, the related lists' two, the founding page's three."""
    figures: dict[str, float] = {}
    report = ""
    for part in (_pairs, _aside, _links, _founding):
        with tempfile.TemporaryDirectory() as folder:
            found, told = part(shared, Path(folder))
        figures |= found
        report += told
    return Result(figures, report)


def _pairs(shared: Path, folder: Path) -> tuple[dict[str, float], str]:
    ours, theirs = train.silver(shared), train.others(shared)
    gold, predicted = shared / "gold/stories/pairs.tsv", folder / "predicted.tsv"
    told = []
    for number in range(train.DIVISIONS):
        predicted.write_text("".join(_decided(ours, theirs, number)), encoding="utf-8")
        told.append(scorer(shared, "score_stories.py", "pairs", gold, predicted))
    return _means("pairs", told), "".join(told)


def _aside(shared: Path, folder: Path) -> tuple[dict[str, float], str]:
    level, predicted, pairs = "same_contact", folder / "predicted.tsv", train.others(shared, train.ASIDE)
    theirs = Model(**train.fit_pairs(level, train.silver(shared), train.others(shared), own=False))
    figures: dict[str, float] = {}
    report = ""
    for part, model in (("aside", models()[level]), ("aside_theirs", theirs)):
        predicted.write_text("".join(_chances(model, pairs)), encoding="utf-8")
        told = scorer(shared, "score_stories.py", "pairs", train.ASIDE, predicted)
        figures |= _means(part, [told])
        report += f"{part}, {told}"
    return figures, report


def _means(part: str, told: Sequence[str]) -> dict[str, float]:
    scored = [_PAIRS.search(line) for line in told]
    return {f"{part}_{key}": mean(float(s[key]) for s in scored if s) for key in ("accuracy", "f1")}


def _decided(ours: train.Pairs, theirs: train.Pairs, number: int) -> Iterator[str]:
    """A line for each shared pair, decided by weights fitted without the seeds of its fold."""
    for model, held in train.held_out("same_contact", ours, theirs, number):
        yield from _chances(model, held)


def _chances(model: Model, pairs: train.Pairs) -> Iterator[str]:
    for (_, a, b, _), features in zip(*pairs, strict=True):
        yield f"{a}\t{b}\t{model.chance(features):.4f}\n"


def _links(shared: Path, folder: Path) -> tuple[dict[str, float], str]:
    links = defaultdict(list)
    for line in (shared / "gold/stories/related.links.tsv").read_text(encoding="utf-8").splitlines():
        links[line.split()[0]].append(line)
    asked = sorted(links)[SAMPLE]
    gold, predicted, ledger = folder / "gold.tsv", folder / "predicted.jsonl", folder / "ledger.db"
    gold.write_text("".join(f"{line}\n" for a in asked for line in links[a]), encoding="utf-8")
    entente("read", shared / "gold/stories/related.docs.jsonl", "--ledger", ledger)
    predicted.write_text("".join(_lists(ledger, asked)), encoding="utf-8")
    told = scorer(shared, "score_stories.py", "related", gold, predicted)
    scored = _RELATED.search(told)
    return {
        f"related_{key}": float(value) for key, value in scored.groupdict().items()
    } if scored else {}, told


def _lists(path: Path, asked: Sequence[str]) -> Iterator[str]:
    with Ledger.open(path) as ledger, opened(ledger) as index:
        for a in asked:
            article = asked_for(index, a)
            scope = Scope(article.story.source, article.story.day)
            best = [index.page_id(b.story.page) for _, b in ranked(index, article, scope)[:LISTED]]
            yield json.dumps({"id": a, "related": best}) + "\n"


def _founding(shared: Path, folder: Path) -> tuple[dict[str, float], str]:
    """Item 1 folded into the article, the others related or told why not; 8, 15 and the article one call."""
    path = folder / "ledger.db"
    entente("read", shared / "seed" / "page.txt", "--ledger", path)
    with Ledger.open(path) as ledger:
        place = _places(ledger)
        article = place[0]
        folded = {copy.id for copy in copies(ledger, article)}
        found = related(ledger, article)
        told = {item.id: f"{item.decision.label}, chance of a link {item.score:.2f}" for item in found}
        told |= {copy: f"re-post of {place.index(item.id)}" for item in found for copy in item.copies}
        told |= dict.fromkeys(folded, "re-post of the article")
        lines = [f"  {n}: {told.get(k) or _why_not(ledger, article, k)}" for n, k in enumerate(place[1:], 1)]
        call = _tellings(ledger, path)
    figures = {
        "founding_folded": float(folded == {place[1]}),
        "founding_related": float(len(told)),
        "founding_one_call": float(call == {place[0], place[8], place[15]}),
    }
    return figures, "\n".join(["founding page", *lines, ""])


def _places(ledger: Ledger) -> list[str]:
    with opened(ledger) as index:
        return [key for (key,) in index.ledger.execute("SELECT id FROM articles ORDER BY seq")]


def _why_not(ledger: Ledger, article: str, other: str) -> str:
    decision = compare(ledger, article, other)
    told = ", ".join(f"{r.feature} {r.value:.2f}" for r in decision.reasons[:3])
    return f"{decision.label}, not related: {told}"


def _tellings(ledger: Ledger, path: Path) -> set[str]:
    """The articles that tell the ministers' call of 22 December 2020."""
    day = ("--from", "2020-12-22", "--to", "2020-12-22")
    calls = json.loads(entente("list", "--kind", "call", *day, "--ledger", path, "--json"))
    told = [witnesses(ledger, call["id"]).independent for call in calls]
    return {key for row in told for w in row for key in (w.article, *w.copies)} if len(told) == 1 else set()
