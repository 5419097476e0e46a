"""When it took place: the time expression that belongs to the trigger, or what the writing date allows."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from entente.contacts.scene import Sentence, clause_end, clause_start
from entente.records import Status, TimeMention
from entente.text import fold
from entente.times import edtf
from entente.times.calendar import add_months
from entente.times.numerals import number

# 21世纪 dates nothing.
_TOO_LONG = 3660
_USABLE = ("plain", "vague", "approximate")
_SINCE = re.compile("[年月周天](?:以)?[来來]$")
_FROM_EVENT = re.compile(
    "(?:睽违|时隔|相隔|事隔|阔别|上任|就任|就职|当选|上台|执政|履新|通话|会谈|会面|会晤|访问|事发|爆发|去世|逝世|(?:签署|签订|达成)[^，。；]{0,6})$"
)
_NEAR_FEAST = re.compile("Ｄ(?:佳节|节日)?(?:(?:即将)?(?:到来|来临)?之际|前夕|将至|将近|快到)")
_AFTER_ANOTHER = re.compile("(?:会面|会晤|会谈|见面|通话)(?:之)?后")  # 2022年11月会面后来访
_FIRST_SINCE = re.compile(
    "Ｄ[^，。]{0,4}(?:就任|上任|上台|当选|就职|执政)[^，。]{0,6}(?:后|以来)，?(?:的)?首次"
)
_TOOK_OFFICE = re.compile("Ｄ[^，]{0,4}(?:就任|上任|上台|就职|执政)(?:之?后|以来)$")
_EVER_SINCE = re.compile("Ｄ[^，]{1,12}以来")
_BEGAN = re.compile("以来|(?:后|之后)$")
_PLANNING = re.compile("将|定于|即将|计划|预定|预计|拟|原[定订]")
_DONE = re.compile("Ａ?(?:已|刚|正)")
_GLAD_OF = re.compile("Ａ?(?:也|都)?(?:很|非常|十分)(?:高兴|荣幸)")
_DIGITS = {"year": 4, "month": 7}
_DAY_BEFORE = frozenset({"前一天", "前一日", "此前一天"})
_SOME_DAY = frozenset({"早前", "此前", "先前", "较早前", "之前"})
_COUNTED_YEARS = re.compile("(?:节)?[0-9]+周年")
_SAID_OF_IT = re.compile("[^，。；ＡＳＬＤ]{0,4}[于是在]")  # 上次会谈于Ｄ进行
_ABOUT = ("就", "围绕", "有关", "关于")  # 就近期局势会谈: what the talks are on
_TOPIC_BEFORE = re.compile("(?:就|围绕|针对)[^，。；Ａ]{0,12}$")
_TOPIC_BEHIND = re.compile("[^，。；Ａ]{1,16}(?:一事|问题|局势|事件)")
_SERIES = re.compile(
    "年会|年度|(?:夏季|冬季)达沃斯|[^，。；Ａ在的出席参加赴]{0,8}(?:论坛|博览会|奥运会|冬奥会|轮值)"
)
_LASTING = re.compile(
    "(?P<before>Ｄ)的?[^，。；ＡＤ国洲]{0,8}(?:访|行程|之旅|之行)|(?:访|行程|之旅|之行)[^，。；ＡＤ]{0,6}为期(?P<behind>Ｄ)"
)
_SOME_DAYS = re.compile("(?P<n>[0-9一二两三四五六七八九十]{1,2})[天日]")
_CAPTION_DAY = re.compile("[（(]Ｄ[^）)]{0,12}[）)]?")
ANNOUNCED = re.compile(
    "Ｄ[^，。；ＡＳ将拟]{0,4}?(?:宣布|表示|说|称|证实|透露|通报|确认|公布|发表|发布|指出|告诉)"
)
_REPORTS = re.compile("Ｄ(?:的报道，|报道(?:说|称)，|报导(?:说|称)，)")
_BACK = re.compile("[^，。；Ａ]{2,8}(?:时|后|期间|中)，")
_MADE_KNOWN = re.compile("Ｄ(?:[^，。；]{0,4}(?:宣布|敲定|披露|曝光)|(?:上路|通过|制定|生效)的)")
# 议会Ｄ投票赞成Ａ访Ｓ, Ｄ被追问有关Ａ的Ｓ之行: the day is of the words on the journey.
_JUDGED = re.compile(
    "(?:就|(?:赞成|支持|力挺|声援|抗议|谴责|有关|关于|针对|询问时表示，)[^，。；ＡＤ的]{0,6})Ａ(?:的[ＳＬ]+)?(?:率[^，。；]{0,8})?$"
)
_REPORTED = re.compile(
    "^[ＳＬ、和的]*(?:情况(?:的)?(?:书面)?(?:报告|汇报)|并[^，。；]{0,50}的(?:书面)?(?:报告|汇报))"
)
DAY_GRAINS = ("day", "part")
_A_MONTH = 31
_PARTS = ("season", "decade")


@dataclass(frozen=True, slots=True)
class Day:
    """The writing date as far as it is known, for events that the text dates by being news."""

    published: dt.date | None

    def before(self, date: str) -> bool:
        """True when ``date`` (EDTF) begins after publication."""
        first = edtf.bounds(date)[0]
        return bool(self.published and first and first > self.published)

    def is_news(self, date: str | None) -> bool:
        """True when ``date`` (EDTF) ends on the day of publication or at most three before it."""
        return 0 <= self._age(date) <= 3

    def is_fresh(self, date: str) -> bool:
        """True when ``date`` ends on the day of publication or one of the two before it."""
        return 0 <= self._age(date) <= 2

    def long_past(self, date: str) -> bool:
        """True when ``date`` (EDTF) ends more than a month before publication."""
        return self._age(date) > _A_MONTH

    def _age(self, date: str | None) -> int:
        """Days from the end of ``date`` to publication, -1 where either is unknown."""
        last = edtf.bounds(date)[1] if date else None
        return (self.published - last).days if self.published and last else -1

    def possible(self, date: str | None, status: Status) -> str | None:
        """The days of ``date`` that are possible: 本周 up to the writing if held, else from then."""
        first, _, last = date.partition("/") if date and self.published else ("", "", "")
        if len(first) != 10 or len(last) != 10:
            return date
        on = str(self.published)
        if not first <= on <= last:
            return date
        if status == "held":
            last = on
        elif status in ("planned", "proposed"):
            first = on
        return first if first == last else f"{first}/{last}"

    def recent(self, days: int) -> str | None:
        """Ruling 4: 陆续, 连日来 without a day is the ``days`` days that end at publication."""
        if self.published is None:
            return None
        return f"{self.published - dt.timedelta(days=days)}/{self.published}"

    def fresh(self) -> str | None:
        """Ruling 4: a fresh event without a day falls on the day of publication or the one before."""
        return self.recent(1)


def usable(time: TimeMention | None) -> bool:
    """True for expressions that can date an event (not durations, not habits, not 3月以来)."""
    if time is None or time.value is None or _SINCE.search(time.text):
        return False
    if time.first and time.last and (time.last - time.first).days > _TOO_LONG:
        return False
    if time.rule.startswith("vague.next") and time.grain == "year" and _years(time) > 1:
        return False  # 未来十年 is how long a plan is for
    return time.sense in _USABLE or (time.sense == "open" and time.text.endswith(("起", "开始", "開始")))


def _years(time: TimeMention) -> int:
    return time.last.year - time.first.year if time.first and time.last else 0


def value(time: TimeMention) -> str | None:
    """The EDTF value of an event dated by ``time``: 周二起访问 starts on that day."""
    if time.grain in _PARTS and time.first and time.last:
        return _part(time, time.first)
    if time.sense != "open" or not time.first:
        return time.value
    return time.first.isoformat()[: _DIGITS.get(time.grain, 10)]


def _part(time: TimeMention, first: dt.date) -> str | None:
    """A season as its three months; 七十年代初, 年代末 as the first and the last four years."""
    if time.grain == "season":
        months = [add_months(first.replace(day=1), n).isoformat()[:7] for n in (1, 3)]
        return "/".join(months)
    start = {"初": first.year, "末": first.year + 6}.get(fold(time.text)[-1])
    return f"{start}/{start + 3}" if start else time.value


def once(sentence: Sentence, trigger: int) -> bool:
    """True when the trigger's clause, or the sentence's opening, says 早前, 此前: nobody knows which day."""
    own = 0 if sentence.symbols.startswith("Ｄ，") else clause_start(sentence.symbols, trigger)
    own -= 2 * sentence.symbols.endswith("，Ｄ，", 0, own)  # …，此前，他访问了Ｓ
    return any(own <= i < trigger and fold(t.text) in _SOME_DAY for i, t in _all_times(sentence))


def _ever_since(sentence: Sentence, trigger: int) -> TimeMention | None:
    """自2022年10月X访问Y以来: the contact that a stretch began with, dated by the stretch's beginning."""
    if not _BEGAN.search(sentence.symbols[trigger:].split("，", 1)[0]):
        return None
    before = [t for i, t in _all_times(sentence) if i < trigger]
    began = [t for t in before if t.sense == "open" and t.first and t.last is None]
    return began[-1] if began else None


