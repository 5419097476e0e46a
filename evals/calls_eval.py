"""The ledger of a whole year against an independent list of one president's calls.

Rows that the list does not know are mistakes, duplicates that merging missed, or news to the list. The
news are in ``calls_verified.tsv``, each checked by hand; what is left counts as ``unknown``.
"""

from __future__ import annotations

import csv
import re
import tempfile
from pathlib import Path

from entente.times.edtf import bounds
from suite import Result, entente, scorer

_YEAR = ("--from", "2020-01-01", "--to", "2020-12-31")
_SUMMARY = re.compile(r"recall \d+/\d+ = ([\d.]+);")
_UNKNOWN = re.compile(r"unknown to the list: (?P<kind>\w+) (?P<date>\S+) (?P<who>.+)")
_VERIFIED = Path(__file__).with_name("calls_verified.tsv")


def main(shared: Path) -> Result:
    """``recall`` (0 to 1) on the calls whose text the archive has; ``unknown``: rows not vouched for."""
    with tempfile.TemporaryDirectory() as folder:
        ledger, exported = Path(folder) / "ledger.db", Path(folder) / "ledger.jsonl"
        entente("read", shared / "corpus" / "xwlb-2020.jsonl", "--ledger", ledger)
        exported.write_text(entente("export", "--format", "jsonl", "--ledger", ledger), encoding="utf-8")
        truth = shared / "gold" / "xi_calls_2020.jsonl"
        report = scorer(shared, "score_calls.py", truth, exported, *_YEAR)
    return judge(report)


def judge(report: str) -> Result:
    """The figures in what ``score_calls.py`` printed. Raises ValueError when there are none."""
    summary = _SUMMARY.search(report)
    if summary is None:
        raise ValueError(f"score_calls.py printed no summary: {report[-200:]!r}")
    missed = [line for line in report.splitlines() if line.startswith("missed ")]
    unknown = _unvouched(report.splitlines())
    figures = {"recall": float(summary[1]), "unknown": float(len(unknown))}
    told = "".join(f"  not vouched for: {line}\n" for line in unknown)
    return Result(figures, report + told, dict.fromkeys([*missed, *unknown], 1))


def _unvouched(lines: list[str]) -> list[str]:
    """The unknown rows left when each verified contact has vouched for one; a second is a duplicate."""
    free, left = _verified(), []
    for row in filter(None, map(_UNKNOWN.match, lines)):
        known = next((contact for contact in free if _vouches(contact, row)), None)
        if known is None:
            left.append(row[0])
        else:
            free.remove(known)
    return left


def _vouches(known: dict[str, str], row: re.Match[str]) -> bool:
    first, last = (day and day.isoformat() for day in bounds(row["date"]))
    within = (first or "") <= known["date"] <= (last or "9999")
    return within and known["kind"] == row["kind"] and f"{known['state']}:" in row["who"]


def _verified() -> list[dict[str, str]]:
    with _VERIFIED.open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table, delimiter="\t"))
