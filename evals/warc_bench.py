"""How much memory the reading of a web archive takes: a large one made of the saved gold pages, on one core.

    python evals/warc_bench.py [--gb 1] [--fast]

The archive holds each page again and again, under another address and with a line of its own, each record
gzipped by itself as crawlers write it. Printed are its size inside and on disk, the pages and seconds of
``entente read`` into a new ledger, and the peak memory of that process.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import os
import resource
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from suite import entente

SHARED = Path(os.environ.get("ENTENTE_SHARED", Path(__file__).parents[2] / "shared"))
TARGET_MIB = 400


def main() -> None:
    """Make the archive, read it, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--gb", type=float, default=1.0, help="size of the archive inside its gzip")
    parser.add_argument("--fast", action="store_true", help="read by the fast path")
    chosen = parser.parse_args()
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "archive.warc.gz"
        count, size = _write(archive, int(chosen.gb * 1e9))
        print(f"archive  {count} pages, {size / 1e9:.2f} GB, {archive.stat().st_size / 1e6:.0f} MB on disk")
        begun = time.perf_counter()
        entente("read", archive, "--ledger", Path(folder) / "l.db", *(["--fast"] if chosen.fast else []))
        seconds = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(
        f"read     {seconds:.0f} s, {count / seconds:.0f} pages/s; peak {peak:.0f} MiB (target {TARGET_MIB})"
    )


def _write(archive: Path, size: int) -> tuple[int, int]:
    """Write records until they hold ``size`` bytes; how many pages and bytes they are."""
    written = count = 0
    with archive.open("wb") as out:
        for number, page in enumerate(_pages()):
            if written >= size:
                break
            record = _record(number, page + f"<!-- {number} -->".encode())
            out.write(gzip.compress(record, compresslevel=1))
            written += len(record)
            count += 1
    return count, written


def _pages() -> Iterator[bytes]:
    gold = SHARED / "gold" / "pages" / "gold.jsonl"
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    return itertools.cycle([(gold.parent / row["file"]).read_bytes() for row in rows])


def _record(number: int, page: bytes) -> bytes:
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2020-12-28T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012d}>\r\n"
        f"WARC-Target-URI: https://example.org/{number}.html\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


if __name__ == "__main__":
    main()
