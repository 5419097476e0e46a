"""The commands about counts: claims, check, coverage."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Annotated

import typer
from rich.table import Table

from entente.cli import options
from entente.cli.terminal import clean, err, one_line, out, put_json, words
from entente.errors import QueryError, no_such
from entente.knowledge import Knowledge, load
from entente.ledger import Ledger, Merged
from entente.records import Claim
from entente.verify import OUTCOMES, Book, Checked, Verdict, check_all, flips, rows_for, verify
from entente.views import asserting, claiming, plain, resolve
from entente.views.export import label

_STYLES = {"supported": "bold green", "contradicted": "bold red", "short": "bold yellow", "unclear": "bold"}
_SHOWN_OUT = 8


def claims(
    key: Annotated[
        str | None, typer.Argument(metavar="ID", help="One claim, with its rows and coverage.")
    ] = None,
    who: options.Who = None,
    kinds: options.Kinds = None,
    verdicts: Annotated[
        list[str] | None, typer.Option("--verdict", help="supported, contradicted, short or unclear.")
    ] = None,
    optional: Annotated[
        bool, typer.Option("--optional", help="Also sessions of institutions and counts without a number.")
    ] = False,
    update: Annotated[
        bool, typer.Option("--update", help="Keep the verdicts, and list only claims whose verdict flipped.")
    ] = False,
    limit: Annotated[int, typer.Option(min=0, help="At most so many; 0 means all.")] = 50,
    ledger: options.LedgerPath = options.DEFAULT_LEDGER,
    facts: options.Facts = options.DEFAULT_FACTS,
    as_json: options.AsJson = False,
) -> None:
    """List the counts that pages claim, each checked against the ledger.

    [bold]Examples[/]

      entente claims --who 习近平 --kind call

      entente claims --verdict contradicted --json

      entente claims q3f9a01b

      entente claims --update
    """
    for word in verdicts or ():
        if word not in OUTCOMES:
            raise no_such(word, "verdict", OUTCOMES)
    knowledge = load(facts)
    with Ledger.open(ledger, write=update) as book:
        checked: Iterable[Checked] = flips(book, knowledge) if update else check_all(book, knowledge)
        if key is not None:
            _one(key, checked, as_json)
            return
        wanted = [c for c in checked if _wanted(c, who, kinds or (), verdicts or (), optional, knowledge)]
    shown = wanted[: limit or None]
    if as_json:
        put_json([claiming.told(c) for c in shown])
    elif shown:
        out().print(_table(shown))
    if len(shown) < len(wanted) and not as_json:
        out().print(f"… and {len(wanted) - len(shown)} more (--limit)")


def _one(key: str, checked: Iterable[Checked], as_json: bool) -> None:
    found = [c for c in checked if c.asserted.id.startswith(key)]
    if len(found) != 1:
        number = "several claims" if found else "no claim"
        raise QueryError(f"{number} with an id that begins with {key}; `entente claims` shows the ids")
    if as_json:
        put_json(claiming.told(found[0]))
        return
    asserted = found[0].asserted
    out().print(words(one_line(asserted.claim.evidence.quoted)))
    written = str(asserted.written or "")
    told = (asserted.source, written, asserted.title, asserted.url)
    out().print(words(one_line("  ".join(filter(None, told))), "dim"))
    _show(asserted.claim, found[0].verdict)


def tell_flips(book: Ledger, knowledge: Knowledge) -> None:
    """Check every claim of ``book`` (open for writing) again and name the verdicts that flipped."""
    for c in flips(book, knowledge):
        claim = c.asserted.claim
        change = f"{c.before} → {c.verdict.outcome}"
        what = f"{claiming.who(claim.who)} · {claiming.counted(claim)}"
        line = f"verdict flipped, {change}: {what} ({c.asserted.id})"
        err().print(clean(line), markup=False)


def _wanted(
    c: Checked,
    who: str | None,
    kinds: Sequence[str],
    verdicts: Sequence[str],
    optional: bool,
    knowledge: Knowledge,
) -> bool:
    claim = c.asserted.claim
    if (claim.series or claim.vague) and not optional:
        return False
    if verdicts and c.verdict.outcome not in verdicts:
        return False
    if kinds and not set(kinds) & set(claim.kinds):
        return False
    return who is None or claiming.involves(claim, resolve(who, knowledge).keys)


def _table(checked: Iterable[Checked]) -> Table:
    grid = Table(box=None, pad_edge=False, header_style="bold", show_edge=False)
    for name in ("id", "written", "verdict", "found", "who", "claim", "words"):
        grid.add_column(name, no_wrap=name in ("id", "written", "verdict", "found"), overflow="fold")
    for c in checked:
        claim, v = c.asserted.claim, c.verdict
        outcome = f"{c.before} → {v.outcome}" if c.flipped else v.outcome
        grid.add_row(
            words(c.asserted.id),
            words(c.asserted.written or "–"),
            words(outcome, _STYLES[v.outcome]),
            words(v.found if v.tried else "–"),
            words(claiming.who(claim.who)),
            words(claiming.counted(claim)),
            words(one_line(claim.evidence.quoted)),
        )
    return grid


def check(
    sentence: Annotated[str | None, typer.Argument(help="A sentence that counts contacts.")] = None,
    claim: Annotated[
        str | None, typer.Option(help="The claim in short form: 'CN:习近平 RU:普京 call 2020 = 5'.")
    ] = None,
    on: Annotated[
        dt.datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day on which it was written.")
    ] = None,
    between: Annotated[
        list[str] | None, typer.Option(help="A state that 两国 means; give both: --between CN --between RU.")
    ] = None,
    ledger: options.LedgerPath = options.DEFAULT_LEDGER,
    facts: options.Facts = options.DEFAULT_FACTS,
    as_json: options.AsJson = False,
) -> None:
    """Check a count against the ledger: the rows counted, the rows left out and why, and what was read.

    A sentence that leaves open who is meant is looked up among the claims of the pages read. In the
    short form a side is a state (CN), a person (CN:习近平), an office (CN:fm) or anybody (*).

    [bold]Examples[/]

      entente check "两国元首今年已互通5次电话" --on 2020-12-29 --between CN --between RU

      entente check "习近平今年同普京通话5次" --on 2020-12-29 --json

      entente check --claim 'CN:习近平 RU:普京 call 2020 = 5'

      entente check --claim 'CN:fm RU:fm call 2020 = 8'
    """
    if (sentence is None) == (claim is None):
        raise QueryError("give either a sentence or --claim")
    knowledge = load(facts)
    day = on.date() if on else None
    with Ledger.open(ledger) as book:
        if claim is not None:
            asked = [(asserting.typed(claim, knowledge), day)]
        else:
            asked = _asked(sentence or "", day, between or (), book, knowledge)
        shelf = Book.of(book, knowledge)
        found = [(c, verify(c, d, rows_for(c, d, book, knowledge), shelf)) for c, d in asked]
    if as_json:
        put_json([{"claim": plain.claim(c), **claiming.verdict(v)} for c, v in found])
    else:
        for c, v in found:
            _show(c, v)


def _asked(
    sentence: str, day: dt.date | None, between: Sequence[str], book: Ledger, knowledge: Knowledge
) -> list[tuple[Claim, dt.date | None]]:
    """The claims of a sentence; raises ``QueryError`` when it makes none that can be told."""
    read = [(c, day) for c in asserting.sentence(sentence, day, between, knowledge)]
    if read:
        return read
    told = asserting.alike(sentence, book.claims())
    if told is None:
        raise QueryError(
            "this sentence counts no contacts of known sides; say who with --between, or use --claim"
        )
    return [(told.claim, told.written)]


def _show(claim: Claim, v: Verdict) -> None:
    console = out()
    console.print(words(f"{claiming.who(claim.who)} · {claiming.counted(claim)}"))
    console.print(words(v.outcome, _STYLES[v.outcome]), words(_summary(v)))
    for row in v.counted:
        console.print(words(f"  {_line(row)}"))
    for one in v.left_out[:_SHOWN_OUT]:
        console.print(words(f"  left out: {_line(one.contact)}  ({one.reason})", "dim"))
    if len(v.left_out) > _SHOWN_OUT:
        console.print(f"  … and {len(v.left_out) - _SHOWN_OUT} more left out (--json)", style="dim")
    for line in _read(v):
        console.print(words(f"  {line}", "dim"))


def _summary(v: Verdict) -> str:
    missing = f", {v.missing} missing" if v.missing else ""
    reading = f" (read: {v.reading})" if v.reading not in ("", "as said") else ""
    found = f"{v.found} found{missing}{reading}" if v.tried else ""
    return "; ".join(filter(None, (found, v.note)))


def _line(row: Merged) -> str:
    return f"{row.date or '–'}  {row.kind}  {' – '.join(map(label, row.parties))}  {row.id}"


def _read(v: Verdict) -> Iterable[str]:
    """What was read of the window, source by source, and what it tells of each side."""
    if v.coverage is None:
        return
    months = f" of {v.coverage.months}" if v.coverage.months else ""
    for s in v.coverage.sources:
        kinds = ", ".join(f"{number} of {side}" for side, number in s.reported)
        yield f"read: {s.source}, {s.pages} pages of {s.months}{months} months; such contacts told: {kinds}"
    for t in v.tried[1:]:
        yield f"also tried: {t.reading}: {t.found} found, {t.outcome}"


def coverage(
    ledger: options.LedgerPath = options.DEFAULT_LEDGER,
    as_json: options.AsJson = False,
) -> None:
    """Say what was read: pages by source and month, and the kinds and levels of contact each source tells.

    What a source never tells, its silence says nothing about.

    [bold]Example[/]

      entente coverage --json
    """
    with Ledger.open(ledger) as book:
        answer = claiming.coverage(book)
    if as_json:
        put_json(answer)
        return
    for source in answer:
        console = out()
        console.print(words(f"{source['source'] or '(no source)'}: {source['pages']} pages", "bold"))
        for month in source["months"]:
            day = month["month"] or "undated"
            console.print(words(f"  {day}  {month['pages']} pages of {month['days']} days"))
        for kind, levels in source["reports"].items():
            told = ", ".join(f"{level} {number}" for level, number in levels.items())
            console.print(words(f"  {kind}: {told}"))
