"""Names that a text has introduced, found again: whole dotted names, repeats, surnames with a title."""

from __future__ import annotations

import re
from collections.abc import Mapping

from entente.mentions.names import SURNAMES, NameFinder
from entente.mentions.tokens import Token
from entente.records import Mention
from entente.text import Span, overlap


def with_dotted_names(tokens: list[Token], names: NameFinder, folded: str) -> list[Token]:
    """Widen person tokens to the whole dotted name (约瑟夫·拜登), and add dotted names no table knows."""
    spans = names.dotted(folded) if "·" in folded else []
    for span in spans:
        titles = [t.end for t in tokens if t.kind == "title" and span.start <= t.start and t.end < span.end]
        span = Span(max([span.start, *titles]), span.end)
        inside = [t for t in tokens if overlap(t, span)]
        if any(t.kind != "person" and not (span.start <= t.start and t.end <= span.end) for t in inside):
            continue
        named_by = span.start if "·本·" in folded[span.start : span.end] else None  # the given name tells
        ends = [t for t in inside if t.kind == "person" and (t.start == named_by or t.end == span.end)]
        key = max(ends, key=lambda t: (t.start == named_by, len(t.key)), default=None)
        whole = Token("person", span.start, span.end, key.key if key else folded[span.start : span.end])
        tokens = sorted([t for t in tokens if t not in inside] + [whole], key=lambda t: t.start)
    return tokens


def repeated_names(
    folded: str, mentions: list[Mention], tokens: list[Token], leaders: Mapping[str, tuple[str, ...]]
) -> list[Token]:
    """A name once introduced (缅甸总统温敏) is a person wherever the text repeats it (温敏总统)."""
    new = {m.name: m.end for m in mentions if m.kind == "person" and m.name and not m.persons}
    names = {form for name in new for form in (name, name.rsplit("·", 1)[-1]) if len(form) >= 2}
    surnames = _surnames_with_titles(folded, mentions, tokens, leaders)
    if not names:
        return surnames
    pattern = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))
    fixed = [t for t in tokens if t.kind != "person"]
    found = [Token("person", m.start(), m.end(), m.group()) for m in pattern.finditer(folded)]
    found = [n for n in found if not any(overlap(t, n) for t in fixed) and n not in tokens]
    return sorted((*found, *surnames), key=lambda t: t.start)


def _surnames_with_titles(
    folded: str, mentions: list[Mention], tokens: list[Token], leaders: Mapping[str, tuple[str, ...]]
) -> list[Token]:
    """蔡总统 in a text that names 蔡英文: a surname before a title is the person of that surname."""
    full = {surname: surname for surname in leaders}
    named: dict[str, str] = {}
    for m in mentions:
        if m.kind == "person" and m.name and 2 <= len(m.name) <= 4 and m.name[0] in SURNAMES:
            named.setdefault(m.name[0], m.name)
    full |= named
    ends = {t.end for t in tokens}
    return [
        Token("person", t.start - 1, t.start, full[folded[t.start - 1]])
        for t in tokens
        if t.kind == "title" and t.start and t.start not in ends and folded[t.start - 1] in full
    ]


def put_in(tokens: list[Token], names: list[Token]) -> list[Token]:
    """``tokens`` with ``names`` in place of the shorter names that they cover."""
    kept = [t for t in tokens if not any(overlap(n, t) for n in names if len(n.key) >= len(t.key))]
    added = [n for n in names if not any(overlap(n, t) for t in kept)]
    return sorted((*kept, *added), key=lambda t: t.start)
