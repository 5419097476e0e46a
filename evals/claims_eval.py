"""Count claims against the annotated sentences, and the verdicts on claims whose truth is known.

The known claims: five calls of two presidents and eight calls and two meetings of their foreign ministers in
2020 (the founding page), five calls with France's president, and 81 calls of one president in the year.
"""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path
from typing import Any

from suite import Result, entente, scorer

_FINDING = re.compile(r"finding\s+P (?P<precision>[\d.]+)\s+R (?P<recall>[\d.]+)\s+F1 (?P<f1>[\d.]+)")
_READING = re.compile(
    r"kinds (?P<kinds>[\d.]+)\s+count (?P<count>[\d.]+)\s+who (?P<who>[\d.]+)\s+window (?P<window>[\d.]+)"
    r"\s+all right (?P<all_right>[\d.]+)"
)
_WRONG = re.compile(r"^(?:missed|extra|misread)\s+(?P<id>\S+)", re.M)
_EVERY = "10000"

_KNOWN = (
    ("CN:习近平 RU:普京 call 2020 = 5", "2020-12-29", "supported"),
    ("CN:fm RU:fm call 2020 = 8", "2020-12-29", "short"),
    ("CN:fm RU:fm meeting 2020 = 2", "2020-12-29", "short"),
    ("CN:习近平 FR:马克龙 call 2020 = 5", "2020-12-15", "supported"),
    ("CN:习近平 * call 2020 = 81", "2020-12-31", "supported"),
)
"""Short form, day of writing, and the verdict that the archive of 2020 allows."""


def main(shared: Path) -> Result:
    """Finding and reading (0 to 1) on ``gold/claims.*``; ``verdicts``: the share of known ones reached."""
    gold_file, docs_file = (shared / "gold" / f"claims.{part}.jsonl" for part in ("gold", "docs"))
    with tempfile.TemporaryDirectory() as folder:
        readings, ledger = Path(folder) / "readings.jsonl", Path(folder) / "ledger.db"
        entente("extract", docs_file, "--out", readings)
        report = scorer(shared, "score_claims.py", gold_file, readings, "--errors", _EVERY)
        entente("read", shared / "corpus" / "xwlb-2020.jsonl", "--ledger", ledger)
        verdicts = {claim: _verdict(claim, day, ledger) for claim, day, _ in _KNOWN}
        entered = _with_hand_entries(shared / "gold" / "ministers_2020.jsonl", ledger)
    right = sum(_outcome(verdicts[claim]) == due for claim, _, due in _KNOWN)
    figures = _figures(report) | {
        "verdicts": right / len(_KNOWN),
        "verdicts_after_entry": sum(outcome == "supported" for outcome in entered) / len(entered),
    }
    told = "".join(f"  {_outcome(v):12} found {v['found']:3}  {claim}\n" for claim, v in verdicts.items())
    return Result(figures, report + told, {m["id"]: 1 for m in _WRONG.finditer(report)})


def _figures(report: str) -> dict[str, float]:
    """The figures in what ``score_claims.py`` printed. Raises ValueError when there are none."""
    finding, reading = _FINDING.search(report), _READING.search(report)
    if finding is None or reading is None:
        raise ValueError(f"score_claims.py printed no figures: {report[-200:]!r}")
    return {name: float(value) for found in (finding, reading) for name, value in found.groupdict().items()}


def _verdict(claim: str, day: str, ledger: Path) -> dict[str, Any]:
    (answer,) = json.loads(entente("check", "--claim", claim, "--on", day, "--ledger", ledger, "--json"))
    return dict(answer)


def _outcome(verdict: dict[str, Any]) -> str:
    return str(verdict["verdict"])


def _with_hand_entries(rows: Path, ledger: Path) -> list[str]:
    """The verdicts on the ministers' claims once their contacts are entered by hand."""
    for row in map(json.loads, rows.read_text(encoding="utf-8").splitlines()):
        parties = [part for p in row["parties"] for part in ("--party", f"{p['state']} {p['name']}")]
        what = ("--kind", row["kind"], "--date", row["date"], "--evidence", f"{row['date']} {row['kind']}")
        why = ("--source", "by hand", "--reason", "not in the archive", "--ledger", ledger)
        entente("add", *what, *parties, *why)
    ministers = [(claim, day) for claim, day, due in _KNOWN if due == "short"]
    return [_outcome(_verdict(claim, day, ledger)) for claim, day in ministers]


if __name__ == "__main__":
    print(main(Path(__file__).parents[2] / "shared").report)
