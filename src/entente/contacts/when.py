"""When a candidate took place: by the time that its words tell, else by what the article has said so far."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from entente.contacts.candidates import Candidate
from entente.contacts.counted import anniversary, jubilee, time_ago
from entente.contacts.dating import (
    DAY_GRAINS,
    Day,
    captioned,
    day_said,
    follows_day,
    inherited,
    nearest,
    once,
    reported,
    value,
)
from entente.contacts.discourse import TOP_LEVELS, Discourse
from entente.contacts.plans import ahead, called_off, coming, planned
from entente.contacts.scene import SAME_DAY, Sentence, clause_start
from entente.records import Party, Status, TimeMention
from entente.text import fold

_ONCE = re.compile(
    "曾|当时(?:的|担任|任|是)|时任|任内|上一?次|以[^，]{1,14}身[份分]|此前|之前|先前|早前|过去|当年|历史上|(?:上任|就任|就职|上台)(?:之?后|以来|Ｄ)，?(?:已|先后|陆续|相继)|(?:上任|就任|就职)(?:之)?后不久|担任Ａ后首先|(?:就职|就任|上任)(?:之?后Ｄ|Ｄ时)"
)
_ELECTED = re.compile("当选之?后")
_THIS_TIME = re.compile(
    "此次|这次|此行|专程|本次|感谢[^，；]{0,16}邀请|(?:高兴|荣幸)(?:能够?)?(?:时隔Ｄ)?(?:应邀|应约|再次|对Ｓ进行[^，；]{0,10})?$"
)
_BESIDE_EVENT = re.compile(
    "[^，。；ＡＤ]{0,8}(?:招待会|仪式|会议|论坛|活动|开幕式|宴会|演出)(?:之?前|之?后|期间)，"
)
_ARCHIVE = re.compile("[（(]?(?:资料|档案|历史|新闻)(?:照片?|图片?|画面)")
_RESULT = re.compile(
    "(?:时|中|上|期间)(?:所)?(?:提到|提出|强调|承诺)的|(?:所?达成的?|取得的?|的)?(?:重要|系列|有关)*(?:共识|成果)"
)
# 成功访新10年来
_SOME_YEARS = re.compile("[ＳＬ]*Ｄ")
_BEFORE_THAT = re.compile(
    "(?:在此|这)?(?:之前|此前|先前|早前|较早前)，|[^，。；]{0,20}访问?[ＳＬ]之前，|在Ａ之前，Ａ已"
)
_MATTER = re.compile("[ＳＬ]*等?的?事宜")  # 讨论Ａ访Ｓ事宜: the day is of the discussion
_BOUNDS = ("针对", "自", "截至", "对", "从", "关于", "至")
_OPENING = 4
"""Sentences of the body that tell what the article is about."""
_JUST = re.compile("正在|已经?(?:结束|完成)")
_THIS_VISIT = re.compile("(?:这次|此次|此)访(?:问)?期间，")
_SAYS_WHILE = re.compile("(?P<while>Ａ在[^Ａ，]{0,20}时)(?:表示|说|指出|强调|称)")
_NAMES_WHO_SAID = re.compile("”，?Ａ")
_WELCOMES = re.compile(
    "(?:^|，)Ａ?(?:代表[^，。；]{0,16})?(?:热烈)?欢迎Ａ(?:率团|率代表团)?(?:[^，。；Ａ]{0,20}?对Ｓ进行|来|访|出席)"
)
_LATER_ON = re.compile("稍[晚后]|晚些时候|随后|会后|接着|之后|下午|傍晚|晚间|当晚|首先|然后")
_DURING = re.compile(
    "(?:此次|此访|访问|逗留|访华|与会|出访|访问?Ｓ)?期间|访问?Ｓ时|(?:Ａ?将?在)?(?:Ｄ的)?访问?Ｓ(?:期间|行程[中里])"
)


@dataclass(frozen=True, slots=True)
class When:
    """The ``date`` (EDTF) of a candidate; ``said``: its words or its paragraph tell it, or say: now."""

    date: str | None
    said: bool


def when(sentences: Sequence[Sentence], candidate: Candidate, day: Day, discourse: Discourse) -> When:
    """When ``candidate`` took place: its own time, 同日 that of the contact told last, else the context's."""
    if "past" in candidate.frame.tags:
        return When(time_ago(candidate.sentence, candidate.trigger, day.published), said=True)
    if reported(candidate.after) or "earlier" in candidate.frame.tags:
        return When(None, said=True)
    if year := anniversary(candidate.after, day.published):
        return When(year, said=True)
    time = _time(sentences, candidate, day)
    if time and _RESULT.match(candidate.after) and day.before(value(time) or ""):
        time = None  # 将谈到12日峰会期间提到的: read as a day to come, but what it told of is over
    background = time is None and _background(candidate, discourse)
    if time is None and candidate.status == "held" and candidate.sentence.speaker is None and not background:
        time = inherited(sentences, candidate.index)
    if time is None:
        now = "current" in candidate.frame.tags or _JUST.search(_clause_before(candidate)) is not None
        return When(_by_context(sentences, candidate, day, discourse, background), said=now)
    return When(_dated(candidate, time, day, discourse), said=True)


