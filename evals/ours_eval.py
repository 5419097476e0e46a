"""Contacts in documents of the shared archives that we annotated ourselves after the codebook.

``ours.gold.jsonl`` holds ids and rows, no text, each item read by an annotator who saw neither the program
nor its output, but for ``checked``: there readers mended the program's own rows, which finds its errors
quickly and is no independent annotation. ``part`` says what became of them: the errors on ``read`` and
``checked`` were looked at and their causes mended, those on ``aside`` and ``twice`` were not, so that their
figures are ones for unseen text. Drawn at random from items with a word of contact in them: the programme
of 2020, 2022 and 2024, Hong Kong of three years, ten outlets; ``twice`` nearly all of the outlets, which are
read worst. ``ours.second.jsonl`` holds ``twice`` and half of ``aside`` annotated once more, by readers who
had not seen the first rows: how far two of them agree is what a program can reach.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from suite import Result, entente, scorer

GOLD = Path(__file__).parent / "ours.gold.jsonl"
SECOND = Path(__file__).parent / "ours.second.jsonl"
ARCHIVES = (
    *(f"corpus/xwlb-{year}.jsonl" for year in (2020, 2022, 2024)),
    *("corpus/outlets-2020-21.jsonl", "corpus/hkcnews-odd-years.jsonl"),
    *("gold/stories/pairs.docs.jsonl", "gold/stories/related.docs.jsonl"),
)
PARTS = ("read", "checked", "aside", "twice")
SOURCES = {"xwlb": "programme", "hkcnews": "Hong Kong", "nbw": "ten outlets"}

Row = dict[str, Any]


def main(shared: Path) -> Result:
    """Strict and who-how F1 (0 to 1) on each part, and of two readers; the report splits them by source."""
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    figures: dict[str, float] = {}
    report = ""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        readings = folder / "readings.jsonl"
        (folder / "docs.jsonl").write_text("".join(_items(shared, rows)), encoding="utf-8")
        entente("extract", folder / "docs.jsonl", "--out", readings)
        for part in PARTS:
            scored, told = _scored(shared, folder, [r for r in rows if r["part"] == part], readings)
            figures |= {
                f"{part}.strict_f1": scored["strict"]["f"],
                f"{part}.who_how_f1": scored["who-how"]["f"],
            }
            report += f"{part}\n{told}" + _by_source(shared, folder, rows, part, readings)
        agreed, told = _agreement(shared, folder, rows)
    return Result(figures | agreed, report + told, {})


def _agreement(shared: Path, folder: Path, rows: Sequence[Row]) -> tuple[dict[str, float], str]:
    """How the second readers' required rows fare against the first readers'."""
    again = [json.loads(line) for line in SECOND.read_text(encoding="utf-8").splitlines()]
    readings = folder / "again.jsonl"
    readings.write_text("".join(_required(row) for row in again), encoding="utf-8")
    ids = {row["id"] for row in again}
    scored, told = _scored(shared, folder, [row for row in rows if row["id"] in ids], readings)
    figures = {"readers.strict_f1": scored["strict"]["f"], "readers.who_how_f1": scored["who-how"]["f"]}
    return figures, f"two readers\n{told}"


def _required(row: Row) -> str:
    contacts = [contact for contact in row["contacts"] if not contact.get("optional")]
    return json.dumps({"id": row["id"], "contacts": contacts}, ensure_ascii=False) + "\n"


def _by_source(shared: Path, folder: Path, rows: Sequence[Row], part: str, readings: Path) -> str:
    lines = ""
    for key, source in SOURCES.items():
        chosen = [r for r in rows if r["part"] == part and r["id"].startswith(key)]
        if not chosen:
            continue
        scored, _ = _scored(shared, folder, chosen, readings)
        lines += (
            f"  {source:12} strict {scored['strict']['f']:.3f}  who-how {scored['who-how']['f']:.3f}  "
            f"{scored['documents']} documents, {scored['gold_rows']} rows\n"
        )
    return lines


def _scored(shared: Path, folder: Path, rows: Sequence[Row], readings: Path) -> tuple[Row, str]:
    gold, figures = folder / "gold.jsonl", folder / "figures.json"
    gold.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    told = scorer(shared, "score_contacts.py", gold, readings, "--json", figures)
    return json.loads(figures.read_text(encoding="utf-8")), told


def _items(shared: Path, rows: Sequence[Row]) -> Iterator[str]:
    """The documents of ``rows``, each from the first archive that has it."""
    wanted = {row["id"] for row in rows}
    for archive in ARCHIVES:
        with (shared / archive).open(encoding="utf-8") as lines:
            for line in lines:
                key = json.loads(line)["id"]
                if key in wanted:
                    wanted.remove(key)
                    yield line
