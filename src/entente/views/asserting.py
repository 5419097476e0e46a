"""Claims as people put them: a sentence read out of any page, or a short form typed by hand."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from entente.errors import QueryError, no_such
from entente.knowledge import OFFICES, Knowledge
from entente.ledger import Asserted
from entente.pipeline import read
from entente.records import KINDS, Claim, Compare, Evidence, Kind, Page, Side
from entente.text import fold
from entente.times import edtf

EVER = "ever"
_TYPED = re.compile(
    r"(?P<sides>\S+(?:\s+\S+)*?)\s+(?P<kinds>[a-z]+(?:,[a-z]+)*)\s+(?P<window>ever|[\d.]\S*)\s*"
    r"(?P<compare>>=|<=|=|>|<|~)\s*(?P<count>\d+)"
)
_FORM = "write CN:习近平 RU:普京 call 2020 = 5 (sides, kinds, window or ever, = > >= < <= ~, number)"
_ALIKE = 0.8
_GAPS = re.compile(r"[\s，。；：“”]+")


def typed(text: str, knowledge: Knowledge) -> Claim:
    """The claim in short form: sides, kinds, window, comparison, number.

    A side is a state (``CN``), a person of it (``CN:习近平``), an office of it by its level (``CN:fm``), or
    ``*`` for anybody. For visits the traveller stands first. Raises ``QueryError`` with the right form.
    """
    found = _TYPED.fullmatch(text.strip())
    if found is None:
        raise QueryError(f"{text!r} is no claim; {_FORM}")
    kinds = tuple(_kind(word) for word in found["kinds"].split(","))
    window = _window(found["window"])
    who = tuple(_side(word, window, knowledge) for word in found["sides"].split())
    compare: Compare = found["compare"]  # type: ignore[assignment]
    return Claim(
        who=who if len(who) > 1 else (*who, Side()),
        kinds=kinds,
        window=window,
        compare=compare,
        count=int(found["count"]),
        evidence=Evidence("text", 0, len(text), text),
        article="",
        host=who[1].state if kinds == ("visit",) and len(who) > 1 else None,
        rule="typed",
    )


def _kind(word: str) -> Kind:
    for kind in KINDS:
        if kind == word:
            return kind
    raise no_such(word, "kind", KINDS)


def _window(text: str) -> str | None:
    if text == EVER:
        return None
    edtf.bounds(text)
    return text


def _side(word: str, window: str | None, knowledge: Knowledge) -> Side:
    if word == "*":
        return Side()
    state, _, name = word.partition(":")
    if state not in knowledge.states:
        raise QueryError(f"{state} is no state; {_FORM}")
    if not name:
        return Side(state)
    if name in OFFICES:
        return Side(state, level=name)
    persons = [knowledge.persons[key] for key in knowledge.named(fold(name))]
    person = next((p for p in persons if p.state == state), None)
    if person is None:
        return Side(state, name, surface=name)
    aliases = tuple(n.text for n in person.names if n.lang.startswith("zh"))
    level = _level(person.id, window, knowledge)
    return Side(state, person.name, level=level, person=person.id, aliases=aliases, surface=name)


def _level(person: str, window: str | None, knowledge: Knowledge) -> str | None:
    """The first office in the table's order that the person held when the window ends."""
    bounds = edtf.bounds(window) if window else (None, None)
    held = {t.office for t in knowledge.terms_of(person, bounds[1] or bounds[0])}
    return next((office for office in OFFICES if office in held), None)


def sentence(
    text: str, on: dt.date | None, between: Sequence[str], knowledge: Knowledge
) -> tuple[Claim, ...]:
    """The claims of one sentence, as if it had been written on ``on``.

    ``between`` are the two states that 两国 means. Raises ``QueryError`` for an unknown one.
    """
    title = "、".join(_state_name(code, knowledge) for code in between)
    page = Page("typed", text, title, on)
    return tuple(c for c in read(page, knowledge).claims if c.evidence.field == "text")


def _state_name(code: str, knowledge: Knowledge) -> str:
    if code.upper() not in knowledge.states:
        raise QueryError(f"{code} is no state; write a code: --between CN --between RU")
    return knowledge.states[code.upper()].names[0]


def alike(text: str, told: Sequence[Asserted]) -> Asserted | None:
    """The claim of the ledger in nearly these words: a page fixes what a bare sentence leaves open."""
    wanted = _bare(text)
    likeness = {
        one.id: SequenceMatcher(None, wanted, _bare(one.claim.evidence.quoted)).ratio() for one in told
    }
    best = max(told, key=lambda one: likeness[one.id], default=None)
    return best if best and likeness[best.id] >= _ALIKE else None


def _bare(text: str) -> str:
    return _GAPS.sub("", fold(text))
