"""Records to table rows and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from entente.ledger.days import Days, interval, iso
from entente.ledger.merge import block_of, reach
from entente.ledger.model import Conflict, Member, Mention, Merged
from entente.records import Article, Contact, Evidence, Page, Party, Reading
from entente.text import content_id

Row = tuple[Any, ...]

PARTY_COLUMNS = "state, name, surface, office, role, level, person, aliases, implied"
MENTION_COLUMNS = "m.id, m.page, m.kind, m.status, m.date, m.place, m.mutual, m.rule, m.witness"
CONTACT_COLUMNS = "id, kind, status, date, place, mutual, may_be, witnesses, conflicts, rejected, corrections"


def dump(value: object) -> str:
    """Compact JSON with the characters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=64)
def page_key(page: Page) -> str:
    """What a page is known by when it is read again: its source and the source's own id."""
    return content_id("k", page.source, page.id)


def page_row(page: Page, reader: str, run: int) -> Row:
    """The row of ``pages``."""
    shown = (page.title, page.text, iso(page.date), page.source, page.url, page.origin)
    return (page_key(page), page.id, page.digest, *shown, reader, run)


def article_row(page: str, seq: int, article: Article) -> Row:
    """The row of ``articles``; ``seq`` 0 is the main article."""
    first, last = article.written or (None, None)
    line = article.dateline
    return (
        *(page, seq, article.id, article.title, article.body.start, article.body.end),
        *(iso(article.published), iso(first), iso(last), article.source, article.outlet),
        *(dump(article.reporters), line and line.agency, line and line.date, article.script, article.related),
    )


def mentions_of(reading: Reading) -> Iterator[tuple[Mention, str]]:
    """Every contact of ``reading`` as a mention, with the id of its article."""
    key = page_key(reading.page)
    outlets = {article.id: article.outlet for article in reading.articles}
    for contact in reading.contacts:
        witness = outlets.get(contact.article) or reading.page.source or key
        yield _mention(contact, key, witness), contact.article


def _mention(contact: Contact, key: str, witness: str) -> Mention:
    return Mention(
        id=content_id("m", key, contact.id),
        page=key,
        kind=contact.kind,
        status=contact.status,
        date=contact.date,
        parties=contact.parties,
        evidence=contact.evidence,
        place=contact.place,
        mutual=contact.mutual,
        rule=contact.rule,
        witness=witness,
    )


def day_columns(date: str | None) -> tuple[str | None, str | None]:
    """First and last day in ISO form, null when unknown."""
    return _iso_days(interval(date))


def _iso_days(days: Days | None) -> tuple[str | None, str | None]:
    return (days[0].isoformat(), days[1].isoformat()) if days else (None, None)


def mention_row(mention: Mention, article: str) -> Row:
    """The row of ``mentions``, not merged yet."""
    told = (mention.kind, mention.status, mention.date, *day_columns(mention.date), mention.place)
    return (
        *(mention.id, mention.page, article, *told, mention.mutual, mention.rule, mention.witness),
        *(block_of(mention), *_iso_days(reach(mention)), None, None),
    )


def evidence_row(mention: Mention) -> Row:
    """The row of ``evidence``."""
    e = mention.evidence
    return (mention.id, mention.page, e.field, e.start, e.end, e.quoted)


def party_rows(owner: str, parties: Sequence[Party]) -> Iterator[Row]:
    """Rows of ``parties`` or ``mention_parties``, numbered in order."""
    for seq, p in enumerate(parties):
        known = (p.name, p.surface, p.office, p.role, p.level, p.person)
        yield (owner, seq, p.state, *known, dump(p.aliases), p.implied)


def party(row: Sequence[Any]) -> Party:
    """A party from ``PARTY_COLUMNS``."""
    state, name, surface, office, role, level, person, aliases, implied = row
    spellings = () if aliases == "[]" else tuple(json.loads(aliases))
    return Party(state, name, surface, office, role, level, person, spellings, bool(implied))


def mention(row: Sequence[Any], parties: Iterable[Party]) -> Mention:
    """A mention from ``MENTION_COLUMNS`` and the four columns of its evidence."""
    key, page, kind, status, date, place, mutual, rule, witness, *quoted = row
    proof = Evidence(*quoted)
    return Mention(key, page, kind, status, date, tuple(parties), proof, place, bool(mutual), rule, witness)


def fingerprint(contact: Merged) -> str:
    """Changes with anything that is written for ``contact``."""
    return content_id("f", contact)


def contact_row(contact: Merged) -> Row:
    """The row of ``contacts``."""
    told = (
        contact.kind,
        contact.status,
        contact.date,
        *day_columns(contact.date),
        contact.place,
        contact.mutual,
    )
    conflicts = [(c.field, c.value, c.mentions) for c in contact.conflicts]
    return (
        *(contact.id, *told, contact.certain, dump(contact.may_be), contact.witnesses),
        *(dump(conflicts), fingerprint(contact), contact.rejected, dump(contact.corrections)),
    )


def contact(row: Sequence[Any], parties: Iterable[Party], members: Iterable[Member]) -> Merged:
    """A merged contact from ``CONTACT_COLUMNS``."""
    key, kind, status, date, place, mutual, may_be, witnesses, conflicts, rejected, corrections = row
    return Merged(
        id=key,
        kind=kind,
        status=status,
        date=date,
        parties=tuple(parties),
        members=tuple(members),
        place=place,
        mutual=bool(mutual),
        conflicts=tuple(Conflict(f, v, tuple(m)) for f, v, m in json.loads(conflicts)),
        may_be=tuple(json.loads(may_be)),
        witnesses=witnesses,
        rejected=bool(rejected),
        corrections=tuple(json.loads(corrections)),
    )
