"""The open ledger of a running server: a reader for each thread, a catalogue renewed as the file changes."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from entente.knowledge import load as load_knowledge
from entente.ledger import Ledger
from entente.ledger.connection import stamps
from entente.text import content_id
from entente.verify import Book
from entente.views import Row
from entente.views.results import row
from entente.web.catalogue import Catalogue, load

PATIENCE = 4.0
"""While another process writes, the catalogue is made anew at most once in so many times its making took."""

KEPT = 5000
"""Rows that are kept ready to be shown."""


class Books:
    """Readers and catalogue of the ledger at ``path``. Safe to share between threads."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()
        self._lock = threading.Lock()
        self._catalogue: Catalogue | None = None
        self._due = 0.0
        self._row = lru_cache(KEPT)(self._brief)
        self._shelf = lru_cache(1)(lambda _revision: Book.of(self.reader(), load_knowledge()))

    def revision(self) -> str:
        """Changes whenever the ledger is written to. Raises ``LedgerError`` when the file is gone."""
        return content_id("r", *stamps(self.path))

    def reader(self) -> Ledger:
        """The ledger, opened for reading by this thread and kept open."""
        identity = self.path.stat().st_ino if self.path.exists() else None
        if getattr(self._local, "identity", None) != identity or identity is None:
            self._local.book, self._local.identity = Ledger.open(self.path), identity
        book: Ledger = self._local.book
        return book

    @contextmanager
    def writer(self) -> Iterator[Ledger]:
        """The ledger, opened for one correction; the catalogue shows it at once."""
        with Ledger.open(self.path, write=True) as book:
            yield book
        self._due = 0.0

    def catalogue(self) -> Catalogue:
        """The rows as they stand now, or stood a moment ago while another process keeps writing."""
        revision = self.revision()
        held = self._catalogue
        if held and (held.revision == revision or time.monotonic() < self._due):
            return held
        with self._lock:
            if self._catalogue is held:
                self._catalogue = self._made(revision)
        return self._catalogue or self._made(revision)

    def shelf(self) -> Book:
        """What has been read so far, for verdicts on claims."""
        return self._shelf(self.revision())

    def rows(self, keys: Iterable[str]) -> tuple[Row, ...]:
        """The rows with these ids, each with its most exact sentence; kept until the ledger changes."""
        revision = self.revision()
        return tuple(self._row(revision, key) for key in keys)

    def _brief(self, _revision: str, key: str) -> Row:
        ledger = self.reader()
        contact = ledger.contact(key)
        proof = ledger.first_proof(contact.id)
        return row(contact, [proof] if proof else [])

    def _made(self, revision: str) -> Catalogue:
        begun = time.monotonic()
        made = Catalogue(load(self.path), revision)
        ended = time.monotonic()
        self._due = ended + PATIENCE * (ended - begun)
        return made
