"""Saved pages to clean articles: body, headline, day, source and reporters, beside the library alone."""

from __future__ import annotations

import json
import re
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lxml.html import HtmlElement, fromstring
from readability import Document

from entente.articles import article_row, reporters
from entente.pages.charset import decode
from entente.pages.html import read_html
from suite import Result, scorer, scorer_module

Row = dict[str, Any]
_BODY = re.compile(r"body .* F1 ([\d.]+) +pages under 0\.1: (\d+)")
_FIELD = re.compile(r"(title|date|source|reporters) +(\d+)/(\d+) +wrong (\d+)")


def main(shared: Path) -> Result:
    """Shares (0 to 1) of both paths on ``gold/pages``, pages a second on one core, bylines both ways."""
    gold_file = shared / "gold" / "pages" / "gold.jsonl"
    gold = [json.loads(line) for line in gold_file.read_text(encoding="utf-8").splitlines()]
    pages = [(row["id"], (gold_file.parent / row["file"]).read_bytes()) for row in gold]
    figures, report = _bylines(shared), ""
    for name, read in _PATHS.items():
        rows, rate = _timed(read, pages)
        told = _scored(shared, gold_file, rows)
        report += f"{name}: {rate:.0f} pages/s on one core\n{told}"
        figures |= {f"{name}.{key}": value for key, value in _figures(told).items()}
        figures[f"{name}.pages_per_second"] = rate
    module = scorer_module(shared, "score_pages")
    exact = {row["id"]: row for row in _timed(_PATHS["exact"], pages)[0]}
    weak = {row["id"]: 1 for row in gold if module.body(row, exact[row["id"]]["text"])[2] < 0.9}
    return Result(figures, report, weak)


def _article(data: bytes, name: str, *, fast: bool) -> Row:
    return article_row(read_html(data, name, fast=fast))


def _library(data: bytes, name: str) -> Row:
    """Readability alone, as a user would call it."""
    document = Document(decode(data) or "")
    title = document.short_title()
    body: HtmlElement = fromstring(document.summary())
    return {"id": name, "text": body.text_content(), "title": title}


_PATHS: dict[str, Callable[[bytes, str], Row]] = {
    "exact": lambda data, name: _article(data, name, fast=False),
    "fast": lambda data, name: _article(data, name, fast=True),
    "library": _library,
}


def _timed(read: Callable[[bytes, str], Row], pages: list[tuple[str, bytes]]) -> tuple[list[Row], float]:
    start = time.process_time()
    rows = [read(data, name) for name, data in pages]
    return [row | {"id": name} for row, (name, _) in zip(rows, pages, strict=True)], len(pages) / (
        time.process_time() - start
    )


def _scored(shared: Path, gold_file: Path, rows: list[Row]) -> str:
    with tempfile.TemporaryDirectory() as folder:
        predicted = Path(folder) / "predicted.jsonl"
        predicted.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        return scorer(shared, "score_pages.py", gold_file, predicted, "--errors", "5")


def _figures(told: str) -> dict[str, float]:
    body = _BODY.search(told)
    if body is None:
        raise ValueError(f"score_pages.py printed no figures: {told[-200:]!r}")
    figures = {"body_f1": float(body[1]), "pages_lost": float(body[2])}
    for name, right, of, wrong in _FIELD.findall(told):
        figures |= {name: int(right) / max(1, int(of)), f"{name}_wrong": float(wrong)}
    return figures


def _bylines(shared: Path) -> dict[str, float]:
    cases = json.loads((shared / "gold" / "pages" / "bylines.json").read_text(encoding="utf-8"))
    named = [list(reporters(line)) == names for line, names in cases["positive"]]
    silent = [not reporters(line) for line in cases["negative"]]
    return {"bylines.named": sum(named) / len(named), "bylines.silent": sum(silent) / len(silent)}
