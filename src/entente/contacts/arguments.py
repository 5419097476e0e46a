"""Who takes part: the clause's subject, the members of a list, and what a pronoun stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from entente.contacts.scene import Sentence
from entente.records import Mention

_CLAUSE_MARKS = "，；：。“”【】〈〉《》"
_OPENING = re.compile("由|(?!是)[^，；：。Ａ]{1,24}的|[^，；：。Ａ同与和向对给受应据致由让]{0,14}")
_ADJACENT = re.compile(
    "(?:Ｄ|将|会|即|即将|再次|再度|首次|早日|尽早|适时|择机|在[^，。；Ａ]{1,8}(?:后|时)|能|可|尽快|已|曾|刚|此次|今次|上次|应邀|受邀|获邀|一行|率团|率代表团|窜|突|执意|悍然|(?:访问?|赴|到访|前往)[ＳＬ])*"
)
_JOINERS = re.compile("(?:、|和|与|及|以及|，以及|同|跟)(?:同行的|随行的)?$")
_MET = "会见|晋见|拜会|接见|会晤|约见|拜访"
_GOVERNED = re.compile(
    "(?:同|与|(?<!共)和|跟|向|给|(?<![视称誉认图])为|受|应(?!邀)|据|让|(?<!即)使|令|致电|致函|祝贺|感谢|欢迎|邀请|接替|支持|打破|就|因|经|(?<!驻.)(?<!驻..)(?<!谈判)(?<!贸易)(?<!首席)(?<!常驻)代表(?!团)|以及其|悼念|祝愿|"
    f"(?:{_MET}|陪同)(?:过|了|到)?"
    "|接受|根据|按照|转达|通过|随|听取|引述|引用|除|包括|成为)(?:[^，。；：Ａ]{0,40}的)?$"
    f"|(?:{_MET}|见到)(?:过|了|到)?"
    "[^，。；：ＡＤ后前时中期束]{0,6}$|(?:作为|担任|出任|就任|接任|当选为?)$|(?:出席|参加|前往|参观|见证)$|(?<!针)对$|(?:率|率领|偕|派|派遣|委派)[^，。；：Ａ的]{0,12}$"
)
# X曾以候任总统身份与Y通话: what he was then is not another.
_CAPACITY = ("身份", "身分")
_AS = re.compile("Ａ[^，。；：Ａ]{0,8}以$")
# X是访问Ｓ级别最高的官员，将会晤Y: the words that say what X is name nobody else.
_PREDICATE = re.compile(
    "(?:^|，|Ａ)(?:Ｄ|也|将|就|则)?是[^，。；：]{0,20}(?:最|首|唯一|第一)[^，。；：]{0,12}$"
)
_TOGETHER = re.compile("Ａ(?:Ｄ|将|还|也|一道)*[与同和跟]$")
# Whoever is sent, made to do or thanked for something is the subject of what he does: 让X在会谈前访问Y.
_DISPATCHED = re.compile("(?:让|(?<![党左右各多])派|派出|派遣|委派|安排|促使|感谢|赞赏)$")
# 在X与Y通话之前，还与Z会谈: the one who acts is the first of the two.
_BEFORE_TALK = re.compile("在Ａ[与同和跟]Ａ[^，。；Ａ]{0,10}(?:前|后|时|期间)，")
_FOR_ANOTHER = re.compile("(?:Ａ[^，。；ＳＡ方]{0,8}|[，；：](?:并|将)?)代表$")  # 将代表X访问
_PASSED_OVER = re.compile(
    "(?:的(?!是|[^，。；Ａ]{0,8}(?:之行|之旅|行程))|《|第.{1,4}次(?:定期|年度)?(?:会晤|会谈|会议|磋商)|夫人|邀请|所(?!率)|方面的|之邀|(?:举行|主持|提出|发起|领导|召开|发来|发表|作出|任命|提名|委任|致辞|遇刺|逝世|去世)[^，。；Ａ]{0,10}的)"
)


@dataclass(frozen=True, slots=True)
class Found:
    """Mentions in order and the symbols they fill; ``governed`` = as the object of another verb."""

    mentions: tuple[Mention, ...]
    start: int
    end: int
    governed: bool = False


def members(sentence: Sentence, start: int, end: int) -> tuple[Mention, ...]:
    """The mentions behind the ``Ａ`` symbols of ``[start, end)``."""
    found = (sentence.mention(i) for i in range(start, end) if sentence.symbols[i] == "Ａ")
    return tuple(m for m in found if m)


def subject(
    sentence: Sentence, before: int, travel: bool = False, other: Sequence[Mention] = ()
) -> Found | None:
    """The actors that the predicate at ``before`` says something of; nobody of ``other``, its other side.

    In the predicate's own clause: the nearest list that no preposition governs and no 的 owns. In an
    earlier clause: only one that opens it, since an actor further in belongs to that clause's own verb.
    ``travel`` admits a governed actor right before the verb (欢迎X访华, 为X访美铺路).
    """
    symbols = sentence.symbols
    own = _clause_start(symbols, before)
    names = {m.name for m in other if m.name}
    for start, end in _lists(symbols, before):
        if names and {m.name for m in members(sentence, start, end)} <= names:
            continue
        if (
            travel
            and start >= own
            and _ADJACENT.fullmatch(symbols, end, before)
            and not _as_office(symbols, start)
        ):
            found = members(sentence, start, end)
            company = _company(sentence, start)
            if company and not names & {m.name for m in company.mentions}:
                return replace(company, mentions=(*company.mentions, *found))
            return Found(found, start, end, not _free(symbols, start, end))
        if start >= own and _DISPATCHED.search(symbols[:start]) and not _PASSED_OVER.match(symbols, end):
            return Found(members(sentence, start, end), start, end, governed=True)
        if _free(symbols, start, end) and (start >= own or _opens_clause(symbols, start)):
            found = members(sentence, start, end)
            first_only = start < own and _BEFORE_TALK.match(symbols, start - 1)
            return Found(found[:1] if first_only else found, start, end)
    return None


def _company(sentence: Sentence, start: int) -> Found | None:
    """X将与Y出席在Ｓ举行的会议: who travels with the actor at ``start``, before whom 与 stands."""
    symbols = sentence.symbols
    joined = _TOGETHER.search(symbols, _clause_start(symbols, start), start)
    if joined is None:
        return None
    first, end = _list_start(symbols, joined.start()), joined.start() + 1
    return Found(members(sentence, first, end), first, end) if _free(symbols, first, end) else None


def _as_office(symbols: str, start: int) -> bool:
    """作为总理访华: the office in which somebody travels is not the traveller."""
    as_holder = symbols.endswith(("作为", "担任", "就任", "出任", "连任"), 0, start)
    return as_holder or _FOR_ANOTHER.search(symbols[:start]) is not None


def _lists(symbols: str, before: int) -> Iterator[tuple[int, int]]:
    at = symbols.rfind("Ａ", 0, before)
    while at >= 0:
        start = _list_start(symbols, at)
        yield start, at + 1
        at = symbols.rfind("Ａ", 0, start)


def _free(symbols: str, start: int, end: int) -> bool:
    if _PASSED_OVER.match(symbols, end) or _GOVERNED.search(symbols[:start]):
        return False
    if symbols.startswith(_CAPACITY, end) and _AS.search(symbols, 0, start):
        return False
    return _PREDICATE.search(symbols, 0, start) is None


def _opens_clause(symbols: str, start: int) -> bool:
    return _OPENING.fullmatch(symbols, _clause_start(symbols, start), start) is not None


def _clause_start(symbols: str, at: int) -> int:
    return max(symbols.rfind(mark, 0, at) for mark in _CLAUSE_MARKS) + 1


def _list_start(symbols: str, at: int) -> int:
    """Walk left over 、/和 to the first member of the list that ends at ``at``."""
    start = at
    while True:
        joined = _JOINERS.search(symbols[:start])
        if not joined or joined.start() == 0 or symbols[joined.start() - 1] != "Ａ":
            return start
        start = joined.start() - 1


_WHEN = re.compile("(?:[^，。；：Ａ]{0,12}(?:峰会|会议|论坛|活动|仪式))?(?:时|后|期间|之际|前夕?|结束后)，Ａ")
_COUNTRY_FIRST = re.compile("(?:[^，Ｓ]{0,6}，)?Ｓ")
_CARRIES = re.compile(
    "(?:[^。]{0,12}：)?(?:Ｄ|随后|之后|此外|并|还|其后|期间|同日|会谈|欢迎仪式|访问期间|访问?Ｓ时|在|会见|今天|抵达|结束|应|据|首站|另外|访问?(?:Ｓ|[日美韩])期间|其间)"
)


def antecedent(
    sentences: Sequence[Sentence], index: int, pronoun: Mention, apart: frozenset[str] = frozenset()
) -> Mention | None:
    """Whom 他 stands for: the last actor before it that opens a clause, in its sentence or before it.

    He is nobody whose name is in ``apart``.

    The search ends with the paragraph before the pronoun's own.
    """
    for earlier in reversed(sentences[: index + 1]):
        if earlier.paragraph < sentences[index].paragraph - 1 or earlier.field != sentences[index].field:
            return None
        end = earlier.encoded.at(pronoun.start) if earlier is sentences[index] else len(earlier.symbols)
        for start, stop in _lists(earlier.symbols, end):
            found = members(earlier, start, stop)
            if pronoun.office == "latter" and found and found[-1].name:
                return found[-1]
            if found and found[0].name and found[0].name not in apart and _free(earlier.symbols, start, stop):
                return found[0]
    return None


def following(sentence: Sentence, at: int) -> Found | None:
    """The subject behind a clause of time: 在会见X时，Y表示."""
    m = _WHEN.match(sentence.symbols, at)
    return Found(members(sentence, m.end() - 1, m.end()), 0, 0) if m else None


def topic(sentences: Sequence[Sentence], index: int) -> tuple[Mention, ...]:
    """The subject carried over from the sentences before ``index`` in the same paragraph.

    Only a sentence that opens with a date, a connective or a predicate leaves its subject out; one
    that opens with another noun has a subject that is no known actor.
    """
    if not _CARRIES.match(sentences[index].symbols) or _COUNTRY_FIRST.match(sentences[index].symbols):
        return ()
    for earlier in reversed(sentences[:index]):
        if earlier.paragraph != sentences[index].paragraph:
            return ()
        first = earlier.symbols.find("Ａ")
        if first >= 0 and not _GOVERNED.search(earlier.symbols[:first]):
            end = first + 1
            while m := re.match("(?:、|和|与|及)Ａ", earlier.symbols[end:]):
                end += m.end()
            return tuple(_by_speaker(m, earlier) for m in members(earlier, first, end))
    return ()


def _by_speaker(mention: Mention, sentence: Sentence) -> Mention:
    """我 carried into a sentence without a speaker stays whoever said it."""
    said_i = mention.kind == "pronoun" and mention.office == "i"
    return sentence.speaker if said_i and sentence.speaker else mention
