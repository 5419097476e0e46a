"""What every request of a running server shares."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Request

from entente.knowledge import load
from entente.ledger import Ledger
from entente.web.asking import Asking
from entente.web.books import Books
from entente.web.catalogue import Catalogue, Wanted
from entente.web.resolving import wanted
from entente.web.settings import Settings


@dataclass(frozen=True, slots=True)
class State:
    """The settings and the open ledger."""

    settings: Settings
    books: Books

    @property
    def catalogue(self) -> Catalogue:
        """The rows as they stand."""
        return self.books.catalogue()

    @property
    def ledger(self) -> Ledger:
        """This thread's reader."""
        return self.books.reader()

    def chosen(self, asking: Asking) -> tuple[Catalogue, Wanted, int]:
        """The catalogue, the question in its terms, and the rows that answer it."""
        catalogue = self.catalogue
        asked = wanted(asking, catalogue, load())
        return catalogue, asked, catalogue.select(asked)


def of(request: Request) -> State:
    """The state that ``request`` shares."""
    found: State = request.app.state.entente
    return found
