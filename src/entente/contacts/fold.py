"""One occasion, one row: the same contact told twice in one article is folded into its best telling."""

from __future__ import annotations

import re
from collections.abc import Sequence

from entente.records import Contact, Party
from entente.text import fold
from entente.times import edtf

BACK_REFERENCE = ":when"
SPOKEN_OF = ":spoken-of"
BY_CONTEXT = ":by-context"
"""Endings of the rules of rows that yield to a better telling: 在会见X时, 支持X访问, no date of their own."""
_OPEN = 100_000
_GROUPS = frozenset({"ASEAN", "EU", "LAS", "AFU", "UN", "GCC", "SCO", "CELAC", "PIF"})
_GREETING = re.compile("提出[同与和]我|热烈欢迎|非常(?:期待|高兴)")
_AGAIN = re.compile("再[次度]|下一?次")
_ANOTHER = re.compile(
    _AGAIN.pattern + "|再[来赴到]|还将(?=[^，。；]{0,4}[访赴来率前])|邀请|回访|年内|未来|今后"
)
_ON_THE_WAY = re.compile("访[^，。；]{0,4}(?:时|期间|前)")
# 将在峰会期间会谈, 将在停火后通话: on another occasion than the talks of today.
_ELSEWHEN = re.compile("在[^，。；]{0,12}(?:期间|峰会)|下[周月次]|(?:将|计划|拟)[^，。；]{0,16}后")
_ONCE_MORE = re.compile("再[次度]|又|第[二三四五六]次|接连|两度|两次")
_EVER = re.compile("曾|过|上一?次|当年|时任|任内|历史")
_BEFORE_THAT = re.compile("曾|上一?次|此前|之前|继[^。]{0,20}后|以来")
_WELCOME = re.compile(
    "^(?!.*(?:再次|早日|适时|疫情|未来|今后|下次|回访|方便)).*(?:欢迎|支持|反对|感谢)",
    re.DOTALL,
)
_DURING_VISIT = re.compile("访.{0,3}期间")
_ARRIVAL = re.compile("抵|到达|启程|开始|展开|正在")
_JUST_TALK = re.compile("讨论|会谈|交谈|谈判|对话|沟通|交流")
_GUEST_RULES = ("visiting-guest", "guest-of", "first-visitor", "greeted")
_A_JOURNEY = 3
_A_WEEK = 7
_TWO_WEEKS = 14
_A_MONTH = 31
_RECENT = 60
_TALKS = ("call", "video", "meeting")


def fold_rows(rows: Sequence[Contact], undated: str | None = None) -> tuple[Contact, ...]:
    """``rows`` with every row left out that an earlier or fuller one already tells.

    ``undated`` is the date that a fresh event has for want of a better one (ruling 4).
    """
    kept: list[Contact] = []
    for row in sorted(rows, key=_rank):
        if not any(
            fits(row, other)
            for other in kept
            for fits in (_same, _joined, _headlined, _summed, _greeted, _on_screen)
        ):
            kept.append(row)
    for row in tuple(kept):
        if any(fits(row, other, undated) for other in kept if other is not row for fits in _OUTWEIGHED):
            kept.remove(row)
    return tuple(sorted(kept, key=lambda c: (c.evidence.field == "title", c.evidence.start, c.kind)))


def _frame(row: Contact) -> str:
    return row.rule.partition(":")[0]


def _says(row: Contact, words: re.Pattern[str]) -> bool:
    """True when the row's sentence has ``words`` (folded)."""
    return words.search(fold(row.evidence.quoted)) is not None


def _rank(row: Contact) -> tuple[bool, bool, int, bool, int, int, int, bool]:
    named = sum(1 for p in row.parties if p.name and not p.implied)
    back = row.rule.endswith(BACK_REFERENCE)
    sides = len({p.state for p in row.parties})
    open_day = row.rule.endswith(BY_CONTEXT)
    at, in_person = row.evidence, row.kind == "meeting"
    return (at.field == "title", back, _width(row.date), open_day, -sides, -named, at.start, in_person)


