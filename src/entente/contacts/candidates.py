"""Candidates: every place where a frame matches, with its sides, status and the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from entente.contacts import arguments
from entente.contacts.counted import each
from entente.contacts.filters import rejected
from entente.contacts.frames import FRAMES, TRIGGER, Frame
from entente.contacts.scene import Sentence, clause_end
from entente.contacts.status import accepted
from entente.contacts.status import status as status_of
from entente.records import Kind, Mention, Status

_VIDEO = re.compile("视频|视像|视讯|线上|云会|连线|在线|远程")
_CALL = re.compile("电话|通(?:了|过)?[话电]|热线|通了")
_WISHED = re.compile(
    "(?:希望|期待|期盼|盼|愿安排|欢迎|邀请|(?<![应获受])邀(?=$)|呼吁|敦促|建议|促成|促请|预计|预料|估计|料|据信|有望)[^，Ａ]{0,8}$"
)
_WISH_CLAUSE = re.compile("(?P<wish>希望|期待|期盼|呼吁|建议)，(?:[^，；。]{0,14}，)?$")
# 首位访台的官员 is of whom it is said, not of who stands before it.
_FIRST = "首位|首名|第一位|首个|第一个"
_FIRST_OF = re.compile(f"Ａ(?:(?!是|作为|成为)[^Ａ])*(?:{_FIRST})(?:正式|应邀)?$")
_FIRST_ONE = re.compile(f"(?:是|成为)[^，。；Ａ]{{0,14}}(?:{_FIRST}|唯一)$")
_HE = ("he", "latter")
_GUEST_REACH = 4
_ON_INVITATION = re.compile("应[^，；]{0,40}?(?:之邀|邀请)")
_RUN_UP = 28
_CEREMONY = re.compile("举行[^，]{0,6}仪式")
_SPOKEN_OF = re.compile(
    "(?:(?<!针)对(?=Ａ)|为(?=Ａ)|支持|力挺|声援|赞成|提及|谈及|提到|谈到|赞许|赞扬|称赞|赞赏|谴责|反对|抗议|批评|肯定|针对|对于|关于)[^，。；ＡＳ]{0,6}Ａ(?:（[^，。）]{1,4}）)?(?:率团|率[^，。；Ａ]{0,8}团)?$"
)
_NEXT_ON_SCREEN = re.compile(
    "(?P<of>会晤|会谈|会见)[^，。；]{0,4}(?:以|通过)视频|(?:此次|本次|这次)(?:会议|峰会)[^，。；]{0,4}(?:以|通过)视频"
)
_ON_SCREEN = re.compile("(?:以|通过)(?:视频|线上|云)[^，。；]{0,8}$")
_SPEAKS_ON_SCREEN = re.compile(
    "(?:以|通过)视频|视频(?:讲话|致辞|演讲|发言|连线)|线上|书面(?:讲话|致辞|演讲|发言)"
)
# 致电 without any of these is a telephone call (the codebook, section 1: Taiwan and Hong Kong usage).
_LETTER = re.compile("祝贺|[贺唁]电|贺|慰问|吊唁|哀悼|悼念|问候|感谢|祝愿|致敬|致以|当选|就任|连任|周年|逝世")
_TELEGRAM = re.compile("[致贺唁慰来去]电|电文|电报")
_TALKED = re.compile("交换意见|交谈|通话|讨论")
_COMING_TRUE = ("这将是", "此次将是", "此行将是", "届时")
_TALKS_AT = frozenset({"谈判", "磋商", "对话会"})
_BROUGHT_TO = re.compile("完成|达成|推进|加快|启动")
_BOTH_HOLD = re.compile("(?:两国|双方)[^，。；Ａ]{0,16}(?:举行|召开|进行)[^，。；Ａ]{0,6}Ａ$")
_HELD = re.compile("举行|进行|展开")
_SEPARATELY = re.compile("分别|先后|陆续|分头|各自|相继|逐一")


@dataclass(frozen=True)
class Candidate:
    """One match of one frame, its sides as mentions, before anybody is resolved.

    ``start``, ``trigger`` and ``end`` are indices into the sentence's symbols: where the match begins, where
    its trigger begins, where the match ends. ``floor`` is where the predicate begins behind its subject;
    ``before`` are the symbols that tell the status, ``after`` those behind the trigger. ``separate`` marks
    分别, ``back_reference`` 在会见X时，Y说; ``turned_down`` names the filter that rejects the candidate;
    ``occasions`` are the times or places of contacts that are counted and listed (1月和7月两度), as symbols.
    """

    frame: Frame
    kind: Kind
    status: Status
    sentence: Sentence
    index: int
    first: tuple[Mention, ...]
    second: tuple[Mention, ...]
    start: int
    trigger: int
    end: int
    floor: int
    separate: bool
    before: str
    after: str
    destinations: tuple[Mention, ...] = ()
    back_reference: bool = False
    turned_down: str | None = None
    occasions: tuple[int, ...] = ()

    @property
    def spoken_of(self) -> bool:
        """True for a journey that somebody judges (支持X访问Y): told of, not told."""
        return self.kind == "visit" and _SPOKEN_OF.search(self.sentence.symbols[: self.start]) is not None


def candidates(sentences: Sequence[Sentence]) -> Iterator[Candidate]:
    """All candidates in reading order; of two talk frames on one trigger the earlier in the table wins."""
    for index, sentence in enumerate(sentences):
        if not TRIGGER.search(sentence.symbols):
            continue
        taken: set[tuple[str, int]] = set()
        found: list[Candidate] = []
        for frame in FRAMES:
            for m in frame.pattern.finditer(sentence.symbols):
                theme = "past" if "past" in frame.tags else frame.theme
                key = (theme, m.end("t") if frame.theme != "visit" else m.start("t"))
                if key in taken:
                    continue
                candidate = _candidate(sentences, index, frame, m)
                if candidate:
                    taken.add(key)
                    found.append(candidate)
        yield from sorted(found, key=lambda c: c.trigger)


def _candidate(sentences: Sequence[Sentence], index: int, frame: Frame, m: re.Match[str]) -> Candidate | None:
    sentence = sentences[index]
    second = _leaders(sentence, m) if "leaders" in frame.tags else _group(sentence, m, "y")
    found = _first(sentences, index, frame, m, second)
    if found is None:
        return None
    first, floor, back_reference = found
    first = _of_both(sentence, first, m)
    if _only_looks_like(frame, sentence, first, m):
        return None
    first = _without_he(sentences, index, first, second)
    second = _without_he(sentences, index, second, first)
    second = _of_that_country(sentence, m, first, second)
    anchor = m.start("t")
    clause = _clause(sentence, anchor)
    before = _before(sentence, frame, floor, clause, anchor)
    after = sentence.symbols[m.end("t") :]
    status = _status(frame, before + sentence.symbols[anchor : anchor + 1], after)
    if "told" in frame.tags and status not in ("held", "planned"):
        return None
    turned_down = None if "firm" in frame.tags else _turned_down(sentence, before, after, clause, anchor)
    occasions = each(sentence, anchor, m.end()) if turned_down == "count" and status == "held" else ()
    return Candidate(
        frame=frame,
        kind=_kind(frame, sentences, index, min(floor, clause), m),
        status=status,
        sentence=sentence,
        index=index,
        first=first,
        second=second,
        start=m.start(),
        trigger=anchor,
        end=m.end(),
        floor=floor,
        separate=bool(_SEPARATELY.search(sentence.symbols[floor : m.end()])),
        before=before,
        after=after,
        destinations=_first_of_runs(_group(sentence, m, "d", "ＳＬ")),
        back_reference=back_reference,
        turned_down=None if occasions else turned_down,
        occasions=occasions,
    )


def _only_looks_like(frame: Frame, sentence: Sentence, first: Sequence[Mention], m: re.Match[str]) -> bool:
    """True for the words of ``frame`` without what makes them one: a speaker, two leaders, a guest."""
    travels = frame.theme == "visit" and frame.subject == "left"
    return (
        (frame.theme == "visit" and _ON_SCREEN.search(sentence.symbols[: m.start("t")]) is not None)
        or ("stay" in frame.tags and _SPEAKS_ON_SCREEN.search(_whole_clause(sentence, m)) is not None)
        or (travels and _FIRST_OF.search(sentence.symbols[: m.start()]) is not None)
        or (frame.name == "visiting-guest" and _FIRST_ONE.search(sentence.symbols[: m.start()]) is not None)
        or ("guest-of-other" in frame.tags and sentence.speaker is None)
        or ("letters" in frame.tags and not (first[0].count == 2 and first[0].persons))
        or ("of-states" in frame.tags and not _is_one_of(sentence, first[0], m))
        or ("together" in frame.tags and _is_topic(first, m))
        or ("invite" in frame.tags and "感谢" in sentence.symbols[_clause(sentence, m.start()) : m.start()])
    )


def _is_one_of(sentence: Sentence, group: Mention, m: re.Match[str]) -> bool:
    """X参加A、B、C三国外长会议: true when three states or more meet and X is of one of them."""
    found = arguments.subject(sentence, m.start())
    states = {s for x in (found.mentions if found else ()) for s in x.states}
    named = bool(found and any(x.persons for x in found.mentions))
    return (
        group.count > 2
        and bool(group.states)
        and (bool(states & set(group.states)) or (named and not states))
    )


def _status(frame: Frame, before: str, after: str) -> Status:
    """An invitation is a proposal (the frame's own status) until it is accepted."""
    if frame.theme == "visit" and frame.status in (None, "proposed") and accepted(after):
        return "planned"
    return frame.status or status_of(before, after)


def _is_topic(first: Sequence[Mention], m: re.Match[str]) -> bool:
    """双方的谈判, 两国领导人宣布完成谈判: what both sides are at, unless the words say that it is held."""
    if not first or m["t"] not in _TALKS_AT:
        return False
    brought = first[0].count > 1 and _BROUGHT_TO.search(m.group()) is not None
    return brought or (first[0].kind == "pronoun" and not _HELD.search(m.group()))


def _turned_down(sentence: Sentence, before: str, after: str, clause: int, anchor: int) -> str | None:
    if _habitual(sentence, clause, anchor):
        return "habit"
    own = sentence.symbols[clause:].split("，", 1)[0]
    return rejected(before, after, own, sentence.symbols[max(0, anchor - _RUN_UP) : anchor])


def _first(
    sentences: Sequence[Sentence], index: int, frame: Frame, m: re.Match[str], second: Sequence[Mention]
) -> tuple[tuple[Mention, ...], int, bool] | None:
    """The first side, where its predicate begins, and whether it only looks back (在会见X时，Y说)."""
    sentence = sentences[index]
    if "principals" in frame.tags:
        return (), 0, False
    if frame.subject == "none":
        start = m.start("x")
        return (
            _ministry(sentence, m) if "ministry" in frame.tags else _group(sentence, m, "x"),
            (m.end("x") if start < m.start("t") else _clause(sentence, m.start())),
            False,
        )
    admits_governed = (frame.theme == "visit" and "ceremony" not in frame.tags) or frame.name == "meets"
    found = arguments.subject(sentence, m.start(), admits_governed, second)
    own = found and found.start >= _clause(sentence, m.start())
    after = None if own else arguments.following(sentence, m.end())
    found = after or found
    if found:
        clause = _clause(sentence, found.start)
        wished = found.governed or _WISHED.search(sentence.symbols[clause : found.start])
        return found.mentions, clause if wished else found.end, after is not None
    carried = arguments.topic(sentences, index)
    return (carried, 0, False) if carried else None


def _ministry(sentence: Sentence, m: re.Match[str]) -> tuple[Mention, ...]:
    """The foreign ministry of a state as a party that has no name."""
    states = _group(sentence, m, "x", "Ｓ")
    return tuple(replace(x, kind="office", name=None, office="外交部", official=True) for x in states)


def _of_that_country(
    sentence: Sentence, m: re.Match[str], first: Sequence[Mention], mentions: tuple[Mention, ...]
) -> tuple[Mention, ...]:
    """该国总统, or an office and an unknown name alone: of the country that the sentence named last.

    Where it named none, of the state of an actor who is not on the ``first`` side (会见X国总统并与外长会谈).
    """
    bare = [x for x in mentions if not x.states and not x.persons and x.office and x.kind != "pronoun"]
    if not bare or mentions[0] is not bare[0]:
        return mentions
    left = [
        x for i in range(m.start("y"), -1, -1) if (x := sentence.mention(i)) and x.kind in ("state", "place")
    ]
    inside = [x for x in left if x.kind == "state" and sentence.encoded.at(x.start) > m.start()]
    right = [x for i in range(m.end("y"), m.end()) if (x := sentence.mention(i)) and x.kind == "state"]
    own = {s for x in first for s in x.states}
    actors = [
        x for i in range(m.start(), -1, -1) if sentence.symbols[i] == "Ａ" and (x := sentence.mention(i))
    ]
    others = [x for x in actors if own and x.states and not own & set(x.states)]
    states = next((x.states[:1] for x in (*right, *inside, *left, *others)), ())
    return tuple(replace(x, states=states) if x in bare else x for x in mentions)


def _of_both(sentence: Sentence, first: tuple[Mention, ...], m: re.Match[str]) -> tuple[Mention, ...]:
    """两国去年在首尔举行外长会谈: the office of each of the two sides."""
    bare = len(first) == 1 and first[0].kind == "office" and not (first[0].states or first[0].name)
    both = bare and _BOTH_HOLD.search(sentence.symbols, _clause(sentence, m.start()), m.start("t"))
    return (replace(first[0], count=2),) if both else first


def _habitual(sentence: Sentence, start: int, end: int) -> bool:
    """每年会晤一次: a set-like time in the trigger's clause."""
    slots = (sentence.encoded.items.get(i) for i in range(start, end))
    return any(s.time is not None and s.time.sense == "set" for s in slots if s)


def _before(sentence: Sentence, frame: Frame, floor: int, clause: int, anchor: int) -> str:
    """The words that tell the status: from the subject (or the clause) to the trigger, and a wish before.

    Of a guest (会见到访的X) only the words at the modifier itself tell: 欢迎到访的X wishes for nothing.
    """
    if "guest" in frame.tags:
        words = _ON_INVITATION.sub("", sentence.symbols[clause:anchor])
        return words[-_GUEST_REACH:].rsplit("欢迎", 1)[-1]
    found = arguments.subject(sentence, clause) if "of-states" in frame.tags else None
    clause = min(clause, found.end) if found else clause
    start = floor if frame.subject == "left" or "own" in frame.tags else min(floor, clause)
    words = _wish_before(sentence, clause) + sentence.symbols[start:anchor]
    return words.replace("欢迎", "") if _CEREMONY.search(sentence.symbols) else words


def _wish_before(sentence: Sentence, clause: int) -> str:
    """俄方希望，待疫情克服后，X能…: a wish that governs the clauses behind its comma."""
    m = _WISH_CLAUSE.search(sentence.symbols, 0, clause)
    return m["wish"] if m else "将" * sentence.symbols.startswith(_COMING_TRUE)


def _without_he(
    sentences: Sequence[Sentence], index: int, mentions: tuple[Mention, ...], others: Sequence[Mention]
) -> tuple[Mention, ...]:
    """``mentions`` with every 他 replaced by whom it stands for, or left out when that stays open.

    He is nobody of ``others``, the other side.
    """
    apart = frozenset(m.name for m in others if m.name)
    meant = (
        arguments.antecedent(sentences, index, m, apart) if m.office in _HE and m.kind == "pronoun" else m
        for m in mentions
    )
    return tuple(m for m in meant if m)


def _clause(sentence: Sentence, at: int) -> int:
    return max(sentence.symbols.rfind(mark, 0, at) for mark in "，；：【】〈〉《》") + 1


def _whole_clause(sentence: Sentence, m: re.Match[str]) -> str:
    return sentence.symbols[_clause(sentence, m.start()) : clause_end(sentence.symbols, m.end())]


def _group(sentence: Sentence, m: re.Match[str], name: str, symbols: str = "Ａ") -> tuple[Mention, ...]:
    if name not in m.re.groupindex or m.start(name) < 0:
        return ()
    inside = (
        sentence.mention(i) for i in range(m.start(name), m.end(name)) if sentence.symbols[i] in symbols
    )
    return tuple(x for x in inside if x)


def _leaders(sentence: Sentence, m: re.Match[str]) -> tuple[Mention, ...]:
    """盟友的领导人通了话---加拿大、英国和日本: whoever leads the states of the list."""
    states = _group(sentence, m, "y", "Ｓ")
    if not states:
        return ()
    codes = tuple(dict.fromkeys(s for x in states for s in x.states))
    whole = replace(states[0], kind="office", name=None, office="领导人", level="hos2", states=codes)
    return (replace(whole, end=states[-1].end, count=len(codes)),)


def _first_of_runs(places: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """阿斯塔纳独立宫: what stands right behind a place is in it, not a place of its own."""
    return tuple(
        p
        for before, p in zip((None, *places), places, strict=False)
        if before is None or before.kind == "state" or before.end != p.start
    )


def _is_letter(sentences: Sequence[Sentence], index: int) -> bool:
    """True when the sentence of a 致电, or any of an article headed by it, says what a telegram is for."""
    headed = sentences[0].field == "title" and "致电" in sentences[0].symbols
    own = sentences[index].symbols
    told = [s.symbols for s in sentences if _TELEGRAM.search(s.symbols)] if headed else []
    return not _TALKED.search(own) and any(_LETTER.search(words) for words in (own, *told))


def _kind(frame: Frame, sentences: Sequence[Sentence], index: int, floor: int, m: re.Match[str]) -> Kind:
    symbols = sentences[index].symbols
    if frame.theme == "visit":
        return "visit"
    if frame.theme == "message":
        return "message" if m["t"] != "致电" or _is_letter(sentences, index) else "call"
    following = sentences[index + 1].symbols if index + 1 < len(sentences) else ""
    said_next = _NEXT_ON_SCREEN.match(following) or _NEXT_ON_SCREEN.match(symbols, m.end() + 1)
    if (said_next and (said_next["of"] or "") in m["t"]) or _VIDEO.search(symbols, floor, m.end()):
        return "video"
    return "call" if "call" in frame.tags or _CALL.search(m["t"]) else "meeting"
