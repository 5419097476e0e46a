"""The index beside a ledger: a file that can be thrown away and is made again from the ledger.

``ledger.db`` has ``ledger.db.stories``: which articles there are in order of day, and a contentless
full-text index over them. It is brought up to date when it is opened: pages that are new, changed or
gone are found by their digests, and what is found does not depend on the order in which they came.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from entente.ledger import Ledger
from entente.ledger.connection import WAIT, connect, plain_errors, stamps
from entente.stories import source
from entente.stories.model import Story
from entente.stories.tokens import indexed
from entente.text import content_id

VERSION = "2"
"""Changes whenever the same ledger would give another index."""

_SCHEMA = """
CREATE TABLE mark (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE pages (key TEXT PRIMARY KEY, state TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE stories (
  id INTEGER PRIMARY KEY, page TEXT NOT NULL, article TEXT NOT NULL, known_as TEXT NOT NULL,
  source TEXT NOT NULL
);
CREATE INDEX stories_page ON stories (page);
CREATE INDEX stories_article ON stories (article);
CREATE INDEX stories_known_as ON stories (known_as);
CREATE VIRTUAL TABLE words USING fts5 (
  title, body, content='', prefix=1, tokenize="unicode61 remove_diacritics 0"
);
"""
_DAY_BITS = 24
_STALE = 5
"""An index is made anew when more than one page in so many has changed: words of old texts stay in it."""
_BATCH = 400

Row = tuple[int, str, str]
"""The number, page and id of an article."""


class Index:
    """The index of one ledger with read access to both; made by ``opened``."""

    def __init__(self, db: sqlite3.Connection, ledger: sqlite3.Connection) -> None:
        self.db, self.ledger = db, ledger

    def story(self, row: Row) -> Story | None:
        """An article as the ledger has it."""
        return source.by_id(self.ledger, row[1], row[2])

    def page_id(self, page: str) -> str:
        """The source's own id of the page with key ``page``."""
        return str(self.ledger.execute("SELECT id FROM pages WHERE key = ?", (page,)).fetchone()[0])

    def rows(self, key: str) -> list[Row]:
        """The articles that go by ``key``: an article's id, or the main article of a page's key or own id."""
        columns = "SELECT id, page, article FROM stories"
        own = self.db.execute(f"{columns} WHERE article = ? ORDER BY page", (key,)).fetchall()
        main = f"{columns} WHERE known_as = ? OR page = ? AND known_as <> '' ORDER BY page"
        return own or self.db.execute(main, (key, key)).fetchall()


@contextmanager
def opened(ledger: Ledger) -> Iterator[Index]:
    """The index of what is committed to ``ledger``, brought up to date.

    Raises ``LedgerError`` when the folder of the ledger cannot be written to and there is no current index.
    """
    ledger.commit()
    path = index_path(ledger.path)
    with (
        plain_errors(path),
        closing(connect(ledger.path, write=False)) as told,
        closing(sqlite3.connect(path, timeout=WAIT, isolation_level=None)) as db,
    ):
        refresh(db, told, content_id("r", *stamps(ledger.path)))
        yield Index(db, told)


def index_path(ledger: Path) -> Path:
    """Where the index of the ledger at ``ledger`` is."""
    return ledger.with_name(ledger.name + ".stories")


def refresh(db: sqlite3.Connection, ledger: sqlite3.Connection, stamp: str) -> None:
    """Index what ``ledger`` has and ``db`` has not; one process does it, the others wait."""
    if _mark(db, "stamp") == f"{VERSION} {stamp}":
        return
    db.executescript("PRAGMA synchronous=OFF; PRAGMA cache_size=-131072;")
    db.execute("BEGIN IMMEDIATE")
    try:
        _bring_up_to_date(db, ledger)
        db.execute("INSERT OR REPLACE INTO mark VALUES ('stamp', ?)", (f"{VERSION} {stamp}",))
    except BaseException:
        db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


def _mark(db: sqlite3.Connection, name: str) -> str | None:
    if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'mark'").fetchone():
        return None
    row = db.execute("SELECT value FROM mark WHERE name = ?", (name,)).fetchone()
    return str(row[0]) if row else None


def _bring_up_to_date(db: sqlite3.Connection, ledger: sqlite3.Connection) -> None:
    wanted = dict(ledger.execute("SELECT key, digest || ' ' || reader FROM pages"))
    if _mark(db, "version") != VERSION:
        _make(db)
    had = dict(db.execute("SELECT key, state FROM pages"))
    gone = [key for key, state in had.items() if wanted.get(key) != state]
    if len(gone) * _STALE > len(had):
        _make(db)
        had, gone = {}, []
    _forget(db, gone)
    new = sorted(key for key, state in wanted.items() if had.get(key) != state)
    _learn(db, ledger, new)
    db.executemany("INSERT INTO pages VALUES (?, ?)", [(key, wanted[key]) for key in new])


def _make(db: sqlite3.Connection) -> None:
    for name in ("words", "stories", "pages", "mark"):
        db.execute(f"DROP TABLE IF EXISTS {name}")
    for statement in filter(str.strip, _SCHEMA.split(";")):
        db.execute(statement)
    db.execute("INSERT INTO mark VALUES ('version', ?)", (VERSION,))


def _forget(db: sqlite3.Connection, pages: Sequence[str]) -> None:
    """The words of a forgotten article stay, but nothing is found by them any more."""
    for table, column in (("stories", "page"), ("pages", "key")):
        db.executemany(f"DELETE FROM {table} WHERE {column} = ?", [(page,) for page in pages])


def _learn(db: sqlite3.Connection, ledger: sqlite3.Connection, pages: Sequence[str]) -> None:
    for at in range(0, len(pages), _BATCH):
        batch = pages[at : at + _BATCH]
        known_as = dict(
            ledger.execute(f"SELECT key, id FROM pages WHERE key IN ({', '.join('?' * len(batch))})", batch)
        )
        for story in source.by_page(ledger, batch):
            number = _number(db, story)
            own = "" if story.snippet else known_as[story.page]
            db.execute(
                "INSERT INTO stories VALUES (?, ?, ?, ?, ?)",
                (number, story.page, story.id, own, story.source),
            )
            words = (number, indexed(story.title), indexed(story.body))
            db.execute("INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)", words)


def _number(db: sqlite3.Connection, story: Story) -> int:
    """A number that sorts by day and depends on the article, unless another one or an old text has it."""
    scattered = int(content_id("", story.page, story.id)[:6], 16)
    number = first_number(story.day.toordinal() if story.day else 0) | scattered
    while db.execute("SELECT 1 FROM words WHERE rowid = ?", (number,)).fetchone():
        number += 1
    return number


def first_number(day: int) -> int:
    """The first number of the articles of ``day`` (an ordinal)."""
    return day << _DAY_BITS
