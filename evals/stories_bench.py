"""How fast 100,000 articles are folded, and how fast they are searched.

    python evals/stories_bench.py fold       CPU seconds and peak memory of folding
    python evals/stories_bench.py search     CPU milliseconds of a search and of a list of related articles

Uses the shared corpora again and again; from the second time on, the sentences of an article are mixed with
those of another one and its numbers changed, so that copies stay as rare as they are.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import random
import re
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import quantiles

from entente.ledger import Ledger
from entente.records import Article, Page, Reading
from entente.stories import Archive, Related, Story
from entente.stories.index import Index, opened
from entente.stories.related import asked_for, related_in
from entente.stories.search import search_in
from entente.text import Span

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("ENTENTE_SHARED", ROOT.parent / "shared"))
CORPORA = ("outlets-2020-21", "xwlb-2020", "xwlb-2022", "xwlb-2024")
ARTICLES = 100_000
LISTS = 20
QUERIES = (
    *("王毅", "普京", "习近平", "中国", "美国", "拜登", "蔡英文", "会谈", "通话", "毅", "国"),
    *("拉夫罗夫", "通电话", "外交部长", "两国元首", "一带一路", "新冠肺炎疫情", "国务委员兼外长王毅"),
    *(
        "王毅 拉夫罗夫",
        "習近平 普京 通電話",
        "G20峰会",
        "RCEP",
        "菅义伟 访问",
        "中国 美国 贸易",
        "领导人气候峰会",
    ),
)


def archive() -> Iterator[Story]:
    """The articles, without end."""
    files = (SHARED / "corpus" / f"{name}.jsonl" for name in CORPORA)
    records = [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    chance = random.Random(0)
    number = 0
    while True:
        for record in records:
            body = record["body"] or ""
            if number >= len(records):
                body = _mixed(body, chance.choice(records)["body"] or "", chance)
            key = str(number)
            yield Story(
                key, key, record["title"], body, day=dt.date.fromisoformat(record["date"]), source="x"
            )
            number += 1


def _mixed(body: str, other: str, chance: random.Random) -> str:
    sentences = [s for pair in zip(body.split("。"), other.split("。"), strict=False) for s in pair]
    chance.shuffle(sentences)
    changed = re.sub(r"\d", lambda _: str(chance.randrange(10)), "。".join(sentences))
    return changed[: len(body)] or body


def fold() -> None:
    """Fold the archive and print what it took."""
    stories = list(islice(archive(), ARTICLES))
    begun = time.process_time()
    folded = Archive()
    for story in stories:
        folded.add(story)
    groups = folded.groups()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"folded {len(stories)} articles into {len(groups)} groups", end=" ")
    print(f"in {time.process_time() - begun:.0f} CPU s, peak {peak:.0f} MiB with the articles")


def search() -> None:
    """Index the archive, ask every query, and print what it took."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.db"
        with Ledger.open(path, write=True) as ledger:
            for story in islice(archive(), ARTICLES):
                ledger.add(_reading(story))
        begun = time.process_time()
        with closing(Ledger.open(path)) as ledger, opened(ledger) as index:
            print(f"indexed {ARTICLES} articles in {time.process_time() - begun:.0f} CPU s")
            asked = [_milliseconds(partial(search_in, index, query)) for query in QUERIES for _ in range(5)]
            listed = [_milliseconds(partial(_list, index, str(number))) for number in range(LISTS)]
    for name, found in (("search", asked), ("related", listed)):
        print(f"{name:8} p50 {quantiles(found, n=100)[49]:.1f} ms, p95 {quantiles(found, n=100)[94]:.1f} ms")


def _list(index: Index, key: str) -> list[Related]:
    return list(related_in(index, asked_for(index, key), 18))


def _reading(story: Story) -> Reading:
    whole = Span(0, len(story.body))
    page = Page(story.id, story.body, story.title, story.day, story.source)
    return Reading(page, (Article(f"a{story.id}", story.title, whole, (whole,), published=story.day),))


def _milliseconds(ask: Callable[[], object]) -> float:
    begun = time.process_time()
    ask()
    return 1000 * (time.process_time() - begun)


if __name__ == "__main__":
    {"fold": fold, "search": search}[sys.argv[1]]()
