"""The exception tree.

EntenteError
├── InputError          a page, record or file that cannot be read (file, line, reason)
├── TableError          a table in ``data/`` or a user's own that breaks its schema or examples
├── QueryError          a question that cannot be understood (unknown name, bad date, bad filter)
└── LedgerError         the ledger cannot be opened, is locked, or is damaged
    └── LedgerBusy      another writer holds the ledger
"""

from __future__ import annotations

from collections.abc import Iterable


class EntenteError(Exception):
    """Root of every error that entente raises on purpose."""


class InputError(EntenteError):
    """A record that cannot be read: ``where`` names the file, ``line`` is 1-based or None."""

    def __init__(self, where: str, reason: str, line: int | None = None) -> None:
        self.where, self.reason, self.line = where, reason, line
        place = where if line is None else f"{where}:{line}"
        super().__init__(f"{place}: {reason}")


class TableError(EntenteError):
    """A table row that breaks its schema or contradicts its own examples."""


class QueryError(EntenteError):
    """A question that cannot be answered as put; the message says what to write instead."""


def no_such(text: str, what: str, allowed: Iterable[object]) -> QueryError:
    """The error that ``text`` is no ``what``, with those that there are."""
    return QueryError(f"{text} is no {what}; choose from {', '.join(map(str, allowed))}")


class LedgerError(EntenteError):
    """A ledger that cannot be opened, or that fails its checks."""


class LedgerBusy(LedgerError):  # noqa: N818 - the public name says what is the matter
    """Another process is writing to the ledger."""
