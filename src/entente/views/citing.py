"""Where a row comes from: citations (Chicago, GB/T 7714) and provenance (W3C PROV)."""

from __future__ import annotations

import datetime as dt
from typing import Any

from entente.ledger import Correction, Ledger, Proof

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
PREFIX = "https://entente.example/ns#"
"""Namespace of the terms and ids in the PROV document."""


def chicago(proof: Proof) -> str:
    """A bibliography entry after The Chicago Manual of Style, 17th ed., 14.191 (newspapers on line)."""
    s = proof.source
    day = _english(s.date)
    names = f"{_people(proof.reporters, ', ', ' and ')}. " if proof.reporters else ""
    outlet = proof.outlet or s.source
    parts = [
        f"“{s.title}.”" if s.title else "",
        ", ".join(filter(None, (outlet, day))) + ".",
        f"{s.url}." if s.url else "",
    ]
    return names + " ".join(part for part in parts if part.strip(". "))


def gbt7714(proof: Proof) -> str:
    """A reference after GB/T 7714-2015, 4.6 (electronic resources), cited on the day the page was read."""
    s = proof.source
    names = f"{', '.join(proof.reporters)}. " if proof.reporters else ""
    read = f"[{s.read[:10]}]" if s.read else ""
    told = ", ".join(filter(None, (proof.outlet or s.source, s.date)))
    return (
        f"{names}{s.title or s.id}[{'N/OL' if s.url else 'N'}]. {told}{read}.{f' {s.url}.' if s.url else ''}"
    )


def _people(names: tuple[str, ...], comma: str, last: str) -> str:
    return comma.join(names[:-1]) + last + names[-1] if len(names) > 1 else names[0]


def _english(date: str | None) -> str:
    if not date:
        return ""
    day = dt.date.fromisoformat(date)
    return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"


CITATIONS = {"chicago": chicago, "gbt7714": gbt7714}


def cite(key: str, style: str, ledger: Ledger) -> list[str]:
    """One reference for each page that tells the row ``key``, in the order of ``Ledger.proofs``."""
    made = (CITATIONS[style](proof) for proof in ledger.proofs(ledger.contact(key).id))
    return list(dict.fromkeys(made))


def prov(key: str, ledger: Ledger) -> dict[str, Any]:
    """The row ``key`` as PROV-JSON (W3C Member Submission, 2013): pages, tellings, runs, people."""
    row = ledger.contact(key)
    proofs = ledger.proofs(row.id)
    made = [c for c in ledger.corrections() if c.id in row.corrections]
    document: dict[str, Any] = {
        "prefix": {"entente": PREFIX},
        "entity": {_id(row.id): {"prov:type": "entente:contact"}},
    }
    for proof in proofs:
        _tell(document, row.id, proof)
    for correction in made:
        _decide(document, row.id, correction)
    return document


def _tell(document: dict[str, Any], row: str, proof: Proof) -> None:
    s, m = proof.source, proof.mention
    run, program = f"run-{s.read or 'unknown'}", f"program-{s.program or 'unknown'}"
    page = {"prov:type": "entente:page", "entente:digest": s.digest, "prov:location": s.url or s.origin}
    words = {
        "entente:quoted": m.evidence.quoted,
        "entente:start": m.evidence.start,
        "entente:end": m.evidence.end,
    }
    rules = {"entente:rule": m.rule, "entente:field": m.evidence.field}
    _put(document, "entity", s.page, page)
    _put(document, "entity", m.id, {"prov:type": "entente:mention", **words, **rules})
    _put(
        document,
        "activity",
        run,
        {"prov:type": "entente:reading", "entente:knowledge": s.knowledge, **_when(s.read)},
    )
    _put(document, "agent", program, {"prov:type": "prov:SoftwareAgent"})
    _relate(document, "used", run, {"prov:activity": _id(run), "prov:entity": _id(s.page)})
    _relate(document, "wasGeneratedBy", m.id, {"prov:entity": _id(m.id), "prov:activity": _id(run)})
    _relate(document, "wasAssociatedWith", run, {"prov:activity": _id(run), "prov:agent": _id(program)})
    _derive(document, m.id, s.page)
    _derive(document, row, m.id)


def _decide(document: dict[str, Any], row: str, c: Correction) -> None:
    act = {"prov:type": f"entente:{c.action}", "entente:reason": c.reason, "prov:endTime": c.at.isoformat()}
    person = f"person-{c.author}"
    _put(document, "activity", c.id, act)
    _put(document, "agent", person, {"prov:type": "prov:Person"})
    _relate(
        document, "wasGeneratedBy", f"{row}-{c.id}", {"prov:entity": _id(row), "prov:activity": _id(c.id)}
    )
    _relate(document, "wasAssociatedWith", c.id, {"prov:activity": _id(c.id), "prov:agent": _id(person)})


def _when(read: str) -> dict[str, str]:
    return {"prov:startTime": read} if read else {}


def _id(name: str) -> str:
    return f"entente:{name}"


def _put(document: dict[str, Any], kind: str, name: str, attributes: dict[str, Any]) -> None:
    document.setdefault(kind, {})[_id(name)] = {k: v for k, v in attributes.items() if v not in ("", None)}


def _relate(document: dict[str, Any], relation: str, name: str, ends: dict[str, str]) -> None:
    document.setdefault(relation, {})[f"_:{relation}-{name}"] = ends


def _derive(document: dict[str, Any], made: str, source: str) -> None:
    ends = {"prov:generatedEntity": _id(made), "prov:usedEntity": _id(source)}
    _relate(document, "wasDerivedFrom", f"{made}-{source}", ends)
