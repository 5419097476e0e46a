"""``entente kb build``: source tables → the tables of the package, with checks. Same input, same bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from entente.knowledge.checks import Tables, problems
from entente.knowledge.model import Person, PersonName, Term
from entente.knowledge.seats import Ranked, settle
from entente.knowledge.sources import HAND, OPEN, Facts, gather
from entente.knowledge.spelling import ordered, short_form, with_short_forms
from entente.knowledge.tables import Row, day, iso, read, render, several
from entente.text import fold

SAME_AS_HOS = "also head of government"


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build wrote, or with ``problems``, why it wrote nothing. ``bytes`` is the size of all tables."""

    persons: int
    named: int
    terms: int
    states: int
    places: int
    bytes: int
    version: str
    problems: tuple[str, ...]


def build(sources: Path, out: Path) -> BuildReport:
    """Check the tables in ``sources`` and, without problems, write those of the package to ``out``.

    :raises TableError: a source table breaks its schema.
    """
    tables = compile_tables(sources)
    found = tuple(problems(tables))
    texts = dict(_texts(sources, tables))
    version = hashlib.blake2b("".join(texts.values()).encode(), digest_size=6).hexdigest()
    if not found:
        out.mkdir(parents=True, exist_ok=True)
        for name, text in (texts | {"VERSION": version + "\n"}).items():
            (out / name).write_text(text, encoding="utf-8")
    return BuildReport(
        persons=len(tables.persons),
        named=sum(1 for p in tables.persons if p.names[0].lang == "zh-Hans"),
        terms=len(tables.terms),
        states=len(tables.states),
        places=texts["places.tsv"].count("\n") - 1,
        bytes=sum(len(text.encode()) for text in texts.values()),
        version=version,
        problems=found,
    )


def compile_tables(sources: Path) -> Tables:
    """The persons and terms that the source tables come to."""
    facts = gather(sources)
    systems = list(read(sources / "systems.tsv"))
    shared = frozenset((row["state"], row["office"]) for row in systems if row["what"] == "shared")
    unusable = frozenset(fold(row["word"]) for row in read(sources / "unusable.tsv"))
    terms = settle(facts.terms, shared)
    both = _heads_of_both(terms, [row for row in systems if row["what"] == "same"])
    terms = list(settle([*(Ranked(t, HAND) for t in terms), *(Ranked(t, OPEN) for t in both)], shared))
    persons = _persons(facts, unusable, _homes(facts, terms, shared))
    states = tuple(read(sources / "states.tsv"))
    return Tables(states, tuple(persons), tuple(sorted(terms, key=_line_order)), shared)


def _line_order(term: Term) -> tuple[str, ...]:
    return (term.state, term.office, term.at or "", iso(term.start), term.person, term.title)


def _heads_of_both(terms: Iterable[Term], rows: list[Row]) -> list[Term]:
    """Terms as head of government of heads of state who are both, for the days that ``rows`` name."""
    result = []
    for row in rows:
        for term in terms:
            if (term.state, term.office) == (row["state"], "hos") and term.sure:
                start = max(iso(term.start), row["start"])
                end = min(filter(None, [iso(term.end), row["end"]]), default="")
                if not end or start <= end:
                    result.append(_as_head_of_government(term, start, end))
    return result


def _as_head_of_government(term: Term, start: str, end: str) -> Term:
    return replace(
        term,
        office="hog",
        start=day(start),
        end=day(end),
        as_of=None if end else term.as_of,
        title=f"{term.title} ({SAME_AS_HOS})".strip(),
    )


def _homes(facts: Facts, terms: Iterable[Term], shared: frozenset[tuple[str, str]]) -> dict[str, str]:
    """The state of every office holder; instead of a shared seat's (马克龙, AD) that of his own office."""
    homes: dict[str, str] = {}
    guests: set[str] = set()
    for term in terms:
        homes.setdefault(term.person, facts.home[term.person])
        if (term.state, term.office) in shared and term.state == homes[term.person]:
            guests.add(term.person)
    own = {t.person: t.state for t in terms if t.person in guests and (t.state, t.office) not in shared}
    return homes | own


def _persons(facts: Facts, unusable: frozenset[str], homes: dict[str, str]) -> Iterator[Person]:
    for key, state in sorted(homes.items()):
        by_hand = facts.by_hand.get(key, [])
        names = [*by_hand, *facts.names.get(key, [])]
        spelled = list(with_short_forms(names, state, unusable))
        canonical = _canonical(spelled, by_hand, names, state)
        yield Person(key, state, ordered(spelled, canonical) if canonical else tuple(dict.fromkeys(spelled)))


def _canonical(
    spelled: Sequence[PersonName], by_hand: Sequence[PersonName], names: Sequence[PersonName], state: str
) -> str | None:
    """The first mainland name entered by hand as it stands, else the first of open data in its short form."""
    usable = [n.text for n in spelled if n.lang == "zh-Hans"]
    given = [n.text for n in by_hand if n.lang == "zh-Hans"]
    short = [short_form(n.text, state) for n in names if n.lang == "zh-Hans"]
    return next((text for text in (*given, *short, *usable) if text in usable), None)


def _texts(sources: Path, tables: Tables) -> Iterator[tuple[str, str]]:
    for name in ("states.tsv", "guards.tsv", "sources.tsv"):
        yield name, (sources / name).read_text(encoding="utf-8")
    yield "places.tsv", render("name state", _places(sources, tables))
    yield "persons.tsv", render("id state", ((p.id, p.state) for p in tables.persons))
    yield "names.tsv", render("person lang source names", _names(tables.persons))
    yield (
        "terms.tsv",
        render("person state office start end as_of at title sure source", map(_cells, tables.terms)),
    )


def _places(sources: Path, tables: Tables) -> Iterator[tuple[str, str]]:
    """Capitals first: where two states have a settlement of that name, the capital is meant."""
    seen: set[str] = set()
    pairs = [(name, row["code"]) for row in tables.states for name in several(row["capitals"])]
    pairs += [(name, row["state"]) for row in read(sources / "places.tsv") for name in several(row["places"])]
    for name, state in pairs:
        if fold(name) not in seen:
            seen.add(fold(name))
            yield fold(name), state


def _names(persons: Iterable[Person]) -> Iterator[tuple[str, ...]]:
    """Runs of one language and source as one line, in the person's own order."""
    for person in persons:
        run: list[PersonName] = []
        for name in person.names:
            if run and (run[-1].lang, run[-1].source) != (name.lang, name.source):
                yield _run(person.id, run)
                run = []
            run.append(name)
        yield _run(person.id, run)


def _run(key: str, run: list[PersonName]) -> tuple[str, ...]:
    return (key, run[0].lang, run[0].source, "|".join(n.text for n in run))


def _cells(term: Term) -> tuple[str, ...]:
    days = (iso(term.start), iso(term.end), iso(term.as_of))
    sure = "" if term.sure else "n"
    return (term.person, term.state, term.office, *days, term.at or "", term.title, sure, term.source)
