"""Distil the open office tables into ``kb/open/{terms,names}.tsv``, which ``entente kb build`` reads.

Run by hand when the raw facts change: ``python kb/import_open.py PATH_TO_RAW_FACTS``. Only CC0,
public-domain and MIT rows are carried over; a row without an end is open only as of its snapshot.
"""

from __future__ import annotations

import csv
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path

from entente.knowledge.sources import plain
from entente.knowledge.tables import Row, read, render

OFFICES = {"HoS": "hos", "HoG": "hog", "FM": "fm"}
NOT_THE_OFFICE = {
    "hos": r"Council of Ministers|President of the Government|Executive Council|Northern Cyprus|Parliament$",
    "hog": r"Minister of State|Northern Cyprus|of Interior",
    "fm": r"^Secretary of State$|Foreign Trade|Foreign Commerce|Trade & D|Northern Cyprus",
}
SECRETARY_OF_STATE = {"US", "VA"}
# the Factbook was closed on this day: later snapshots of it confirm nothing
FACTBOOK_ENDED = "2026-02-04"
NO_SEAT = frozenset(
    [
        "HK",
        "MO",
        "FO",
        "AW",
        "CW",
        "SX",
        "GI",
        "BM",
        "KY",
        "GG",
        "JE",
        "IM",
        "GL",
        "PR",
        "AI",
        "VG",
        "FK",
        "MS",
        "TC",
        "SH",
        "GU",
        "AS",
        "VI",
        "MP",
        "NC",
        "PF",
    ]
)
CROWN = {"Elizabeth II": "Q9682", "Charles III": "Q43274"}
NAME_JUNK = re.compile(
    r"^(of \w+ |Swiss Confederation |also spelled |Governor-General |Acting |Sayyid |Chief (?=\w+ \w+)|Ceo )"
    r"|,? (Dr\.|Jr\.|I{2,3} of \w+)$| elected chancellor| of (Belgium|Spain|Norway|Denmark|Sweden)$"
    r"| appointed acting .*$|,? also spelled .*$| serves as Regent$| of the Netherlands$"
)
NOT_A_NAME = re.compile(r"^[a-z]|,.*,| and |holds |junta|took power")
RELEASED = re.compile(r"CC0|MIT|PD")
HAN = re.compile(r"^[\u4e00-\u9fff·]{2,}$")
CYRILLIC = re.compile(r"^[\u0400-\u04ff .,’'()-]+( [IVX]+)?$")
NAME_LANGS = {
    "zh-cn": "zh-Hans",
    "zh-hans": "zh-Hans",
    "zh-sg": "zh-Hans",
    "zh-tw": "zh-TW",
    "zh-hk": "zh-HK",
}


def clean_name(name: str) -> str:
    """``name`` without the titles and clauses that the raw tables leave in it; empty when it is no name."""
    before = None
    while before != name:
        before, name = name, NAME_JUNK.sub("", name).strip()
    return "" if not name or NOT_A_NAME.search(name) or len(name.split()) > 7 else name


def same_person(a: str, b: str) -> bool:
    """True when two Latin names of one country's office holders are one person's."""
    x, y = plain(a).split(), plain(b).split()
    if not x or not y:
        return False
    if set(x) <= set(y) or set(y) <= set(x):
        return len(min(x, y, key=len)) > 1 or len(x) == len(y)
    shared = SequenceMatcher(None, " ".join(sorted(x)), " ".join(sorted(y))).ratio()
    last = SequenceMatcher(None, x[-1], y[-1]).ratio()
    return shared > 0.84 or (last > 0.8 and SequenceMatcher(None, x[0], y[0]).ratio() > 0.7)


