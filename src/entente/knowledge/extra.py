"""A user's own facts: a YAML file beside the ledger, merged over the packaged knowledge base.

    persons:
      - state: RU
        names: {zh-Hans: [拉夫罗夫], zh-TW: [拉夫羅夫], en: [Sergey Lavrov]}
        terms:
          - {state: RU, office: fm, start: 2004-03-09, as_of: 2026-11-01, source: official site}

A person whose first zh-Hans or English name the knowledge base already has for that state is the
same person: names and terms are added. A new holder of a single seat ends the open term before.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from entente.errors import TableError
from entente.knowledge.checks import Tables, problems
from entente.knowledge.model import Knowledge, Person, PersonName, Term
from entente.knowledge.seats import SINGLE_SEAT, Ranked, last_day, settle
from entente.knowledge.sources import HAND, OPEN
from entente.knowledge.spelling import plain

SOURCE = "user"
TERM_KEYS = frozenset({"state", "office", "start", "end", "as_of", "at", "title", "sure", "source"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One person of a user's file: names (the canonical zh-Hans one first) and terms."""

    state: str
    names: tuple[PersonName, ...]
    terms: tuple[Term, ...]


def read_extra(path: Path) -> tuple[Entry, ...]:
    """The entries of a user's file; none when there is no such file.

    :raises TableError: the file is no YAML, or an entry lacks a field or has an unknown one.
    """
    if not path.exists():
        return ()
    try:
        loaded = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except yaml.YAMLError as error:
        raise TableError(f"{path.name}: not YAML: {error}") from error
    if not isinstance(loaded, dict) or not isinstance(loaded.get("persons", []), list):
        raise TableError(f"{path.name}: expected a list under 'persons'")
    return tuple(
        _entry(item, f"{path.name}, person {n}") for n, item in enumerate(loaded.get("persons", []), 1)
    )


def add(path: Path, entries: Sequence[Entry], knowledge: Knowledge) -> None:
    """Append ``entries`` to the user's file, which is made when missing.

    :raises TableError: an entry breaks a check; nothing is written then.
    """
    persons = tuple(Person(entry.names[0].text, entry.state, entry.names) for entry in entries)
    terms = tuple(replace(term, person=entry.names[0].text) for entry in entries for term in entry.terms)
    codes = tuple({"code": code} for code in knowledge.states)
    found = list(problems(Tables(codes, persons, terms)))
    if found:
        raise TableError("; ".join(found))
    kept = [as_plain(e) for e in (*read_extra(path), *entries)]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump({"persons": kept}, allow_unicode=True, sort_keys=False), encoding="utf-8")


def as_plain(entry: Entry) -> dict[str, Any]:
    """The entry as it stands in a user's file."""
    names: dict[str, list[str]] = {}
    for name in entry.names:
        names.setdefault(name.lang, []).append(name.text)
    return {"state": entry.state, "names": names, "terms": [_plain_term(t) for t in entry.terms]}


def merge(knowledge: Knowledge, entries: Sequence[Entry]) -> Knowledge:
    """The knowledge base with the user's persons, names and terms; theirs go first in a contradiction."""
    persons = dict(knowledge.persons)
    added: list[Term] = []
    for entry in entries:
        known = _same(persons.values(), entry)
        key = known.id if known else f"{SOURCE}-{entry.state.lower()}-{plain_key(entry)}"
        names = entry.names if known is None else (*known.names, *entry.names)
        persons[key] = Person(key, entry.state, tuple(dict.fromkeys(names)))
        added += [replace(term, person=key) for term in entry.terms]
    terms = _with(knowledge.terms, added)
    version = f"{knowledge.version}+{len(added)}" if entries else knowledge.version
    return Knowledge(persons, terms, knowledge.states, knowledge.places, version, knowledge.guards)


def plain_key(entry: Entry) -> str:
    """What an id is made of: the English name, else the canonical one."""
    english = next((n.text for n in entry.names if n.lang == "en"), "")
    return plain(english).replace(" ", "-") or entry.names[0].text


def _with(terms: Iterable[Term], added: list[Term]) -> tuple[Term, ...]:
    touched = {(t.state, t.office) for t in added if t.office in SINGLE_SEAT}
    apart = [t for t in terms if (t.state, t.office) not in touched]
    seats = [t for t in terms if (t.state, t.office) in touched]
    ranked = [Ranked(t, OPEN) for t in seats] + [Ranked(t, HAND) for t in added]
    return (*apart, *settle(ranked, _shared(seats)))


def _shared(terms: Iterable[Term]) -> frozenset[tuple[str, str]]:
    """The seats that several persons already hold at once."""
    seats: dict[tuple[str, str], list[Term]] = {}
    for term in terms:
        if term.sure and term.start:
            seats.setdefault((term.state, term.office), []).append(term)
    ordered = {seat: sorted(held, key=lambda t: t.start or dt.date.min) for seat, held in seats.items()}
    return frozenset(
        seat
        for seat, held in ordered.items()
        if any(last_day(a) >= b.start for a, b in pairwise(held) if b.start)
    )


def _same(persons: Iterable[Person], entry: Entry) -> Person | None:
    wanted = {n.text for n in entry.names[:1]} | {plain(n.text) for n in entry.names if n.lang == "en"}
    for person in persons:
        if person.state == entry.state and wanted & {
            n.text if n.lang != "en" else plain(n.text) for n in person.names if n.lang in {"zh-Hans", "en"}
        }:
            return person
    return None


def _entry(item: Any, where: str) -> Entry:
    if not isinstance(item, dict) or not item.get("state") or not isinstance(item.get("names"), dict):
        raise TableError(f"{where}: needs 'state' and 'names'")
    names = tuple(
        PersonName(str(text), str(lang), SOURCE)
        for lang, texts in item["names"].items()
        for text in _listed(texts)
    )
    if not names or names[0].lang != "zh-Hans":
        raise TableError(f"{where}: the first name must be a zh-Hans one")
    return Entry(str(item["state"]), names, tuple(_term(term, where) for term in item.get("terms") or ()))


def _listed(texts: Any) -> list[Any]:
    return texts if isinstance(texts, list) else [texts]


def _term(item: Any, where: str) -> Term:
    if not isinstance(item, dict) or not {"state", "office"} <= item.keys() <= TERM_KEYS:
        raise TableError(
            f"{where}: a term needs 'state' and 'office', and knows {', '.join(sorted(TERM_KEYS))}"
        )
    return Term(
        person="",
        state=str(item["state"]),
        office=str(item["office"]),
        start=_date(item.get("start"), where),
        end=_date(item.get("end"), where),
        as_of=_date(item.get("as_of"), where),
        at=item.get("at"),
        title=str(item.get("title", "")),
        sure=bool(item.get("sure", True)),
        source=str(item.get("source", SOURCE)),
    )


def _date(value: Any, where: str) -> dt.date | None:
    if value is None or isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(str(value))
    except ValueError as error:
        raise TableError(f"{where}: {value!r} is not a day (YYYY-MM-DD)") from error


def _plain_term(term: Term) -> Mapping[str, Any]:
    full = {
        "state": term.state,
        "office": term.office,
        "start": term.start,
        "end": term.end,
        "as_of": term.as_of,
        "at": term.at,
        "title": term.title or None,
        "source": term.source,
    }
    return {k: v for k, v in full.items() if v is not None} | ({} if term.sure else {"sure": False})
