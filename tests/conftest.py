"""Fixtures that every room's tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The shared evaluation material (gold files, corpora); its tests skip on a machine without it."""
    folder = Path(os.environ.get("ENTENTE_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip("the shared evaluation material is not here: set ENTENTE_SHARED to its folder")
    return folder
