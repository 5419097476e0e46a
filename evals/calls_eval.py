"""The ledger of a whole year against an independent list of one president's calls."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from suite import Result, entente, scorer

_YEAR = ("--from", "2020-01-01", "--to", "2020-12-31")
_SUMMARY = re.compile(r"recall \d+/\d+ = ([\d.]+); (\d+) rows unknown")


def main(shared: Path) -> Result:
    """``recall`` (0 to 1) on the calls whose text the archive has; ``unknown``: rows not in the list."""
    with tempfile.TemporaryDirectory() as folder:
        ledger, exported = Path(folder) / "ledger.db", Path(folder) / "ledger.jsonl"
        entente("read", shared / "corpus" / "xwlb-2020.jsonl", "--ledger", ledger)
        exported.write_text(entente("export", "--format", "jsonl", "--ledger", ledger), encoding="utf-8")
        truth = shared / "gold" / "xi_calls_2020.jsonl"
        report = scorer(shared, "score_calls.py", truth, exported, *_YEAR)
    wrong = {line: 1 for line in report.splitlines() if not _SUMMARY.match(line)}
    return Result(_figures(report), report, wrong)


def _figures(report: str) -> dict[str, float]:
    found = _SUMMARY.search(report)
    if found is None:
        raise ValueError(f"score_calls.py printed no summary: {report[-200:]!r}")
    return {"recall": float(found[1]), "unknown": float(found[2])}
