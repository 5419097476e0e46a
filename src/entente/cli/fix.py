"""The commands by which a person corrects the ledger: fix, add, history."""

from __future__ import annotations

import datetime as dt
import getpass
from typing import Annotated

import typer

from entente.cli import options
from entente.cli.terminal import out, put_json, words
from entente.knowledge import load
from entente.ledger import Correction, Ledger
from entente.views import fixing, plain
from entente.views.fixing import Hand, Source, Values

fix_app = typer.Typer(
    no_args_is_help=True,
    help="Correct rows. Corrections are appended, with author and reason, and outlive any re-reading.",
)

Row = Annotated[str, typer.Argument(metavar="ID", help="The id of a row, or its start.")]
Reason = Annotated[str, typer.Option(help="Why; kept with the correction.")]
Author = Annotated[
    str, typer.Option(envvar="ENTENTE_AUTHOR", help="Who corrects; your login name by default.")
]
Kind = Annotated[str | None, typer.Option(help="call, video, meeting, visit or message.")]
Status = Annotated[str | None, typer.Option(help="held, planned, proposed, cancelled or not_held.")]
Date = Annotated[
    str | None, typer.Option(help="EDTF: 2020-12-28, 2020-12, 2020-03-05/2020-03-09; empty = unknown.")
]
Place = Annotated[str | None, typer.Option(help="Where; empty = unknown.")]
Parties = Annotated[
    list[str] | None,
    typer.Option(
        "--party", help="A state code and a name ('RU 普京', 'visitor:RU 普京'); once for each party."
    ),
]


def _hand(author: str, reason: str) -> Hand:
    return Hand(author or getpass.getuser(), dt.datetime.now(dt.UTC).replace(microsecond=0), reason)


def _told(correction: Correction, as_json: bool) -> None:
    if as_json:
        put_json(plain.correction(correction))
    else:
        out().print(words(correction.id))


@fix_app.command()
def edit(
    key: Row,
    reason: Reason,
    kind: Kind = None,
    status: Status = None,
    date: Date = None,
    place: Place = None,
    parties: Parties = None,
    author: Author = "",
    ledger: options.LedgerPath = options.DEFAULT_LEDGER,
    facts: options.Facts = options.DEFAULT_FACTS,
    as_json: options.AsJson = False,
) -> None:
    """Give a row another kind, status, date, place, or other parties.

    [bold]Example[/]

      entente fix edit c3f9a01b --date 2020-12-28 --reason "the ministry's own statement says the 28th"
    """
    values = Values(kind, status, date, place, tuple(parties or ()))
    with Ledger.open(ledger, write=True) as book:
        _told(fixing.edit(key, values, _hand(author, reason), book, load(facts)), as_json)


@fix_app.command()
def merge(
    keys: Annotated[list[str], typer.Argument(metavar="ID ID…", help="Rows that are one contact.")],
    reason: Reason,
    author: Author = "",
    ledger: options.LedgerPath = options.DEFAULT_LEDGER,
    as_json: options.AsJson = False,
) -> None:
    """Make one row of several.

    [bold]Example[/]

      entente fix merge c3f9a01b c77d0e12 --reason "the same call, dated by the time zone of each capital"
    """
    with Ledger.open(ledger, write=True) as book:
        _told(fixing.merge(keys, _hand(author, reason), book), as_json)


@fix_app.command()
def split(
    key: Row,
    mentions: Annotated[
        list[str], typer.Argument(metavar="MENTION…", help="Its tellings of another contact.")
    ],
    reason: Reason,
    author: Author = "",
    ledger: options.LedgerPath = options.DEFAULT_LEDGER,
    as_json: options.AsJson = False,
) -> None:
    """Take tellings out of a row, into one of their own.

    [bold]Example[/]

      entente fix split c3f9a01b m0c2d6a41e0f7b933 --reason "this article tells of the second meeting"
    """
    with Ledger.open(ledger, write=True) as book:
        _told(fixing.split(key, mentions, _hand(author, reason), book), as_json)


@fix_app.command()
def reject(
    key: Row,
    reason: Reason,
    author: Author = "",
    ledger: options.LedgerPath = options.DEFAULT_LEDGER,
    as_json: options.AsJson = False,
) -> None:
    """Say that a row is no contact. It is kept, and left out of every answer.

    [bold]Example[/]

      entente fix reject c3f9a01b --reason "a quotation from a novel"
    """
    with Ledger.open(ledger, write=True) as book:
        _told(fixing.reject(key, _hand(author, reason), book), as_json)


@fix_app.command()
def undo(
    key: Annotated[
        str, typer.Argument(metavar="CORRECTION", help="The id of a correction (entente history).")
    ],
    reason: Reason,
    author: Author = "",
    ledger: options.LedgerPath = options.DEFAULT_LEDGER,
    as_json: options.AsJson = False,
) -> None:
    """Take back a correction; both stay in the history.

    [bold]Example[/]

      entente fix undo x91b0c4 --reason "the first date was right"
    """
    with Ledger.open(ledger, write=True) as book:
        _told(fixing.undo(key, _hand(author, reason), book), as_json)


def add(
    kind: Annotated[str, typer.Option(help="call, video, meeting, visit or message.")],
    parties: Annotated[
        list[str], typer.Option("--party", help="A state code and a name ('RU 普京'); once for each party.")
    ],
    evidence: Annotated[str, typer.Option(help="The sentence that proves it.")],
    source: Annotated[str, typer.Option(help="Whose sentence it is: the outlet or archive.")],
    reason: Reason,
    date: Date = None,
    status: Status = None,
    place: Place = None,
    title: Annotated[str, typer.Option(help="The title of the page.")] = "",
    url: Annotated[str, typer.Option(help="Its address.")] = "",
    published: Annotated[dt.datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Its day.")] = None,
    author: Author = "",
    ledger: options.LedgerPath = options.DEFAULT_LEDGER,
    facts: options.Facts = options.DEFAULT_FACTS,
    as_json: options.AsJson = False,
) -> None:
    """Enter a contact by hand. It is merged with what pages tell, like any other telling.

    [bold]Example[/]

      entente add --kind call --date 2020-12-28 --party "CN 习近平" --party "RU 普京" --source 外交部
      --evidence "12月28日，两国元首通电话。" --reason "not in the archive"
    """
    values = Values(kind, status, date, place, tuple(parties))
    told = Source(evidence, source, title, url, published.date() if published else None)
    with Ledger.open(ledger, write=True) as book:
        _told(fixing.add(values, told, _hand(author, reason), book, load(facts)), as_json)


def history(
    key: Annotated[str | None, typer.Argument(metavar="[ID]", help="A row; every row when left out.")] = None,
    ledger: options.LedgerPath = options.DEFAULT_LEDGER,
    as_json: options.AsJson = False,
) -> None:
    """Show what people decided, when and why.

    [bold]Example[/]

      entente history c3f9a01b --json
    """
    with Ledger.open(ledger) as book:
        made = fixing.history(key, book)
    if as_json:
        put_json([plain.correction(c) for c in made])
        return
    for c in made:
        undone = " (undone)" if c.undone else ""
        told = f"{c.id}  {c.at:%Y-%m-%d %H:%M}  {c.author}  {c.action}{undone}  {c.reason}"
        out().print(words(told))
