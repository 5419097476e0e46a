"""Count claims of one article: frames over counted sentences, with sides, window, comparison and status."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from entente.claims.match import Match, matches
from entente.claims.scene import counted
from entente.claims.sides import Setting, destination, talkers, travellers
from entente.claims.window import Clock, window
from entente.contacts import Discourse, Source
from entente.contacts.scene import Sentence
from entente.contacts.status import status
from entente.records import Claim, Contact, Evidence, Kind, Side, Status

_REGIONS = frozenset({"HK", "MO"})
_HOME = frozenset({"CN", "HK", "MO", "TW"})

_HOPED = re.compile("(?:能|能够|可以|争取)成为[^，。；]{0,4}$")
_JOINED: Mapping[Kind, tuple[str, ...]] = {
    "call": ("通话", "电话"),
    "video": ("视频", "云会晤"),
    "meeting": ("会晤", "会见", "会面", "会谈"),
}
_JOINED_BEFORE = re.compile("(?:会晤|会见|会面|会谈|通话|通电话|视频会晤|云会晤|视频)(?:、|和|及|或|与)+$")
_JOINED_BEHIND = re.compile("(?:、|和|及|或|与)(?:会晤|会见|会面|会谈|通话|通电话|视频会晤|云会晤)")


def read_claims(
    article: str,
    sources: Mapping[str, Source],
    sentences: Sequence[Sentence],
    discourse: Discourse,
    contacts: Sequence[Contact],
) -> tuple[Claim, ...]:
    """The count claims that ``sentences`` make, in reading order.

    ``article``, ``sources``, ``sentences`` and ``discourse`` are those that the contacts were read from;
    ``contacts`` are the article's rows, which tell whom 双方 stands for. Series and vague counts are
    marked, not left out.
    """
    discourse = _after(discourse, contacts)
    return tuple(
        claim
        for index in range(len(sentences))
        for claim in _of_sentence(article, sources, sentences, index, discourse)
    )


def _after(discourse: Discourse, contacts: Sequence[Contact]) -> Discourse:
    """The discourse once the article is known: its main parties are those of the first two-sided contact."""
    between = [c for c in contacts if len({p.state for p in c.parties}) > 1 and c.kind != "visit"]
    return replace(discourse, principals=between[0].parties) if between else discourse


def _of_sentence(
    article: str,
    sources: Mapping[str, Source],
    sentences: Sequence[Sentence],
    index: int,
    discourse: Discourse,
) -> Iterator[Claim]:
    found = counted(sentences[index])
    if found is None:
        return
    setting = Setting(sentences, index, sources[sentences[index].field], discourse)
    for match in matches(found):
        claim = _claim(article, match, setting)
        if claim:
            yield claim


def _claim(article: str, match: Match, setting: Setting) -> Claim | None:
    who, host = _who(match, setting)
    series = match.number.series or match.frame.series or _institutional(match, setting)
    if not who or _domestic(who) or (match.number.value is None and Side() in who):
        return None
    resolver = setting.discourse.resolver
    scope = window(match, setting, Clock(resolver.on, resolver.knowledge), who[0])
    number = match.number
    return Claim(
        who=who,
        kinds=_kinds(match),
        window=scope.value,
        compare=number.compare,
        count=number.value,
        evidence=_evidence(match, setting.source, scope.start),
        article=article,
        ordinal=number.ordinal,
        status=_status(match),
        host=host,
        as_role=scope.role,
        series=series,
        vague=number.value is None,
        rule=match.frame.name,
        persons=number.persons,
        place=destination(match, setting) if host else None,
    )


def _status(match: Match) -> Status:
    """What the clause says of the contact; what may come to be the first (能成为首位…) is only hoped for."""
    symbols = match.counted.symbols
    if _HOPED.search(symbols[: match.start]):
        return "proposed"
    return status(symbols[match.clause[0] : match.start], symbols[match.end :])


def _who(match: Match, setting: Setting) -> tuple[tuple[Side, ...], str | None]:
    if match.frame.trip and not match.frame.mutual:
        return travellers(match, setting)
    return talkers(match, setting), None


def _kinds(match: Match) -> tuple[Kind, ...]:
    """The frame's kinds, and those that the words join to its own (会晤、通话共87次)."""
    symbols = match.counted.symbols
    start, end = (match.found.start("t"), match.found.end("t"))
    joined = f"{_JOINED_BEFORE.search(symbols[: max(start, 0)])}{_JOINED_BEHIND.match(symbols[end:])}"
    more = tuple(kind for kind, words in _JOINED.items() if any(word in joined for word in words))
    return tuple(dict.fromkeys((*match.frame.kinds, *more)))


def _institutional(match: Match, setting: Setting) -> bool:
    """金砖国家领导人第十四次会晤: the number of an organisation's session."""
    if not match.number.ordinal or match.frame.trip:
        return False
    beside = (match.counted.sentence.mention(match.at - 1), *match.group("b"))
    states = setting.discourse.resolver.knowledge.states
    offices = [m for m in beside if m and m.kind == "office"]
    return any(states[s].organisation for m in offices for s in m.states if s in states)


def _domestic(who: Sequence[Side]) -> bool:
    """Hong Kong, Macao and Taiwan with the mainland, or one state with itself: no contact between states."""
    states = {s.state for s in who}
    return states <= _HOME or len(states) == 1 or states - {None} <= _REGIONS


def _evidence(match: Match, source: Source, at: int | None) -> Evidence:
    """The clauses from the one that fixes the window to the one that holds the count."""
    encoded = match.counted.sentence.encoded
    first, last = match.clause
    if at is not None:
        first = min(first, at)
    start, end = encoded.start(first), encoded.start(last)
    field = match.counted.sentence.field
    return Evidence(field, start, end, source.raw[start:end])
