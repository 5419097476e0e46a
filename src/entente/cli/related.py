"""The commands over the archive's articles: related, search."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

import typer
from rich.text import Text

from entente import stories
from entente.cli import options
from entente.cli.terminal import one_line, out, put_json, words
from entente.ledger import Ledger
from entente.stories import Copy, Decision, Hit, Related
from entente.text import Span

_MATCH = "bold black on yellow"
_REASONS = 6


def related(
    article: Annotated[str, typer.Argument(metavar="ID", help="An article's or a page's id.")],
    why: Annotated[
        str | None, typer.Option(metavar="ID", help="Say what this other article is to it, and why.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many articles.")] = 18,
    ledger: options.LedgerPath = options.DEFAULT_LEDGER,
    as_json: options.AsJson = False,
) -> None:
    """List the articles related to one: the same contact, the same story, what an editor might link.

    Re-posts are folded into the article that they repeat.

    [bold]Examples[/]

      entente related a3f9a01b7c2d4e5f

      entente related a3f9a01b7c2d4e5f --why a0c1d2e3f4a5b6c7
    """
    with Ledger.open(ledger) as book:
        if why:
            _decision(stories.compare(book, article, why), as_json)
            return
        copies, found = stories.beside(book, article, limit)
    if as_json:
        put_json({"copies": stories.plain(copies), "related": stories.plain(found)})
        return
    for copy in copies:
        _copy(copy)
    for item in found:
        _related(item)


def search(
    query: Annotated[
        list[str], typer.Argument(metavar="WORDS…", help="What the articles must have, in either script.")
    ],
    limit: Annotated[int, typer.Option(min=1, help="At most so many articles.")] = 20,
    offset: Annotated[int, typer.Option(min=0, help="Leave out so many first.")] = 0,
    ledger: options.LedgerPath = options.DEFAULT_LEDGER,
    as_json: options.AsJson = False,
) -> None:
    """Search titles and texts of the whole archive, newest first.

    [bold]Examples[/]

      entente search 王毅

      entente search 拉夫羅夫 通電話 --limit 5 --json
    """
    with Ledger.open(ledger) as book:
        answer = stories.search(book, " ".join(query), limit, offset)
    if as_json:
        put_json(stories.plain(answer))
        return
    out().print(f"{answer.total}{'' if answer.exact else '+'}")
    for hit in answer.hits:
        _item(hit, "")


def _decision(decision: Decision, as_json: bool) -> None:
    if as_json:
        put_json(stories.plain(decision))
        return
    out().print(_label(decision))
    for reason in decision.reasons[:_REASONS]:
        out().print(f"  {reason.weight:+.2f}  {reason.feature} = {reason.value:.2f}")


def _label(decision: Decision) -> str:
    phase = f", {decision.phase}" if decision.phase else ""
    return f"{decision.label.replace('_', ' ')}{phase} (same contact: {decision.chance:.2f})"


def _copy(copy: Copy) -> None:
    out().print(
        words(one_line(f"= {copy.how}: {copy.title}  {copy.source} {copy.day or ''}  {copy.id}"), "dim")
    )


def _related(item: Related) -> None:
    folded = f", re-posts: {len(item.copies)}" if item.copies else ""
    _item(item, f"{_tie(item)}{folded}")


def _tie(item: Related) -> str:
    told = f"both tell {', '.join(item.contacts)}"
    if item.contacts and item.decision.label == "different":
        return told
    return f"{_label(item.decision)}, {told}" if item.contacts else _label(item.decision)


def _item(item: Related | Hit, note: str) -> None:
    console = out()
    console.print(_marked(item.title, item.title_marks))
    console.print(Text("  ") + _marked(item.snippet, item.marks))
    told = filter(None, (item.source, str(item.day or ""), note, item.id))
    console.print(Text("  ") + words(one_line("  ".join(told)), "dim"))


def _marked(text: str, marks: Iterable[Span]) -> Text:
    """``text`` on one line with the matching parts highlighted."""
    shown = words(" ".join(text.split("\n")))
    for mark in marks:
        shown.stylize(_MATCH, mark.start, mark.end)
    return shown
