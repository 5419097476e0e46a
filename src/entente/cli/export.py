"""The command that hands the ledger to other programs."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from entente import views
from entente.cli import options
from entente.errors import QueryError, no_such
from entente.knowledge import load
from entente.ledger import Ledger
from entente.views import FORMATS, Filters


def export(
    form: Annotated[str, typer.Option("--format", help="csv, jsonl, parquet or ics.")] = "jsonl",
    target: Annotated[
        Path | None, typer.Option("--out", help="A file; standard output when left out.")
    ] = None,
    who: options.Who = None,
    other: options.With = None,
    kinds: options.Kinds = None,
    statuses: options.Statuses = None,
    first: options.From = None,
    last: options.To = None,
    uncertain: options.Uncertain = False,
    ledger: options.LedgerPath = options.DEFAULT_LEDGER,
    facts: options.Facts = options.DEFAULT_FACTS,
) -> None:
    """Write contacts for another program, in order of date.

    [bold]Examples[/]

      entente export --format csv --out contacts.csv

      entente export --format ics --who 王毅 --from 2020 --to 2020 --out wang.ics
    """
    if form not in FORMATS:
        raise no_such(form, "format", FORMATS)
    filters = Filters(who, other, tuple(kinds or ()), tuple(statuses or ()), first, last, uncertain=uncertain)
    with Ledger.open(ledger) as book:
        _write(FORMATS[form](views.full_rows(filters, book, load(facts))), target)


def _write(chunks: Iterable[bytes], target: Path | None) -> None:
    if target is None:
        sys.stdout.buffer.writelines(chunks)
        return
    try:
        with target.open("wb") as file:
            file.writelines(chunks)
    except OSError as error:
        raise QueryError(f"{target}: cannot be written ({error.strerror})") from error
