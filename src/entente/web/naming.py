"""What states, persons and parties are called in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass

from entente.knowledge.model import Knowledge, Person
from entente.records import Party
from entente.web.locale import Locale

_LANGS = {"en": ("en",), "zh-Hant": ("zh-TW", "zh-HK"), "zh-Hans": ()}
_BY_NAME = "n:"


@dataclass(frozen=True, slots=True)
class Naming:
    """Names of the knowledge base in the language of ``words``."""

    knowledge: Knowledge
    words: Locale

    def state(self, code: str) -> str:
        """The short name of the state or organisation, its code when it is unknown."""
        known = self.knowledge.states.get(code)
        if known is None:
            return code
        if self.words.code == "en":
            return known.english or known.names[0]
        return self.words.states.get(code, known.names[0])

    def key(self, key: str) -> str:
        """The name behind a key of the ledger: a state's code, a person's id, ``n:`` and a name."""
        if person := self.knowledge.persons.get(key):
            return self._person(person)
        return key.removeprefix(_BY_NAME) if key.startswith(_BY_NAME) else self.state(key)

    def _person(self, person: Person) -> str:
        wanted = _LANGS[self.words.code]
        return next((n.text for n in person.names if n.lang in wanted), person.name)

    def party(self, p: Party) -> str:
        """The person, else the words that the text has for him or her, else the office, else nothing."""
        person = self.knowledge.persons.get(p.person or "")
        return self._person(person) if person else p.name or p.surface or p.office or ""

    def asked(self, party: Party) -> str:
        """What to ask the ledger for to get this party's contacts."""
        return party.person or party.name or party.state
