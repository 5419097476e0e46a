"""The progress bar of long work: how far, how fast, how long still. Silent unless a person is watching."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from rich.progress import BarColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

from entente.cli.terminal import err
from entente.pages import Skip
from entente.records import Page

_JSON_FRAME = 120
"""Bytes of a record around its text, on average; only the time left depends on it."""


class _Rate(ProgressColumn):
    def render(self, task: Task) -> Text:
        speed = task.fields["items"] / task.elapsed if task.elapsed else 0.0
        return Text(f"{task.fields['items']} items, {speed:.0f}/s")


@dataclass(slots=True)
class Meter:
    """Counts pages; the share of the bytes behind them is estimated, file by file."""

    progress: Progress
    total: int | None
    items: int = 0
    file: str = ""
    done: int = 0
    within: int = 0

    def count(self, item: Page | Skip) -> None:
        """One more page or skip has been dealt with."""
        if self.progress.disable:
            return
        name, size = _weight(item)
        if name != self.file:
            self.done += _size(self.file)
            self.file, self.within = name, 0
        self.within += size
        self.items += 1
        self._show()

    def _show(self) -> None:
        for task in self.progress.task_ids:
            reached = self.done + min(self.within, _size(self.file) or self.within)
            self.progress.update(task, completed=min(reached, self.total or reached), items=self.items)


def _weight(item: Page | Skip) -> tuple[str, int]:
    if isinstance(item, Skip):
        return item.where, _JSON_FRAME
    name, _, line = item.origin.rpartition(":")
    return (name if line.isdigit() else item.origin), len(item.text.encode("utf-8", "replace")) + _JSON_FRAME


@lru_cache(maxsize=8)
def _size(name: str) -> int:
    path = Path(name)
    return path.stat().st_size if name and path.is_file() else 0


@contextmanager
def meter(total: int | None) -> Iterator[Meter]:
    """A bar over ``total`` bytes (null: unknown) on standard error, when that is a terminal."""
    console = err()
    columns = (TextColumn("reading"), BarColumn(), _Rate(), TimeRemainingColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as progress:
        progress.add_task("reading", total=total, items=0)
        yield Meter(progress, total)
