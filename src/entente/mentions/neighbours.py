"""What neighbouring mentions tell of one another: two offices of one man, the office that somebody won."""

from __future__ import annotations

import re
from dataclasses import replace

from entente.records import Mention

_ELECTED = re.compile(
    "[^。]{0,4}?，?(?:祝贺|恭贺|视贺)?[他她]?(?:再次|成功|正式)?(?:当选|就任|出任|连任|担任|接任|当选连任|当选并连任)(?:为|新任|新一届)?"
)


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
