"""Evaluate the readings on the shared gold files and hold the figures against their pinned floors.

    python evals/run.py                              print the figures; status 1 when one is below its floor
    python evals/run.py --only contacts              one evaluation
    python evals/run.py --raise                      pin better figures; later runs compare with this one
    python evals/run.py --lower-floors "the reason"  loosen the broken floors, on the record

Without the shared material (``../shared``, or ``ENTENTE_SHARED``) it says so and ends with status 0.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path

import gate
from suite import Result

HERE = Path(__file__).parent
FLOORS, ACCEPTED = HERE / "floors.json", HERE / "accepted.json"
SUITES = {
    "contacts": "contacts_eval",
    "calls": "calls_eval",
    "times": "times_suites",
    "kb": "kb_check",
    "pages": "pages_eval",
    "ours": "ours_eval",
    "claims": "claims_eval",
    "stories": "stories_eval",
}


def main() -> int:
    """Parse the arguments and run; the exit status."""
    chosen = _arguments()
    shared = Path(os.environ.get("ENTENTE_SHARED", HERE.parents[1] / "shared"))
    if not shared.is_dir():
        print(
            "nothing to evaluate: no shared gold files on this machine (set ENTENTE_SHARED to their folder)"
        )
        return 0
    results = {name: _evaluate(name, shared) for name in _present(chosen.only)}
    figures = {f"{name}.{key}": value for name, r in results.items() for key, value in r.figures.items()}
    floors = gate.load(FLOORS)
    print(_table(figures, floors))
    print(changes(results, _accepted()))
    if chosen.lower_floors:
        floors = floors.loosened(figures, chosen.lower_floors)
    if chosen.raise_ or chosen.lower_floors:
        gate.save(FLOORS, floors.tightened(figures))
        _accept(results)
    return _verdict(floors.broken(figures))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("--only", choices=SUITES, help="run one evaluation")
    add("--raise", dest="raise_", action="store_true", help="pin better figures and accept this run")
    add("--lower-floors", metavar="REASON", help="loosen the broken floors, for this reason")
    return parser.parse_args()


def _present(only: str | None) -> list[str]:
    chosen = [only] if only else SUITES
    return [name for name in chosen if (HERE / f"{SUITES[name]}.py").is_file()]


def _evaluate(name: str, shared: Path) -> Result:
    print(f"== {name}", flush=True)
    outcome = importlib.import_module(SUITES[name]).main(shared)
    result = outcome if isinstance(outcome, Result) else Result(outcome)
    print(result.report, flush=True)
    return result


def _table(figures: Mapping[str, float], floors: gate.Floors) -> str:
    rows = [f"{name:44} {value:9.4f}  {_pinned(floors, name)}" for name, value in sorted(figures.items())]
    return "\n".join([f"{'figure':44} {'now':>9}  pinned", *rows])


def _pinned(floors: gate.Floors, name: str) -> str:
    return f"{floors.bounds[name]:.4f}" if name in floors.bounds else "-"


def _accepted() -> dict[str, dict[str, int]]:
    if not ACCEPTED.is_file():
        return {}
    accepted: dict[str, dict[str, int]] = json.loads(ACCEPTED.read_text(encoding="utf-8"))
    return accepted


def changes(results: Mapping[str, Result], accepted: Mapping[str, Mapping[str, int]]) -> str:
    """Gains and losses, row by row, of every evaluation that has been accepted before."""
    lines = [
        line
        for name, result in results.items()
        if name in accepted
        for line in _row_changes(name, accepted[name], result.wrong)
    ]
    return "\n".join(lines) or "no row changed against the accepted run"


def _row_changes(name: str, before: Mapping[str, int], now: Mapping[str, int]) -> list[str]:
    changed = sorted(row for row in {*before, *now} if before.get(row, 0) != now.get(row, 0))
    return [
        f"{'gain' if now.get(row, 0) < before.get(row, 0) else 'loss'}  {name}  {row}"
        f"  errors {before.get(row, 0)} -> {now.get(row, 0)}"
        for row in changed
    ]


def _accept(results: Mapping[str, Result]) -> None:
    rows = _accepted() | {name: dict(sorted(result.wrong.items())) for name, result in results.items()}
    stored = json.dumps(rows, ensure_ascii=False, indent=1, sort_keys=True)
    ACCEPTED.write_text(stored + "\n", encoding="utf-8")


def _verdict(broken: list[str]) -> int:
    for line in broken:
        print(f"below its floor: {line}", file=sys.stderr)
    print(f"{len(broken)} figures below their floor" if broken else "every figure holds its floor")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
