"""The frames: how the press counts contacts, over encoded sentences with the count as one symbol.

Symbols are those of ``entente.contacts.frames`` (``Ａ`` actor, ``Ｓ`` state, ``Ｌ`` place, ``Ｄ`` time) and
``Ｎ`` for the count. Group ``t`` is the word that names the contact, ``y`` the second side where the
frame holds it, ``d`` the state visited, ``w`` a window that the frame itself names. Each frame stands
with its own examples; of several that fit one count, the one whose ``t`` lies nearest to it is taken.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from entente.contacts.frames import LIST, PLACES
from entente.records import Kind

Counts = Literal["occasions", "persons"]
"""第三次访问 counts occasions, 第三位访问…的总统 persons."""

TALKS: tuple[Kind, ...] = ("call", "video", "meeting")

_MANNER = (
    "(?:的|地|了|过|成功|正式|历史性|面对面|“面对面”|线下|实体|集体|单独|直接|公开|非正式|高层|高级别|双边|三边"
    "|国事|工作|友好|短暂|重要|深入|深度|元首|领导人|外长|总理|部长级?|会议期间|互相|相互|同期|密切|秘密|长时间"
    "|进行|举行|实现|展开|开展|安排|完成|共同|应邀|就此|亲自|亲|Ｄ|Ｌ|Ｓ(?=首脑|元首|外长)|他的|她的|时间|[年里内间中]"
    "|中东|欧洲|亚洲|拉美|非洲|东南亚|海外)*+"
)
_PHRASE = (
    "(?:(?:在|于|就|为|赴|到|通过)[^，。；：ＡＮ]{1,20}?|以?“[^”，。]{1,8}”(?:的)?(?:方式|形式)?"
    "|以[^，。；Ｎ]{1,10}(?:身份|方式|形式)|作为[^，。；Ｎ]{1,10}?|有[^，。；ＡＮ]{1,8}?(?=到|访))"
)
_WITH = f"(?:同|与|和|跟|及)(?:[^，。；：Ａ“”Ｎ]{{0,30}}?的)?(?P<y>{LIST})"
_TO = f"(?:对|到|赴|前往)[^，。；：ＡＮ对]{{0,8}}?(?P<d>{PLACES})"
# Manner words never give back what they took: free to, they would make a long clause take hours.
_MID = f"{_MANNER}(?:{_PHRASE}{_MANNER})?"
_BETWEEN = f"{_MID}(?:(?:{_WITH}|(?P<b>{LIST})){_MID})?"
_TOTAL = "(?:了|过|已|达|到|多达|有|共|就|累计|总共|合计|总计|至少|均|次数){0,3}"

_CALL = (
    "(?:互?通(?:了|过)?(?:电话|话)|电话(?!亭|号码|诈骗|会议)(?:会谈|会晤|交谈|通话|沟通|交流)?"
    "|热线(?:通话)?|通电)"
)
_VIDEO = (
    "(?:“?(?:视频|视像|视讯|线上|云端|云|连线|远程)[^，。；ＡＮ]{0,4}?(?:会晤|会见|会谈|会面|通话|对话|峰会))"
)
_MEETING = (
    "(?:会晤|会见|会面|见(?:了|过)?面|会谈|碰面|聚首|面谈|相见|相聚|握手|茶叙|接见|晤(?!谈)"
    "|(?<=Ａ)峰会|磋商|谈判|对话)"
)
_TRAVEL = "(?:访问|出访|外访|出国访问|造访|参访|拜访|到访|来访|往访|走访|探访|之行|作客|访)"
_TO_CHINA = "(?:访华|来华|赴华|抵华|访中|来中国|到中国|到华)"
_LETTER = (
    "(?:(?:互致|互换|致|来|复|回|发|写|通)?"
    "(?:函电|信函|贺电|唁电|慰问电|贺信|口信|书信|信件|电报|信(?![任心息号用])|函))"
)
_DEALINGS = "(?:高层)?(?:往来|接触|交往|互动|沟通)"


@dataclass(frozen=True)
class Frame:
    """One wording. ``examples`` are encoded sentences that it must match, ``never`` ones that it must not.

    ``host`` is the state visited when the words fix it; ``trip`` is true for journeys; ``series`` for
    sessions of an institution.
    """

    name: str
    kinds: tuple[Kind, ...]
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    never: tuple[str, ...] = ()
    counts: Counts = "occasions"
    host: str | None = None
    trip: bool = False
    mutual: bool = False
    series: bool = False


def _frame(name: str, kinds: tuple[Kind, ...], pattern: str, *examples: str, **more: object) -> Frame:
    return Frame(name, kinds, re.compile(pattern), examples, **more)  # type: ignore[arg-type]


FRAMES: tuple[Frame, ...] = (
    _frame(
        "session",
        ("meeting",),
        "Ｎ(?:Ｓ|Ｌ|[^，。；：ＡＮ]{1,6}?)?(?P<t>(?:非正式)?会议|定期会晤|例行会晤|年度会晤|峰会|首脑会议|领导人会议|理事会|对话会?|磋商|领导人会晤)",
        *("Ａ共同主持ＳＳ总理Ｎ定期会晤", "Ｎ中欧高级别对话"),
        series=True,
    ),
    _frame(
        "session-of",
        ("meeting",),
        "(?:领导人|首脑|组织|机制|集团|国家|联盟|委员会|论坛|阿|双方)Ｎ(?:非正式|特别|年度)?(?P<t>会晤|会议|会谈|峰会|谈判)",
        "金砖国家领导人Ｎ会晤",
        series=True,
    ),
    _frame(
        "span",
        ("call",),
        "(?P<w>(?:[一两三四五六七八九十0-9]+[天日]|Ｄ)(?:时间)?)[、，]?Ｎ[^。；Ａ]{0,8}(?P<b>Ａ)?[^。；Ａ]{0,8}?(?P<t>电话外交|“电话外交”|通话|通电话)",
        "两天Ｎ，Ａ“电话外交”谈了什么",
    ),
    _frame(
        "call",
        ("call",),
        f"Ｎ{_BETWEEN}(?P<t>{_CALL})",
        "Ａ已互通Ｎ电话",
        "ＡＮ与Ａ通电话",
        "在Ｎ与Ａ的通话中",
        "ＮＡ通话",
        never=("ＡＮ提到通话",),
    ),
    _frame(
        "call-before", ("call",), f"(?P<t>{_CALL}){_TOTAL}(?P<n>Ｎ)", "Ａ与Ａ今年通话Ｎ", "Ａ通电话已达Ｎ"
    ),
    _frame("call-split", ("call",), "(?P<t>通)(?:了|过)?(?:Ｎ)(?:的)?(?:电话|话)", "Ａ与Ａ通了Ｎ话"),
    _frame("video", ("video",), f"Ｎ{_BETWEEN}(?P<t>{_VIDEO})", "ＡＮ“面对面”视像会晤", "ＡＮ举行视频会晤"),
    _frame("video-before", ("video",), f"(?P<t>{_VIDEO}){_TOTAL}(?P<n>Ｎ)", "Ａ视频会晤Ｎ"),
    _frame(
        "meeting",
        ("meeting",),
        f"Ｎ{_BETWEEN}(?P<t>{_MEETING})(?:(?:了|过)?(?:[^，。；：Ａ“”的]{{0,20}}的)?(?P<o>{LIST}))?",
        *("Ａ与Ａ的Ｎ会谈", "ＡＮ会见Ａ和Ａ", "Ａ还有Ｎ面对面的会晤", "这是Ａ在Ｌ边界纠纷之后的Ｎ会面"),
        never=("ＡＮ提到会晤",),
    ),
    _frame(
        "meeting-before",
        ("meeting",),
        f"(?P<t>会晤|会见|会面|见面|会谈|碰面|聚首|相见)(?:了|过)?(?P<o>{LIST})?{_TOTAL}(?P<n>Ｎ)",
        *("Ａ会晤Ｎ", "Ａ会见ＡＮ"),
    ),
    _frame("meeting-split", ("meeting",), "(?P<t>见)(?:了|过)?Ｎ面", "Ａ与Ａ见过Ｎ面"),
    _frame(
        "visit-china",
        ("visit",),
        f"Ｎ{_BETWEEN}(?P<t>{_TO_CHINA})",
        *("ＡＮ访华", "Ａ就任Ｄ的Ｎ访华"),
        host="CN",
        trip=True,
    ),
    _frame(
        "visit-china-before",
        ("visit",),
        f"(?P<t>{_TO_CHINA})(?:访问)?{_TOTAL}(?P<n>Ｎ)",
        "Ａ访华Ｎ",
        host="CN",
        trip=True,
    ),
    _frame(
        "mutual-visit",
        ("visit",),
        f"Ｎ{_BETWEEN}(?P<t>互访)|(?P<s>互访){_TOTAL}Ｎ",
        "ＡＮ实现历史性互访",
        mutual=True,
        trip=True,
    ),
    _frame(
        "visit",
        ("visit",),
        f"Ｎ{_MID}(?:{_TO}{_MANNER})?(?:[ＡＳ]{_MANNER})?(?P<t>{_TRAVEL})"
        f"(?:[^，。；：ＡＮ“”]{{0,8}}?(?P<e>{PLACES})(?:的(?P<x>Ａ))?)?",
        *(
            "Ａ对ＳＮ国事访问",
            "ＡＮ对Ｓ进行国事访问",
            "ＡＮ访问友好邻邦Ｓ",
            "ＮＡ到访Ｓ",
            "对Ｓ进行Ｎ国事访问",
        ),
        never=("ＡＮ提到访问",),
        trip=True,
    ),
    _frame(
        "first-visitor",
        ("visit",),
        f"Ｎ[ＳＤ]?{_MANNER}(?P<t>{_TRAVEL}|抵达|踏足|前往|赴|{_TO_CHINA})(?P<e>{PLACES})?[^，。；：ＡＮ]{{0,10}}?的"
        "[^，。；：ＡＮ]{0,6}?(?P<x>[ＡＳ])(?:是(?P<is>Ａ))?",
        *("Ｎ到访Ｓ的Ａ", "Ｎ正式访问Ｓ的Ａ是Ａ"),
        counts="persons",
        trip=True,
    ),
    _frame(
        "visitor-first",
        ("visit",),
        f"(?P<t>{_TRAVEL}|抵达|踏足|{_TO_CHINA})(?P<d>{PLACES})?的Ｎ(?P<x>[ＡＳ])",
        "访问Ｓ的ＮＡ",
        counts="persons",
        trip=True,
    ),
    _frame(
        "first-of-office",
        ("visit",),
        f"Ｎ[^，。；：ＡＮＳＬ]{{0,10}}?(?P<x>Ａ)?(?P<t>{_TRAVEL}|抵达|踏足)(?P<e>{PLACES})",
        *("ＳＮ部长级官员出访Ｓ", "ＮＡ访问Ｓ"),
        counts="persons",
        trip=True,
    ),
    _frame(
        "visit-trip",
        ("visit",),
        f"Ｎ(?P<t>踏足|踏上|抵达|抵|赴|前往|到|来到|来)(?P<e>{PLACES})",
        "ＡＮ踏足Ｌ",
        trip=True,
    ),
    _frame(
        "visit-before",
        ("visit",),
        f"(?P<t>{_TRAVEL}|赴|前往)(?:了|过)?(?P<d>{PLACES})?(?:访问)?{_TOTAL}(?P<n>Ｎ)",
        *("Ａ访问ＳＮ", "Ａ出访Ｎ"),
        trip=True,
    ),
    _frame(
        "message",
        ("message",),
        f"Ｎ{_BETWEEN}(?P<t>{_LETTER})",
        "ＡＮ来信表达慰问",
        "Ａ同ＡＮ互致函电",
        never=("Ａ和ＡＮ表达信心",),
    ),
    _frame(
        "message-before",
        ("message",),
        f"(?P<t>互致[^，。；ＡＮ]{{0,4}}|通信|致信|来信){_TOTAL}(?P<n>Ｎ)",
        "Ａ与Ａ通信Ｎ",
    ),
    _frame("dealings", TALKS, f"Ｎ{_BETWEEN}(?P<t>{_DEALINGS})", "Ａ与ＡＮ接触"),
)
