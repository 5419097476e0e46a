"""Contacts: who called, met, visited or wrote to whom, with status, date, place and the proving sentence."""

from entente.contacts.coding import Code, code
from entente.contacts.dating import Day
from entente.contacts.discourse import Discourse
from entente.contacts.explain import Explanation, explain
from entente.contacts.frames import TRIGGER
from entente.contacts.read import read_contacts
from entente.contacts.scene import stage
from entente.contacts.sides import Source

__all__ = [
    "TRIGGER",
    "Code",
    "Day",
    "Discourse",
    "Explanation",
    "Source",
    "code",
    "explain",
    "read_contacts",
    "stage",
]
