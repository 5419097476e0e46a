"""Count claims checked against the ledger: supported, contradicted, short of rows, or unclear."""

from entente.verify.check import Book, rows_for, verify
from entente.verify.model import OUTCOMES, Coverage, LeftOut, Outcome, SourceCoverage, Tried, Verdict
from entente.verify.refresh import Checked, check_all, checked, flips

__all__ = [
    "OUTCOMES",
    "Book",
    "Checked",
    "Coverage",
    "LeftOut",
    "Outcome",
    "SourceCoverage",
    "Tried",
    "Verdict",
    "check_all",
    "checked",
    "flips",
    "rows_for",
    "verify",
]
