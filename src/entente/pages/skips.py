"""What could not be read, and why: reported instead of raised, so that a run goes on."""

from __future__ import annotations

from dataclasses import dataclass

from entente.errors import InputError


@dataclass(frozen=True, slots=True)
class Skip:
    """A file or record left out: ``where`` names the file, ``line`` is 1-based or None.

    >>> str(Skip("archive.jsonl", 7, "broken JSON"))
    'archive.jsonl:7: broken JSON'
    """

    where: str
    line: int | None
    reason: str

    def __str__(self) -> str:
        place = self.where if self.line is None else f"{self.where}:{self.line}"
        return f"{place}: {self.reason}"

    @classmethod
    def of(cls, error: InputError) -> Skip:
        """The skip that reports ``error``."""
        return cls(error.where, error.line, error.reason)
