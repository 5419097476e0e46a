"""What neighbouring mentions tell of one another: two offices of one man, the office that somebody won."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from entente import lexicon
from entente.records import Mention

_ELECTED = re.compile(
    "[^。]{0,4}?，?(?:祝贺|恭贺|视贺)?[他她]?(?:再次|成功|正式)?(?:当选|就任|出任|连任|担任|接任|当选连任|当选并连任)(?:为|新任|新一届)?"
)

_PAIR = 2
_NUMBER = len("五国")
_MINISTERS = ("fm", "defmin", "hos", "hog")
_LEADERS = (*_MINISTERS, "hos2")
_BEFORE_GROUP = "底月日时与同和跟由席加及，。：“”的了办开行见晤这次）"
_JOINS = re.compile("[、和与及]|以及|")
_GROUP = re.compile("等?[三四五345]国|(?:所)?组成的?[^，。]{0,4}[“「《]?[三四五]方")


def in_apposition(folded: str, mentions: list[Mention]) -> list[Mention]:
    """老挝党总书记、老挝国家主席X, 东盟轮值主席、文莱苏丹X: two offices of one man."""
    done: list[Mention] = []
    for mention in mentions:
        before = done[-1] if done else None
        if before and mention.kind == "person" and mention.office and mention.states and _nameless(before):
            chairs = "轮值" in folded[max(0, before.start - 2) : before.end]
            between = folded[before.end : mention.start]
            same = bool(before.states) and before.states == mention.states
            if (between == "、" and (chairs or same)) or (between == "" and chairs):
                done[-1] = replace(mention, start=before.start)
                continue
        done.append(mention)
    return done


def with_group_states(folded: str, mentions: list[Mention]) -> list[Mention]:
    """四国外长: of the four states that the text lists as a group or calls by its name.

    The list told last before it counts, else the first behind it.
    """
    named = list(_named_groups(folded))
    mentions = [_headed_by_group(folded, m, named) for m in mentions]
    groups = [(m.start, m.states) for m in mentions if m.count > _PAIR and len(m.states) == m.count]
    groups += _listed_states(folded, mentions)
    groups += [(span[0], states) for *span, states in named]
    if not groups:
        return mentions
    return [_of_group(m, groups) if _of_some(folded, m) else m for m in mentions]


def _named_groups(folded: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Every name of a group in ``folded``: start, end (of its quotation marks and asides), states."""
    for m in _group_names().finditer(folded):
        yield m.start(), m.end(), lexicon.groups()[m["name"]]


@cache
def _group_names() -> re.Pattern[str]:
    forms = "|".join(sorted(lexicon.groups(), key=len, reverse=True))
    return re.compile(
        f'[“「『"]?(?P<name>{forms})(?:[”」』"]|[（(][^（）()\n]{{1,30}}[）)])*(?:成员国|各国)?的?'
    )


def _headed_by_group(folded: str, mention: Mention, named: list[tuple[int, int, tuple[str, ...]]]) -> Mention:
    """“四方安全对话”（Quad）外长, 中亚五国外长: an office of every member."""
    bare = mention.kind == "office" and not (mention.states or mention.persons)
    if not bare or mention.level not in _LEADERS:
        return mention
    begins = (mention.start, mention.start + _NUMBER) if mention.count > _PAIR else (mention.start,)
    group = next(((start, states) for start, end, states in named if end in begins), None)
    if group is None:
        return mention
    start, states = group
    return replace(mention, start=min(start, mention.start), states=states, count=len(states))


def _of_some(folded: str, mention: Mention) -> bool:
    """True for 四国外长, whose states are told elsewhere; 中亚五国外长 are others'."""
    bare = mention.count > _PAIR and not mention.states and mention.level in _MINISTERS
    return bare and (mention.start == 0 or folded[mention.start - 1] in _BEFORE_GROUP)


def _of_group(mention: Mention, groups: list[tuple[int, tuple[str, ...]]]) -> Mention:
    sized = sorted((start, states) for start, states in groups if len(states) == mention.count)
    before = [states for start, states in sized if start < mention.start]
    states = before[-1] if before else sized[0][1] if sized else ()
    return replace(mention, states=states)


def _listed_states(folded: str, mentions: list[Mention]) -> list[tuple[int, tuple[str, ...]]]:
    """日本、美国、澳大利亚和印度四国: lists of states that are said to be a group."""
    found: list[tuple[int, tuple[str, ...]]] = []
    run: list[Mention] = []
    for mention in (*(m for m in mentions if m.kind == "state"), None):
        if run and mention and _JOINS.fullmatch(folded, run[-1].end, mention.start):
            run.append(mention)
            continue
        states = tuple(dict.fromkeys(s for m in run for s in m.states))
        if len(states) > _PAIR and _GROUP.match(folded, run[-1].end):
            found.append((run[0].start, states))
        run = [mention] if mention else []
    return found


def _nameless(mention: Mention) -> bool:
    return mention.kind == "office" and mention.count == 1 and mention.official


def with_elected_states(folded: str, mentions: list[Mention]) -> list[Mention]:
    """致电赫尔曼·范龙佩，祝贺他当选欧洲理事会主席: the office won tells the state."""
    done = list(mentions)
    for i, mention in enumerate(mentions):
        if not mention.name or mention.states:
            continue
        office = next(
            (m for m in mentions[i + 1 : i + 4] if m.kind == "office" and m.states and not m.name), None
        )
        if office and _ELECTED.fullmatch(folded, mention.end, office.start):
            done[i] = replace(mention, states=office.states[:1], office=office.office, level=office.level)
    return done
