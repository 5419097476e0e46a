"""``entente serve``: the ledger in a browser."""

from __future__ import annotations

import getpass
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path
from threading import Thread
from typing import Annotated

import typer

from entente.errors import EntenteError, QueryError
from entente.ledger import Ledger
from entente.pages import Skip, scan
from entente.pipeline import read
from entente.stories.index import opened
from entente.web.books import Books
from entente.web.settings import LOOPBACK, Settings

MISSING = "the browser view needs FastAPI, Jinja2 and uvicorn: pip install 'entente[web]'"


def serve(
    ledger: Annotated[
        Path, typer.Argument(envvar="ENTENTE_LEDGER", metavar="LEDGER", help="The ledger, one SQLite file.")
    ] = Path("ledger.db"),
    demo: Annotated[
        bool, typer.Option("--demo", help="Show the sample archive instead of a ledger.")
    ] = False,
    host: Annotated[
        str, typer.Option(help="Address to listen on; any but loopback takes a token.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535)] = 8030,
    token: Annotated[
        str | None, typer.Option(envvar="ENTENTE_TOKEN", help="Only for those who know it; 'new' makes one.")
    ] = None,
    edit: Annotated[bool, typer.Option("--edit", help="Let readers correct the ledger.")] = False,
    author: Annotated[
        str, typer.Option(envvar="ENTENTE_AUTHOR", help="Who corrects; your login name by default.")
    ] = "",
) -> None:
    """Open the ledger in a browser: read, search, chart, and with --edit correct it.

    [bold]Examples[/]

      entente serve --demo

      entente serve 2020.db --edit

      entente serve 2020.db --host 0.0.0.0 --token new
    """
    with _shown(ledger, demo) as path:
        settings = Settings(path, host, port, _token(host, token), edit, author or getpass.getuser(), demo)
        _run(settings)


def _token(host: str, token: str | None) -> str | None:
    """Raises ``QueryError`` when others than this machine could read without one."""
    if not token and host not in LOOPBACK:
        raise QueryError(f"{host} can be reached by others: give --token (or --token new)")
    return secrets.token_urlsafe(24) if token == "new" else token


@contextmanager
def _shown(ledger: Path, demo: bool) -> Iterator[Path]:
    if not demo:
        Ledger.open(ledger).close()
        yield ledger
        return
    with tempfile.TemporaryDirectory(prefix="entente-demo-") as folder:
        path = Path(folder) / "demo.db"
        read_demo(path)
        yield path


def read_demo(path: Path) -> None:
    """Read the sample archive of the package into a new ledger at ``path``."""
    with (
        as_file(files("entente.data").joinpath("demo/sample.jsonl")) as sample,
        Ledger.open(path, write=True) as book,
    ):
        for item in scan([str(sample)]):
            if not isinstance(item, Skip):
                book.add(read(item))


def _ready(books: Books) -> None:
    """Make what the first reader of a page would wait for."""
    from entente.web.overview import overview

    try:
        overview(books.catalogue(), books)
        books.shelf()
        with opened(books.reader()):
            pass
    except EntenteError as error:
        typer.echo(f"entente: {error}", err=True)


def _run(settings: Settings) -> None:
    try:
        import uvicorn

        from entente.web.app import make_app
    except ImportError as error:
        raise QueryError(MISSING) from error
    app = make_app(settings)
    books: Books = app.state.entente.books
    books.catalogue()
    Thread(target=_ready, args=(books,), daemon=True).start()
    query = f"/?token={settings.token}" if settings.token else "/"
    shown = f"[{settings.host}]" if ":" in settings.host else settings.host
    typer.echo(f"http://{shown}:{settings.port}{query}")
    uvicorn.run(app, host=settings.host, port=settings.port, log_level="warning", server_header=False)
