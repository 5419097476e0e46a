"""Opening the SQLite file: settings, the version of the schema, and errors in plain words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from entente.errors import LedgerBusy, LedgerError
from entente.ledger.schema import APPLICATION_ID, STEPS, VERSION

WAIT = 10.0
"""Seconds that a statement waits for another process before it gives up."""

# rows are scattered by their content hashes: letting the log grow writes a page that many commits touch once
_SAFE = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; "
_WRITE = _SAFE + "PRAGMA cache_size=-131072; PRAGMA wal_autocheckpoint=16384;"
_READ = "PRAGMA query_only=ON; PRAGMA cache_size=-65536;"


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into ``LedgerError`` with the file's name and what to do about it."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise _operational(path, error) from error
    except sqlite3.DatabaseError as error:
        raise LedgerError(f"{path}: damaged or not a ledger ({error}); run `entente doctor`") from error


def _operational(path: Path, error: sqlite3.OperationalError) -> LedgerError:
    said = str(error)
    if "locked" in said or "busy" in said:
        return LedgerBusy(f"{path}: another process is writing to it; try again when it has finished")
    if "full" in said:
        return LedgerError(
            f"{path}: the disk is full; what was committed is safe, free some space and run again"
        )
    if "readonly" in said:
        return LedgerError(f"{path}: the file or its folder may not be written to")
    return LedgerError(f"{path}: {said}")


def stamps(path: Path) -> list[tuple[int, int, int]]:
    """Inode, time and size of the files of the ledger at ``path``: they change whenever it is written to.

    Raises ``LedgerError`` when the ledger is gone.
    """
    log = path.with_name(f"{path.name}-wal")
    files = (path, log) if log.exists() and log.stat().st_size else (path,)
    try:
        return [(s.st_ino, s.st_mtime_ns, s.st_size) for s in map(Path.stat, files)]
    except FileNotFoundError as error:
        raise LedgerError(f"{path}: the ledger is no longer there") from error


def connect(path: Path, *, write: bool) -> sqlite3.Connection:
    """A connection to the ledger at ``path``, which is made when it is missing and ``write`` is true.

    Raises ``LedgerError`` when the file is missing, is no ledger, or is of a newer program.
    """
    if not write and not path.is_file():
        raise LedgerError(f"{path}: no ledger there; make one with `entente read PATH --ledger {path}`")
    if not path.parent.is_dir():
        raise LedgerError(f"{path}: there is no folder {path.parent}")
    with plain_errors(path):
        db = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
        try:
            _check(db, path)
            if write or _version(db) < VERSION:
                _upgrade(db, path)
            db.executescript(_WRITE if write else _READ)
        except BaseException:
            db.close()
            raise
        return db


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def _check(db: sqlite3.Connection, path: Path) -> None:
    """Refuse a database that is not ours, or not ours yet."""
    (mark,) = db.execute("PRAGMA application_id").fetchone()
    (tables,) = db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if mark != APPLICATION_ID and tables:
        raise LedgerError(f"{path}: this is not a ledger; choose another file with --ledger")
    if _version(db) > VERSION:
        raise LedgerError(
            f"{path}: made by a newer entente (schema {_version(db)}, here {VERSION}); upgrade entente"
        )


def _upgrade(db: sqlite3.Connection, path: Path) -> None:
    """Bring the schema up to date in one transaction; an older ledger is copied beside itself first."""
    version = _version(db)
    if version == VERSION:
        return
    if version:
        _back_up(db, path.with_name(f"{path.name}.schema{version}.bak"))
    db.execute("BEGIN IMMEDIATE")
    # asked again: another process may have done it while this one waited
    for statement in "".join(STEPS[_version(db) :]).split(";"):
        db.execute(statement)
    db.execute(f"PRAGMA application_id={APPLICATION_ID}")
    db.execute(f"PRAGMA user_version={VERSION}")
    db.execute("COMMIT")


def _back_up(db: sqlite3.Connection, target: Path) -> None:
    with closing(sqlite3.connect(target)) as copy:
        db.backup(copy)
