"""Is a ledger the same whatever the order of reading, and whatever interrupts it?

    python evals/trust.py [--items N] [--kills 200] [--kill-items 2000]

Reads the year 2020 of the shared corpus in file order, in three random orders, and as two halves by two
processes one after the other; then reads 2,000 of its items while killing the process (SIGKILL) at random
moments, looking at the ledger after each. Every ledger has to export the same bytes as the undisturbed one
and to pass ``entente doctor``. Prints one line for each; exit status 1 when one differs.
"""

from __future__ import annotations

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from entente.ledger import Ledger, Query
from suite import ENTENTE, entente

ROOT = Path(__file__).parents[1]
ARCHIVE = ROOT.parent / "shared" / "corpus" / "xwlb-2020.jsonl"
SEED = 20201228
ORDERS = 3
LONGEST = 0.25  # of an undisturbed read: later kills would mostly find it finished


def main() -> int:
    """Run both comparisons; exit status for the shell."""
    options = _options()
    lines = ARCHIVE.read_text(encoding="utf-8").splitlines(keepends=True)[: options.items]
    draw = random.Random(SEED)
    with tempfile.TemporaryDirectory() as folder:
        good = _orders(lines, draw, Path(folder))
        good &= _kills(
            draw.sample(lines, min(options.kill_items, len(lines))), options.kills, draw, Path(folder)
        )
    return 0 if good else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--items", type=int, help="only the first N items of the year")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--kill-items", type=int, default=2000)
    return parser.parse_args()


def _orders(lines: list[str], draw: random.Random, folder: Path) -> bool:
    half = len(lines) // 2
    expected = _ledger("file order", [lines], folder)
    parts = {f"random order {n}": [draw.sample(lines, len(lines))] for n in range(1, ORDERS + 1)}
    parts["two halves, the later first"] = [lines[half:], lines[:half]]
    same = [_same(name, expected, _ledger(name, files, folder)) for name, files in parts.items()]
    return all(same)


def _ledger(name: str, files: Iterable[list[str]], folder: Path) -> str:
    """The export of a new ledger that a process for each file has read."""
    book = folder / f"{name}.db"
    for lines in files:
        entente("read", _file(lines, folder), "--ledger", book)
    return _export(book)


def _kills(lines: list[str], kills: int, draw: random.Random, folder: Path) -> bool:
    file, whole, book = _file(lines, folder), folder / "whole.db", folder / "killed.db"
    began = time.perf_counter()
    entente("read", file, "--ledger", whole)
    took = time.perf_counter() - began
    stopped = sum(_kill(file, book, draw.uniform(0, took * LONGEST)) for _ in range(kills))
    entente("read", file, "--ledger", book)
    return _same(f"{stopped} of {kills} reads killed at work", _export(whole), _export(book))


def _kill(file: Path, book: Path, after: float) -> bool:
    """Start a read, kill it, open what it left; false when it had already finished."""
    reading = subprocess.Popen(
        [ENTENTE, "read", file, "--ledger", book], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    time.sleep(after)
    reading.send_signal(signal.SIGKILL)
    killed = reading.wait() == -signal.SIGKILL
    if book.exists() and book.stat().st_size:
        with Ledger.open(book) as left:
            left.count(Query())
    return killed


def _file(lines: list[str], folder: Path) -> Path:
    path = folder / "items.jsonl"
    path.write_text("".join(lines), encoding="utf-8")
    return path


def _export(book: Path) -> str:
    entente("doctor", "--ledger", book)
    return entente("export", "--uncertain", "--ledger", book)


def _same(name: str, expected: str, found: str) -> bool:
    rows = expected.count("\n")
    print(f"{'same' if found == expected else 'DIFFERENT':9} {rows} rows  {name}", flush=True)
    return found == expected and rows > 0


if __name__ == "__main__":
    sys.exit(main())
