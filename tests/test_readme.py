"""The README shows real output: every console block is run, and the Python example too."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

import gate
import run

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```console\n\$ entente (.+)\n([\s\S]*?)^```$", README, flags=re.MULTILINE)
PYTHON = re.findall(r"^```python\n([\s\S]*?)^# (.+)\n```$", README, flags=re.MULTILINE)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with ``demo.db`` in it, as ``make demo`` leaves it."""
    made = tmp_path_factory.mktemp("readme")
    _entente(made, "read", str(files("entente.data") / "demo" / "sample.jsonl"), "--ledger", "demo.db")
    return made


def test_the_readme_has_examples() -> None:
    assert len(BLOCKS) >= 2
    assert len(PYTHON) == 1


@pytest.mark.parametrize(("command", "shown"), BLOCKS)
def test_a_console_block_is_what_the_program_prints(folder: Path, command: str, shown: str) -> None:
    assert _lines(_entente(folder, *shlex.split(command))) == _lines(shown)


def test_the_python_example_gives_what_it_says() -> None:
    code, said = PYTHON[0]
    statements, _, last = code.rstrip().rpartition("\n")
    names: dict[str, object] = {}
    exec(statements, names)  # the README's own code
    assert repr(eval(last, names)) == said


def _entente(folder: Path, *arguments: str) -> str:
    command = [str(Path(sys.executable).with_name("entente")), *arguments]
    environment = {**os.environ, "COLUMNS": "110"}
    done = subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    return done.stdout.decode("utf-8")


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip("\n").split("\n")]


def test_the_figures_are_those_pinned() -> None:
    shown = dict(re.findall(r"^\| `([a-z0-9_.]+)` \| ([\d.]+) \|", README, flags=re.MULTILINE))
    pinned = gate.load(run.FLOORS).bounds
    assert shown
    assert {name: float(bound) for name, bound in shown.items()} == {name: pinned[name] for name in shown}