def _time(sentences: Sequence[Sentence], candidate: Candidate, day: Day) -> TimeMention | None:
    """The time that the candidate's sentence tells of it."""
    if _MATTER.match(candidate.after):
        return None
    if candidate.status in ("planned", "proposed"):
        return planned(candidate.sentence, candidate.trigger, day.published, "guest" in candidate.frame.tags)
    if candidate.status == "cancelled":
        return called_off(candidate.sentence, candidate.trigger)
    quoted = candidate.status == "not_held" and candidate.sentence.symbols.startswith("据")
    travel = candidate.kind == "visit" or quoted
    return nearest(candidate.sentence, candidate.trigger, travel) or captioned(sentences, candidate.index)


def _dated(candidate: Candidate, time: TimeMention, day: Day, discourse: Discourse) -> str | None:
    """The date of a candidate that ``time`` is told of."""
    if year := jubilee(candidate.sentence, candidate.trigger, time):
        return year
    if candidate.status in ("planned", "proposed") and (next_one := ahead(time, day.published)):
        return next_one
    if ahead_of := coming(time, candidate.sentence, day.published):
        return ahead_of
    pointing = fold(time.text) in SAME_DAY and candidate.sentence.speaker is None
    if discourse.told and pointing and not follows_day(candidate.sentence, time):
        return discourse.told
    return day.possible(value(time), candidate.status) if time.grain == "week" else value(time)


def _beside(sentences: Sequence[Sentence], candidate: Candidate, day: Day) -> str | None:
    """招待会前，X会见Y: the day of the event that the article opens with, as far as it is news."""
    if not _BESIDE_EVENT.match(candidate.sentence.symbols):
        return None
    opening = next((s for s in sentences if s.field == "text"), None)
    event = day_said(opening) if opening else None
    return event.value if event and day.is_news(event.value) else None


def _by_context(
    sentences: Sequence[Sentence], candidate: Candidate, day: Day, discourse: Discourse, background: bool
) -> str | None:
    """The date of a candidate without a time: 访问期间 points to the visit told last, 此行 to the news."""
    stays = discourse.stay and (candidate.status == "held" or day.before(discourse.stay))
    talks = candidate.kind != "visit" or candidate.status == "held"
    if (
        stays
        and talks
        and (_DURING.match(candidate.sentence.symbols) or _DURING.match(_clause_before(candidate)))
    ):
        return discourse.stay
    if candidate.status == "held" and (event := _beside(sentences, candidate, day)):
        return event
    if candidate.status == "planned":
        said = nearest(candidate.sentence, candidate.trigger)
        ahead_of = coming(said, candidate.sentence, day.published) if said else None
        return ahead_of or _later_today(sentences, candidate, day)
    now = "current" in candidate.frame.tags or _THIS_TIME.search(candidate.before)
    if candidate.kind == "visit" and candidate.status != "cancelled" and now and day.is_news(discourse.told):
        return discourse.told
    news = next((date for date in (discourse.told, discourse.stay) if day.is_news(date)), None)
    told = candidate.sentence.speaker is None or "current" in candidate.frame.tags
    if news and told and not background:
        return news if candidate.status == "held" else None
    if candidate.status != "held" or background:
        return None  # rulings 5 and 6
    return _day_told(sentences, candidate, day) or day.fresh()


def _day_told(sentences: Sequence[Sentence], candidate: Candidate, day: Day) -> str | None:
    """The day of the news that the sentences before the candidate's told last of one of its sides.

    Where they tell none, the first that the sentences right behind it tell.
    """
    behind = candidate.index + 1
    for sentence in (*reversed(sentences[: candidate.index]), *sentences[behind : behind + _OPENING]):
        said = day_said(sentence)
        fresh = said is not None and said.value is not None and day.is_fresh(said.value)
        if said and fresh and not _bounds(sentence, said) and _tells_of(sentence, candidate):
            return said.value
    return None


def _tells_of(sentence: Sentence, candidate: Candidate) -> bool:
    """True for a sentence that names one of the candidate's sides, an actor of its state, or both states."""
    sides = (*candidate.first, *candidate.second)
    names, states = {m.name for m in sides if m.name}, {s for m in sides for s in m.states}
    persons = {p for m in sides for p in m.persons}
    told = list(sentence.mentions())
    acts = [m for m in told if m.kind in ("person", "office")]
    both = len(states) > 1 and states <= {s for m in told for s in m.states}
    known = any(m.name in names or not persons.isdisjoint(m.persons) for m in acts if m.name)
    return both or known or any(not states.isdisjoint(m.states) for m in acts)


