"""Golden cases as data: ``tests/cases/<stage>.<lang>.yml`` becomes named test parameters.

A case file is a list of mappings, one a case; each has a ``name`` that no other case of the stage has, and
whatever else its stage needs::

    @pytest.mark.parametrize("case", cases("times"))
    def test_times(case: Case) -> None: ...
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

Case = dict[str, Any]

CASES = Path(__file__).parent / "cases"


def rows(stage: str, folder: Path = CASES) -> list[tuple[str, Case]]:
    """``(id, case)`` for every case of ``stage``, all languages; raises ValueError on a malformed file."""
    found = [row for path in sorted(folder.glob(f"{stage}.*.yml")) for row in _load(path)]
    if not found:
        raise ValueError(f"no case of stage {stage!r} under {folder}")
    names = [name for name, _ in found]
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise ValueError(f"cases of stage {stage!r} named twice: {sorted(twice)}")
    return found


def cases(stage: str) -> list[pytest.ParameterSet]:
    """The cases of ``stage`` as pytest parameters, each under its own name."""
    return [pytest.param(case, id=name) for name, case in rows(stage)]


def _load(path: Path) -> list[tuple[str, Case]]:
    language = path.name.split(".")[1]
    loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(loaded, list) or not all(_is_case(case) for case in loaded):
        raise ValueError(f"{path.name}: a list of mappings, each with a name, is wanted")
    return [(f"{language}: {case['name']}", case) for case in loaded]


def _is_case(case: object) -> bool:
    return isinstance(case, dict) and bool(case.get("name"))
