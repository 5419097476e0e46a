"""Why each row was made, and why a candidate was turned down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from entente.contacts.candidates import Candidate
from entente.contacts.dating import Day
from entente.contacts.discourse import Discourse
from entente.contacts.read import read_contacts, tell
from entente.contacts.scene import Sentence
from entente.contacts.sides import Source
from entente.records import Contact


@dataclass(frozen=True)
class Explanation:
    """One candidate: the ``rule`` that matched, the words it took for its sides, and what became of it.

    ``outcome`` is ``row`` (``contact`` is the row), ``folded`` (a fuller row tells the same occasion),
    ``open`` (a side could not be told, or both are of one state) or ``rejected`` (``reason`` names the
    filter). ``trigger`` and ``sentence`` are the text's own words; ``times`` the dates of the sentence.
    """

    rule: str
    trigger: str
    sentence: str
    first: tuple[str, ...]
    second: tuple[str, ...]
    status_words: str
    times: tuple[str, ...]
    outcome: str
    reason: str | None = None
    contact: Contact | None = None


def explain(
    article: str, sources: dict[str, Source], sentences: Sequence[Sentence], discourse: Discourse, day: Day
) -> Iterator[Explanation]:
    """An explanation for every candidate of one article, in reading order (inputs as ``read_contacts``)."""
    kept = set(read_contacts(article, sources, sentences, discourse, day))
    for candidate, made in tell(article, sources, sentences, discourse, day):
        source = sources[candidate.sentence.field]
        if candidate.turned_down:
            yield _explained(candidate, source, "rejected", candidate.turned_down)
        elif not made:
            yield _explained(candidate, source, "open", "no two parties of different states")
        for row in made:
            yield _explained(candidate, source, "row" if row in kept else "folded", contact=row)


def _explained(
    candidate: Candidate,
    source: Source,
    outcome: str,
    reason: str | None = None,
    contact: Contact | None = None,
) -> Explanation:
    encoded = candidate.sentence.encoded
    start, end = encoded.start(candidate.trigger), encoded.start(candidate.end)
    slots = (slot for _, slot in sorted(encoded.items.items()))
    return Explanation(
        rule=candidate.frame.name,
        trigger=source.raw[start:end],
        sentence=candidate.sentence.span.of(source.raw),
        first=tuple(source.raw[m.start : m.end] for m in candidate.first),
        second=tuple(source.raw[m.start : m.end] for m in candidate.second),
        status_words=candidate.before,
        times=tuple(f"{s.time.text} = {s.time.value}" for s in slots if s.time),
        outcome=outcome,
        reason=reason,
        contact=contact,
    )
