"""Distil the open office tables into ``kb/open/{terms,names}.tsv``, the form that ``entente kb build`` reads.

Run by hand when the raw facts change: ``python kb/import_open.py PATH_TO_RAW_FACTS``. Only CC0, public-domain and
MIT rows are carried over; a Wikidata or CIA row without an end is open only as of its snapshot.
"""

from __future__ import annotations

import csv
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path

Row = dict[str, str]

OFFICES = {"HoS": "hos", "HoG": "hog", "FM": "fm"}
NOT_THE_OFFICE = {
    "hos": r"Council of Ministers|President of the Government|Executive Council|Northern Cyprus|Parliament$|Latfcale",
    "hog": r"Minister of State|Northern Cyprus|of Interior",
    "fm": r"^Secretary of State$|Foreign Trade$|Foreign Commerce|Trade & D|Northern Cyprus|Foreign Trade &|for Foreign Trade",
}
SECRETARY_OF_STATE = {"US", "VA"}
FACTBOOK_ENDED = "2026-02-04"
NO_SEAT = {
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
}
CROWN = {"Elizabeth II": "Q9682", "Charles III": "Q43274"}
NAME_JUNK = re.compile(
    r"^(of \w+ |Swiss Confederation |also spelled |Governor-General |Acting |Sayyid |Chief (?=\w+ \w+)|Ceo )|,? (Dr\.|Jr\.|I{2,3} of \w+)$"
    r"| elected chancellor| of (Belgium|Spain|Norway|Denmark|Sweden)$| appointed acting .*$|,? also spelled .*$| serves as Regent$| of the Netherlands$",
)
NOT_A_NAME = re.compile(r"^[a-z]|,.*,| and |holds |junta|took power")
RELEASED = re.compile(r"CC0|MIT|fact mined|PD")
HAN = re.compile(r"^[\u4e00-\u9fff·]{2,}$")
CYRILLIC = re.compile(r"^[\u0400-\u04ff .,’'()-]+( [IVX]+)?$")
NAME_LANGS = {
    "zh-cn": "zh-Hans",
    "zh-hans": "zh-Hans",
    "zh-sg": "zh-Hans",
    "zh-tw": "zh-TW",
    "zh-hk": "zh-HK",
}


def rows(path: Path, delimiter: str = "\t") -> list[Row]:
    """The rows of a table with a header line."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter=delimiter))


def plain(name: str) -> str:
    """``name`` in lower-case ASCII letters, its words kept apart."""
    decomposed = unicodedata.normalize("NFKD", name.replace("ı", "i").replace("ł", "l").replace("đ", "d"))
    return re.sub(
        r"[^a-z ]",
        "",
        "".join(c for c in decomposed if not unicodedata.combining(c)).lower().replace("-", " "),
    )


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
    for row in rows(raw / "leaders.csv", ","):
        office = OFFICES[row["role"]]
        name = clean_name(row["name_en"])
        if "Governor-General" in row["name_en"] or re.search("Governor.General", row["office"]):
            office = "viceroy"
        wrong = re.search(NOT_THE_OFFICE.get(office, "$^"), row["office"])
        if name and row["iso2"] not in NO_SEAT and (not wrong or row["iso2"] in SECRETARY_OF_STATE):
            yield dict(row, office_code=office, name=name)


def rejected(table: Path) -> set[tuple[str, str]]:
    """State and raw name of rows that give one person's facts under another's id."""
    return {(row["state"], row["name"]) for row in rows(table)}


def identify(found: Iterable[Row]) -> list[Row]:
    """The same rows with ``id``: one per person, so that spellings of two sources fall together."""
    known: dict[str, list[tuple[str, str]]] = {}
    result = []
    for row in sorted(found, key=lambda r: (r["iso2"], not r["qid"], r["name"], r["start"])):
        people = known.setdefault(row["iso2"], [])
        key = (
            CROWN.get(row["name"])
            or row["qid"]
            or next((i for n, i in people if same_person(n, row["name"])), "")
        )
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
    for row in rows(raw / "person_names.tsv"):
        lang, text = row["lang"].lower(), row["name"].strip()
        released = RELEASED.search(row["licence"]) and "BY-SA" not in row["licence"]
        if (
            row["person_key"] not in ids
            or not released
            or "part" in lang
            or "as simplified" in lang
            or lang == "en"
        ):
            continue
        cyrillic = unicodedata.normalize(
            "NFC", unicodedata.normalize("NFD", text).replace("\u0301", "")
        ).split(" (")[0]
        if lang == "ru" and CYRILLIC.match(cyrillic):
            yield [ids[row["person_key"]], row["iso2"], "ru", cyrillic, "wikidata"]
        elif HAN.match(text) and "observed" not in row["source"]:
            yield [ids[row["person_key"]], row["iso2"], NAME_LANGS.get(lang, "zh"), text, "wikidata"]


def write(path: Path, header: str, lines: Iterable[list[str]]) -> None:
    """Write sorted, distinct lines."""
    body = sorted({"\t".join(line) for line in lines})
    path.write_text("\n".join([header.replace(" ", "\t"), *body]) + "\n", encoding="utf-8")


def main(raw: Path, out: Path) -> None:
    """Write both tables to ``out``."""
    wrong = rejected(out.parent / "rejected.tsv")
    found = identify(row for row in leaders(raw) if (row["iso2"], row["name"]) not in wrong)
    write(out / "terms.tsv", "person state office start end as_of title source", map(term, found))
    write(out / "names.tsv", "person state lang text source", names(raw, found))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(__file__).parent / "open")