def captioned(sentences: Sequence[Sentence], index: int) -> TimeMention | None:
    """The day in brackets that stands alone behind a picture's caption: 资料照片：…。（2019年2月27日）."""
    following = sentences[index + 1 : index + 2]
    if not following or not _CAPTION_DAY.fullmatch(following[0].symbols.strip(" 。\n")):
        return None
    return next((t for _, t in times_in(following[0]) if t.grain in DAY_GRAINS), None)


def nearest(sentence: Sentence, trigger: int, travel: bool = False) -> TimeMention | None:
    """The time left of the trigger and nearest to it, else the first one behind it in the sentence.

    Of a journey (``travel``), the day on which somebody spoke of it is not its day.
    """
    times = times_in(sentence)
    own = clause_start(sentence.symbols, trigger)
    left = [
        (i, t)
        for i, t in times
        if i < trigger
        and not _since(sentence, i, trigger, t)
        and not (i < own and _DONE.match(sentence.symbols, own) and plans_at(sentence.symbols, i))
    ]
    earlier = max(
        (i for i, t in _all_times(sentence) if i < trigger and _SOME_DAY & {fold(t.text)}), default=-1
    )
    if earlier == own - 2 and sentence.symbols.endswith("，Ｄ，", 0, own):
        left = [(i, t) for i, t in left if i > earlier]  # 2日抵达Ｓ，此前，Ａ访问了Ｓ
    began = _ever_since(sentence, trigger)
    if began and (not left or sentence.encoded.at(began.start) >= own):
        return began
    if _GLAD_OF.match(sentence.symbols, own):
        left = [(i, t) for i, t in left if i >= own]
    left = [(i, t) for i, t in left if t.rule != "now" or sentence.symbols.startswith("才", i + 1)]
    anothers = _spoken if travel else _in_press
    left = [(i, t) for i, t in left if not anothers(sentence.symbols, i, trigger)]
    said = next((t for i, t in times if _SAID_OF_IT.fullmatch(sentence.symbols, trigger, i)), None)
    if said and left and left[-1][0] < own:
        return said
    if left:
        return left[-1][1]
    behind = ((i, t) for i, t in times if trigger < i and _close(sentence.symbols, trigger, i))
    return next((t for i, t in behind if not (travel and _MADE_KNOWN.match(sentence.symbols, i))), None)


