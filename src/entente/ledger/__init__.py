"""The ledger: what was read, merged, with its evidence."""

from entente.ledger.corrections import Correction
from entente.ledger.ledger import Ledger
from entente.ledger.model import Conflict, Link, Member, Mention, Merged, Run
from entente.ledger.query import Proof, Query, Source

__all__ = [
    "Conflict",
    "Correction",
    "Ledger",
    "Link",
    "Member",
    "Mention",
    "Merged",
    "Proof",
    "Query",
    "Run",
    "Source",
]
