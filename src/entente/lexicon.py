"""Loads the tables in ``data/`` and checks them: a broken row stops the program with its line number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from entente.errors import TableError

RANKS = ("ok", "optional")


@dataclass(frozen=True, slots=True)
class Title:
    """An office as the press writes it: ``form`` is folded, ``level`` the office's class.

    ``state`` is set when the form alone fixes it (国务院总理 is China's). ``official`` is false for
    those whom section 2 of the codebook leaves out or makes optional (spouses, legislators, scholars).
    """

    form: str
    level: str
    state: str | None = None
    official: bool = True


def rows(name: str, columns: int) -> Iterator[tuple[int, list[str]]]:
    """The rows of ``data/<name>`` as ``(line number, cells)``; blank lines and ``#`` comments are skipped.

    Raises TableError when a row has not ``columns`` cells.
    """
    text = files("entente.data").joinpath(name).read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != columns:
            raise TableError(f"{name}:{number}: {len(cells)} cells where {columns} are due")
        yield number, cells


@cache
def parties() -> dict[str, str]:
    """Ruling parties by which the press names a country's officials (越共中央总书记) → state code."""
    return {form: state for _, (form, state) in rows("parties.tsv", 2)}


@cache
def summits() -> dict[str, tuple[str, str]]:
    """The letters of a summit of two leaders (川习 in 川习会) → their names in the knowledge base."""
    return {
        form: (one, other) for _, (forms, one, other) in rows("summits.tsv", 3) for form in forms.split(" ")
    }


@cache
def groups() -> dict[str, tuple[str, ...]]:
    """The name of a small group (四方安全对话) → the codes of its states."""
    return {
        form: tuple(states.split(" "))
        for _, (forms, states) in rows("groups.tsv", 2)
        for form in forms.split(" ")
    }


@cache
def letters(where: str) -> dict[str, str]:
    """Letters that stand for a state without another mention of it → its code; ``where``: alone or list."""
    return {letter: state for _, (letter, state, told, _) in rows("letters.tsv", 4) if told == where}


@cache
def outlet_homes() -> dict[str, str]:
    """Part of an outlet's folded name → the state whose offices it names without saying so."""
    return {part: state for _, (part, state) in rows("outlets.tsv", 2)}


@cache
def titles() -> dict[str, Title]:
    """Every title form; when a form stands in two rows the first row wins (most specific first)."""
    table: dict[str, Title] = {}
    for number, (level, state, rank, forms) in rows("titles.tsv", 4):
        if rank not in RANKS:
            raise TableError(f"titles.tsv:{number}: rank {rank!r} is not one of {RANKS}")
        for form in forms.split():
            table.setdefault(form, Title(form, level, None if state == "-" else state, rank == "ok"))
    return table


@cache
def alternatives(name: str, kind: str) -> str:
    """The patterns of ``kind`` in the table ``data/<name>`` (kind, pattern, examples), as one alternation.

    Raises TableError when the table has no row of that kind.
    """
    patterns = [pattern for _, (row_kind, pattern, _) in rows(name, 3) if row_kind == kind]
    if not patterns:
        raise TableError(f"{name}: no row of kind {kind!r}")
    return "(?:" + "|".join(patterns) + ")"
