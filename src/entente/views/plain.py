"""Results as plain JSON values: one shape for the command line, exports and the web."""

from __future__ import annotations

import json
import re
from typing import Any

from entente.contacts import code
from entente.knowledge import load
from entente.ledger import Conflict, Correction
from entente.ledger.days import iso
from entente.records import Claim, Contact, Party, Reading, Side, TimeMention
from entente.views.dating import Written
from entente.views.results import Count, Detail, Passage, Quote, Row

Json = dict[str, Any]

# JSON itself escapes only C0: a terminal also obeys C1 and the bidi overrides
_INVISIBLE = re.compile("[\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


def dumps(value: object, indent: int | None = None) -> str:
    """JSON with Chinese as it is and every control or format character escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _INVISIBLE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def party(p: Party) -> Json:
    """``state``, ``name``, ``surface``, ``aliases``, ``office``, ``role``, ``person``, ``implied``."""
    return {
        "state": written(p.state),
        "name": p.name,
        "surface": p.surface,
        "aliases": list(p.aliases),
        "office": p.office,
        "role": p.role,
        "person": p.person,
        "implied": p.implied,
    }


def written(code: str) -> str:
    """The codebook's code of a state: it writes AL for the Arab League, which is Albania's code inside."""
    state = load().states.get(code)
    return state.written_code if state else code


def quote(q: Quote) -> Json:
    """A sentence, its place (code points of ``field``) and its page, wherever the file lay."""
    return {
        "text": q.text,
        "field": q.field,
        "start": q.start,
        "end": q.end,
        "mention": q.mention,
        "reason": q.reason,
        "page": q.id,
        "source": q.source,
        "title": q.title,
        "date": q.date,
        "url": q.url,
    }


def conflict(c: Conflict) -> Json:
    """``field``, the ``value`` that the row does not follow, and the ``mentions`` that say it."""
    return {"field": c.field, "value": c.value, "mentions": list(c.mentions)}


def row(r: Row) -> Json:
    """A merged contact; ``may_be`` names the contacts that an uncertain row may stand for."""
    return {
        "id": r.id,
        "kind": r.kind,
        "status": r.status,
        "date": r.date,
        "place": r.place,
        "mutual": r.mutual,
        "parties": [party(p) for p in r.parties],
        **codes(r),
        "certain": not r.may_be,
        "may_be": list(r.may_be),
        "tellings": r.tellings,
        "witnesses": r.witnesses,
        "conflicts": [conflict(c) for c in r.conflicts],
        "evidence": [quote(q) for q in r.evidence],
    }


def codes(r: Row) -> Json:
    """``level`` of the highest office, ``cameo`` and ``plover`` as ``entente.contacts.code`` gives them."""
    found = code(r.kind, r.status, r.parties, r.place, load().places)
    return {"level": found.level, "cameo": found.cameo, "plover": found.plover}


def count(c: Count) -> Json:
    """``count``, the ``rows``, and how many ``uncertain`` tellings were left out of both."""
    return {"count": c.count, "rows": [row(r) for r in c.rows], "uncertain": c.uncertain}


def passage(p: Passage) -> Json:
    """A sentence with the text ``before`` and ``after`` it, and the file that it was read from."""
    return {**quote(p.quote), "origin": p.quote.origin, "before": p.before, "after": p.after}


def detail(d: Detail) -> Json:
    """A row with all its passages and links."""
    links = [{"plan": link.plan, "outcome": link.outcome, "relation": link.relation} for link in d.links]
    return {**row(d.row), "evidence": [passage(p) for p in d.passages], "links": links}


def written_on(w: Written) -> Json:
    """A page's days of writing, ISO or null, and the reasons: rule, days, the words quoted."""
    reasons = [
        {"rule": r.rule, "first": iso(r.first), "last": iso(r.last), "quoted": r.quoted} for r in w.reasons
    ]
    return {"page": w.page, "first": iso(w.first), "last": iso(w.last), "reasons": reasons}


def correction(c: Correction) -> Json:
    """A correction; ``mentions`` are the tellings that it names, ``undone`` says if it was taken back."""
    return {
        "id": c.id,
        "action": c.action,
        "author": c.author,
        "at": c.at.isoformat(),
        "reason": c.reason,
        "mentions": [a.mention for a in c.anchors],
        "change": dict(c.change),
        "undone": c.undone,
    }


def contact(c: Contact, related: bool = False) -> Json:
    """A contact as one article tells it; ``start``/``end`` are code points of the body (or of ``field``)."""
    e = c.evidence
    return {
        "kind": c.kind,
        "status": c.status,
        "date": c.date,
        "place": c.place,
        "mutual": c.mutual,
        "parties": [party(p) for p in c.parties],
        "evidence": e.quoted,
        "field": e.field,
        "start": e.start,
        "end": e.end,
        "related": related,
    }


def time(t: TimeMention) -> Json:
    """A time expression; ``value`` is EDTF, or ``[first, last]`` where no EDTF string says it."""
    days = [iso(t.first), iso(t.last)]
    return {"start": t.start, "end": t.end, "text": t.text, "value": t.value or (days if any(days) else None)}


def claim(c: Claim) -> Json:
    """A count claim; ``start`` counts in the body and is null for a claim of the headline.

    ``series`` (an institution's sessions) and ``vague`` (no number) stand only where they are true.
    """
    marks = {name: True for name in ("series", "vague") if getattr(c, name)}
    return {
        "who": [side(s) for s in c.who],
        "kinds": list(c.kinds),
        "window": c.window,
        "compare": c.compare,
        "count": c.count,
        "ordinal": c.ordinal,
        "status": c.status,
        "host": c.host,
        "as_role": c.as_role,
        "evidence": c.evidence.quoted,
        "field": c.evidence.field,
        "start": c.evidence.start if c.evidence.field == "text" else None,
        **marks,
    }


def side(s: Side) -> Json:
    """One side of a claim; ``state`` null means anybody."""
    return {
        "state": s.state,
        "name": s.name,
        "surface": s.surface,
        "aliases": list(s.aliases),
        "office": s.office,
        "person": s.person,
        "implied": s.implied,
    }


def reading(r: Reading) -> Json:
    """All that one document says, by its id: ``contacts``, ``times``, ``claims``."""
    related = {a.id for a in r.articles if a.related}
    return {
        "id": r.page.id,
        "contacts": [contact(c, c.article in related) for c in r.contacts],
        "times": [time(t) for t in r.times],
        "claims": [claim(c) for c in r.claims],
    }
