"""From a question as typed to the catalogue's terms: names in any spelling, EDTF dates, words."""

from __future__ import annotations

from entente.errors import QueryError, no_such
from entente.knowledge.model import Knowledge
from entente.ledger import days
from entente.records import KINDS, STATUSES
from entente.views import resolve
from entente.views.names import nobody
from entente.web.asking import Asking
from entente.web.catalogue import REASONS, Catalogue, Term, Wanted


def wanted(asking: Asking, catalogue: Catalogue, knowledge: Knowledge) -> Wanted:
    """``asking`` in the catalogue's terms. Raises ``QueryError`` with what to write instead."""
    first, last = _day(asking.first, 0), _day(asking.last, 1)
    return Wanted(
        who=_keys(asking.who, catalogue, knowledge),
        other=_keys(asking.other, catalogue, knowledge),
        kind=_checked(asking.kinds, KINDS, "kind"),
        status=_checked(asking.statuses, STATUSES, "status"),
        level=frozenset(asking.levels),
        source=frozenset(asking.sources),
        doubt=_checked(asking.doubts, REASONS, "doubt"),
        first=first,
        last=last,
        terms=tuple(_term(word, knowledge) for word in asking.text.split()),
        uncertain=asking.uncertain,
    )


def _keys(name: str, catalogue: Catalogue, knowledge: Knowledge) -> frozenset[str]:
    if not name:
        return frozenset()
    if catalogue.having("key", name):
        return frozenset((name,))
    asked = resolve(_code(name, knowledge) or name, knowledge)
    if not asked.known and not any(catalogue.having("key", key) for key in asked.keys):
        raise nobody(name)
    return frozenset(asked.keys)


def _code(name: str, knowledge: Knowledge) -> str | None:
    """The state that goes by ``name`` in English, which is how an English page shows it."""
    wanted = name.casefold()
    return next((s.code for s in knowledge.states.values() if s.english.casefold() == wanted), None)


def _term(word: str, knowledge: Knowledge) -> Term:
    """A word is looked for as it stands; one that names a person or state also finds its rows."""
    try:
        asked = resolve(_code(word, knowledge) or word, knowledge)
    except QueryError:  # fits several people: only the words themselves are looked for
        return Term(word)
    return Term(word, frozenset(asked.keys) if asked.known else frozenset())


def _checked(values: tuple[str, ...], allowed: tuple[str, ...], what: str) -> frozenset[str]:
    for value in values:
        if value not in allowed:
            raise no_such(value, what, allowed)
    return frozenset(values)


def _day(text: str, edge: int) -> str | None:
    try:
        found = days.interval(text)
    except (ValueError, KeyError) as error:
        raise QueryError(f"{text} is no date; write 2020, 2020-12 or 2020-12-28") from error
    return found[edge].isoformat() if found else None
