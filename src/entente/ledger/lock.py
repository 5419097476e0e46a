"""One writer at a time: a lock that the operating system lets go when its holder dies, and who holds it."""

from __future__ import annotations

import contextlib
import datetime as dt
import getpass
import json
import os
import socket
import time
from pathlib import Path
from types import ModuleType
from typing import IO

from entente.errors import LedgerBusy, LedgerError

try:
    import fcntl as _fcntl
except ImportError:  # Windows: SQLite's own locks still keep two writers apart, without saying who
    _fcntl = None  # type: ignore[assignment]

POLL = 0.1


class WriterLock:
    """The right to write to the ledger at ``path``, held in ``<path>.lock`` from ``take`` to ``release``."""

    def __init__(self, path: Path) -> None:
        self.path = path.with_name(path.name + ".lock")
        self._file: IO[str] | None = None

    def take(self, wait: float) -> None:
        """Wait up to ``wait`` seconds. Raises ``LedgerBusy`` that says who holds the lock."""
        try:
            file = self.path.open("a+", encoding="utf-8")
        except OSError as error:
            raise LedgerError(f"{self.path}: cannot be written ({error.strerror})") from error
        if _fcntl and not _flock(_fcntl, file, wait):
            file.close()
            raise LedgerBusy(
                f"{self.path.with_suffix('')}: {self.holder()} is writing to it; waited {wait:g} s"
            )
        file.truncate(0)
        json.dump({"pid": os.getpid(), "host": socket.gethostname(), "user": _user()}, file)
        file.flush()
        self._file = file

    def release(self) -> None:
        """Let the next writer in."""
        if self._file:
            self._file.truncate(0)
            self._file.close()
            self._file = None

    def holder(self) -> str:
        """``process 4711 of ann on host, since 2020-12-28 20:14:03``, as far as the lock file says."""
        try:
            told = json.loads(self.path.read_text(encoding="utf-8"))
            since = dt.datetime.fromtimestamp(self.path.stat().st_mtime).isoformat(" ", "seconds")
            return "process {pid} of {user} on {host}, since {since},".format(**told, since=since)
        except (OSError, ValueError, KeyError):
            return "another process"


def _flock(fcntl: ModuleType, file: IO[str], wait: float) -> bool:
    deadline = time.monotonic() + wait
    while True:
        with contextlib.suppress(BlockingIOError):
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        if time.monotonic() >= deadline:
            return False
        time.sleep(POLL)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
