"""How fast a large ledger opens and answers: a made-up one, on one core, in this process.

    python evals/ledger_bench.py [--mentions 1000000]

Prints the time to open, and for each question the median and the slowest of seven answers in milliseconds.
The rows are written merged, as the browser view's benchmark makes them, 30 years of leaders' contacts.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from entente.knowledge import load
from entente.ledger import Ledger
from entente.views.questions import Filters, query
from web_bench import fill

TIMES = 7
OPEN_MS, ANSWER_MS = 50.0, 100.0


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--mentions", type=int, default=1_000_000)
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.db"
        fill(path, parser.parse_args().mentions)
        _report("open", OPEN_MS, lambda: Ledger.open(path).__enter__().__exit__(None, None, None))
        with Ledger.open(path) as ledger:
            for name, ask in _questions(ledger).items():
                _report(name, ANSWER_MS, ask)


def _questions(ledger: Ledger) -> dict[str, Callable[[], object]]:
    """Counts and lists as the command line asks them, from one pair to every visit."""
    knowledge = load()

    def count(**asked: object) -> Callable[[], object]:
        return lambda: ledger.count(query(Filters(**asked), ledger, knowledge))  # type: ignore[arg-type]

    def rows(**asked: object) -> Callable[[], object]:
        filters = Filters(**asked, limit=50)  # type: ignore[arg-type]
        return lambda: ledger.contacts(query(filters, ledger, knowledge))

    return {
        "count 习近平 普京, calls of 2020": count(who="习近平", other="普京", kinds=("call",), within="2020"),
        "count CN RU": count(who="CN", other="RU"),
        "count CN": count(who="CN"),
        "count, every visit": count(kinds=("visit",)),
        "list 王毅, 50 rows": rows(who="王毅"),
        "list CN RU meetings, 50 rows": rows(who="CN", other="RU", kinds=("meeting",)),
        "list everything, 50 rows": rows(),
    }


def _report(name: str, target: float, ask: Callable[[], object]) -> None:
    times = []
    for _ in range(TIMES):
        began = time.perf_counter()
        ask()
        times.append((time.perf_counter() - began) * 1000)
    middle, slowest = statistics.median(times), max(times)
    print(f"{name:36} median {middle:6.1f} ms, slowest {slowest:6.1f} ms (target {target:.0f})")


if __name__ == "__main__":
    main()
