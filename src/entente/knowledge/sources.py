"""The build's input: a folder of source tables, read into persons and ranked terms.

states.tsv places.tsv guards.tsv sources.tsv   as they are in the package
systems.tsv     states whose head of state is the head of government, and seats that several share
unusable.tsv    words that are never a name on their own
open/           terms and names distilled from open data
hand/*.tsv      facts entered by hand: they go before the open data
names/*.tsv     spellings of persons that are in either
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from entente.errors import TableError
from entente.knowledge.model import PersonName, Term
from entente.knowledge.seats import Ranked
from entente.knowledge.spelling import plain, zh_lang
from entente.knowledge.tables import Row, day, read, several

LANGS = {"zh": "zh-Hans", "tw": "zh-TW", "hk": "zh-HK", "ru": "ru"}
HAND, OPEN = 0, 1


@dataclass
class Facts:
    """Persons by id, each with spellings in the order of trust, and the terms of both ranks."""

    home: dict[str, str] = field(default_factory=dict)
    names: dict[str, list[PersonName]] = field(default_factory=dict)
    by_hand: dict[str, list[PersonName]] = field(default_factory=dict)
    terms: list[Ranked] = field(default_factory=list)
    _ids: dict[tuple[str, str], str] = field(default_factory=dict)

    def person(self, state: str, latin: str) -> str | None:
        """The id of the person of ``state`` written ``latin``."""
        return self._ids.get((state, plain(latin)))

    def add(self, state: str, latin: str, key: str = "") -> str:
        """The id of that person, who is entered when new."""
        known = self._ids.get((state, plain(latin)))
        if known:
            return known
        key = key or f"{state.lower()}-{plain(latin).replace(' ', '-')}"
        self._ids[state, plain(latin)] = key
        self.home.setdefault(key, state)
        return key


def gather(sources: Path) -> Facts:
    """All persons and terms of the source folder.

    :raises TableError: a table breaks its schema, or spells a person whom no table has.
    """
    facts = Facts()
    _open(facts, sources)
    for table in sorted((sources / "hand").glob("*.tsv")):
        for row in read(table):
            _hand(facts, row)
    for table in sorted((sources / "names").glob("*.tsv")):
        for row in read(table):
            _spelled(facts, row, table.name)
    return facts


def _open(facts: Facts, sources: Path) -> None:
    same = {row["person"]: row["is"] for row in read(sources / "same.tsv")}
    for row in read(sources / "open" / "names.tsv"):
        lang, key = row["lang"], same.get(row["person"], row["person"])
        if lang == "en":
            facts.add(row["state"], row["text"], key)
            facts.home.setdefault(key, row["state"])
        lang = zh_lang(row["text"], lang) if lang.startswith("zh") else lang
        facts.names.setdefault(key, []).append(PersonName(row["text"], lang, row["source"]))
    for row in read(sources / "open" / "terms.tsv"):
        facts.terms.append(Ranked(_open_term(row, same.get(row["person"], row["person"])), OPEN))


def _open_term(row: Row, person: str) -> Term:
    vague = len(row["start"]) == 4
    return Term(
        person=person,
        state=row["state"],
        office=row["office"],
        start=day(first_day(row["start"])),
        end=day(final_day(row["end"])),
        as_of=day(row["as_of"]),
        title=row["title"],
        sure=not vague or bool(row["end"] or row["as_of"]),
        source=row["source"],
    )


def _hand(facts: Facts, row: Row) -> None:
    key = facts.add(row["home"] or row["state"], row["en"])
    facts.names.setdefault(key, []).append(PersonName(row["en"], "en", row["source"]))
    facts.by_hand.setdefault(key, []).extend(_spellings(row, row["source"]))
    if row["office"]:
        facts.terms.append(Ranked(_hand_term(key, row), HAND))


def _hand_term(key: str, row: Row) -> Term:
    end = day(final_day(row["end"]))
    return Term(
        person=key,
        state=row["state"],
        office=row["office"],
        start=day(first_day(row["start"])),
        end=end,
        as_of=None if end else day(row["as_of"]),
        at=row["at"] or None,
        title=row["title"],
        sure=row["sure"] != "n",
        source=row["source"],
    )


def _spelled(facts: Facts, row: Row, table: str) -> None:
    key = facts.person(row["state"], row["en"])
    if key is None:
        raise TableError(f"{table}: no term names {row['en']} of {row['state']}")
    facts.by_hand.setdefault(key, []).extend(_spellings(row, row["source"]))


def _spellings(row: Row, source: str) -> Iterator[PersonName]:
    for column, lang in LANGS.items():
        for text in several(row[column]):
            yield PersonName(text, lang, source)


def first_day(cell: str) -> str:
    """The first day that a date of day, month or year precision may mean."""
    return cell + "-01-01"[3 * (len(cell) == 7) :] if 0 < len(cell) < 10 else cell


def final_day(cell: str) -> str:
    """The last day that a date of day, month or year precision may mean; a month ends on its day 28."""
    return cell + "-12-28"[3 * (len(cell) == 7) :] if 0 < len(cell) < 10 else cell
