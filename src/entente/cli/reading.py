"""Pages in, readings out: in this process or in a pool of them, in the order in which the pages came."""

from __future__ import annotations

import sys
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from functools import partial
from itertools import islice
from pathlib import Path

from entente.knowledge import Knowledge, load
from entente.pages import Skip, scan
from entente.pipeline import read
from entente.records import Page, Reading

_CHUNK = 32
_AHEAD = 4
"""Chunks given to each process before the first answer is waited for: bounds the memory."""

Item = Page | Skip
Read = Reading | Skip


def pages(paths: Sequence[str], fast: bool = False) -> Iterator[Item]:
    """The pages under ``paths``; ``-`` is standard input, ``fast`` the quick way through HTML."""
    return scan(paths, sys.stdin.buffer, fast=fast)


def read_all(items: Iterable[Item], jobs: int, facts: Path) -> Iterator[Read]:
    """Read every page with the knowledge base and the user's own ``facts``; a skip goes through as it is."""
    if jobs <= 1:
        yield from (_read(item, load(facts)) for item in items)
        return
    with ProcessPoolExecutor(jobs) as pool:
        work = partial(_read_chunk, facts)
        yield from _in_order(lambda chunk: pool.submit(work, chunk), _chunks(items), jobs * _AHEAD)


def _in_order(
    submit: Callable[[list[Item]], Future[list[Read]]], chunks: Iterator[list[Item]], ahead: int
) -> Iterator[Read]:
    waiting = deque(map(submit, islice(chunks, ahead)))
    while waiting:
        yield from waiting.popleft().result()
        waiting.extend(map(submit, islice(chunks, 1)))


def _chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    stream = iter(items)
    while chunk := list(islice(stream, _CHUNK)):
        yield chunk


def _read_chunk(facts: Path, items: list[Item]) -> list[Read]:
    return [_read(item, load(facts)) for item in items]


def _read(item: Item, knowledge: Knowledge) -> Read:
    if isinstance(item, Skip):
        return item
    try:
        return read(item, knowledge)
    except Exception as error:  # a fault of ours on one page must not cost the other pages of the run
        return Skip(item.origin or item.id, None, f"fault of entente, please report it: {_place(error)}")


def _place(error: Exception) -> str:
    """``IndexError: … (resolve.py:128)``: where the fault shows."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {error} ({Path(last.filename).name}:{last.lineno})"
