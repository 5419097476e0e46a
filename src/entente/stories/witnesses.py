"""How many of the sources of a contact are independent: re-posts and agency copies count once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass

from entente.ledger import Ledger, Proof
from entente.ledger.connection import connect, plain_errors
from entente.stories import source
from entente.stories.model import Story, Witness, Witnesses
from entente.stories.reposts import Text, rank, repost
from entente.stories.words import bare
from entente.text import fold

_SENTENCE = 25
"""Characters from which a sentence said alike by two outlets is copied, not met by chance."""


@dataclass(frozen=True)
class _Telling:
    """One article that tells the contact: ``sentences`` are its bare proving sentences."""

    text: Text
    sentences: frozenset[str]

    @property
    def story(self) -> Story:
        return self.text.story


def witnesses(ledger: Ledger, contact_id: str) -> Witnesses:
    """The independent sources of the row ``contact_id``, the earliest first.

    Articles are one source when they are of one outlet, of one agency, re-posts of each other, or share
    a proving sentence word for word. Raises ``QueryError`` when there is no such row.
    """
    row = ledger.contact(contact_id)
    proofs = ledger.proofs(row.id)
    with plain_errors(ledger.path), closing(connect(ledger.path, write=False)) as db:
        tellings = _tellings(proofs, list(source.by_page(db, sorted({p.source.page for p in proofs}))))
    return Witnesses(
        contact=row.id,
        articles=len(tellings),
        outlets=_outlets(tellings),
        independent=tuple(_witness(group) for group in _independent(tellings)),
    )


def _tellings(proofs: Sequence[Proof], stories: Iterable[Story]) -> list[_Telling]:
    """The articles in which a proving sentence stands, in the order in which the news came."""
    found = []
    for story in stories:
        quoted = frozenset(bare(fold(p.mention.evidence.quoted)) for p in proofs if _stands_in(p, story))
        if quoted:
            found.append(_Telling(Text(story), quoted))
    return sorted(found, key=lambda t: rank(t.story))


def _stands_in(proof: Proof, story: Story) -> bool:
    e = proof.mention.evidence
    if proof.source.page != story.page:
        return False
    if e.field == "title":
        return not story.snippet
    return story.start <= e.start < story.start + len(story.body)


def _outlets(tellings: Iterable[_Telling]) -> tuple[str, ...]:
    return tuple(sorted({t.story.witness for t in tellings}))


def _independent(tellings: Sequence[_Telling]) -> list[list[_Telling]]:
    """The tellings in groups: what is copied from a copy is copied."""
    groups: list[list[_Telling]] = []
    for telling in tellings:
        joined = [g for g in groups if any(copied(member, telling) for member in g)]
        groups = [g for g in groups if g not in joined]
        groups.append([*(member for g in joined for member in g), telling])
    ordered = (sorted(g, key=lambda t: rank(t.story)) for g in groups)
    return sorted(ordered, key=lambda g: rank(g[0].story))


def copied(a: _Telling, b: _Telling) -> str:
    """Why two tellings are one source; empty when they are two. The same for (a, b) and (b, a)."""
    one, other = a.story, b.story
    if one.witness == other.witness:
        return f"of one outlet, {one.witness}"
    if agency := _agency(one, other) or _agency(other, one):
        return f"of one agency, {agency}"
    if how := repost(a.text, b.text):
        return how
    same = (s for s in a.sentences & b.sentences if len(s) >= _SENTENCE)
    return "the same sentence" if next(same, None) else ""


def _witness(group: Sequence[_Telling]) -> Witness:
    first, *others = group
    return Witness(
        article=first.story.id,
        outlets=_outlets(group),
        copies=tuple(t.story.id for t in others),
        why=tuple(copied(first, t) or "copied from a copy" for t in others),
    )


def _agency(copy: Story, origin: Story) -> str:
    """The agency of ``copy`` when ``origin`` is of it too, or is the agency itself."""
    named = {fold(name) for name in (origin.agency, origin.outlet, origin.source) if name}
    return copy.agency if copy.agency and fold(copy.agency) in named else ""
