"""entente: a ledger of diplomatic contacts, read from the news.

    from entente import Ledger, Page, read

    reading = read(Page(id="1", text="国家主席习近平12月28日同俄罗斯总统普京通电话。", date=date(2020, 12, 29)))
    reading.contacts[0].kind                      # "call"
    with Ledger.open("ledger.db", write=True) as ledger:
        ledger.add(reading)
"""

from entente.errors import EntenteError, InputError, LedgerBusy, LedgerError, QueryError, TableError
from entente.ledger import Ledger
from entente.pipeline import read
from entente.records import (
    KINDS,
    STATUSES,
    Article,
    Contact,
    Dateline,
    Evidence,
    Mention,
    Page,
    Party,
    Reading,
    TimeMention,
)
from entente.text import Span

__all__ = [
    "KINDS",
    "STATUSES",
    "Article",
    "Contact",
    "Dateline",
    "EntenteError",
    "Evidence",
    "InputError",
    "Ledger",
    "LedgerBusy",
    "LedgerError",
    "Mention",
    "Page",
    "Party",
    "QueryError",
    "Reading",
    "Span",
    "TableError",
    "TimeMention",
    "read",
]
