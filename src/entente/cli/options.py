"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

LedgerPath = Annotated[
    Path,
    typer.Option("--ledger", envvar="ENTENTE_LEDGER", help="The ledger, one SQLite file.", show_default=True),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
Who = Annotated[str | None, typer.Option(help="A person in any spelling or script, or a state (CN, 中国).")]
With = Annotated[str | None, typer.Option("--with", help="The other side: a person or a state.")]
Kinds = Annotated[
    list[str] | None, typer.Option("--kind", help="call, video, meeting, visit or message; may be repeated.")
]
Statuses = Annotated[
    list[str] | None,
    typer.Option("--status", help="held, planned, proposed, cancelled or not_held; may be repeated."),
]
From = Annotated[
    str | None, typer.Option("--from", help="First day, month or year: 2020-03-19, 2020-03, 2020.")
]
To = Annotated[str | None, typer.Option("--to", help="Last day, month or year.")]
Within = Annotated[
    str | None, typer.Option("--in", help="A year, month, day or interval: 2020, 2020-03/2020-05.")
]
Uncertain = Annotated[
    bool, typer.Option("--uncertain", help="Also tellings that fix no contact of their own (marked ≈).")
]

Facts = Annotated[
    Path,
    typer.Option("--facts", envvar="ENTENTE_FACTS", help="Your own facts on persons (entente kb)."),
]

DEFAULT_FACTS = Path("facts.yml")
DEFAULT_LEDGER = Path("ledger.db")
