"""What every evaluation hands back, and how the evaluations call the program and the shared scorers."""

from __future__ import annotations

import importlib
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

ENTENTE = Path(sys.executable).with_name("entente")
SOME_SKIPPED = 3
"""Exit status of a run that stored everything but some unreadable records."""


@dataclass(frozen=True)
class Result:
    """One evaluation's outcome.

    ``figures`` are the numbers that floors are pinned on; ``report`` is for the reader. ``wrong`` counts the
    errors of each row by its id (a gold row: 1 when missed; a document: its extra rows), rows without any
    left out, so that two runs can be compared row by row.
    """

    figures: Mapping[str, float]
    report: str = ""
    wrong: Mapping[str, int] = field(default_factory=dict)


def entente(*arguments: object) -> str:
    """Run the command line; its standard output. Raises CalledProcessError when it fails."""
    return _run(str(ENTENTE), *map(str, arguments), fine=(0, SOME_SKIPPED))


def scorer(shared: Path, name: str, *arguments: object) -> str:
    """Run one of the shared scoring scripts; its standard output."""
    return _run(sys.executable, str(shared / "bench" / name), *map(str, arguments))


def scorer_module(shared: Path, name: str) -> ModuleType:
    """A shared scoring script as a module, for its functions."""
    folder = str(shared / "bench")
    if folder not in sys.path:
        sys.path.append(folder)
    return importlib.import_module(name)


def _run(*command: str, fine: tuple[int, ...] = (0,)) -> str:
    done = subprocess.run(command, check=False, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    if done.returncode not in fine:
        done.check_returncode()
    return done.stdout
