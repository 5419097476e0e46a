"""Files, folders and globs → named byte streams, gzip opened on the way, with bounds on what is read."""

from __future__ import annotations

import glob
import gzip
import io
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import IO, TYPE_CHECKING, Any, BinaryIO

from entente.errors import InputError

if TYPE_CHECKING:
    from typing_extensions import Buffer

STDIN = "-"
_PEEK = 1 << 16
LINE_BYTES = 8 << 20
DOCUMENT_BYTES = 32 << 20
# News text compresses 3- to 8-fold, markup up to 40-fold: beyond 200-fold nothing is left to read.
BOMB_RATIO = 200
BOMB_FROM = 64 << 20
_GZIP_MAGIC = b"\x1f\x8b"
_READ_ERRORS = (OSError, EOFError, zlib.error)


@dataclass(frozen=True, slots=True)
class Source:
    """A named stream of bytes; ``line`` numbers inside it are 1-based."""

    name: str
    stream: io.BufferedReader[Any]

    def head(self) -> bytes:
        """The first bytes (up to 64 KiB), which stay in the stream."""
        with reading(self.name):
            return self.stream.peek(_PEEK)[:_PEEK]

    def whole(self) -> bytes:
        """All the bytes. Raises InputError when there are more than ``DOCUMENT_BYTES``."""
        with reading(self.name):
            data = self.stream.read(DOCUMENT_BYTES + 1)
        if len(data) > DOCUMENT_BYTES:
            raise InputError(self.name, f"larger than {DOCUMENT_BYTES >> 20} MiB")
        return data


class reading:  # noqa: N801 - a context manager, used as a verb
    """Turn what the operating system and gzip raise into an InputError that names file and line."""

    def __init__(self, name: str, line: int | None = None) -> None:
        self.name, self.line = name, line

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, InputError):
            return
        if isinstance(error, _READ_ERRORS):
            raise InputError(self.name, _why(error), self.line) from error


def _why(error: BaseException) -> str:
    if isinstance(error, EOFError):
        return "truncated gzip"
    if isinstance(error, (zlib.error, gzip.BadGzipFile)):
        return f"broken gzip ({error})"
    return str(getattr(error, "strerror", None) or error)


class _Inflated(io.RawIOBase):
    """A gzip stream that stops at a bomb instead of unpacking it."""

    def __init__(self, name: str, packed: IO[bytes]) -> None:
        self._name, self._packed, self._given = name, packed, 0
        self._gzip = gzip.GzipFile(fileobj=packed)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Buffer) -> int:
        view = memoryview(buffer).cast("B")
        data = self._gzip.read1(len(view))
        view[: len(data)] = data
        self._given += len(data)
        if self._given > BOMB_FROM and self._given > BOMB_RATIO * self._packed.tell():
            raise InputError(self._name, f"gzip that expands more than {BOMB_RATIO}-fold")
        return len(data)

    def close(self) -> None:
        self._packed.close()
        super().close()


def expand(path: str) -> Iterator[str]:
    """The files that ``path`` (a file, a folder, a glob, or ``-``) names, sorted; folders recursively.

    Raises InputError when it names none.
    """
    if path == STDIN or Path(path).is_file():
        yield path
        return
    found = _in_folder(Path(path)) if Path(path).is_dir() else sorted(glob.glob(path, recursive=True))  # noqa: PTH207 - absolute globs
    if not found:
        raise InputError(path, "no such file" if not Path(path).is_dir() else "empty folder")
    for name in found:
        if not Path(name).is_dir():
            yield name


def _in_folder(folder: Path) -> list[str]:
    return sorted(str(p) for p in folder.rglob("*") if p.is_file() and not p.name.startswith("."))


def open_source(path: str, stdin: BinaryIO | None = None) -> Source:
    """Open ``path`` (or standard input for ``-``), unpacking gzip. Raises InputError."""
    with reading(path):
        stream: io.BufferedReader[Any]
        stream = _stdin(stdin) if path == STDIN else io.BufferedReader(io.FileIO(path), _PEEK)
        if stream.peek(2)[:2] != _GZIP_MAGIC:
            return Source(path, stream)
        return Source(path, io.BufferedReader(_Inflated(path, stream), _PEEK))


def _stdin(stdin: BinaryIO | None) -> io.BufferedReader[Any]:
    if stdin is None:
        raise InputError(STDIN, "no standard input")
    return stdin if isinstance(stdin, io.BufferedReader) else io.BufferedReader(_Piped(stdin), _PEEK)


class _Piped(io.RawIOBase):
    """Any readable object as a raw stream."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Buffer) -> int:
        view = memoryview(buffer).cast("B")
        data = self._stream.read(len(view))
        view[: len(data)] = data
        return len(data)


def stem(where: str) -> str:
    """A file's name without folder, ``.gz`` and ending: the id of the one page in it.

    >>> stem("archive/page-7.html.gz")
    'page-7'
    """
    return PurePath(PurePath(where).name.removesuffix(".gz")).stem


def total_bytes(paths: Sequence[str]) -> int | None:
    """Bytes on disk that ``paths`` name, for a progress bar; null when one of them is a stream or missing."""
    try:
        names = [name for path in paths for name in expand(path)]
        return None if STDIN in names else sum(Path(name).stat().st_size for name in names)
    except (InputError, OSError):
        return None
