"""The ledger: what was read, merged, with its evidence."""

from entente.ledger.claims import Asserted
from entente.ledger.corrections import Correction
from entente.ledger.coverage import Pages, Report
from entente.ledger.ledger import Ledger
from entente.ledger.model import Conflict, Link, Member, Mention, Merged, Run
from entente.ledger.query import Proof, Query, Source

__all__ = [
    "Asserted",
    "Conflict",
    "Correction",
    "Ledger",
    "Link",
    "Member",
    "Mention",
    "Merged",
    "Pages",
    "Proof",
    "Query",
    "Report",
    "Run",
    "Source",
]