def _width(date: str | None) -> int:
    """Days that a date leaves open: the exact telling of an occasion is its best."""
    first, last = edtf.bounds(date) if date else (None, None)
    return (last - first).days if first and last else _OPEN


def _same(row: Contact, other: Contact) -> bool:
    return (
        row.kind == other.kind
        and row.status == other.status
        and not _counted_out(row, other)
        and _same_parties(row.parties, other.parties)
        and (_dates_fit(row.date, other.date) or _one_night(row, other))
    )


def _counted_out(row: Contact, other: Contact) -> bool:
    """在北京和喀山两次会晤: two rows of the same words are two, by their places."""
    return row.trigger == other.trigger and row.evidence == other.evidence and row.place != other.place


def _one_night(row: Contact, other: Contact) -> bool:
    """周三晚通话 in one capital is 周四 in the other, unless it is said that they called again."""
    again = row.evidence == other.evidence or any(_says(r, _ONCE_MORE) for r in (row, other))
    return row.kind in ("call", "video") and not again and abs(_apart(row.date, other.date)) == 1


def _joined(row: Contact, other: Contact) -> bool:
    """与法德领导人通话 beside the call of the three: two of those who are on the line."""
    larger = len({p.state for p in other.parties}) > len({p.state for p in row.parties})
    told = row.kind == other.kind == "call" and row.status == other.status
    return (
        told
        and larger
        and row.date == other.date
        and all(any(_fits(p, q) for q in other.parties) for p in row.parties)
    )


def _headlined(row: Contact, other: Contact) -> bool:
    """A headline adds nothing to a row of the same states, nor 在会见X时 to one of the same persons."""
    if (row.kind in _TALKS) != (other.kind in _TALKS):
        return False
    if row.rule.endswith(BACK_REFERENCE) and row.evidence.field != "title":
        return _same_parties(row.parties, other.parties)
    if row.evidence.field != "title":
        return False
    return {p.state for p in row.parties} == {p.state for p in other.parties}


def _summed(row: Contact, other: Contact) -> bool:
    """A headline's 会见东盟国家领导人 sums up the rows that name each of them."""
    if row.evidence.field != "title" or row.kind != other.kind or row.status != other.status:
        return False
    named = {p.person for p in row.parties if p.person}
    return (
        bool(named)
        and any(p.name is None and p.state in _GROUPS for p in row.parties)
        and named <= {p.person for p in other.parties}
    )


def _greeted(row: Contact, other: Contact) -> bool:
    """欢迎X来访 said to a guest, 期待会晤 said on its eve: words on the occasion that is told as held."""
    return (
        row.status == "proposed"
        and row.date is None
        and other.status == "held"
        and row.kind == other.kind
        and _says(row, _GREETING)
        and _same_parties(row.parties, other.parties)
    )


def _told_better(row: Contact, other: Contact, undated: str | None) -> bool:
    """X访台 without a day beside the visit that is announced, or told with its day, in the same article."""
    if row.kind != "visit" or other.kind != "visit" or not _same_parties(row.parties, other.parties):
        return False
    if _on_the_way(row, other):
        return True
    spoken_of = row.rule.endswith(SPOKEN_OF) and not _long_past(row.date, undated)
    if spoken_of or (_unnamed(row) and row.date in (None, undated) and _one_rank(row, other)):
        return not (other.rule.endswith(SPOKEN_OF) or _unnamed(other))
    return _BETTER[row.status](row, other, undated) if row.status in _BETTER else False


def _on_the_way(row: Contact, other: Contact) -> bool:
    """A later day of a journey (率团访台，11日演讲) beside the one on which it began (9日抵达)."""
    if other.status != "held" or row.status not in ("held", "planned") or _says(row, _ANOTHER):
        return False
    if ":" in other.rule or other.evidence.field == "title":
        return False
    later = _apart(other.date, row.date)
    if row.status == "planned":
        return 0 < later < _A_JOURNEY
    arrives = [_says(visit, _ARRIVAL) for visit in (row, other)]
    begun = arrives == [False, True] or (later > 0 and arrives != [True, False])
    return 0 < abs(later) <= _A_JOURNEY and begun


