"""Who is asked for: a name in any known spelling or script, a state, or an id → keys of the ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from entente.errors import QueryError
from entente.knowledge.model import Knowledge, Person
from entente.ledger.merge.sides import bare, spellings
from entente.ledger.pairs import name_key
from entente.text import fold

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for: ``text`` as typed, the ``label`` it goes by, and the ledger's ``keys`` for it.

    ``known`` is false when only the ledger itself can know the name.
    """

    text: str
    label: str
    keys: tuple[str, ...]
    known: bool = True


def resolve(text: str, knowledge: Knowledge) -> Asked:
    """The state or person called ``text``: code, id, or name in any language of the knowledge base.

    Raises ``QueryError`` when the name is empty or fits several people.
    """
    name = text.strip()
    if not name:
        raise QueryError("an empty name; write a person (习近平, Putin) or a state (CN, 中国)")
    for find in (_state, _person_id, _person):
        if asked := find(name, knowledge):
            return asked
    return Asked(text, name, tuple(sorted(name_key(s) for s in spellings(name))), known=False)


def nobody(name: str) -> QueryError:
    """The error that neither the knowledge base nor the ledger knows ``name``."""
    return QueryError(f"nobody called {name} is known; write a name as the press does, or a state code (CN)")


def _state(name: str, knowledge: Knowledge) -> Asked | None:
    if name.upper() in knowledge.states:
        return Asked(name, name.upper(), (name.upper(),))
    wanted = bare(name)
    code = next((s.code for s in knowledge.states.values() if wanted in map(bare, s.names)), None)
    return Asked(name, code, (code,)) if code else None


def _person_id(name: str, knowledge: Knowledge) -> Asked | None:
    person = knowledge.persons.get(name)
    return _asked(name, [person]) if person else None


def _person(name: str, knowledge: Knowledge) -> Asked | None:
    """By whole name in any language; else, for an alphabet, by a part of the name that fits one person."""
    known = [knowledge.persons[key] for key in knowledge.named(fold(name))] or _called(
        name, knowledge, _whole
    )
    if known:
        return _asked(name, known)
    parts = _called(name, knowledge, _part) if name[0].isalpha() and not _han(name) else []
    if len(parts) > 1:
        raise QueryError(f"{name} may be {_choices(parts)}; write the full name or the id")
    return _asked(name, parts) if parts else None


def _called(name: str, knowledge: Knowledge, test: Callable[[str, str], bool]) -> list[Person]:
    wanted = name.casefold()
    return [p for p in knowledge.persons.values() if any(test(wanted, n.text.casefold()) for n in p.names)]


def _whole(wanted: str, name: str) -> bool:
    return wanted == name or (name[:1] == wanted[:1] and bare(wanted) == bare(name))


def _part(wanted: str, name: str) -> bool:
    return wanted in name and wanted in name.replace("-", " ").split()


def _han(name: str) -> bool:
    return any("\u4e00" <= c <= "\u9fff" for c in name)


def _asked(name: str, persons: list[Person]) -> Asked:
    keys = {key for person in persons for key in _keys(person)}
    return Asked(name, persons[0].name, tuple(sorted(keys)))


def _keys(person: Person) -> Iterator[str]:
    """The id, and the Chinese spellings under which rows without an id may hold the person."""
    yield person.id
    yield from (name_key(bare(n.text)) for n in person.names if n.lang.startswith("zh"))


def _choices(persons: list[Person]) -> str:
    shown = ", ".join(f"{p.name} ({p.state}, {p.id})" for p in persons[:_SHOWN])
    return shown if len(persons) <= _SHOWN else f"{shown} or {len(persons) - _SHOWN} others"
