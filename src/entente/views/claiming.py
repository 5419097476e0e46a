"""Claims, verdicts and coverage as plain JSON values."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from entente.ledger import Ledger, Merged
from entente.ledger.days import iso
from entente.records import Claim, Side
from entente.verify import Checked, Verdict
from entente.views import plain

Json = dict[str, Any]


def told(one: Checked) -> Json:
    """A claim of a page with where it stands, the verdict, and the outcome ``before`` where it flipped."""
    source = one.asserted
    return {
        "id": source.id,
        **plain.claim(source.claim),
        "written": iso(source.written),
        "source": source.source,
        "title": source.title,
        "url": source.url,
        "verdict": verdict(one.verdict),
        "before": one.before if one.flipped else None,
    }


def verdict(v: Verdict) -> Json:
    """``verdict`` under ``reading``, the rows counted and left out, ``coverage``, the readings ``tried``."""
    return {
        "verdict": v.outcome,
        "reading": v.reading,
        "found": v.found,
        "missing": v.missing,
        "note": v.note,
        "counted": [_row(contact) for contact in v.counted],
        "left_out": [{**_row(one.contact), "reason": one.reason} for one in v.left_out],
        "coverage": _coverage(v),
        "tried": [
            {"reading": t.reading, "found": t.found, "possible": t.possible, "verdict": t.outcome}
            for t in v.tried
        ],
    }


def _row(contact: Merged) -> Json:
    return {
        "id": contact.id,
        "kind": contact.kind,
        "status": contact.status,
        "date": contact.date,
        "parties": [plain.party(p) for p in contact.parties],
    }


def _coverage(v: Verdict) -> Json | None:
    if v.coverage is None:
        return None
    sources = [
        {"source": s.source, "pages": s.pages, "months": s.months, "reported": dict(s.reported)}
        for s in v.coverage.sources
    ]
    return {"months": v.coverage.months, "missed": v.coverage.missed, "sources": sources}


def who(sides: Iterable[Side]) -> str:
    """``CN 习近平 – RU 普京``; an asterisk marks a name that the text does not give, ``*`` anybody."""
    return " – ".join(_label(side) for side in sides)


def _label(side: Side) -> str:
    if side.state is None:
        return "*"
    name = side.name or side.office or side.level or ""
    return f"{side.state} {name}{'*' if side.implied and side.name else ''}".strip()


def counted(claim: Claim) -> str:
    """``call · 2020 · = 5``."""
    number = "many" if claim.count is None else f"{claim.compare} {claim.count}"
    ordinal = " (ordinal)" if claim.ordinal else ""
    return f"{'/'.join(claim.kinds)} · {claim.window or 'ever'} · {number}{ordinal}"


def coverage(ledger: Ledger) -> list[Json]:
    """Per source: pages and days read by month, and the held contacts told by kind and level."""
    months: dict[str, list[Json]] = defaultdict(list)
    for p in ledger.pages_read():
        months[p.source].append({"month": p.month, "pages": p.pages, "days": p.days})
    reports: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for r in ledger.reports():
        reports[r.source].update({(r.kind, level or "other") for _, level in r.offices})
    return [
        {
            "source": source,
            "pages": sum(m["pages"] for m in months[source]),
            "months": months[source],
            "reports": _nested(reports[source]),
        }
        for source in sorted(months)
    ]


def _nested(counts: Counter[tuple[str, str]]) -> dict[str, dict[str, int]]:
    nested: dict[str, dict[str, int]] = defaultdict(dict)
    for (kind, level), number in sorted(counts.items(), key=lambda item: (item[0][0], -item[1])):
        nested[kind][level] = number
    return dict(nested)


def involves(claim: Claim, keys: tuple[str, ...]) -> bool:
    """True when one of the sides goes by one of ``keys`` (state codes, person ids)."""
    return any(side.state in keys or (side.person or "") in keys for side in claim.who)
