"""The one list of commands, and how errors reach a person."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.metadata import version
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from entente.cli.terminal import clean, err
from entente.errors import EntenteError

# module and name: a question to the ledger must not wait for all that reading pages needs
COMMANDS = {
    "read": "entente.cli.read:read",
    "list": "entente.cli.ask:list_",
    "count": "entente.cli.ask:count",
    "show": "entente.cli.ask:show",
    "export": "entente.cli.export:export",
    "extract": "entente.cli.read:extract",
    "explain": "entente.cli.explain:explain",
    "add": "entente.cli.fix:add",
    "fix": "entente.cli.fix:fix_app",
    "history": "entente.cli.fix:history",
    "cite": "entente.cli.trust:cite",
    "doctor": "entente.cli.trust:doctor",
    "who": "entente.cli.who:who",
    "kb": "entente.cli.kb:kb_app",
    "claims": "entente.cli.claims:claims",
    "check": "entente.cli.claims:check",
    "coverage": "entente.cli.claims:coverage",
    "related": "entente.cli.related:related",
    "search": "entente.cli.related:search",
    "serve": "entente.web.command:serve",
}


class Lazy(TyperGroup):
    """The commands of ``COMMANDS``, each imported when it is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The names in the order of the list."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name, null when there is none."""
        return _load(cmd_name) if cmd_name in COMMANDS else None


def _load(name: str) -> Any:
    module, _, attribute = COMMANDS[name].partition(":")
    found = getattr(import_module(module), attribute)
    if not isinstance(found, typer.Typer):
        found, function = typer.Typer(add_completion=False, rich_markup_mode="rich"), found
        found.command(name)(function)
    command = typer.main.get_command(found)
    command.name = name
    return command


app = typer.Typer(
    name="entente",
    cls=Lazy,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    help="A ledger of diplomatic contacts, read from Chinese-language news, each with its proving sentence.",
)


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