def leaders(raw: Path) -> Iterator[Row]:
    """The usable rows of the merged leader table, one term each, with a cleaned name."""
    with (raw / "leaders.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            office = _office(row)
            name = clean_name(row["name_en"])
            wrong = re.search(NOT_THE_OFFICE.get(office, "$^"), row["office"])
            if name and row["iso2"] not in NO_SEAT and (not wrong or row["iso2"] in SECRETARY_OF_STATE):
                yield dict(row, office_code=office, name=name)


def _office(row: Row) -> str:
    viceroy = "Governor-General" in row["name_en"] or re.search("Governor.General", row["office"])
    return "viceroy" if viceroy else OFFICES[row["role"]]


def identify(found: Iterable[Row]) -> list[Row]:
    """The same rows with ``id``: one per person, so that spellings of two sources fall together."""
    known: dict[str, list[tuple[str, str]]] = {}
    result = []
    for row in sorted(found, key=lambda r: (r["iso2"], not r["qid"], r["name"], r["start"])):
        people = known.setdefault(row["iso2"], [])
        key = CROWN.get(row["name"]) or row["qid"]
        key = key or next((i for n, i in people if same_person(n, row["name"])), "")
        key = key or f"{row['iso2'].lower()}-{plain(row['name']).replace(' ', '-')}"
        people.append((row["name"], key))
        result.append(dict(row, id=key))
    return result


def source_of(row: Row) -> str:
    """The key in ``kb/sources.tsv`` of the first source of a row."""
    return "wikidata" if re.search("everypolitician|ep-world", row["sources"]) else "cia"


def term(row: Row) -> list[str]:
    """One line of ``open/terms.tsv``; a row without a start is known for the day of its snapshot only."""
    start, as_of = row["start"], row["still_in_office_on"]
    snapshot = re.search(r"\d{4}-\d{2}(-\d{2})?", row["sources"])
    if not start and snapshot:
        start = as_of = (snapshot[0] + "-01")[:10]
    as_of = "" if row["end"] else min(as_of, FACTBOOK_ENDED)
    return [
        row["id"],
        row["iso2"],
        row["office_code"],
        start,
        row["end"],
        as_of,
        row["office"].strip(),
        source_of(row),
    ]


def names(raw: Path, found: list[Row]) -> Iterator[list[str]]:
    """Lines of ``open/names.tsv``: released spellings of the persons in ``found``."""
    ids = {row["person_key"]: row["id"] for row in found}
    for row in found:
        state = "GB" if row["id"] in CROWN.values() else row["iso2"]
        yield [row["id"], state, "en", row["name"], source_of(row)]
    for row in read(raw / "person_names.tsv"):
        released = RELEASED.search(row["licence"]) and "BY-SA" not in row["licence"]
        lang, text = _spelling(row["lang"].lower(), row["name"].strip())
        if row["person_key"] in ids and released and lang:
            yield [ids[row["person_key"]], row["iso2"], lang, text, "wikidata"]


def _spelling(lang: str, text: str) -> tuple[str, str]:
    """Language and text of a usable spelling; no language for a part of a name or another script."""
    if lang == "ru":
        bare = unicodedata.normalize("NFC", unicodedata.normalize("NFD", text).replace("\u0301", ""))
        bare = bare.split(" (")[0]
        return ("ru" if CYRILLIC.match(bare) else ""), bare
    whole = lang.startswith("zh") and "part" not in lang and "as simplified" not in lang and HAN.match(text)
    return (NAME_LANGS.get(lang, "zh") if whole else ""), text


def main(raw: Path, kb: Path) -> None:
    """Write both tables to ``kb/open``."""
    wrong = {(row["state"], row["name"]) for row in read(kb / "rejected.tsv")}
    found = identify(row for row in leaders(raw) if (row["iso2"], row["name"]) not in wrong)
    tables = {
        "terms.tsv": ("person state office start end as_of title source", map(term, found)),
        "names.tsv": ("person state lang text source", names(raw, found)),
    }
    for name, (header, lines) in tables.items():
        distinct = sorted({tuple(line) for line in lines}, key=lambda cells: "\t".join(cells))
        (kb / "open" / name).write_text(render(header, distinct), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(__file__).parent)
