"""Contacts: who called, met, visited or wrote to whom, with status, date, place and the proving sentence."""

from entente.contacts.dating import Day
from entente.contacts.discourse import Discourse
from entente.contacts.frames import TRIGGER
from entente.contacts.read import Source, read_contacts
from entente.contacts.scene import stage

__all__ = ["TRIGGER", "Day", "Discourse", "Source", "read_contacts", "stage"]
