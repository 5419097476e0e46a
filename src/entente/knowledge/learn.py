"""``entente kb learn``: name ↔ office ↔ date pairs that an archive itself tells, for a person to accept.

The press introduces an office holder as country + office + name (意大利总统马塔雷拉). Chinese text does
not mark where the name ends, so the end is where what follows varies: 马塔雷拉 is followed by many
characters, 马塔雷 by one only.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from entente.knowledge.extra import Entry, as_plain
from entente.knowledge.model import Knowledge, PersonName, Term
from entente.text import fold

OFFICE_TITLES = {
    "总统": "hos",
    "国家主席": "hos",
    "国王": "hos",
    "埃米尔": "hos",
    "总理": "hog",
    "首相": "hog",
    "外长": "fm",
    "外交部长": "fm",
    "外交大臣": "fm",
    "国防部长": "defmin",
    "防长": "defmin",
    "副总统": "vice",
    "议长": "speaker",
    "驻华大使": "amb",
    "外交部发言人": "spokesperson",
}
LONGEST_NAME = 14
LEAST_SEEN = 3
# what follows a title that names no holder: 总统府, 总理办公室, 总统大选
NOT_A_HOLDER = (
    *(
        "府",
        "办公室",
        "大选",
        "选举",
        "候选人",
        "竞选",
        "官邸",
        "夫人",
        "任内",
        "任期",
        "助理",
        "顾问",
        "特使",
        "新闻",
    ),
    *(
        "网站",
        "期间",
        "身份",
        "身分",
        "委员",
        "通电话",
        "首次",
        "一样",
        "亲自",
        "进行",
        "参加",
        "谴责",
        "提供",
        "支持",
    ),
    *("必须", "兼", "国家安全", "外事", "代表", "发言人", "专机", "职位", "宝座", "座机", "们"),
)
# characters that end a name: no transliteration uses them
_NEVER_IN_NAMES = frozenset(
    "在和与同会说表将对等举以就应于今日当抵出发访致主签共的是已也率不宣及或向为从并还又曾则前后上下年月第两这那其到把被让给"
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A name seen with an office: ``times`` texts between ``first`` and ``last`` say so."""

    state: str
    office: str
    name: str
    first: dt.date
    last: dt.date
    times: int


@dataclass(frozen=True, slots=True)
class Introduction:
    """Country + office + name in a text of ``day``: ``tail`` begins with the name and may run on."""

    day: dt.date
    state: str
    office: str
    tail: str


def introductions(texts: Iterable[tuple[dt.date, str]], knowledge: Knowledge) -> Iterator[Introduction]:
    """Every different introduction of an office holder in each of ``texts`` (day written, text)."""
    codes = {fold(n): s.code for s in knowledge.states.values() if not s.organisation for n in s.names}
    pattern = _pattern(codes)
    for day, text in texts:
        yield from dict.fromkeys(_introductions(day, fold(text), pattern, codes))


def learn(texts: Iterable[tuple[dt.date, str]], knowledge: Knowledge) -> tuple[Proposal, ...]:
    """Names that ``texts`` (day written, text) give to an office and that the knowledge base does not have.

    A name must be seen in at least three texts. Sorted by state, office and first day.
    """
    seen: dict[tuple[str, str], list[tuple[dt.date, str]]] = {}
    for found in introductions(texts, knowledge):
        seen.setdefault((found.state, found.office), []).append((found.day, found.tail))
    proposals = [p for (state, office), told in seen.items() for p in _proposals(state, office, told)]
    new = [p for p in proposals if not _known(p, knowledge)]
    return tuple(sorted(new, key=lambda p: (p.state, p.office, p.first, p.name)))


def as_entries(proposals: Sequence[Proposal]) -> dict[str, list[dict[str, object]]]:
    """The proposals in the form of a user's file; terms are unsure until a person accepts them."""
    entries = []
    for p in proposals:
        term = Term(
            "", p.state, p.office, p.first, None, p.last, sure=False, source=f"archive, {p.times} texts"
        )
        entry = Entry(p.state, (PersonName(p.name, "zh-Hans", "archive"),), (term,))
        entries.append(as_plain(entry))
    return {"persons": entries}


def _pattern(states: Iterable[str]) -> re.Pattern[str]:
    countries = "|".join(re.escape(name) for name in sorted(states, key=len, reverse=True))
    titles = "|".join(sorted(OFFICE_TITLES, key=len, reverse=True))
    return re.compile(
        f"({countries})(?:代|临时|过渡)?({titles})(?!{'|'.join(NOT_A_HOLDER)})"
        f"(?P<tail>[\\u4e00-\\u9fff·-]{{2,{LONGEST_NAME}}})"
    )


def _introductions(
    day: dt.date, folded: str, pattern: re.Pattern[str], codes: dict[str, str]
) -> Iterator[Introduction]:
    for match in pattern.finditer(folded):
        tail = _up_to_stop(match["tail"])
        if len(tail) > 1:
            yield Introduction(day, codes[match[1]], OFFICE_TITLES[match[2]], tail)


def _up_to_stop(tail: str) -> str:
    end = next((i for i, c in enumerate(tail) if c in _NEVER_IN_NAMES), len(tail))
    return tail[:end]


def _proposals(state: str, office: str, tails: list[tuple[dt.date, str]]) -> Iterator[Proposal]:
    counts = Counter(tail[:n] for _, tail in tails for n in range(2, len(tail) + 1))
    ends = Counter(tail for _, tail in tails)
    names = {name for name in counts if _is_whole(name, counts, ends)}
    for name in sorted(names):
        days = [day for day, tail in tails if tail.startswith(name) and _longest(tail, names) == name]
        if len(days) >= LEAST_SEEN:
            yield Proposal(state, office, name, min(days), max(days), len(days))


def _is_whole(name: str, counts: Counter[str], ends: Counter[str]) -> bool:
    """True when no single character follows it in most texts, or when many of them end there."""
    longer = [n for text, n in counts.items() if len(text) == len(name) + 1 and text.startswith(name)]
    return counts[name] >= LEAST_SEEN and (
        ends[name] * 3 >= counts[name] or max(longer, default=0) * 2 < counts[name]
    )


def _longest(tail: str, names: set[str]) -> str:
    return max((n for n in names if tail.startswith(n)), key=len)


def _known(proposal: Proposal, knowledge: Knowledge) -> bool:
    """True when somebody who sits or sat there is written so, in full or in part."""
    sitters = {t.person for t in knowledge.seat(proposal.state, proposal.office)}
    held = {fold(name.text) for key in sitters for name in knowledge.persons[key].names}
    return any(proposal.name.startswith(n) or proposal.name in n for n in held if len(n) > 1)
