"""Contacts against the annotated documents, whole and split by outlet and year."""

from __future__ import annotations

import json
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

from suite import Result, entente, scorer, scorer_module

Rows = list[dict[str, Any]]


def main(shared: Path) -> Result:
    """Strict and who-how F1 (0 to 1) on ``gold/contacts.*``, as section 7 of the codebook scores them."""
    gold_file, docs_file = (shared / "gold" / f"contacts.{part}.jsonl" for part in ("gold", "docs"))
    with tempfile.TemporaryDirectory() as folder:
        readings, figures = Path(folder) / "readings.jsonl", Path(folder) / "figures.json"
        entente("extract", docs_file, "--out", readings)
        report = scorer(shared, "score_contacts.py", gold_file, readings, "--json", figures)
        scored = json.loads(figures.read_text(encoding="utf-8"))
        module = scorer_module(shared, "score_contacts")
        counts, wrong = _by_document(module, _contacts(gold_file), _contacts(readings))
    return Result(_figures(scored), report + _split(counts, _groups(docs_file)), wrong)


def _figures(scored: dict[str, Any]) -> dict[str, float]:
    return {
        "strict_f1": scored["strict"]["f"],
        "who_how_f1": scored["who-how"]["f"],
        "date_accuracy": scored["date_accuracy"] or 0.0,
        "status_accuracy": scored["status_accuracy"] or 0.0,
    }


def _contacts(path: Path) -> dict[str, Rows]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return {row["id"]: row["contacts"] for row in map(json.loads, lines)}


def _by_document(
    module: ModuleType, gold: dict[str, Rows], read: dict[str, Rows]
) -> tuple[dict[str, tuple[int, int, int]], dict[str, int]]:
    """Per document (right, extra, missed), and the errors of each row by its id."""
    counts: dict[str, tuple[int, int, int]] = {}
    wrong: dict[str, int] = {}
    for document, rows in gold.items():
        right, extra, missed, _ = module.score_document(rows, read.get(document, []))["strict"]
        counts[document] = (right, len(extra), len(missed))
        wrong |= {f"{document}#{rows.index(row)}": 1 for row in missed}
        wrong |= {f"{document} extra": len(extra)} if extra else {}
    return counts, wrong


def _groups(docs_file: Path) -> dict[str, str]:
    lines = docs_file.read_text(encoding="utf-8").splitlines()
    return {doc["id"]: f"{doc['id'].split('-')[0]} {doc['date'][:4]}" for doc in map(json.loads, lines)}


def _split(counts: dict[str, tuple[int, int, int]], groups: dict[str, str]) -> str:
    sums: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for document, count in counts.items():
        sums[groups[document]].append(count)
    return "".join(_group_line(group, sums[group]) for group in sorted(sums))


def _group_line(group: str, counts: Iterable[tuple[int, int, int]]) -> str:
    documents = list(counts)
    right, extra, missed = (sum(column) for column in zip(*documents, strict=True))
    f1 = 2 * right / max(1, 2 * right + extra + missed)
    return f"  {group:14} strict F1 {f1:.3f}  rows {right + missed:4}  documents {len(documents):4}\n"
