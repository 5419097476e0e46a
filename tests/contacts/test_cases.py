"""The contact reader on golden cases: tests/cases/contacts.zh.yml says what each text tells."""

from __future__ import annotations

import datetime as dt

import pytest

from casefile import Case, cases
from entente import Contact, Page, read


def shown(contact: Contact) -> str:
    """``kind status date PARTY PARTY``, with > before the second side of a directed contact."""
    parties = [f"{p.state}:{p.name}" if p.name else p.state for p in contact.parties]
    if any(p.role for p in contact.parties):
        parties.insert(1, ">")
    return " ".join((contact.kind, contact.status, contact.date or "null", *parties))


def page(case: Case) -> Page:
    """The page that a case describes."""
    day = case["day"] if isinstance(case["day"], dt.date) else dt.date.fromisoformat(case["day"])
    return Page(case["name"], case["text"], case.get("title", ""), day, case.get("source", "央视新闻"))


@pytest.mark.parametrize("case", cases("contacts"))
def test_contacts(case: Case) -> None:
    assert sorted(map(shown, read(page(case)).contacts)) == sorted(case["rows"])


@pytest.mark.parametrize("case", cases("contacts"))
def test_every_row_quotes_its_page(case: Case) -> None:
    given = page(case)
    for contact in read(given).contacts:
        proof = contact.evidence
        text = given.title if proof.field == "title" else given.text
        assert text[proof.start : proof.end] == proof.quoted
