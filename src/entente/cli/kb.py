"""``entente kb``: build, extend and measure the knowledge base."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
import yaml
from rich.table import Table

from entente.cli import options
from entente.cli.reading import pages
from entente.cli.terminal import clean, err, out, put_json
from entente.errors import QueryError, TableError
from entente.knowledge import extra, load
from entente.knowledge.build import build as build_tables
from entente.knowledge.learn import as_entries
from entente.knowledge.learn import learn as learn_from
from entente.knowledge.model import PersonName, Term
from entente.knowledge.stats import coverage, sizes
from entente.pages import Skip

kb_app = typer.Typer(no_args_is_help=True, help="Build, extend and measure the knowledge base of actors.")

OwnFacts = Annotated[
    Path,
    typer.Option("--facts", envvar="ENTENTE_FACTS", help="Your own facts, a YAML file beside the ledger."),
]
OWN_FACTS = Path("facts.yml")
Day = Annotated[str | None, typer.Option(help="A day, YYYY-MM-DD.")]


@kb_app.command("build")
def build(
    sources: Annotated[Path, typer.Argument(help="The folder of source tables (kb/ in the repository).")],
    to: Annotated[Path, typer.Argument(help="Where the package keeps its tables.")],
    as_json: options.AsJson = False,
) -> None:
    """Make the tables of the package from the source tables; with problems nothing is written.

    [bold]Examples[/]

      entente kb build kb src/entente/data/kb
    """
    report = build_tables(sources, to)
    if as_json:
        put_json(asdict(report) | {"problems": list(report.problems)})
    else:
        for problem in report.problems:
            err().print(clean(problem), markup=False)
        out().print(
            f"{report.persons} persons ({report.named} with a mainland name), {report.terms} terms, "
            f"{report.states} states and organisations, {report.places} places; {report.bytes:,} bytes, "
            f"version {report.version}",
            markup=False,
        )
    if report.problems:
        raise typer.Exit(1)


@kb_app.command("stats")
def stats(facts: OwnFacts = OWN_FACTS, as_json: options.AsJson = False) -> None:
    """Print how many UN members have a holder, and one with a Chinese name, on each 30 June.

    [bold]Examples[/]

      entente kb stats

      entente kb stats --json
    """
    knowledge = load(facts)
    rows = coverage(knowledge)
    if as_json:
        put_json(
            {"sizes": sizes(knowledge), "coverage": [asdict(c) | {"on": c.on.isoformat()} for c in rows]}
        )
        return
    for what, number in sizes(knowledge).items():
        out().print(f"{number:7,} {what}", markup=False)
    table = Table("office", "on", "holder %", "Chinese name %", "on an older fact %", box=None)
    for c in rows:
        shares = [f"{100 * n / c.members:.1f}" for n in (c.held, c.named, c.carried)]
        table.add_row(c.office, c.on.isoformat(), *shares)
    out().print(table)


@kb_app.command("add")
def add(
    name: Annotated[str | None, typer.Argument(help="The mainland name, short: 普京.")] = None,
    state: Annotated[str, typer.Option(help="The person's state, as a code.")] = "",
    office: Annotated[str, typer.Option(help="The office's code: hos, hog, fm, …")] = "",
    start: Day = None,
    end: Day = None,
    as_of: Day = None,
    english: Annotated[str | None, typer.Option("--en", help="The name in Latin letters.")] = None,
    taiwan: Annotated[str | None, typer.Option("--tw", help="The name as Taiwan's press writes it.")] = None,
    hong_kong: Annotated[
        str | None, typer.Option("--hk", help="The name as Hong Kong's press writes it.")
    ] = None,
    source: Annotated[str, typer.Option(help="Where the fact can be checked.")] = extra.SOURCE,
    accepted: Annotated[
        Path | None,
        typer.Option("--from", help="Take every person of a file that kb learn wrote and you checked."),
    ] = None,
    facts: OwnFacts = OWN_FACTS,
) -> None:
    """Add a person and an office to your own facts, which go before the packaged ones.

    [bold]Examples[/]

      entente kb add 示例 --state FR --office fm --start 2026-09-01 --as-of 2026-11-01 --en 'A. Sample'

      entente kb add --from proposals.yml
    """
    if accepted is not None:
        entries = extra.read_extra(accepted)
    elif name and state and office:
        term = Term("", state, office, _day(start), _day(end), _day(as_of), source=source)
        spelled = (("zh-Hans", name), ("zh-TW", taiwan), ("zh-HK", hong_kong), ("en", english))
        names = tuple(PersonName(text, lang, extra.SOURCE) for lang, text in spelled if text)
        entries = (extra.Entry(state, names, (term,)),)
    else:
        raise QueryError("kb add needs a name with --state and --office, or --from a file")
    extra.add(facts, entries, load())
    err().print(f"{len(entries)} added to {clean(str(facts))}", markup=False)


@kb_app.command("learn")
def learn(
    archive: Annotated[
        list[str], typer.Argument(metavar="ARCHIVE…", help="Files, folders, globs; - for standard input.")
    ],
    facts: OwnFacts = OWN_FACTS,
) -> None:
    """Propose names that an archive gives to offices and that are not known yet, as YAML to check.

    Check the proposals, delete the wrong ones, set `sure: true` or drop that line, then take them with
    `entente kb add --from`.

    [bold]Examples[/]

      entente kb learn archive/ > proposals.yml
    """
    proposals = learn_from(_dated(archive), load(facts))
    typer.echo(yaml.safe_dump(as_entries(proposals), allow_unicode=True, sort_keys=False), nl=False)


def _dated(archive: list[str]) -> Iterator[tuple[dt.date, str]]:
    for page in pages(archive):
        if isinstance(page, Skip):
            err().print(f"skipped {clean(str(page))}", markup=False)
        elif page.date:
            yield page.date, f"{page.title}\n{page.text}"


def _day(text: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError as error:
        raise TableError(f"{text!r} is not a day (YYYY-MM-DD)") from error
