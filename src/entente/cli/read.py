"""The commands that read pages: into a ledger, or to JSON lines without one."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import IO, Annotated

import typer

from entente.articles import article_row
from entente.cli import options
from entente.cli.claims import tell_flips
from entente.cli.progress import Meter, meter
from entente.cli.reading import Item, pages, read_all
from entente.cli.terminal import clean, err, put_json
from entente.errors import InputError, QueryError
from entente.knowledge import load
from entente.ledger import Ledger, Run
from entente.pages import Skip, total_bytes
from entente.pipeline import READER_VERSION
from entente.records import Reading
from entente.views import plain

SKIPPED = 3
"""Exit status when a record was left out."""

_NAMED = 20

Paths = Annotated[
    list[str], typer.Argument(metavar="PATH…", help="Files, folders, globs; - for standard input.")
]
Fast = Annotated[
    bool, typer.Option("--fast", help="The quick way through HTML, for large archives; a little less exact.")
]
Jobs = Annotated[int, typer.Option(min=1, help="Processes that read at the same time.")]


class Tally:
    """What became of the records: ``counts`` by outcome, and complaints as they come."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def skip(self, skip: Skip) -> None:
        """Count a record left out; the first ones are named on standard error."""
        self.counts["skipped"] += 1
        if self.counts["skipped"] <= _NAMED:
            err().print(f"skipped {clean(str(skip))}", markup=False)

    def finish(self, what: str) -> None:
        """Say how much was skipped, and leave with status 3 if anything was."""
        if self.counts["skipped"]:
            err().print(f"{self.counts['skipped']} records skipped, {what}", markup=False)
            raise typer.Exit(SKIPPED)


def read(
    paths: Paths,
    ledger: options.LedgerPath = options.DEFAULT_LEDGER,
    facts: options.Facts = options.DEFAULT_FACTS,
    jobs: Jobs = 1,
    fast: Fast = False,
    as_json: options.AsJson = False,
) -> None:
    """Read pages (JSON lines, text, HTML, feeds, web archives) into the ledger. It never reads an item twice.

    Stopped at any moment, it goes on where it stopped when started again. The counts that pages claim are
    checked again; verdicts that flipped are named on standard error. Exit status 3 means that
    records were skipped; each is named with its file, line and reason.

    [bold]Examples[/]

      entente read news.jsonl

      entente read archive/ 'more/*.html' --ledger 2020.db --jobs 2

      cat news.jsonl | entente read -
    """
    run = Run(
        f"{version('entente')}/{READER_VERSION}",
        load(facts).version,
        dt.datetime.now(dt.UTC).replace(microsecond=0),
    )
    tally = Tally()
    with Ledger.open(ledger, write=True) as book:
        with meter(total_bytes(paths)) as bar:
            for read in read_all(_unknown(pages(paths, fast), book, run, bar, tally), jobs, facts):
                _store(read, book, run, tally)
        if tally.counts["added"]:
            tell_flips(book, load(facts))
    counts = {name: tally.counts[name] for name in ("added", "known", "skipped", "contacts")}
    if as_json:
        put_json(counts)
    elif err().is_terminal:
        summary = "{added} pages read with {contacts} contacts, {known} known already".format(**counts)
        err().print(summary, markup=False)
    tally.finish(f"{counts['added']} pages read")


def _unknown(items: Iterator[Item], book: Ledger, run: Run, bar: Meter, tally: Tally) -> Iterator[Item]:
    for item in items:
        bar.count(item)
        if isinstance(item, Skip) or not book.knows(item, run):
            yield item
        else:
            tally.counts["known"] += 1


def _store(read: Reading | Skip, book: Ledger, run: Run, tally: Tally) -> None:
    if isinstance(read, Skip):
        tally.skip(read)
        return
    try:
        tally.counts["added"] += book.add(read, run)
        tally.counts["contacts"] += len(read.contacts)
    except InputError as error:
        tally.skip(Skip.of(error))


def extract(
    paths: Paths,
    target: Annotated[
        Path | None, typer.Option("--out", help="A file; standard output when left out.")
    ] = None,
    jobs: Jobs = 1,
    facts: options.Facts = options.DEFAULT_FACTS,
    articles: Annotated[
        bool, typer.Option("--articles", help="The clean article of each page instead: text, title, date, …")
    ] = False,
    fast: Fast = False,
) -> None:
    """Read pages without a ledger: one JSON line a document, with its contacts, times and claims.

    [bold]Examples[/]

      entente extract docs.jsonl --out readings.jsonl

      entente extract saved-pages/ --articles --out articles.jsonl
    """
    tally = Tally()
    with _lines(target) as out, meter(total_bytes(paths)) as bar:
        items = _counted(pages(paths, fast), bar)
        for line in _articles(items, tally) if articles else _readings(items, jobs, facts, tally):
            out.write(plain.dumps(line) + "\n")
            tally.counts["added"] += 1
    tally.finish(f"{tally.counts['added']} pages read")


def _readings(items: Iterator[Item], jobs: int, facts: Path, tally: Tally) -> Iterator[plain.Json]:
    for read in read_all(items, jobs, facts):
        if isinstance(read, Skip):
            tally.skip(read)
        else:
            yield plain.reading(read)


def _articles(items: Iterator[Item], tally: Tally) -> Iterator[plain.Json]:
    for item in items:
        if isinstance(item, Skip):
            tally.skip(item)
        else:
            yield article_row(item)


def _counted(items: Iterator[Item], bar: Meter) -> Iterator[Item]:
    for item in items:
        bar.count(item)
        yield item


@contextmanager
def _lines(target: Path | None) -> Iterator[IO[str]]:
    if target is None:
        yield typer.get_text_stream("stdout", encoding="utf-8")
        return
    try:
        file = target.open("w", encoding="utf-8")
    except OSError as error:
        raise QueryError(f"{target}: cannot be written ({error.strerror})") from error
    with file:
        yield file
