"""Contacts of one article: candidates resolved to parties, dated, placed, checked and folded into rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from entente.contacts import arguments
from entente.contacts.candidates import Candidate, candidates
from entente.contacts.dating import Day, coming, inherited, nearest, planned, undated, value
from entente.contacts.discourse import Discourse
from entente.contacts.fold import BACK_REFERENCE, fold_rows
from entente.contacts.roll import roll
from entente.contacts.scene import Sentence
from entente.records import Contact, Evidence, Mention, Party, Status, TextField
from entente.text import Span

_ONCE = re.compile("曾|此前|之前|先前|早前|过去|当年|历史上")
_CEREMONY = re.compile("仪式|红毯|宴会|晚宴|礼炮")
_SAME_DAY = frozenset({"同日", "当天", "当日", "同一天", "当晚", "当天晚上", "當天", "當日", "當晚"})
_RESULT = re.compile("(?:所?达成的?|取得的?|的)?(?:重要|系列|有关)*(?:共识|成果)")
_DURING = re.compile("(?:此次|此访|访问|逗留|访华)?期间")
_INVITATION = re.compile("应(?P<by>Ａ(?:(?:、|和|与|及)Ａ)*)(?:的)?(?:邀请|之邀)")
_SEVERAL = re.compile("(?P<n>[两三四五])国")
_COUNTS = {"两": 2, "三": 3, "四": 4, "五": 5}
_CONTINENTS = frozenset({"欧", "欧洲", "非洲", "亚洲", "美洲", "拉美", "东南亚", "EU"})
_DOMESTIC = frozenset({"CN", "HK", "MO", "TW"})
_TOP = ("hos", "hog")


@dataclass(frozen=True)
class Source:
    """Raw and folded text of one field of the page."""

    field: TextField
    raw: str
    folded: str


def read_contacts(
    article: str, sources: dict[str, Source], sentences: Sequence[Sentence], discourse: Discourse, day: Day
) -> tuple[Contact, ...]:
    """The contacts that ``sentences`` tell, one row for each occasion.

    ``article`` is the article's id; ``sources`` maps ``"title"`` and ``"text"`` to their texts.
    """
    rows: list[Contact] = []
    for candidate in candidates(sentences):
        source = sources[candidate.sentence.field]
        made = list(_rows(article, source, sentences, candidate, discourse, day))
        rows.extend(made)
        discourse = _after(discourse, candidate, made)
    rows.extend(_roll_rows(article, sources, sentences, discourse, day))
    return fold_rows(rows)


def _roll_rows(
    article: str, sources: dict[str, Source], sentences: Sequence[Sentence], discourse: Discourse, day: Day
) -> Iterator[Contact]:
    for entry in roll(sentences, day):
        sentence = sentences[entry.index]
        source = sources[sentence.field]
        sender = discourse.parties([entry.sender], sentence, source.raw, source.folded)
        recipient = discourse.parties(entry.recipients, sentence, source.raw, source.folded)
        if sender and recipient and _between_states((*sender, *recipient)):
            yield Contact(
                kind="message",
                status="held",
                date=entry.date,
                parties=(replace(sender[0], role="sender"), replace(recipient[0], role="recipient")),
                evidence=_evidence(source, sentence.span),
                article=article,
                rule="roll",
            )


def _after(discourse: Discourse, candidate: Candidate, made: list[Contact]) -> Discourse:
    """The discourse once ``candidate`` is read; the main parties are those of the first two-sided contact."""
    for row in made:
        if len({p.state for p in row.parties}) > 1 and row.kind != "visit" and not discourse.principals:
            discourse = replace(discourse, principals=row.parties)
        if row.kind == "visit" and row.date:
            discourse = replace(discourse, stay=row.date)
        if row.status == "held" and row.date and len(row.date) == 10:
            discourse = replace(discourse, told=row.date)
    return discourse


def _rows(
    article: str,
    source: Source,
    sentences: Sequence[Sentence],
    candidate: Candidate,
    discourse: Discourse,
    day: Day,
) -> Iterator[Contact]:
    if candidate.turned_down:
        return
    date = _date(list(sentences), candidate, day, discourse)
    for parties in _sides(source, candidate, discourse):
        yield Contact(
            kind=candidate.kind,
            status=_status(candidate, date, day),
            date=date,
            parties=parties,
            evidence=_evidence(source, candidate.sentence.span),
            article=article,
            place=_place(source, candidate),
            mutual=candidate.frame.mutual,
            trigger=_trigger(candidate),
            rule=candidate.frame.name + (BACK_REFERENCE if candidate.back_reference else ""),
        )


def _status(candidate: Candidate, date: str | None, day: Day) -> Status:
    """What is dated after its own publication has not happened yet (周五到访北京，将会晤…)."""
    if (
        candidate.status == "held"
        and day.published
        and date
        and date[:10] > day.published.isoformat()
        and len(date) >= 10
    ):
        return "planned"
    return candidate.status


def _evidence(source: Source, span: Span) -> Evidence:
    return Evidence(source.field, span.start, span.end, span.of(source.raw))


def _trigger(candidate: Candidate) -> Span:
    encoded = candidate.sentence.encoded
    return Span(encoded.start(candidate.trigger), encoded.start(candidate.end))


def _sides(source: Source, candidate: Candidate, discourse: Discourse) -> Iterator[tuple[Party, ...]]:
    def resolve(mentions: Sequence[Mention]) -> tuple[Party, ...]:
        return discourse.parties(mentions, candidate.sentence, source.raw, source.folded)

    first = resolve(candidate.first)
    second = resolve(candidate.second)
    if "ceremony" in candidate.frame.tags:
        yield from _receptions(first, second)
        return
    if candidate.kind == "visit":
        yield from _visits(candidate, first, discourse, resolve(_inviters(candidate)))
        return
    if "together" in candidate.frame.tags:
        first, second = first[:1], first[1:]
    elif "to-listener" in candidate.frame.tags:
        second = tuple(p for p in discourse.principals if p.state not in {q.state for q in first})[:1]
    yield from _encounters(candidate, first, second)


def _encounters(
    candidate: Candidate, first: tuple[Party, ...], second: tuple[Party, ...]
) -> Iterator[tuple[Party, ...]]:
    roles = candidate.frame.roles
    first = tuple(replace(p, role=roles[0]) for p in first)
    second = tuple(replace(p, role=roles[1]) for p in second)
    for one, other in _groups(candidate, first, second):
        if _between_states((*one, *other)) and one and other:
            yield (*one, *other)


def _groups(
    candidate: Candidate, first: tuple[Party, ...], second: tuple[Party, ...]
) -> list[tuple[tuple[Party, ...], tuple[Party, ...]]]:
    """The pairs of sides that make a row each: one row for a joint talk, one for each of several partners."""
    if candidate.kind == "message":
        return [((p,), (q,)) for p, q in product(first, second)]
    if candidate.separate or _several(candidate, second):
        return [(first, (q,)) for q in second]
    return [(first, second)]


def _several(candidate: Candidate, second: tuple[Party, ...]) -> bool:
    """会见A、B is two meetings when A and B are of two states or both lead their state."""
    if candidate.frame.name != "meets" or len(second) < 2:
        return False
    return len({p.state for p in second}) > 1 or all(p.level in _TOP for p in second)


def _between_states(parties: Sequence[Party]) -> bool:
    states = {p.state for p in parties}
    return len(states) > 1 and not states <= _DOMESTIC


def _receptions(hosts: tuple[Party, ...], guests: tuple[Party, ...]) -> Iterator[tuple[Party, ...]]:
    for guest in guests:
        if hosts and _between_states((guest, hosts[0])):
            yield replace(guest, role="visitor"), replace(hosts[0], role="host")


def _inviters(candidate: Candidate) -> tuple[Mention, ...]:
    """应X邀请: who invited the traveller is the host by name (ruling 2)."""
    m = _INVITATION.search(candidate.sentence.symbols)
    return arguments.members(candidate.sentence, m.start("by"), m.end("by")) if m else ()


def _visits(
    candidate: Candidate, visitors: tuple[Party, ...], discourse: Discourse, inviters: tuple[Party, ...]
) -> Iterator[tuple[Party, ...]]:
    if "welcome" in candidate.frame.tags and not _CEREMONY.search(candidate.sentence.symbols):
        return
    hosts = _destinations(candidate, discourse)
    for visitor, host in product(visitors, hosts):
        if visitor.level == "amb" and "驻" in (visitor.office or ""):
            continue
        if visitor.state != host and not {visitor.state, host} <= _DOMESTIC:
            named = next((replace(p, role="host") for p in inviters if p.state == host), None)
            yield replace(visitor, role="visitor"), named or Party(state=host, role="host")


def _destinations(candidate: Candidate, discourse: Discourse) -> tuple[str, ...]:
    named = tuple(
        dict.fromkeys(s for m in candidate.destinations if m.name not in _CONTINENTS for s in m.states)
    )
    if candidate.destinations:
        return named
    words = candidate.sentence.symbols[candidate.start : candidate.end]
    several = _SEVERAL.search(words)
    if several:
        return _named_before(candidate, _COUNTS[several["n"]])
    if "我国" in candidate.sentence.symbols[candidate.start : candidate.end]:
        return (discourse.home,) if discourse.home else ()
    if any(w in words for w in ("来华", "访华", "抵华", "来中国", "到中国", "赴华", "访中")):
        return ("CN",)
    inside = [
        m
        for i in range(candidate.start, candidate.end)
        if candidate.sentence.symbols[i] in "ＳＬ" and (m := candidate.sentence.mention(i))
    ]
    if inside:
        return tuple(dict.fromkeys(s for m in inside for s in m.states))[:1]
    return _here(candidate)


def _named_before(candidate: Candidate, count: int) -> tuple[str, ...]:
    """对上述三国进行访问: the states of the last ``count`` actors or countries named before it."""
    own = {s for m in candidate.first for s in m.states}
    states: list[str] = []
    for i in range(candidate.start - 1, -1, -1):
        mention = candidate.sentence.mention(i) if candidate.sentence.symbols[i] in "ＡＳ" else None
        states.extend(s for s in (mention.states if mention else ()) if s not in own and s not in states)
    return tuple(states[:count])


def _here(candidate: Candidate) -> tuple[str, ...]:
    """到访的 X: the place said earlier in the sentence, else the state of whoever receives X."""
    left = [
        m
        for i in range(candidate.start - 1, -1, -1)
        if candidate.sentence.symbols[i] in "ＬＳＡ" and (m := candidate.sentence.mention(i)) and m.states
    ]
    places = [m for m in left if m.kind in ("place", "state")]
    return (places or left)[0].states[:1] if left else ()


def _date(sentences: list[Sentence], candidate: Candidate, day: Day, discourse: Discourse) -> str | None:
    """The date of ``candidate``: 同日 points to the contact told last, 访问期间 to the visit told last."""
    told = discourse.told
    find = planned if candidate.status in ("planned", "proposed") else nearest
    time = find(candidate.sentence, candidate.trigger, candidate.floor)
    if time is None and candidate.status == "held" and candidate.sentence.speaker is None:
        time = inherited(sentences, candidate.index)
    if time is None and discourse.stay and _DURING.match(candidate.sentence.symbols):
        return discourse.stay
    if time is None and candidate.status == "planned":
        said = nearest(candidate.sentence, candidate.trigger, candidate.floor)
        return coming(said, candidate.sentence, day.published) if said else None
    if time is not None and (ahead := coming(time, candidate.sentence, day.published)):
        return ahead
    if time is not None:
        return told if time.text in _SAME_DAY and told and candidate.sentence.speaker is None else value(time)
    return undated(candidate.status, _background(candidate), day)


def _background(candidate: Candidate) -> bool:
    """Not news of the day: said to have been once (曾), or told by a speaker of himself or of long ago.

    What a speaker says another leader and the listener just did (习近平主席同总统先生举行会谈) is news.
    """
    if _ONCE.search(candidate.before) or _RESULT.match(candidate.after):
        return True
    speaker = candidate.sentence.speaker
    if speaker is None:
        return False
    others = (
        candidate.first and candidate.first[0].kind != "pronoun" and candidate.first[0].name != speaker.name
    )
    return not (
        others and candidate.frame.theme == "talk" and any(m.office == "you" for m in candidate.second)
    )


def _place(source: Source, candidate: Candidate) -> str | None:
    symbols = candidate.sentence.symbols
    if candidate.destinations:
        mention: Mention | None = candidate.destinations[0]
    else:
        at = symbols.rfind("Ｌ", 0, candidate.end)
        mention = candidate.sentence.mention(at) if at >= 0 else None
    return source.raw[mention.start : mention.end] if mention else None
