"""``entente explain``: why each row was made, and why a candidate was turned down."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from entente.cli import options
from entente.cli.read import Paths
from entente.cli.reading import pages
from entente.cli.terminal import clean, err, one_line, out, put_json, words
from entente.contacts import Explanation
from entente.errors import QueryError
from entente.knowledge import Knowledge, load
from entente.pages import Skip
from entente.pipeline import explain as explain_page
from entente.records import Page
from entente.views import plain

_STYLES = {"row": "bold green", "folded": "dim", "open": "yellow", "rejected": "red"}


def explain(
    paths: Paths,
    wanted: Annotated[str | None, typer.Option("--id", help="Only the page with this id.")] = None,
    facts: options.Facts = options.DEFAULT_FACTS,
    as_json: options.AsJson = False,
) -> None:
    """Say why: every candidate of a page with its rule, its sides, its words, and what became of it.

    [bold]Examples[/]

      entente explain page.html

      entente explain archive.jsonl --id xwlb-20201229-01

      cat page.txt | entente explain -
    """
    knowledge = load(facts)
    found = [page for page in _pages(paths) if wanted in (None, page.id)]
    if not found:
        raise QueryError(f"no page {wanted or ''} in {', '.join(paths)}".replace("  ", " "))
    if as_json:
        put_json([_plain(page, knowledge) for page in found])
        return
    for page in found:
        _print(page, explain_page(page, knowledge))


def _pages(paths: list[str]) -> list[Page]:
    read: list[Page] = []
    for item in pages(paths):
        if isinstance(item, Skip):
            err().print(f"skipped {clean(str(item))}", markup=False)
        else:
            read.append(item)
    return read


def _plain(page: Page, knowledge: Knowledge) -> plain.Json:
    return {"id": page.id, "candidates": [_candidate(e) for e in explain_page(page, knowledge)]}


def _candidate(explanation: Explanation) -> plain.Json:
    made = explanation.contact
    return asdict(explanation) | {"contact": plain.contact(made) if made else None}


def _print(page: Page, explanations: tuple[Explanation, ...]) -> None:
    console = out()
    console.print(words(f"{page.id}  {one_line(page.title)}", "bold"))
    for e in explanations:
        console.print(words(f"  {e.outcome:8}", _STYLES[e.outcome]), words(_headline(e)))
        console.print(words(f"           {one_line(e.sentence)}", "dim"))
        if e.times:
            console.print(words(f"           {'; '.join(e.times)}", "cyan"))


def _headline(e: Explanation) -> str:
    sides = " | ".join(filter(None, ("、".join(e.first), "、".join(e.second))))
    became = f"{e.contact.kind} {e.contact.status} {e.contact.date}" if e.contact else e.reason
    return one_line(f"{e.rule}: {sides} «{e.trigger}» → {became}")
