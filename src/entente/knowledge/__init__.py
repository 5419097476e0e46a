"""The knowledge base of actors: persons, offices over time, states, organisations and places."""

from entente.knowledge.load import load
from entente.knowledge.model import OFFICES, Knowledge, Person, PersonName, State, Term

__all__ = ["OFFICES", "Knowledge", "Person", "PersonName", "State", "Term", "load"]
