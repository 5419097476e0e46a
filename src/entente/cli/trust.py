"""The commands that tell where a row comes from, and whether the ledger is sound: cite, doctor."""

from __future__ import annotations

from typing import Annotated

import typer

from entente.cli import options
from entente.cli.terminal import err, out, put_json, words
from entente.errors import no_such
from entente.ledger import Ledger
from entente.views import citing

UNSOUND = 4
"""Exit status when the doctor finds something."""

_STYLES = (*citing.CITATIONS, "prov")


def cite(
    key: Annotated[str, typer.Argument(metavar="ID", help="The id of a row, or its start.")],
    style: Annotated[
        str, typer.Option("--format", help="chicago, gbt7714, or prov (W3C PROV-JSON).")
    ] = "chicago",
    ledger: options.LedgerPath = options.DEFAULT_LEDGER,
    as_json: options.AsJson = False,
) -> None:
    """Cite the pages that tell a row, or give its whole provenance.

    [bold]Examples[/]

      entente cite c3f9a01b

      entente cite c3f9a01b --format gbt7714

      entente cite c3f9a01b --format prov > provenance.json
    """
    if style not in _STYLES:
        raise no_such(style, "format", _STYLES)
    with Ledger.open(ledger) as book:
        answer = citing.prov(key, book) if style == "prov" else citing.cite(key, style, book)
    if as_json or style == "prov":
        put_json(answer)
    else:
        for line in answer:
            out().print(words(line), soft_wrap=True)


def doctor(
    mend: Annotated[bool, typer.Option("--mend", help="First merge everything again.")] = False,
    ledger: options.LedgerPath = options.DEFAULT_LEDGER,
    as_json: options.AsJson = False,
) -> None:
    """Check the file and every invariant of the ledger. Exit status 4 means that something is wrong.

    [bold]Examples[/]

      entente doctor --ledger 2020.db

      entente doctor --mend
    """
    with Ledger.open(ledger, write=mend) as book:
        if mend:
            book.merge_again()
        findings = book.examine()
    if as_json:
        put_json([{"check": f.check, "what": f.what} for f in findings])
    else:
        for finding in findings:
            out().print(words(f"{finding.check}: {finding.what}"))
    if findings:
        err().print("Merged rows: --mend. Anything else: keep a copy, read into a new ledger.", markup=False)
        raise typer.Exit(UNSOUND)
