"""Loads the tables of the time grammar: ``data/times/grammar.tsv`` and ``data/times/leads.tsv``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import cast, get_args

from entente.errors import TableError
from entente.times.grammar.rule import Rule, Sense

_COLUMNS = 8
_MACRO = re.compile(r"\{([A-Z]+\d?)\}")


def lines(name: str) -> Iterator[list[str]]:
    """The cells of each row of a table in ``data/times``; empty lines and comments are skipped."""
    # deferred: it takes a fifth of the time that importing this package may take
    from importlib.resources import files

    text = files("entente.data").joinpath(f"times/{name}").read_text(encoding="utf-8")
    return (row.split("\t") for row in text.splitlines() if row and not row.startswith("#"))


def _expand(pattern: str, macros: Mapping[str, str]) -> str:
    return _MACRO.sub(lambda m: macros[m[1]], pattern)


def _words(cell: str) -> dict[str, float]:
    return {word: float(n) for word, n in (pair.split("=") for pair in cell.split())}


def _sense(cell: str, name: str) -> Sense:
    if cell and cell not in get_args(Sense):
        raise TableError(f"grammar.tsv, row {name}: no such sense: {cell}")
    return cast(Sense, cell or "plain")


def _rule(cells: list[str], macros: Mapping[str, str]) -> Rule:
    if len(cells) != _COLUMNS:
        raise TableError(f"grammar.tsv, row {cells[0]}: {len(cells)} cells in place of {_COLUMNS}")
    name, op, unit, n, sense, words, pattern, examples = cells
    return Rule(
        name,
        op,
        unit,
        _expand(pattern, macros),
        tuple(examples.split(";")),
        float(n or 0),
        _sense(sense, name),
        _words(words),
    )


@cache
def rules() -> tuple[Rule, ...]:
    """The rows in order; an earlier one wins over a later one at the same place.

    Raises TableError when a row breaks the schema.
    """
    macros: dict[str, str] = {}
    found: list[Rule] = []
    for cells in lines("grammar.tsv"):
        macro = _MACRO.fullmatch(cells[0])
        if macro:
            macros[macro[1]] = _expand(cells[1], macros)
        else:
            found.append(_rule(cells, macros))
    return tuple(found)
