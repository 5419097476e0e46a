"""The ledger: one SQLite file with every page read, every contact told, and the rows merged from them."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from entente.errors import InputError, QueryError
from entente.ledger import claims, corrections, coverage, store
from entente.ledger import query as questions
from entente.ledger.claims import Asserted
from entente.ledger.connection import WAIT, connect, plain_errors
from entente.ledger.corrections import Anchor, Correction
from entente.ledger.coverage import Pages, Report
from entente.ledger.doctor import Finding, examine
from entente.ledger.lock import WriterLock
from entente.ledger.model import Link, Merged, Run
from entente.ledger.query import Proof, Query
from entente.ledger.remerge import remerge
from entente.ledger.rereading import replace_page, take_back
from entente.ledger.store import Seed
from entente.records import Page, Reading

BATCH = 200
"""Pages that share one transaction: a killed run loses at most the reading of these."""


class Ledger:
    """A ledger opened by ``Ledger.open``; a context manager that commits what is pending when left.

    Many may read while one writes. What a transaction writes is always merged, so a reader never
    sees a mention without its row.
    """

    def __init__(self, path: Path, db: sqlite3.Connection, lock: WriterLock | None = None) -> None:
        self.path = path
        self._db = db
        self._lock = lock
        self._pending = 0
        self._seeds: list[Seed] = []
        self._orphans: set[str] = set()

    @classmethod
    def open(cls, path: str | os.PathLike[str], *, write: bool = False, wait: float = WAIT) -> Self:
        """Open the ledger at ``path``; with ``write`` a missing one is made.

        A second writer waits ``wait`` seconds for the first. Raises ``LedgerBusy`` with the holder's
        name when it is still there; ``LedgerError`` when there is no ledger, or the file is none, or
        is damaged, or too new.
        """
        file = Path(path)
        if not write:
            return cls(file, connect(file, write=False))
        lock = WriterLock(file)
        lock.take(wait)
        try:
            return cls(file, connect(file, write=True), lock)
        except BaseException:
            lock.release()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self.commit()
        finally:
            self.close()

    def close(self) -> None:
        """Close the file; what is not committed is dropped."""
        self._db.close()
        if self._lock:
            self._lock.release()

    def knows(self, page: Page, run: Run | None = None) -> bool:
        """True when this very page was read by this very reader, so that nothing would change."""
        with plain_errors(self.path):
            return store.stored(self._db, page) == (page.digest, (run or Run()).reader)

    def add(self, reading: Reading, run: Run | None = None) -> bool:
        """Add what one page says; false when the ledger has it already.

        A page with the same source and id whose content or reader changed is replaced, its
        mentions with it. Raises ``LedgerError`` when the file cannot be written.
        """
        run = run or Run()
        with plain_errors(self.path), _whole_characters(reading.page):
            if self.knows(reading.page, run):
                return False
            self._replace(reading, run)
        self._pending += 1
        if self._pending >= BATCH:
            self.commit()
        return True

    def _replace(self, reading: Reading, run: Run) -> None:
        with self._one_page():
            touched = replace_page(self._db, reading, run.reader, store.run_id(self._db, run))
        self._touch(*touched)

    def _touch(self, seeds: list[Seed], orphans: set[str]) -> None:
        self._seeds += seeds
        self._orphans |= orphans

    @contextmanager
    def _one_page(self) -> Iterator[None]:
        """All of a page or nothing of it, inside the transaction of the batch."""
        if not self._db.in_transaction:
            self._db.execute("BEGIN IMMEDIATE")
        self._db.execute("SAVEPOINT page")
        try:
            yield
        except BaseException:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK TO page")
            else:  # a full disk ends the whole transaction
                self._forget()
            raise
        self._db.execute("RELEASE page")

    def commit(self) -> None:
        """Merge what was added since the last commit and make it last."""
        if not self._db.in_transaction:
            return
        with plain_errors(self.path):
            remerge(self._db, self._seeds, self._orphans)
            self._db.execute("COMMIT")
        self._forget()

    def rollback(self) -> None:
        """Drop what was added since the last commit."""
        if self._db.in_transaction:
            self._db.execute("ROLLBACK")
        self._forget()

    def _forget(self) -> None:
        self._pending, self._seeds, self._orphans = 0, [], set()

    @contextmanager
    def _asked(self) -> Iterator[sqlite3.Connection]:
        """The connection for a question, with everything added so far merged and committed."""
        self.commit()
        with plain_errors(self.path):
            yield self._db

    def count(self, query: Query) -> int:
        """How many contacts match ``query``, whatever its limit."""
        with self._asked() as db:
            return questions.count(db, query)

    def ids(self, query: Query) -> list[str]:
        """The ids of the contacts that match ``query``, in order of date, undated ones last."""
        with self._asked() as db:
            return questions.ids(db, query)

    def contacts(self, query: Query) -> list[Merged]:
        """The merged contacts that match ``query``, in order of date, undated ones last."""
        with self._asked() as db:
            found = (questions.contact(db, key) for key in questions.ids(db, query))
            return [contact for contact in found if contact]

    def contact(self, key: str) -> Merged:
        """The row with this id, a former id of it, the id of one of its mentions, or the start of its id.

        Raises ``QueryError`` when no row, or more than one, goes by it.
        """
        with self._asked() as db:
            found = questions.contact(db, key) or questions.contact(db, questions.home(db, key) or "")
            if found:
                return found
            starts = questions.starting_with(db, key) if key else []
            if len(starts) == 1:
                return self.contact(starts[0])
        if starts:
            raise QueryError(f"{key} is the start of several rows: {', '.join(starts)}")
        raise QueryError(f"there is no row {key}; `entente list` shows the ids")

    def proofs(self, contact: str) -> list[Proof]:
        """Every telling of the row with this id, the most exact one first."""
        with self._asked() as db:
            return questions.proofs(db, contact)

    def first_proof(self, contact: str) -> Proof | None:
        """The most exact telling of the row with this id."""
        with self._asked() as db:
            return questions.first_proof(db, contact)

    def links(self, contact: str) -> list[Link]:
        """The plans that the row fulfils and the outcomes of the plan that it is."""
        with self._asked() as db:
            return questions.links(db, contact)

    def counted_in(self, mention: str) -> str:
        """The text that the evidence of this mention counts in. Raises ``QueryError`` when there is none."""
        with self._asked() as db:
            text = questions.counted_in(db, mention)
        if text is None:
            raise QueryError(f"there is no mention {mention}")
        return text

    def correct(self, correction: Correction) -> str:
        """Append ``correction`` and apply it; gives its id."""
        with plain_errors(self.path), self._one_page():
            corrections.append(self._db, correction)
            if correction.action == "undo":
                self._touch(*take_back(self._db, correction.change["undoes"]))
            self._touch(store.seeds(self._db, corrections.standing(self._db, correction.anchors)), set())
        self.commit()
        return correction.id

    def anchors(self, mentions: Iterable[str]) -> tuple[Anchor, ...]:
        """What a correction has to hold to find these mentions again."""
        with self._asked() as db:
            return corrections.anchors(db, mentions)

    def merge_again(self) -> None:
        """Make every merged row anew, as after a change of the rules of merging."""
        with plain_errors(self.path), self._one_page():
            store.forget_rows(self._db)
            self._touch(*store.everything(self._db))
        self.commit()

    def examine(self) -> list[Finding]:
        """Check every invariant; see ``docs/ledger.md`` for the list."""
        with self._asked() as db:
            return list(examine(db))

    def claims(self) -> list[Asserted]:
        """Every count claim of the pages read, by the day of writing."""
        with self._asked() as db:
            return list(claims.asserted(db))

    def verdicts(self) -> dict[str, tuple[str, int]]:
        """Outcome and number found of the last check of each claim, by its id."""
        with self._asked() as db:
            return claims.verdicts(db)

    def record(self, checked: Iterable[tuple[str, str, int]]) -> None:
        """Keep ``(claim, outcome, found)`` as the last check of each claim."""
        with plain_errors(self.path), self._one_page():
            claims.record(self._db, checked)
        self.commit()

    def pages_read(self) -> list[Pages]:
        """How many pages were read, by source and month."""
        with self._asked() as db:
            return coverage.pages(db)

    def reports(self) -> list[Report]:
        """Every held contact once for each source that tells it."""
        with self._asked() as db:
            return list(coverage.reports(db))

    def corrections(self) -> list[Correction]:
        """Everything that people decided, in the order in which they did."""
        with self._asked() as db:
            return corrections.history(db)


@contextmanager
def _whole_characters(page: Page) -> Iterator[None]:
    try:
        yield
    except UnicodeEncodeError as error:
        raise InputError(
            page.origin or page.id, "the text holds half a character (a lone surrogate)"
        ) from error
