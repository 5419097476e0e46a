"""What one run of the server was told."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class Settings:
    """``token`` null: anyone who reaches the port may read. ``edit`` opens the corrections to ``author``.

    ``host`` is the address listened on; a request that names another host is refused on loopback, so
    that a foreign page cannot reach the ledger by a name of its own (DNS rebinding).
    """

    ledger: Path
    host: str = "127.0.0.1"
    port: int = 8030
    token: str | None = None
    edit: bool = False
    author: str = ""
    demo: bool = False

    @property
    def local(self) -> bool:
        """True when only this machine can connect."""
        return self.host in LOOPBACK
