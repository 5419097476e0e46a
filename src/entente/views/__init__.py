"""Questions to a ledger and their plain answers, shared by command line, web and JSON."""

from entente.views.export import FORMATS
from entente.views.names import Asked, resolve
from entente.views.questions import Filters, count, full_rows, rows, show
from entente.views.results import Count, Detail, Passage, Quote, Row

__all__ = [
    "FORMATS",
    "Asked",
    "Count",
    "Detail",
    "Filters",
    "Passage",
    "Quote",
    "Row",
    "count",
    "full_rows",
    "resolve",
    "rows",
    "show",
]