def _bounds(sentence: Sentence, time: TimeMention) -> bool:
    """针对19日的导弹试射: the day of what the sentence is about, not of what it tells."""
    return sentence.symbols.endswith(_BOUNDS, 0, sentence.encoded.at(time.start))


def _later_today(sentences: Sequence[Sentence], candidate: Candidate, day: Day) -> str | None:
    """今天上午与X会谈，稍晚将会见Y: a plan for later on the day that the words before it tell."""
    if not _LATER_ON.search(_clause_before(candidate)):
        return None
    said = nearest(candidate.sentence, candidate.trigger) or inherited(sentences, candidate.index)
    today = said.value if said and said.grain in DAY_GRAINS else None
    return today if today == str(day.published) else None


def _clause_before(candidate: Candidate) -> str:
    symbols = candidate.sentence.symbols
    return symbols[clause_start(symbols, candidate.floor) : candidate.trigger]


def _background(candidate: Candidate, discourse: Discourse) -> bool:
    """Not news of the day: said to have been once (曾), or told by a speaker of himself or of long ago,
    or the caption of an archive picture.

    What a speaker says another leader and the listener, by title or by name, just did is news
    (我国总理与首相先生举行会谈).
    """
    if "current" in candidate.frame.tags:
        return False
    if _ARCHIVE.match(candidate.sentence.symbols) or _told_once(candidate):
        return True
    if "首位" in _clause_before(candidate):
        return True
    if _RESULT.match(candidate.after):
        return True
    talk = candidate.frame.theme == "talk"
    if _JUST.search(_clause_before(candidate)) or (talk and _THIS_VISIT.search(candidate.sentence.symbols)):
        return False
    speaker = candidate.sentence.speaker
    if speaker is None or "guest" in candidate.frame.tags or speaker.level == "spokesperson":
        return False
    if _beside_quote(candidate):
        return False
    saying = _SAYS_WHILE.match(candidate.sentence.symbols)
    if saying and candidate.trigger < saying.end("while"):
        return False
    if _met_the_host_too(candidate, discourse):
        return False
    others = (
        candidate.first and candidate.first[0].kind != "pronoun" and candidate.first[0].name != speaker.name
    )
    listeners = {p.person for p in discourse.principals if p.person}
    named = candidate.sentence.symbols[: candidate.trigger].endswith("Ａ的")
    heard = not named and any(
        m.office == "you" or not listeners.isdisjoint(m.persons) for m in candidate.second
    )
    return not (others and candidate.frame.theme == "talk" and heard)


def _beside_quote(candidate: Candidate) -> bool:
    """“…，”X在与Y连线中表示，“我…”: told by the reporter between two quotations."""
    before = candidate.sentence.symbols[: candidate.trigger]
    return _NAMES_WHO_SAID.search(before) is not None and before.count("“") == before.count("”")


def _met_the_host_too(candidate: Candidate, discourse: Discourse) -> bool:
    """我同习近平主席会晤, said by a guest to another official of the host's: talks of the same journey."""
    speaker = candidate.sentence.speaker
    if candidate.frame.theme != "talk" or speaker is None or not discourse.in_person:
        return False
    host = discourse.venue or discourse.home
    if host not in {p.state for p in discourse.principals}:
        return False
    guests = {p.name for p in discourse.principals if p.state != host}
    known = {p.person for p in discourse.principals}
    sides = (*candidate.first, *candidate.second)
    said_i = any(m.kind == "pronoun" and m.office == "i" for m in sides)
    others = [m for m in sides if m.persons and not known & set(m.persons)]
    leads = any(m.level in TOP_LEVELS and host in (m.states or (host,)) for m in others)
    return said_i and speaker.name in guests and leads


def of_today(candidate: Candidate, guest: Party, status: Status, discourse: Discourse) -> bool:
    """True for words on a journey that can be of the one under way: the host's welcome, no other day."""
    if status == "proposed":
        here, words = discourse.venue or discourse.home, candidate.sentence.symbols
        came = here is not None and (guest.state != here or "热烈欢迎" in words)
        return came and _WELCOMES.search(words) is not None
    return status == "held" and not _told_once(candidate) and not _SOME_YEARS.match(candidate.after)


def _told_once(candidate: Candidate) -> bool:
    """曾, 此前, 上次: of some other day than the news."""
    before = _clause_before(candidate)
    told = once(candidate.sentence, candidate.trigger) or _ONCE.search(before) is not None
    elected = candidate.index >= _OPENING and _ELECTED.search(before) is not None
    viewed = before.startswith("从") and "来看" in candidate.after
    return told or elected or viewed or _BEFORE_THAT.match(candidate.sentence.symbols) is not None
