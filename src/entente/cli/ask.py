"""The commands that ask: list, count, show."""

from __future__ import annotations

from typing import Annotated

import typer

from entente import views
from entente.cli import options, render
from entente.cli.terminal import out, put_json
from entente.knowledge import load
from entente.ledger import Ledger
from entente.views import Filters, plain
from entente.views.dating import writing_dates

LISTED = 50


def list_(
    who: options.Who = None,
    other: options.With = None,
    kinds: options.Kinds = None,
    statuses: options.Statuses = None,
    first: options.From = None,
    last: options.To = None,
    uncertain: options.Uncertain = False,
    limit: Annotated[int, typer.Option(min=0, help="At most so many rows; 0 means all.")] = LISTED,
    offset: Annotated[int, typer.Option(min=0, help="Leave out so many rows first.")] = 0,
    ledger: options.LedgerPath = options.DEFAULT_LEDGER,
    facts: options.Facts = options.DEFAULT_FACTS,
    as_json: options.AsJson = False,
) -> None:
    """List contacts in order of date.

    [bold]Examples[/]

      entente list --who 习近平 --with RU --from 2020 --to 2020

      entente list --kind visit --status planned --json
    """
    filters = Filters(
        *(who, other, tuple(kinds or ()), tuple(statuses or ()), first, last),
        uncertain=uncertain,
        limit=limit or None,
        offset=offset,
    )
    with Ledger.open(ledger) as book:
        answer = views.rows(filters, book, load(facts))
    if as_json:
        put_json([plain.row(row) for row in answer])
    elif answer:
        out().print(render.table(answer))


def count(
    who: Annotated[str, typer.Argument(help="A person in any spelling or script, or a state (CN, 中国).")],
    other: Annotated[str | None, typer.Argument(help="The other side; anyone when left out.")] = None,
    kinds: options.Kinds = None,
    statuses: options.Statuses = None,
    within: options.Within = None,
    limit: Annotated[int, typer.Option(min=0, help="Show at most so many rows; 0 means all.")] = LISTED,
    ledger: options.LedgerPath = options.DEFAULT_LEDGER,
    facts: options.Facts = options.DEFAULT_FACTS,
    as_json: options.AsJson = False,
) -> None:
    """Count contacts, with the date and one sentence of each. Only held ones, unless --status says otherwise.

    [bold]Examples[/]

      entente count 习近平 普京 --kind call --in 2020

      entente count CN RU --kind meeting --kind video --in 2020-01/2020-06 --json
    """
    filters = Filters(
        *(who, other, tuple(kinds or ()), tuple(statuses or ("held",))), within=within, limit=limit or None
    )
    with Ledger.open(ledger) as book:
        answer = views.count(filters, book, load(facts))
    if as_json:
        put_json(plain.count(answer))
    else:
        render.counted(answer, out())


def show(
    key: Annotated[str, typer.Argument(metavar="ID", help="The id of a row, its start, or a mention's id.")],
    width: Annotated[int, typer.Option("--context", min=0, help="Characters shown around a sentence.")] = 60,
    dates: Annotated[
        bool, typer.Option("--dates", help="Also when each page was written, and what says so.")
    ] = False,
    ledger: options.LedgerPath = options.DEFAULT_LEDGER,
    as_json: options.AsJson = False,
) -> None:
    """Show one row with every sentence that proves it, in its context.

    [bold]Examples[/]

      entente show c3f9a01b

      entente show c3f9a01b --dates
    """
    with Ledger.open(ledger) as book:
        answer = views.show(key, book, width)
        written = writing_dates(answer, book) if dates else ()
    if as_json:
        shown = plain.detail(answer)
        put_json(shown | {"written": [plain.written_on(w) for w in written]} if dates else shown)
    else:
        render.detail(answer, out())
        render.writing_dates(written, out())
