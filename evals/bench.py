"""How fast a year of news goes into a ledger, beside a tokenizer over the same text in the same run.

    python evals/bench.py

Everything runs on one core. Measured end to end, start of the program included: items a second of
``entente read`` into a new ledger and its peak memory; then ``jieba.lcut`` over the same titles and bodies,
its dictionary loaded beforehand. Uses the year 2020 of the shared corpus, or without it the bundled sample.
"""

from __future__ import annotations

import json
import logging
import os
import resource
import tempfile
import time
from pathlib import Path

import jieba

from suite import entente

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "src" / "entente" / "data" / "demo" / "sample.jsonl"


def main() -> None:
    """Measure and print."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    archive = _archive()
    texts = [f"{item['title']}\n{item['body']}" for item in _items(archive)]
    ours, memory = _read(archive)
    theirs = _tokenize(texts)
    count, size = len(texts), sum(map(len, texts)) / 1e6
    print(f"archive       {archive.name}: {count} items, {size:.2f} million characters, one core")
    print(f"entente read  {count / ours:6.0f} items/s  {ours:6.1f} s into the ledger, peak {memory:.0f} MiB")
    print(f"jieba.lcut    {count / theirs:6.0f} items/s  {theirs:6.1f} s")
    print(f"ratio         {theirs / ours:6.2f}  entente read to jieba.lcut, in items a second")


def _archive() -> Path:
    corpus = Path(os.environ.get("ENTENTE_SHARED", ROOT.parent / "shared")) / "corpus" / "xwlb-2020.jsonl"
    return corpus if corpus.is_file() else SAMPLE


def _items(archive: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in archive.read_text(encoding="utf-8").splitlines()]


def _read(archive: Path) -> tuple[float, float]:
    """Seconds, and the peak resident memory in MiB, of one run into a new ledger."""
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        entente("read", archive, "--ledger", Path(folder) / "ledger.db")
        seconds = time.perf_counter() - begun
    return seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def _tokenize(texts: list[str]) -> float:
    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    begun = time.perf_counter()
    for text in texts:
        jieba.lcut(text)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
