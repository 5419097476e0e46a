"""Time expressions against other projects' suites and the founding page, beside the best measured engine.

    python evals/times_suites.py                     the table, and every case that fails, with the reason

``times_conflicts.tsv`` lists the cases whose convention contradicts ours (``docs/times.md``): they
count as failed, and are shown apart from errors. ``times_sections.tsv`` gives the day on which each
part of the page was written, for the measure with the true writing date.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from opencc import OpenCC

import entente.times
from entente.ledger.days import iso
from entente.records import TimeMention
from entente.text import fold
from entente.times import find
from entente.times.sections import sections
from suite import Result, scorer

HERE = Path(__file__).parent
PAGE_DATE = dt.date(2021, 1, 8)
CORPUS = "xwlb-2020.jsonl"
CORPUS_ITEMS = 1500
_FAILED = re.compile(r"(?:wrong|missed) \w+ (\S+) ")
_RATE = re.compile(r"^ *(.+?) +(\d+)/(\d+) ", re.MULTILINE)

Document = dict[str, Any]
Prediction = dict[str, Any]


@dataclass(frozen=True)
class Measure:
    """One row of the table: the scorer's name for it, the best measured elsewhere, what we require."""

    key: str
    title: str
    scored_as: str
    best: str
    required: str


MEASURES = (
    Measure("page_true", "founding page, true writing date", "founding page", "45/50", ">= 49"),
    Measure("page_date_only", "the same with the page date only", "founding page", "25/50", ">= 45"),
    Measure(
        "closed", "Recognizers-Text, closed, undisputed", "of these closed and undisputed", "75 %", ">= 88 %"
    ),
    Measure(
        "recognizers", "all of that subset as is", "Recognizers-Text dates and ranges", "61 %", ">= 75 %"
    ),
    Measure("jionlp", "JioNLP points and spans", "JioNLP points and spans", "35 %", ">= 85 %"),
    Measure("duckling", "Duckling zh, day or coarser", "Duckling zh, day or coarser", "60 %", ">= 78 %"),
)


def main(shared: Path) -> Result:
    """Pass rates (0 to 1) by measure, and the share of expressions on which both scripts agree."""
    docs = _lines(shared / "gold" / "times" / "suites.docs.jsonl")
    as_is, failed = _suites(shared, docs, lambda text: text)
    simplified, _ = _suites(shared, docs, _only_characters(OpenCC("t2s").convert))
    traditional, _ = _suites(shared, docs, _only_characters(OpenCC("s2t").convert))
    counts = {**as_is, "page_true": _page(shared, _true_dates), "page_date_only": _page(shared, _page_date)}
    gap = max(abs(_rate(simplified[k]) - _rate(traditional[k])) for k in as_is)
    figures = {m.key: _rate(counts[m.key]) for m in MEASURES} | {"script_agreement": 1 - gap}
    report = "\n".join((_table(counts, gap), _machine(shared), _failures(failed)))
    return Result(figures, report, dict(Counter(failed)))


def _lines(path: Path) -> list[Document]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _rate(count: tuple[int, int]) -> float:
    return count[0] / count[1]


def _only_characters(convert: Callable[[str], str]) -> Callable[[str], str]:
    """A script conversion that keeps offsets: a text whose length would change stays as it is."""

    def converted(text: str) -> str:
        other = convert(text)
        return other if len(other) == len(text) else text

    return converted


def _suites(
    shared: Path, docs: Iterable[Document], convert: Callable[[str], str]
) -> tuple[dict[str, tuple[int, int]], list[str]]:
    """Right and all by measure over the suites, and the id of each failed expression."""
    found = [
        {"id": d["id"], "times": _predictions(find(convert(d["body"]), dt.date.fromisoformat(d["date"])))}
        for d in docs
    ]
    printed = _score(shared, "suites.gold.jsonl", found)
    scored = {title: (int(right), int(of)) for title, right, of in _RATE.findall(printed)}
    counts = {m.key: scored[m.scored_as] for m in MEASURES if m.scored_as in scored}
    return counts, _FAILED.findall(printed)


def _page(shared: Path, read: Callable[[str], list[TimeMention]]) -> tuple[int, int]:
    text = (shared / "seed" / "page.txt").read_text(encoding="utf-8")
    printed = _score(shared, "page.gold.jsonl", [{"id": "page", "times": _predictions(read(text))}])
    ((_, right, of),) = _RATE.findall(printed)
    return int(right), int(of)


def _page_date(text: str) -> list[TimeMention]:
    return find(text, published=PAGE_DATE)


