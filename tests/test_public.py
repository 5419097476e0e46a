"""The public surface: what ``entente.__all__`` names, and nothing else, with a docstring each."""

from __future__ import annotations

import inspect
import types

import pytest

import entente

RECORDS = {"Page", "Reading", "Article", "Contact", "Party", "Evidence", "TimeMention", "Span"}
PUBLIC = [name for name in entente.__all__ if not name.startswith("__")]


def test_the_promised_names_are_there() -> None:
    assert {"read", "Ledger", "EntenteError", *RECORDS} <= set(entente.__all__)


def test_all_names_each_thing_once_and_resolves() -> None:
    assert len(entente.__all__) == len(set(entente.__all__))
    assert all(hasattr(entente, name) for name in entente.__all__)


def test_nothing_else_is_public() -> None:
    visible = {name for name, value in vars(entente).items() if _is_own(name, value)}
    assert visible <= set(entente.__all__)


@pytest.mark.parametrize("name", PUBLIC)
def test_every_public_name_is_documented(name: str) -> None:
    assert inspect.getdoc(getattr(entente, name))


@pytest.mark.parametrize("name", PUBLIC)
def test_public_methods_are_documented(name: str) -> None:
    value = getattr(entente, name)
    methods = vars(value) if isinstance(value, type) else {}
    bare = [m for m, f in methods.items() if not m.startswith("_") and callable(f) and not inspect.getdoc(f)]
    assert bare == []


def _is_own(name: str, value: object) -> bool:
    return not name.startswith("_") and not isinstance(value, types.ModuleType) and name != "annotations"
