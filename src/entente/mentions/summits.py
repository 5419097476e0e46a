"""Meetings that the press names by a letter of each leader: 川习会, 特金会."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from entente import lexicon
from entente.knowledge import Knowledge
from entente.records import Mention


def summits(folded: str, knowledge: Knowledge) -> Iterator[Mention]:
    """The two leaders of every such name as one mention of two persons; 普金会见 is none.

    A name of which the knowledge base does not know both leaders gives none either.
    """
    for m in _pattern().finditer(folded):
        known = [knowledge.named(name) for name in lexicon.summits()[m.group()]]
        if not all(known):
            continue
        persons = tuple(ids[0] for ids in known)
        states = tuple(knowledge.persons[person].state for person in persons)
        yield Mention(
            "office", *m.span(), states=states, persons=persons, office="首脑", level="hos2", count=2
        )


@cache
def _pattern() -> re.Pattern[str]:
    forms = "|".join(lexicon.summits())
    return re.compile(f"(?:{forms})(?=会(?![见晤谈面议话商员]))")