def _true_dates(text: str) -> list[TimeMention]:
    """Each part of the page seen from the day on which it was written."""
    days = {row[0]: dt.date.fromisoformat(row[1]) for row in _table_rows(HERE / "times_sections.tsv")}
    found: list[TimeMention] = []
    for number, part in enumerate(sections(fold(text))):
        day = days.get(f"snip{number}" if part.related else "main")
        own = find(text[part.start : part.end], day)
        found += [replace(m, start=m.start + part.start, end=m.end + part.start) for m in own]
    return found


def _table_rows(path: Path) -> list[list[str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def _predictions(found: Iterable[TimeMention]) -> list[Prediction]:
    return [{"start": m.start, "end": m.end, "value": m.value and [iso(m.first), iso(m.last)]} for m in found]


def _score(shared: Path, gold: str, found: Iterable[Prediction]) -> str:
    with tempfile.TemporaryDirectory() as folder:
        predicted = Path(folder) / "times.jsonl"
        lines = (json.dumps(row, ensure_ascii=False) for row in found)
        predicted.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return scorer(shared, "score_times.py", shared / "gold" / "times" / gold, predicted, "--errors", 1000)


def _table(counts: Mapping[str, tuple[int, int]], gap: float) -> str:
    rows = [(m.title, m.best, m.required, _shown(m.key, counts[m.key])) for m in MEASURES]
    rows.append(("traditional against simplified, gap", "48 points", "<= 2", f"{100 * gap:.1f} points"))
    head = ("measure", "best measured", "required", "entente")
    return "\n".join(f"{a:38} {b:>13} {c:>9} {d:>15}" for a, b, c, d in (head, *rows))


def _shown(key: str, count: tuple[int, int]) -> str:
    right, of = count
    return f"{right}/{of}" if key.startswith("page") else f"{right}/{of} {100 * right / of:.1f} %"


def _machine(shared: Path) -> str:
    """What depends on the machine: characters a second on one core, import time, size."""
    size = sum(path.stat().st_size for path in _own_files())
    rows = (
        ("characters a second, with values", "131,000", ">= 500,000", f"{_speed(shared):,.0f}"),
        ("import", "0.07 s", "<= 0.1 s", f"{_import_seconds():.3f} s"),
        ("size", "6 MB", "<= 2 MB", f"{size / 1e6:.2f} MB"),
    )
    return "\n".join(f"{a:38} {b:>13} {c:>9} {d:>15}" for a, b, c, d in rows)


def _own_files() -> Iterable[Path]:
    room = Path(entente.times.__file__).parent
    return (*room.rglob("*.py"), *(room.parent / "data" / "times").iterdir())


def _speed(shared: Path) -> float:
    items = [item for item in _lines(shared / "corpus" / CORPUS) if item["body"]][:CORPUS_ITEMS]
    days = [dt.date.fromisoformat(item["date"]) for item in items]
    find(items[0]["body"], days[0])
    began = time.process_time()
    for item, day in zip(items, days, strict=True):
        find(item["body"], day)
    return sum(len(item["body"]) for item in items) / (time.process_time() - began)


_IMPORT = "import time; began = time.process_time(); import entente.times; print(time.process_time() - began)"


def _import_seconds() -> float:
    """CPU seconds of ``import entente.times`` over those of a bare interpreter: the median of five."""
    return statistics.median(
        float(
            subprocess.run([sys.executable, "-c", _IMPORT], check=True, capture_output=True, text=True).stdout
        )
        for _ in range(5)
    )


def _failures(failed: Iterable[str]) -> str:
    """Conflicts of convention by reason, then errors."""
    rows = _table_rows(HERE / "times_conflicts.tsv")
    reasons = {key: text for key, text in rows if "/" not in key}
    conflicts = {case: reason for case, reason in rows if "/" in case}
    counted = Counter(conflicts[case] for case in failed if case in conflicts)
    errors = [case for case in failed if case not in conflicts]
    lines = [f"{n:5}  {reasons[reason]}" for reason, n in counted.most_common()]
    held = sorted(set(conflicts) - set(failed))
    lines += [f"now passing, drop it from times_conflicts.tsv: {case}" for case in held]
    return "\n".join(
        ["", "failed by a conflict of convention:", *lines, f"failed by error: {', '.join(errors) or 'none'}"]
    )


if __name__ == "__main__":
    home = Path(os.environ.get("ENTENTE_SHARED", HERE.parents[1] / "shared"))
    if not home.is_dir():
        sys.exit("no shared gold files on this machine: set ENTENTE_SHARED to their folder")
    print(main(home).report)