def _planned_better(row: Contact, other: Contact, undated: str | None) -> bool:
    """将访台 without a day beside the visit that has begun since, or the one that is called off."""
    if row.date is not None:
        return False
    if other.status == "held":
        if _is_news(other, undated) and not (_says(row, _ANOTHER) or other.rule.endswith(SPOKEN_OF)):
            return True
        return _says(row, _DURING_VISIT) or (row.evidence == other.evidence and _says(row, _ARRIVAL))
    told_first = row.evidence.start < other.evidence.start or _says(row, _ON_THE_WAY)
    return other.status == "cancelled" and told_first and not _says(row, _ANOTHER)


def _proposed_better(row: Contact, other: Contact, undated: str | None) -> bool:
    """欢迎X来访 beside the visit that is made, 希望X来访 beside the one that is agreed."""
    if other.status == "planned" and not _says(row, _AGAIN):
        return row.date is None or _dates_fit(row.date, other.date)
    return row.date is None and other.status in ("held", "planned") and _says(row, _WELCOME)


def _held_better(row: Contact, other: Contact, undated: str | None) -> bool:
    """X访台 that somebody judges beside the visit to come, or the one that is told with its day."""
    if _frame(row) in _GUEST_RULES and other.status == "held" and _frame(other) not in _GUEST_RULES:
        return 0 < _apart(other.date, row.date) <= _A_WEEK
    if row.date is None:
        if other.status == "planned":
            return _says(row, _DURING_VISIT) or not (other.date is None or _says(row, _EVER))
        return other.status == "proposed" and not _says(row, _EVER)
    open_day = row.date == undated or row.rule.endswith(BY_CONTEXT)
    if not open_day or _says(row, _ARRIVAL):
        return False
    if other.status in ("planned", "cancelled"):
        near = other.date is None or _soon(other.date, row.date) or _dates_fit(row.date, other.date)
        return (near or row.date == undated) and not _says(other, _AGAIN)
    dated = other.status == "held" and other.date != undated
    return dated and undated is not None and _days_before(other.date, undated) <= _RECENT


def _missed_better(row: Contact, other: Contact, undated: str | None) -> bool:
    """没能访台 beside the visit that is called off."""
    return row.date is None and other.status == "cancelled"


_BETTER = {
    "planned": _planned_better,
    "proposed": _proposed_better,
    "held": _held_better,
    "not_held": _missed_better,
}


def _told_with_day(row: Contact, other: Contact, undated: str | None) -> bool:
    """拜登与X通话后 beside 拜登周三与X通话: what has no day of its own is what is told with one."""
    if not row.rule.endswith(BY_CONTEXT) or other.rule.endswith((BY_CONTEXT, BACK_REFERENCE, SPOKEN_OF)):
        return False
    if row.kind != other.kind or other.date is None or not _same_parties(row.parties, other.parties):
        return False
    if row.status != "held" or row.date is None or _says(other, _AGAIN) or _elsewhere(row, other):
        return False
    if other.status == "planned":
        return other.evidence.start < row.evidence.start and _soon(other.date, row.date)
    return other.status == "held" and _is_news(other, undated) and not _says(other, _BEFORE_THAT)


def _come_true(row: Contact, other: Contact, undated: str | None) -> bool:
    """将于4日访问 beside 4日抵达, 还没有通话 beside 今天通话: of two statuses the later one holds.

    Within one sentence (将于周二会面，这是两人首次会面) the plan does.
    """
    if row.kind != other.kind or not _same_parties(row.parties, other.parties):
        return False
    if row.evidence == other.evidence:
        both = bool(row.date) and _dates_fit(row.date, other.date) and _width(other.date) <= _width(row.date)
        first = row.status == "held" and other.status == "planned" and not _says(row, _AGAIN)
        return both and first
    if other.status != "held":
        return False
    if other.rule.endswith((BY_CONTEXT, SPOKEN_OF)) or other.date is None or _says(row, _AGAIN):
        return False
    if row.status == "planned":
        if row.date is None:
            talks = row.kind != "visit" and not _says(row, _ELSEWHEN)
            return talks and len(row.parties) <= len(other.parties) and _is_news(other, undated)
        other_talks = row.kind != "visit" and _TWO_WEEKS < _width(other.date) < _OPEN
        return _width(row.date) <= _TWO_WEEKS and _dates_fit(row.date, other.date) and not other_talks
    if row.status == "not_held":
        return _is_news(other, undated) and _dates_fit(row.date, other.date) and not _elsewhere(row, other)
    talks = row.status == "proposed" and row.kind != "visit" and row.date is None
    return talks and _is_news(other, undated)