def _close(symbols: str, trigger: int, at: int) -> bool:
    """Behind the trigger only a time of the same clause, or one that opens the next, can be the event's."""
    own, comma, behind = symbols[trigger:at].partition("，")
    if not comma:
        return not own.endswith(("前（", "后（"))  # 会面两周后（Ｄ）
    opens = len(behind) <= 4 and not re.search("[国ＳＡ]", behind)
    return opens and not own.endswith("前") and not plans_at(symbols, at)


def _in_press(symbols: str, at: int, trigger: int) -> bool:
    """据《读卖新闻》Ｄ的报道，Ａ在与Ａ会谈时: the day of the report is not that of the talks."""
    m = _REPORTS.match(symbols, at)
    return m is not None and m.end() < trigger and _BACK.match(symbols, trigger) is not None


def _spoken(symbols: str, at: int, trigger: int) -> bool:
    m = ANNOUNCED.match(symbols, at)
    said = m is not None and m.end() <= trigger
    return said or _JUDGED.search(symbols, at, trigger) is not None


def _clause_around(symbols: str, at: int) -> str:
    return symbols[clause_start(symbols, at) : clause_end(symbols, at)]


def plans_at(symbols: str, at: int) -> bool:
    """True when the clause of the time at ``at`` plans, or the time stands alone before one that does."""
    clause = _clause_around(symbols, at)
    if clause.rpartition("：")[2] in ("Ｄ", "当地时间Ｄ"):
        clause = _clause_around(symbols, min(at + 2, len(symbols) - 1))
    return bool(_PLANNING.search(clause))


