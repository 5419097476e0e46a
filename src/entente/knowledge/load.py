"""Reading the knowledge base of the package, alone or together with a user's own file."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import islice
from pathlib import Path

from entente.knowledge.model import Knowledge, Person, PersonName, State, Term
from entente.knowledge.tables import cells, day, read, several


def load(extra: Path | None = None) -> Knowledge:
    """The knowledge base of the package; ``extra`` is a user's own YAML file, merged over it when it exists.

    :raises TableError: a table, or the user's file, breaks its schema.
    """
    if extra is None or not extra.exists():
        return _packaged()
    return _merged(extra, extra.stat().st_mtime_ns)


@cache
def _packaged() -> Knowledge:
    return read_tables(files("entente.data").joinpath("kb"))


@cache
def _merged(extra: Path, _changed: int) -> Knowledge:
    from entente.knowledge.extra import merge, read_extra  # YAML costs 30 ms that a plain start need not pay

    return merge(_packaged(), read_extra(extra))


def read_tables(folder: Traversable) -> Knowledge:
    """The knowledge base whose tables lie in ``folder``."""
    states = {row["code"]: _state(row) for row in read(folder.joinpath("states.tsv"))}
    places = {row["name"]: row["state"] for row in read(folder.joinpath("places.tsv"))}
    return Knowledge(
        persons=_persons(folder),
        terms=tuple(_terms(folder)),
        states=states,
        places=places,
        version=folder.joinpath("VERSION").read_text(encoding="utf-8").strip(),
        guards=tuple(row["word"] for row in read(folder.joinpath("guards.tsv"))),
    )


def _state(row: dict[str, str]) -> State:
    return State(
        code=row["code"],
        names=several(row["names"]),
        capitals=several(row["capitals"]),
        metonyms=several(row["metonyms"]),
        letters=several(row["letters"]),
        organisation=row["kind"] == "org",
        un_member=row["un"] == "y",
        codebook=row["codebook"],
        english=row["english"],
        led=row["led"],
    )


def _persons(folder: Traversable) -> dict[str, Person]:
    spelled: dict[str, list[PersonName]] = {}
    for person, lang, source, names in _body(folder.joinpath("names.tsv")):
        spelled.setdefault(person, []).extend(PersonName(text, lang, source) for text in names.split("|"))
    return {
        key: Person(key, state, tuple(spelled[key])) for key, state in _body(folder.joinpath("persons.tsv"))
    }


def _terms(folder: Traversable) -> Iterable[Term]:
    for row in _body(folder.joinpath("terms.tsv")):
        person, state, office, start, end, as_of, at, title, sure, source = row
        days = (day(start), day(end), day(as_of))
        yield Term(person, state, office, *days, at or None, title, sure != "n", source)


def _body(path: Traversable) -> Iterable[list[str]]:
    return islice(cells(path), 1, None)
