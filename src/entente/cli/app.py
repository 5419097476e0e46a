"""The one list of commands, and how errors reach a person."""

from __future__ import annotations

import sys
from importlib.metadata import version
from typing import Annotated

import typer

from entente.cli import ask, claims, explain, export, fix, kb, read, trust, who
from entente.cli.terminal import clean, err
from entente.errors import EntenteError
from entente.web import command as web

app = typer.Typer(
    name="entente",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    help="A ledger of diplomatic contacts, read from Chinese-language news, each with its proving sentence.",
)

for name, command in (
    ("read", read.read),
    ("list", ask.list_),
    ("count", ask.count),
    ("show", ask.show),
    ("export", export.export),
    ("extract", read.extract),
    ("explain", explain.explain),
    ("add", fix.add),
    ("history", fix.history),
    ("cite", trust.cite),
    ("doctor", trust.doctor),
    ("who", who.who),
    ("claims", claims.claims),
    ("check", claims.check),
    ("coverage", claims.coverage),
    ("serve", web.serve),
):
    app.command(name)(command)
app.add_typer(fix.fix_app, name="fix")
app.add_typer(kb.kb_app, name="kb")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"entente {version('entente')}")
        raise typer.Exit


@app.callback()
def options(
    show_version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Options of the program itself."""


def main() -> None:
    """Run the command line; an error that entente raises on purpose is one line and exit status 1."""
    try:
        app()
    except EntenteError as error:
        err().print(f"entente: {clean(str(error))}", markup=False, style="red")
        sys.exit(1)
    except BrokenPipeError:
        # the reader of the pipe (head, less) has left: nothing more to say, and not to standard output
        sys.stderr.close()
        sys.exit(1)