def _is_news(row: Contact, undated: str | None) -> bool:
    """True for what took place in the week before the day of an undated event."""
    return undated is not None and _days_before(row.date, undated) <= _A_WEEK


def _elsewhere(row: Contact, other: Contact) -> bool:
    """True when both name a place, and not the same."""
    return bool(row.place and other.place) and row.place != other.place


def _soon(date: str, after: str) -> bool:
    """True when ``date`` begins on the last day of ``after`` or within a month from it."""
    first, last = edtf.bounds(date)[0], edtf.bounds(after)[1]
    return first is not None and last is not None and 0 <= (first - last).days <= _A_MONTH


def _apart(first: str | None, then: str | None) -> int:
    """Days from the one day to the other; 0 when either is no single day."""
    days = [edtf.bounds(d)[0] if d and len(d) == 10 else None for d in (first, then)]
    return (days[1] - days[0]).days if days[0] and days[1] else 0


def _long_past(date: str | None, undated: str | None) -> bool:
    return bool(date and undated) and _RECENT < _days_before(date, undated or "") < _OPEN


def _one_rank(visit: Contact, other: Contact) -> bool:
    """True unless the travellers are known to be of different rank: a minister is not the president."""
    ranks = [{p.level for p in v.parties if p.role == "visitor"} for v in (visit, other)]
    return None in ranks[0] | ranks[1] or bool(ranks[0] & ranks[1])


def _unnamed(visit: Contact) -> bool:
    return not any(p.name for p in visit.parties if p.role == "visitor")


def _days_before(date: str | None, undated: str) -> int:
    (_, then), (_, now) = edtf.bounds(date) if date else (None, None), edtf.bounds(undated)
    return (now - then).days if then and now and then <= now else _OPEN


def _on_screen(row: Contact, other: Contact) -> bool:
    """默克尔在与习近平会面期间: what the article has called a video talk before it just calls a meeting."""
    return (
        row.kind == "meeting"
        and other.kind in ("video", "call")
        and (other.kind == "video" or _says(row, _JUST_TALK))
        and row.place is None
        and row.status == other.status
        and _same_parties(row.parties, other.parties)
        and _dates_fit(row.date, other.date)
    )


def _same_parties(a: Sequence[Party], b: Sequence[Party]) -> bool:
    small, large = sorted((a, b), key=len)
    return {p.state for p in a} == {p.state for p in b} and all(
        any(_fits(p, q) for q in large) for p in small
    )


def _fits(p: Party, q: Party) -> bool:
    if p.state != q.state or (p.role and q.role and p.role != q.role):
        return False
    if p.name is None or q.name is None:
        return True
    if p.person and q.person:
        return p.person == q.person
    if p.level and q.level and p.level != q.level and p.name != q.name:
        return False
    return p.name == q.name or p.name in q.name or q.name in p.name


def _dates_fit(a: str | None, b: str | None) -> bool:
    if a is None or b is None or a == b:
        return True
    (a1, a2), (b1, b2) = edtf.bounds(a), edtf.bounds(b)
    starts = [d for d in (a1, b1) if d]
    ends = [d for d in (a2, b2) if d]
    return not starts or not ends or max(starts) <= min(ends)


_OUTWEIGHED = (_told_better, _told_with_day, _come_true)
"""Each is asked of a row, another one and the days of an undated event: is the other the better telling?"""
