"""A small comparison of read contacts with hand-made ones, after section 7 of the codebook."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from entente.records import Contact, Party
from entente.text import fold
from entente.times.edtf import bounds

Row = Mapping[str, Any]
DAY = dt.timedelta(days=1)


def disagreements(gold: Sequence[Row], read: Sequence[Contact]) -> list[str]:
    """One line for every row missed and every row too many; optional gold rows are neither."""
    left = list(read)
    missed = [row for row in gold if not row.get("optional") and not _take(left, row, agrees)]
    for row in gold:
        if row.get("optional"):
            _take(left, row, same_occasion)
    return [f"missed {_told(row)}" for row in missed] + [f"extra {_shown(contact)}" for contact in left]


def agrees(row: Row, contact: Contact) -> bool:
    """Same kind, parties, status and date."""
    return (
        same_occasion(row, contact)
        and row["status"] == contact.status
        and same_date(row["date"], contact.date)
    )


def same_occasion(row: Row, contact: Contact) -> bool:
    """Same kind and parties: every gold party is found, and no state is added."""
    states = {party["state"] for party in row["parties"]}
    return (
        row["kind"] == contact.kind
        and {party.state for party in contact.parties} <= states
        and all(any(_same_party(wanted, party) for party in contact.parties) for wanted in row["parties"])
    )


def same_date(wanted: str | None, got: str | None) -> bool:
    """Both null, the very day, or within a wanted interval widened by one day on each side."""
    if wanted is None or got is None:
        return wanted == got
    first, last = bounds(wanted)
    begins, ends = bounds(got)
    if first is None or last is None or begins is None or ends is None or first == last:
        return (first, last) == (begins, ends)
    return first - DAY <= begins and ends <= last + DAY


def _same_party(wanted: Row, party: Party) -> bool:
    if wanted["state"] != party.state:
        return False
    loose = wanted.get("role") == "host" or wanted.get("implied")
    if wanted["name"] is None or (loose and party.name is None):
        return True
    known = {fold(name) for name in (party.name, party.surface, *party.aliases) if name}
    return any(fold(wanted["name"]) in name for name in known)


def _take(left: list[Contact], row: Row, agree: Callable[[Row, Contact], bool]) -> bool:
    found = next((contact for contact in left if agree(row, contact)), None)
    if found is not None:
        left.remove(found)
    return found is not None


def _told(row: Row) -> str:
    who = " + ".join(f"{party['state']}:{party['name'] or '-'}" for party in row["parties"])
    return f"{row['kind']} {row['status']} {row['date']} {who}"


def _shown(contact: Contact) -> str:
    who = " + ".join(f"{party.state}:{party.name or '-'}" for party in contact.parties)
    return f"{contact.kind} {contact.status} {contact.date} {who} «{contact.evidence.quoted}»"
