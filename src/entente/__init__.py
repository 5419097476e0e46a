"""entente: a ledger of diplomatic contacts, read from the news.

    from entente import Ledger, Page, read

    page = Page(id="1", text="习近平12月28日同俄罗斯总统普京通电话。", date=date(2020, 12, 29))
    reading = read(page)
    reading.contacts[0].kind                      # "call"
    with Ledger.open("ledger.db", write=True) as ledger:
        ledger.add(reading)

Names are loaded when they are first used (PEP 562), so that one room alone starts quickly.
"""

from __future__ import annotations

import importlib
import typing

if typing.TYPE_CHECKING:
    from entente.errors import EntenteError, InputError, LedgerBusy, LedgerError, QueryError, TableError
    from entente.ledger import Ledger
    from entente.pipeline import read
    from entente.records import (
        KINDS,
        STATUSES,
        Article,
        Claim,
        Contact,
        Dateline,
        Evidence,
        Mention,
        Page,
        Party,
        Reading,
        Side,
        TimeMention,
    )
    from entente.text import Span

__all__ = [
    "KINDS",
    "STATUSES",
    "Article",
    "Claim",
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
    "Side",
    "Span",
    "TableError",
    "TimeMention",
    "read",
]

_ELSEWHERE = {
    "Ledger": "entente.ledger",
    "Span": "entente.text",
    "read": "entente.pipeline",
    **dict.fromkeys(
        ("EntenteError", "InputError", "LedgerBusy", "LedgerError", "QueryError", "TableError"),
        "entente.errors",
    ),
}


def __getattr__(name: str) -> typing.Any:
    if name not in __all__:
        raise AttributeError(f"module 'entente' has no attribute {name!r}")
    return getattr(importlib.import_module(_ELSEWHERE.get(name, "entente.records")), name)


def __dir__() -> list[str]:
    return __all__
