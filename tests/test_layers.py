"""The arrows between the rooms, the purity of reading, and the size of modules."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "src" / "entente").rglob("*.py"))
OUTSIDE_READING = {"sqlite3", "typer", "rich", "icalendar", "pyarrow", "entente.ledger", "entente.cli"}


def test_imports_follow_the_room_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0


def test_reading_loads_no_database_and_no_terminal_library() -> None:
    script = "import json, sys; import entente.pipeline; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert OUTSIDE_READING.isdisjoint(json.loads(done.stdout))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_stay_under_400_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) < 400