def _since(sentence: Sentence, at: int, trigger: int, time: TimeMention) -> bool:
    """2018年…遇害案后，X首次访问: a year or month that only bounds the event from below."""
    if _FIRST_SINCE.match(sentence.symbols, at, trigger):
        return True
    if _AFTER_ANOTHER.search(sentence.symbols, at, trigger):
        return True
    clause = sentence.symbols[at:trigger].split("，", 1)
    if (len(clause) > 1 and clause[0].endswith("至今")) or _EVER_SINCE.match(clause[0]):
        return True
    if len(clause) < 2 or not clause[0].endswith(("后", "以来", "来")):
        return False
    if _TOOK_OFFICE.search(clause[0]):
        return True
    return time.grain not in DAY_GRAINS or clause[1].startswith("首次")


def _all_times(sentence: Sentence) -> list[tuple[int, TimeMention]]:
    return [(i, slot.time) for i, slot in sorted(sentence.encoded.items.items()) if slot.time]


def times_in(sentence: Sentence) -> list[tuple[int, TimeMention]]:
    """The times of the sentence that can date an event, each with the place of its symbol, left to right."""
    symbols = sentence.symbols
    return [
        (i, time)
        for i, time in _all_times(sentence)
        if usable(time)
        and not _counted(symbols[:i], time)
        and not _NEAR_FEAST.match(symbols, i)
        and not (time.rule.startswith("vague.") and symbols[:i].endswith(_ABOUT))
        and not _of_occasion(symbols, i, time)
        and not _of_topic(symbols, i)
    ]


def _of_occasion(symbols: str, at: int, time: TimeMention) -> bool:
    """朝鲜国庆76周年, 世界经济论坛2024年年会: a feast of another state, the year in the name of a series."""
    text = fold(time.text)
    if text.startswith("国庆"):
        return symbols[at - 1 : at] == "Ｓ" or _COUNTED_YEARS.match(symbols, at + 1) is not None
    return time.grain == "year" and _SERIES.match(symbols, at + 1) is not None


def _of_topic(symbols: str, at: int) -> bool:
    """就缅甸上周发生政变一事进行讨论: the day of what is talked about."""
    return bool(_TOPIC_BEFORE.search(symbols, 0, at) and _TOPIC_BEHIND.match(symbols, at + 1))


def _counted(before: str, time: TimeMention) -> bool:
    """上任21天后, 访华的第二天: days counted from what the words before it tell, not from the writing."""
    text = fold(time.text)
    if text.startswith("第") or before.endswith("为期"):
        return before.endswith(("的", "为期"))
    return text[-1:] in "前后" and _FROM_EVENT.search(before) is not None


def lasting(sentence: Sentence) -> int:
    """The days that a journey of the sentence lasts (为期三天的访问, 3天的访台行程); 0 when it says none."""
    for m in _LASTING.finditer(sentence.symbols):
        slot = sentence.encoded.items.get(m.start(m.lastgroup or 0))
        long = slot.time if slot and slot.time and slot.time.sense == "duration" else None
        counted = _SOME_DAYS.fullmatch(fold(long.text)) if long else None
        days = number(counted["n"].replace("两", "二")) if counted else None
        if days:
            return days
    return 0


def day_said(sentence: Sentence) -> TimeMention | None:
    """The first day that the sentence names; the year of 2024年年会 is none."""
    return next(iter(_plain_days(sentence)), None)


def _plain_days(sentence: Sentence) -> list[TimeMention]:
    return [t for _, t in times_in(sentence) if t.grain in DAY_GRAINS and t.sense == "plain"]


def follows_day(sentence: Sentence, time: TimeMention) -> bool:
    """True when the sentence has said a day before ``time``: 周二抵达，同日会见."""
    return any(t.start < time.start and t.grain in DAY_GRAINS for _, t in times_in(sentence))


def inherited(sentences: Sequence[Sentence], index: int) -> TimeMention | None:
    """The last plain day said earlier in the same paragraph."""
    for earlier in reversed(sentences[:index]):
        if earlier.paragraph != sentences[index].paragraph or earlier.field != sentences[index].field:
            return None
        if days := [t for t in _plain_days(earlier) if fold(t.text) not in _DAY_BEFORE]:
            return days[-1]
    return None


def reported(after: str) -> bool:
    """访问Y情况的报告: what is reported on now took place some time ago."""
    return _REPORTED.match(after) is not None
