"""``entente who``: who is meant by a name, or who held an office, on a day."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated, Any

import typer

from entente.cli import options
from entente.cli.kb import OWN_FACTS, OwnFacts
from entente.cli.terminal import out, put_json, words
from entente.errors import QueryError
from entente.knowledge import OFFICES, Knowledge, load
from entente.knowledge.who import OfficeHeld, Who, holder
from entente.knowledge.who import who as who_is


def who(
    name: Annotated[
        str | None, typer.Argument(help="A name in any spelling or script: 普廷, Путин, Putin.")
    ] = None,
    office: Annotated[
        str | None, typer.Option(help="A state and an office: 'RU foreign minister', 法国总统.")
    ] = None,
    on: Annotated[str | None, typer.Option(help="The day, YYYY-MM-DD; all offices when left out.")] = None,
    facts: OwnFacts = OWN_FACTS,
    as_json: options.AsJson = False,
) -> None:
    """Say who is meant by a name, with the offices of that day, all spellings and the source of each fact.

    [bold]Examples[/]

      entente who 普廷 --on 2020-12-29

      entente who --office 'RU foreign minister' --on 2010-05-01 --json
    """
    found = _ask(load(Path(facts)), name, office, on)
    if as_json:
        put_json([_plain(w) for w in found])
        return
    if not found:
        out().print(words(f"nobody known: {name or office}"))
    for answer in found:
        _show(answer)


def _ask(knowledge: Knowledge, name: str | None, office: str | None, on: str | None) -> tuple[Who, ...]:
    day = _day(on)
    if office and not name:
        if day is None:
            raise QueryError("--office needs a day: --on YYYY-MM-DD")
        return holder(knowledge, office, day)
    if name and not office:
        return who_is(knowledge, name, day)
    raise QueryError("give either a name or --office")


def _day(text: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError as error:
        raise QueryError(f"{text!r} is not a day (YYYY-MM-DD)") from error


def _show(answer: Who) -> None:
    out().print(words(f"{answer.name}  {answer.state}  {answer.person}", "bold"))
    for held in answer.offices:
        out().print(words(f"  {_office(held)}"))
    for lang in dict.fromkeys(lang for lang, _, _ in answer.spellings):
        spelled = [f"{text} ({source})" for said, text, source in answer.spellings if said == lang]
        out().print(words(f"  {lang}: {', '.join(spelled)}"))


def _office(held: OfficeHeld) -> str:
    title = f" ({held.title})" if held.title else ""
    end = held.end or (f"at least {held.as_of}" if held.as_of else "today")
    to = f" to {held.at}" if held.at else ""
    days = f"{held.start or '?'} – {end}"
    return f"{held.state} {OFFICES[held.office]}{title}{to}: {days}; {held.certainty}; {held.source}"


def _plain(answer: Who) -> dict[str, Any]:
    return {
        "person": answer.person,
        "name": answer.name,
        "state": answer.state,
        "offices": [_plain_office(o) for o in answer.offices],
        "spellings": [
            {"lang": lang, "text": text, "source": source} for lang, text, source in answer.spellings
        ],
    }


def _plain_office(held: OfficeHeld) -> dict[str, str | None]:
    days = {
        key: value.isoformat() if value else None
        for key, value in (("start", held.start), ("end", held.end), ("as_of", held.as_of))
    }
    return (
        {"state": held.state, "office": held.office, "title": held.title or None, "at": held.at}
        | days
        | {"certainty": held.certainty, "source": held.source}
    )
