"""Results as text for people: aligned columns, highlighted evidence."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text

from entente.cli.terminal import one_line, words
from entente.ledger import Conflict
from entente.records import Party
from entente.views import Count, Detail, Passage, Quote, Row
from entente.views.dating import Written

_EVIDENCE = "bold black on yellow"


def party(p: Party) -> str:
    """``CN 习近平``; an asterisk marks a name that the text does not give."""
    told = p.name or p.surface or p.office or ""
    return f"{p.state} {told}{'*' if p.implied else ''}".strip()


def parties(row: Row) -> str:
    """The parties on one line; an arrow points from visitor to host and from sender to recipient."""
    ahead = [p for p in row.parties if p.role in ("visitor", "sender")]
    behind = [p for p in row.parties if p.role not in ("visitor", "sender")]
    sides = ["、".join(map(party, side)) for side in (ahead, behind) if side]
    arrow = " ↔ " if row.mutual else " → "
    return arrow.join(sides) if ahead else " – ".join(map(party, behind))


def marks(row: Row) -> str:
    """``≈`` for a row that fixes no contact of its own, ``!`` for disagreement between its tellings."""
    return ("≈" if row.may_be else "") + ("!" if row.conflicts else "")


def table(rows: Iterable[Row]) -> Table:
    """One line a row, columns aligned by the width of the characters."""
    grid = Table(box=None, pad_edge=False, header_style="bold", show_edge=False)
    for name in ("id", "date", "kind", "status", "parties", "place", "told", ""):
        grid.add_column(name, no_wrap=name in ("id", "date", "kind", "status", "told"), overflow="fold")
    for row in rows:
        cells = (row.id, row.date or "–", row.kind, row.status, parties(row), row.place or "")
        grid.add_row(*map(words, (*cells, row.tellings, marks(row))))
    return grid


def source(q: Quote) -> Text:
    """Where a sentence stands: outlet, day of the page, title, address."""
    return words(one_line("  ".join(filter(None, (q.source, q.date, q.title, q.url)))), "dim")


def counted(answer: Count, out: Console) -> None:
    """The number, then each date with one sentence and its source."""
    out.print(Text(str(answer.count), style="bold"))
    for row in answer.rows:
        out.print(words(f"{row.date or '–'}  {row.kind}  {parties(row)}  {row.id} {marks(row)}".rstrip()))
        for proof in row.evidence[:1]:
            _put(out, 4, words(one_line(proof.text)), source(proof))
    if len(answer.rows) < answer.count:
        out.print(f"… and {answer.count - len(answer.rows)} more (--limit)")
    if answer.uncertain:
        out.print(
            f"Not counted: {answer.uncertain} rows that may mean one of these (entente list --uncertain)"
        )


def _put(out: Console, indent: int, *blocks: Text) -> None:
    """Print page text as it is, every line indented; a terminal wraps, a pipe gets whole lines."""
    for block in blocks:
        for line in block.split("\n", allow_blank=True):
            out.print(Text(" " * indent) + line, soft_wrap=True)


def detail(answer: Detail, out: Console) -> None:
    """A row with every sentence in context, the characters that prove it highlighted."""
    row = answer.row
    out.print(
        words(f"{row.id}  {row.date or '–'}  {row.kind}  {row.status}  {row.place or ''}".rstrip(), "bold")
    )
    for p in row.parties:
        told = filter(None, (party(p), p.office, p.role, p.person))
        out.print(words("  " + "  ".join(told)))
    out.print(words(f"  told {row.tellings} times by {row.witnesses} sources"))
    for line in (*map(_conflict, row.conflicts), *_relations(answer)):
        out.print(words("  " + line, "red"))
    for passage in answer.passages:
        out.print()
        _put(out, 2, *_passage(passage))


def writing_dates(written: Iterable[Written], out: Console) -> None:
    """When each page was written, and the words that say so."""
    for page in written:
        out.print()
        out.print(words(f"  {one_line(page.title) or page.page}: written {_days(page)}", "bold"))
        for reason in page.reasons:
            span = f"{reason.first or '…'} – {reason.last or '…'}"
            out.print(words(f"    {reason.rule:12} {span}  {one_line(reason.quoted)}".rstrip()))


def _days(page: Written) -> str:
    if page.first == page.last:
        return str(page.first or "on a day that nothing fixes")
    return f"{page.first or '…'} – {page.last or '…'}"


def _conflict(c: Conflict) -> str:
    return f"conflict: {c.field} {c.value} according to {', '.join(c.mentions)}"


def _relations(answer: Detail) -> Iterable[str]:
    for link in answer.links:
        other = link.outcome if link.plan == answer.row.id else link.plan
        yield f"{link.relation}: {'see' if link.plan == answer.row.id else 'planned in'} {other}"
    if answer.row.may_be:
        yield f"may be one of {', '.join(answer.row.may_be)}"


def _passage(p: Passage) -> tuple[Text, Text, Text]:
    q = p.quote
    context = Text.assemble(words(p.before), words(q.text, _EVIDENCE), words(p.after))
    return source(q), words(f"{q.mention}  {q.field} {q.start}–{q.end}  {q.reason}", "dim"), context
