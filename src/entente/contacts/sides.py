"""The sides of a contact: which parties a candidate's mentions stand for, and the rows that they make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from entente.contacts import arguments
from entente.contacts.candidates import Candidate
from entente.contacts.discourse import Discourse
from entente.records import Mention, Party, TextField

_HOST_WITH = re.compile("Ａ(?:Ｄ|上午|下午|晚|在)*[与同和跟]")
_MEETS = re.compile("(?:Ｄ|已|也|还|将|分别)*[与同和]Ａ")
_CEREMONY = re.compile("仪式|红毯|宴会|晚宴|礼炮")
_INVITATION = re.compile("应(?P<by>Ａ(?:(?:、|和|与|及)Ａ)*)(?:的)?(?:盛情|热情)?(?:邀请|之邀)")
_SEVERAL = re.compile("(?P<n>[两三四五])国")
_COUNTS = {"两": 2, "三": 3, "四": 4, "五": 5}
_PLACES = re.compile("Ｓ(?:[、和]?Ｓ)*|Ｌ")
_CONTINENTS = frozenset({"欧", "欧洲", "非洲", "亚洲", "美洲", "拉美", "东南亚", "EU"})
_DOMESTIC = frozenset({"CN", "HK", "MO", "TW"})
_BILATERAL = re.compile("双边(?:会[见谈晤面]|磋商|会议(?!室))")
_ON_BEHALF = re.compile("(?:代表|应|随|作为|同|与|和|对|向|(?<!认)为|在)$")
_TOGETHER = re.compile("三方|三国|三边|四方|四国|共同|一道|集体|Quad|QUAD")
_OF_ALL = re.compile("(?:举行|进行)(?:了)?Ａ{1,2}(?:会晤|会谈|会见)$")
_MEETING = ("会见", "会晤", "接见", "拜会")
_PAIR = 2
_UNIONS = frozenset({"EU", "NATO", "UN"})
_JOINTLY = re.compile("联名|联合致|共同致")
_JOINT = re.compile("[三四五]方(?!安全)|[三四五]国|集体|共同通|电话会(?!谈)")
# The codebook codes no gathering: a small group has at most these many sides.
_MOST_STATES = 5
_TOP = ("hos", "hog")


@dataclass(frozen=True)
class Source:
    """Raw and folded text of one field of the page."""

    field: TextField
    raw: str
    folded: str


def sides(source: Source, candidate: Candidate, discourse: Discourse) -> Iterator[tuple[Party, ...]]:
    def resolve(mentions: Sequence[Mention]) -> tuple[Party, ...]:
        return discourse.parties(mentions, candidate.sentence, source.raw, source.folded)

    first = resolve(candidate.first)
    second = resolve(candidate.second)
    if "ceremony" in candidate.frame.tags:
        yield from _receptions(first, second)
        return
    if "received" in candidate.frame.tags:
        yield from _receptions(second, first)
        return
    if "exchanged" in candidate.frame.tags:
        yield from (*_receptions(first, second), *_receptions(second, first))
        return
    if "guest-of-other" in candidate.frame.tags:
        yield from _guests_of_other(first, discourse)
        return
    if "principals" in candidate.frame.tags:
        speaker = candidate.sentence.speaker
        yield from _stay(discourse, resolve([speaker]) if speaker else ())
        return
    if candidate.kind == "visit":
        if "guest" in candidate.frame.tags:
            first = resolve([m for m in candidate.first if m.states or m.persons or m.name])
        first = (*first, *second) if "both" in candidate.frame.tags else first
        yield from _visits(candidate, first, discourse, resolve(_inviters(candidate)))
        return
    if "host-there" in candidate.frame.tags and {p.state for p in second} != set(
        _destinations(candidate, discourse)
    ):
        return
    if "together" in candidate.frame.tags:
        first, second = first[:1], first[1:]
    elif "to-listener" in candidate.frame.tags:
        second = tuple(p for p in discourse.principals if p.state not in {q.state for q in first})[:1]
    yield from _encounters(candidate, first, second)


def _encounters(
    candidate: Candidate, first: tuple[Party, ...], second: tuple[Party, ...]
) -> Iterator[tuple[Party, ...]]:
    roles = candidate.frame.roles if candidate.kind == "message" else (None, None)
    first = tuple(replace(p, role=roles[0]) for p in first)
    second = tuple(replace(p, role=roles[1]) for p in second)
    second = tuple(p for i, p in enumerate(second) if not _again(p, second[:i]))
    first = tuple(p for p in first if not _again(p, second))
    if any(m.count > _PAIR for m in candidate.second):  # 日本首相与四国外长会谈: his own is beside him
        second = tuple(q for q in second if q.state not in {p.state for p in first})
    for one, other in _groups(candidate, first, second):
        crowd = len({p.state for p in (*one, *other)}) > _MOST_STATES
        open_ = "of-states" in candidate.frame.tags and not all(p.name for p in (*one, *other))
        if between_states((*one, *other)) and one and other and not crowd and not open_:
            yield (*one, *other)


def _again(party: Party, others: Sequence[Party]) -> bool:
    return party.person is not None and any(party.person == q.person for q in others)


def _groups(
    candidate: Candidate, first: tuple[Party, ...], second: tuple[Party, ...]
) -> list[tuple[tuple[Party, ...], tuple[Party, ...]]]:
    """The pairs of sides that make a row each: one row for a joint talk, one for each of several partners."""
    if candidate.kind == "message":
        if _JOINTLY.search(candidate.sentence.symbols):
            return [(first, (q,)) for q in second]
        return [((p,), (q,)) for p, q in product(first, second)]
    met_by_each = candidate.frame.name == "meets" and len({p.state for p in first}) > 1
    if (candidate.separate or met_by_each) and len(second) == 1:
        return [((p,), second) for p in first]
    if (
        candidate.separate
        or "ministry" in candidate.frame.tags
        or any(apart(candidate, second) for apart in (_several, _calls, _bilateral))
        or _each_alone(candidate, first, second)
    ):
        return [(first, (q,)) for q in second]
    return [(first, second)]


def _calls(candidate: Candidate, second: tuple[Party, ...]) -> bool:
    """A call is between two, unless three or more are said to be on the line, or hold it together."""
    several = len({p.state for p in second}) > 1
    if candidate.kind != "call" or "together" in candidate.frame.tags:
        return False
    return several and not _JOINT.search(candidate.sentence.symbols)


def _bilateral(candidate: Candidate, second: tuple[Party, ...]) -> bool:
    """同A、B等领导人举行双边会见: one meeting for each state."""
    words = candidate.sentence.symbols[candidate.start : candidate.end]
    return _BILATERAL.search(words) is not None and len({p.state for p in second}) > 1


def _each_alone(candidate: Candidate, first: tuple[Party, ...], second: tuple[Party, ...]) -> bool:
    """与A国、B国领导人会谈, 与X和Y见面: two meetings, unless the words say that the three sat together."""
    of_states = {p.state for p in second}
    if candidate.frame.name not in ("talks-with", "meets") or candidate.kind != "meeting":
        return False
    if len(of_states) != _PAIR or of_states & {p.state for p in first} or of_states & _UNIONS:
        return False
    words = candidate.sentence.symbols[candidate.start : candidate.end]
    alone = len(candidate.second) == 1 or words.endswith(("见面", "会面"))
    with_them = words.startswith(("同", "与", "跟", *_MEETING))
    return alone and with_them and not (_TOGETHER.search(candidate.sentence.symbols) or _OF_ALL.search(words))


def _several(candidate: Candidate, second: tuple[Party, ...]) -> bool:
    """会见A、B is two meetings when they are of two states, A leads his, or they are called on."""
    if candidate.frame.name != "meets" or len(candidate.second) < 2 or not second:
        return False
    if any("太后" in (p.office or "") for p in second):
        return False  # a queen mother is received with the king
    called_on = candidate.sentence.symbols.startswith(("拜会", "拜访"), candidate.trigger)
    return len({p.state for p in second}) > 1 or second[0].level in _TOP or called_on


def between_states(parties: Sequence[Party]) -> bool:
    states = {p.state for p in parties}
    return len(states) > 1 and not states <= _DOMESTIC


def _stay(discourse: Discourse, speaker: tuple[Party, ...]) -> Iterator[tuple[Party, ...]]:
    """访问期间 in a text that tells no journey: the first of the two is the guest, or who says so."""
    if discourse.stay is not None or len(discourse.principals) != 2:
        return
    guest, host = discourse.principals
    if host.state in {p.state for p in speaker}:
        guest, host = host, guest
    yield replace(guest, role="visitor"), Party(state=host.state, role="host")


def _guests_of_other(guests: tuple[Party, ...], discourse: Discourse) -> Iterator[tuple[Party, ...]]:
    """总统先生此访, said in talks between two: the journey of the one to the other."""
    for guest in guests:
        hosts = [p.state for p in discourse.principals if p.state != guest.state]
        hosts = [state for state in hosts if not discourse.is_organisation(state)]
        visit = (replace(guest, role="visitor"), Party(state=hosts[0], role="host")) if hosts else ()
        if visit and discourse.under_way(visit):
            yield visit


def _receptions(hosts: tuple[Party, ...], guests: tuple[Party, ...]) -> Iterator[tuple[Party, ...]]:
    of_states = {host.state: host for host in reversed(hosts)}
    for guest, host in product(guests, reversed(of_states.values())):
        if between_states((guest, host)):
            yield replace(guest, role="visitor"), replace(host, role="host")


def _inviters(candidate: Candidate) -> tuple[Mention, ...]:
    """应X邀请, X邀请Y: who invited the traveller is the host by name (ruling 2)."""
    if "invite" in candidate.frame.tags:
        found = arguments.subject(candidate.sentence, candidate.start)
        return found.mentions if found else ()
    m = _INVITATION.search(candidate.sentence.symbols)
    return arguments.members(candidate.sentence, m.start("by"), m.end("by")) if m else ()


def _visits(
    candidate: Candidate, visitors: tuple[Party, ...], discourse: Discourse, inviters: tuple[Party, ...]
) -> Iterator[tuple[Party, ...]]:
    if "welcome" in candidate.frame.tags and not _CEREMONY.search(candidate.sentence.symbols):
        return
    invited = "invite" in candidate.frame.tags and not candidate.destinations
    hosts = tuple(p.state for p in inviters[:1]) if invited else _destinations(candidate, discourse)
    if _goes_itself(candidate, discourse):
        return
    together = _travel_together(candidate, visitors)
    for visitor, host in product(visitors[:1] if together else visitors, hosts):
        if (
            visitor.level == "amb"
            and "驻" in (visitor.office or "")
            and "驻联合国" not in (visitor.office or "")
        ):
            continue
        nameless = (
            visitor.name is None
            and not (visitor.level == "org" and visitor.office and candidate.status == "proposed")
            and "asked" not in candidate.frame.tags
            and discourse.is_organisation(visitor.state)
        )
        if nameless or discourse.is_organisation(host):
            continue
        if visitor.state != host and not {visitor.state, host} <= _DOMESTIC:
            named = next((replace(p, role="host") for p in inviters if p.state == host), None)
            company = visitors[1:] if together else ()
            travellers = (replace(p, role="visitor") for p in (visitor, *company))
            yield (*travellers, named or Party(state=host, role="host"))


def _goes_itself(candidate: Candidate, discourse: Discourse) -> bool:
    """X说国际原子能机构访问Y: the organisation right before the verb is who travels."""
    before = candidate.sentence.mention(candidate.start - 1)
    if _ON_BEHALF.search(candidate.sentence.symbols[: candidate.start - 1]):
        return False
    return before is not None and before.kind == "state" and discourse.is_organisation(before.states[0])


def _travel_together(candidate: Candidate, visitors: tuple[Party, ...]) -> bool:
    """A and B of one state who travel in one clause make one visit (ruling 13)."""
    apart = candidate.separate or "guest" in candidate.frame.tags
    return not apart and len({p.state for p in visitors}) == 1


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
    if "我国" in words:
        return (discourse.home,) if discourse.home else ()
    if any(w in words for w in ("来华", "访华", "抵华", "来中国", "到中国", "赴华", "访中", "在京")):
        return ("CN",)
    run = _PLACES.search(candidate.sentence.symbols, candidate.start, candidate.end)
    if run:
        inside = (candidate.sentence.mention(i) for i in range(*run.span()))
        return tuple(dict.fromkeys(s for m in inside if m for s in m.states))
    return _here(candidate, discourse)


def _named_before(candidate: Candidate, count: int) -> tuple[str, ...]:
    """对上述三国进行访问: the states of the last ``count`` actors or countries named before it."""
    own = {s for m in candidate.first for s in m.states}
    states: list[str] = []
    for i in range(candidate.start - 1, -1, -1):
        mention = candidate.sentence.mention(i) if candidate.sentence.symbols[i] in "ＡＳ" else None
        states.extend(s for s in (mention.states if mention else ()) if s not in own and s not in states)
    return tuple(states[:count])


def _here(candidate: Candidate, discourse: Discourse) -> tuple[str, ...]:
    """到访的 X: the place said behind whoever receives X, else the receiver's state, else a place before.

    前往磋商 has no receiver: the place said last. Nobody visits his own state.
    """
    symbols = candidate.sentence.symbols
    receiver = symbols.rfind("Ａ", 0, candidate.start)
    if _HOST_WITH.fullmatch(symbols, max(0, receiver), candidate.start):
        receiver = candidate.start
    left = [
        (i, m)
        for i in range(candidate.start - 1, -1, -1)
        if symbols[i] in "ＬＳＡ" and (m := discourse.placed(candidate.sentence.mention(i))) and m.states
    ]
    near = [m for i, m in left if i > receiver]
    places = [m for _, m in left if m.kind in ("place", "state")]
    people = [m for _, m in left if m not in places]
    found = (*near, *people, *places) if "guest" in candidate.frame.tags else (*near, *places, *people)
    own = {state for m in candidate.first for state in m.states}
    here = next((m.states[:1] for m in found if m.states[0] not in own), ())
    return here or (_received_by(candidate, discourse, own) if "guest" in candidate.frame.tags else ())


def _received_by(candidate: Candidate, discourse: Discourse, own: set[str]) -> tuple[str, ...]:
    """来访的三国外长已与X举行会谈: the state of whom the guests meet."""
    met = _MEETS.match(candidate.sentence.symbols, candidate.end)
    host = discourse.placed(candidate.sentence.mention(met.end() - 1)) if met else None
    return host.states[:1] if host and host.states and host.states[0] not in own else ()
