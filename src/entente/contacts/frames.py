"""The frames: how the press words a contact, over encoded sentences.

Symbols: ``Ａ`` an actor (person or office), ``Ｓ`` a state, ``Ｌ`` a place, ``Ｄ`` a date. In a pattern,
group ``x`` is the first side (when the frame fixes it; else it is the clause's subject), ``y`` the second
side, ``d`` the destination of a visit, ``t`` the trigger. Each frame stands with its own examples.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from entente.records import Role, Status

LIST = (
    "Ａ(?:(?:、|和|与|及|以及|，以?及)(?:[^，。；：Ａ“”的在、]{1,12}[局部署厅委处办]"
    "|[^，。；：Ａ“”的在、会见访同与和对向]{1,4})?Ａ)*"
)
PLACES = (
    "(?:Ｓ|Ｌ|我国|(?:上述|这|上述这)?[两三四五]国)"
    "(?:(?:、|和|与|及|以及|至|，(?=Ｓ[，、和与及]Ｓ))?(?:Ｓ|Ｌ))*"
)
OF = (
    "(?:[^，。；：Ａ“”]{0,45}?的)?(?:(?:许多|多个|众多|多位)[^，。；：ＡＳ“”]{0,6})?"
    "(?:该国|[ＳＬ](?!方)[^，。；：Ａ“”的时后在于就]{0,16}?)?"
)
WHILE = "(?:[^。；：Ａ“”]|“[^”Ａ]{1,10}”){0,45}?"
WITHIN = "(?:[^，。；：Ａ“”]|“[^”Ａ]{1,12}”){0,45}?"
SHORT = "[^，。；：Ａ“”]{0,14}?"
HELD = "(?:举行|进行|展开|共同主持|开展|召开)?"
TALK = (
    "(?:(?:举行|进行|展开)[^，。；：Ａ“”]{0,14}?(?:对话|磋商|谈判|峰会|视[频讯像](?:会议|峰会))|通(?:了|过)?(?:一?次)?(?:电话|话)|视[频讯像](?:通话|会谈|会晤|会议|峰会)|热线|(?:在电话|电话)(?:上|中|里)?(?:会谈|会晤|交谈|谈过|谈话|沟通)"
    "|(?:举行|进行|召开)(?:了)?(?:双边|三方|四方|闭门|小范围)?会议(?!室)|(?<![然定还都])会谈(?![论到及起])|会晤|会见|会面|见(?:了|过)?面|见面|磋商|共同主持|谈判|云会晤|共同主持|视频连线|举行峰会|茶叙|交谈|[言相交]谈甚欢|开会|会商|寒[暄喧]|共进(?:早|午|晚)餐|对话会|双边会议|二加二)"
)

Subject = Literal["left", "none"]
Theme = Literal["talk", "visit", "message"]


@dataclass(frozen=True)
class Frame:
    """One wording. ``examples`` are encoded sentences that it must match, ``never`` ones that it must not."""

    name: str
    theme: Theme
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    never: tuple[str, ...] = ()
    subject: Subject = "left"
    roles: tuple[Role | None, Role | None] = (None, None)
    mutual: bool = False
    status: Status | None = None
    tags: frozenset[str] = field(default=frozenset())


def _frame(name: str, theme: Theme, pattern: str, *examples: str, **more: object) -> Frame:
    return Frame(name, theme, re.compile(pattern), examples, **more)  # type: ignore[arg-type]


_SENT: tuple[Role | None, Role | None] = ("sender", "recipient")
_RECEIVED: tuple[Role | None, Role | None] = ("recipient", "sender")
_TRAVEL: tuple[Role | None, Role | None] = ("visitor", "host")
_PAPER = (
    "(?:贺电|唁电|慰问电|贺信|贺函|慰问信|感谢信|感谢电|唁函|吊唁信|口信|信函|亲署函|亲笔信|书信"
    "|(?<=致)函|(?<=[致封])信(?![息号心任用念仰赖贷誉]))"
)
_WIRE = "(?:致电|致函|致信|复信|复函|复电|去电|去函|电贺|函贺|回信|写信(?:给)?|发电|电唁|来电|来函|来信)"
_STAY = (
    "(?:磋商|谈判|吊唁|追思|悼念|致祭|演讲|参加|出席|与会|开会|访问|到访|作客|会见|会晤|会面|主持|举行会谈"
    "|进行[^，。；Ａ]{0,10}访问)"
)

_TO_MEET = "(?=，?(?:将|并)?(?:同|与|会见|会晤)[^，。；Ａ]{0,20}Ａ)"
_GUEST = (
    "来华(?![尔盛纳人裔夏中沙])|到访|来访|往访|访华|应邀前来|远道而来|(?:前来|来)(?:访问|出席|参加)|"
    f"(?<=会[见晤])(?:正在)?出席|(?:在|对|来|赴|前来|前往|抵|(?<![回达感收受得遇找看听想提直等做])到)(?:[^，。ＡＬＳ“”的]{{0,8}})(?:{PLACES})[^，。；：Ａ“”的]{{0,14}}?(?:访问|出席|参加|与会)|访问(?:{PLACES})|抵达(?:{PLACES})"
)

FRAMES: tuple[Frame, ...] = (
    _frame(
        "meets",
        "talk",
        f"(?P<t>会见|会晤|接见|拜会|拜访(?!者)|晋见|晋谒|觐见|约见|宴请|设(?:国?宴|晚宴|午宴)(?:款待|招待|欢迎)|召见|密晤|密会|会面|晤(?!谈))(?:了|过)?(?P<of>{OF})(?:由|以|第[^，。Ａ]{{1,6}}届)?(?P<y>{LIST})",
        "Ａ在Ｌ会见Ａ",
        "Ａ会见来华出席论坛的Ａ、Ａ",
    ),
    _frame(
        "talks-with",
        "talk",
        f"(?:同|与|和|跟|(?<!以)及)(?P<of>{OF})(?P<y>{LIST})(?P<gap>{WHILE})(?P<t>{TALK})",
        "Ａ同Ａ通电话",
        "Ａ同来华进行国事访问的Ａ举行会谈",
        "Ａ与Ａ，在Ｓ参加峰会期间会面",
    ),
    _frame(
        "talk-together",
        "talk",
        f"(?P<x>{LIST})(?P<gap>{WITHIN})(?P<t>{TALK})",
        "Ａ在通电话时共同表示",
        "Ａ、Ａ和Ａ举行会谈",
        subject="none",
        tags=frozenset({"together"}),
    ),
    _frame(
        "summit",
        "talk",
        "(?P<x>Ａ)(?P<gap>(?:Ｌ|Ｄ|首次|非正式|历史性|视频)*)(?P<t>峰会|会晤|会谈|会面|通话|视频会晤)",
        "在Ｓ举行Ａ峰会",
        subject="none",
        tags=frozenset({"together"}),
    ),
    _frame(
        "calls-up",
        "talk",
        f"(?:致电|打电话给|与|给)(?P<of>{OF})(?P<y>{LIST})(?:打(?:了)?(?:一通)?电话|，?(?:双方|两人|交换意见|讨论|通话))"
        "(?P<t>)",
        "Ａ给Ａ打电话",
        "Ａ致电Ａ，双方",
        tags=frozenset({"call"}),
    ),
    _frame(
        "tells-by-phone",
        "talk",
        f"(?:在|于)(?:一次|一通)?(?P<t>电话(?:通话)?|通话)(?:中|里|上)(?:告诉|对|向|提醒|警告|敦促|要求)(?:了)?(?P<of>{OF})(?P<y>{LIST})",
        "Ａ在电话通话中告诉Ａ",
        tags=frozenset({"call"}),
    ),
    _frame(
        "carries",
        "message",
        f"向(?P<y>{LIST})(?:转达|转交|递交|面交)(?:了)?(?P<x>{LIST})的(?:[^，。；Ａ]{{0,6}}?)(?P<t>口信|亲笔信|信件|信函|亲署函)",
        "Ａ向Ａ转达了Ａ的口信",
        subject="none",
        roles=_SENT,
    ),
    _frame(
        "hands-over",
        "message",
        "将(?P<x>Ａ)的(?:一封|一份)?(?P<t>口信|亲笔信|信件|信函|亲署函)(?:当面)?(?:转交|递交|面交|交给|转达)(?:给|了)?(?P<y>Ａ)",
        "Ａ将Ａ的一封信函转交Ａ",
        subject="none",
        roles=_SENT,
        status="held",
    ),
    _frame(
        "held-by",
        "talk",
        f"(?:峰会|会谈|会晤|会议)(?:是)?由(?P<x>{LIST})[^，。；Ａ]{{0,14}}?[与同和](?P<y>{LIST})(?:共同)?(?P<t>举行)",
        "欧美峰会是由Ａ及Ａ于Ｄ在ＬＬ与Ａ举行",
        subject="none",
    ),
    _frame(
        "pays-a-call",
        "talk",
        f"对(?P<y>{LIST})(?:进行|作)(?:了)?(?:礼节性?(?:的)?)?(?P<t>拜访|拜会)",
        "Ａ在Ｌ对Ａ进行礼节拜访",
    ),
    _frame(
        "sends-to",
        "message",
        f"(?:向|给)(?P<of>{OF})(?P<y>{LIST})(?P<gap>[^。；Ａ“”]{{0,40}}?)(?:致|发|传|转达|转交|送|捎|递交)(?:去|来|了|出|达)?"
        f"(?:[^，。；Ａ同与]{{0,8}}?)(?P<t>{_PAPER})",
        "Ａ向Ａ致唁电",
        "Ａ就地震向Ａ致慰问电",
        roles=_SENT,
    ),
    _frame(
        "wires",
        "message",
        f"(?P<t>{_WIRE})(?:了)?(?:祝贺|慰问|感谢|吊唁|哀悼)?(?P<of>{OF})(?P<y>{LIST})",
        "Ａ致电Ａ，祝贺",
        "Ａ致电祝贺Ａ当选",
        roles=_SENT,
    ),
    _frame(
        "exchange",
        "message",
        f"(?:同|与|和|跟|(?<!以)及)(?P<of>{OF})(?P<y>{LIST})(?P<gap>[^。；Ａ“”]{{0,40}}?)(?P<t>互致|互换|互相致)"
        f"(?:[^，。；Ａ]{{0,10}}?){_PAPER}",
        "Ａ同Ａ互致贺电",
        "Ａ和Ａ就建交50周年互致的贺电",
        mutual=True,
    ),
    _frame(
        "exchange-together",
        "message",
        f"(?P<x>Ａ)(?P<gap>[^。；Ａ“”]{{0,30}}?)(?P<t>互致|互换)(?:[^，。；Ａ]{{0,10}}?){_PAPER}",
        "Ａ互致新年贺电",
        subject="none",
        mutual=True,
        tags=frozenset({"together"}),
    ),
    _frame(
        "receives",
        "message",
        f"(?:收到|接到|宣读)(?:了)?(?P<y>{LIST})(?:发来|致来|送来|来|写来)?(?:的)?(?:[^，。；Ａ]{{0,8}}?)(?P<t>{_PAPER})",
        "Ａ收到Ａ的贺信",
        roles=_RECEIVED,
        never=("Ａ收到了礼物",),
    ),
    _frame(
        "writes-in",
        "message",
        "(?P<x>Ａ)(?:曾|也|还|专门|第一时间|及时)*(?P<t>来函|来电|来信|发来贺电|发来慰问|致电慰问)",
        "你来函向中国人民表达慰问".replace("你", "Ａ"),
        subject="none",
        roles=_SENT,
        tags=frozenset({"to-listener"}),
    ),
    _frame(
        "first-visitor",
        "visit",
        f"(?P<x>Ａ)[^，。；Ａ]{{0,6}}?(?:是|成为)(?:首位|第一位|第一个|首个|唯一|[^，。；Ａ]{{0,14}}?)(?P<t>访问)(?P<d>{PLACES})的",
        "Ａ能成为第一个访问Ｓ的外国元首",
        subject="none",
        roles=_TRAVEL,
    ),
    _frame(
        "visiting-guest",
        "visit",
        f"(?P<t>{_GUEST})[^，。；：Ａ“”]{{0,30}}?的(?:[ＳＬ][^，。；：Ａ“”的]{{0,10}}?)?(?P<x>{LIST})",
        "Ａ会见来华进行国事访问的Ａ",
        "到访的Ａ",
        "正在Ｓ访问的Ａ",
        "访问Ｓ的Ａ",
        subject="none",
        roles=_TRAVEL,
        tags=frozenset({"guest"}),
    ),
    _frame(
        "during-visit",
        "visit",
        "^(?:此次|这次)?(?P<t>访问)期间，",
        "访问期间，双方签署了文件",
        subject="none",
        roles=_TRAVEL,
        tags=frozenset({"principals"}),
    ),
    _frame(
        "visits-state",
        "visit",
        f"对(?P<d>{PLACES})(?!的了解|关系)[^，。；Ａ对]{{0,24}}?(?P<t>访问)",
        "Ａ将于Ｄ对Ｓ进行国事访问",
        "Ａ对Ｄ对Ｓ首次国事访问印象深刻",
        roles=_TRAVEL,
    ),
    _frame(
        "travels",
        "visit",
        f"(?<!的)(?<!的首次)(?<!的此次)(?<!的这次)(?<!结束)(?P<t>访问|出访|到访|往访|拜访|(?<![采受专家寻探])访|抵达?|飞抵|来(?=Ｓ(?:了|[，。；]|$)))(?:了|过)?(?:(?:坚定|传统|重要|亲密)?(?:盟[邦国友]|友[邦好]|邻国|近邻))?(?P<d>{PLACES}|当地|该国)",
        "Ａ访问Ｓ",
        "Ａ抵达Ｌ",
        roles=_TRAVEL,
        tags=frozenset({"motion"}),
    ),
    _frame(
        "goes-for",
        "visit",
        f"(?P<t>飞往|启程赴|启程前往|赴|前往|来到|(?<![回达感收受得遇找看听想提直等做])到|来)(?:了|过)?(?P<d>{PLACES})?(?:{_TO_MEET}|(?P<gap>[^。；Ａ“”]{{0,14}}?){_STAY}|(?<=[ＳＬ])(?=[，。；]|$)(?<!到[ＳＬ]))",
        "Ａ赴Ｌ出席论坛",
        roles=_TRAVEL,
        tags=frozenset({"motion"}),
    ),
    _frame(
        "attends",
        "visit",
        f"(?P<t>出席|参加)(?:了)?(?:Ｄ)?(?:将)?在(?P<d>{PLACES})(?:[^，。；Ａ]{{0,6}}?)(?:举行|召开|举办)",
        "Ａ将出席Ｄ在Ｌ举行的峰会",
        roles=_TRAVEL,
        tags=frozenset({"stay"}),
    ),
    _frame(
        "comes-to-china",
        "visit",
        "(?<!结束)(?P<t>来华(?![尔盛纳人裔夏中沙])|访华|抵华|来中国|到中国|赴华|访中(?![国欧东亚美南情]))",
        "Ａ来华访问",
        roles=_TRAVEL,
        tags=frozenset({"to-china"}),
    ),
    _frame(
        "stays",
        "visit",
        f"在(?P<d>{PLACES})(?P<gap>(?:(?!会[见晤]|来华|[同与])[^，。；：Ａ“”]){{0,6}}?)(?P<t>参加|出席|访问|与会|进行[^，。；Ａ]{{0,10}}访问)(?![^，。；Ａ]{{0,30}}的Ａ)",
        "Ａ在Ｌ出席论坛",
        roles=_TRAVEL,
        tags=frozenset({"stay"}),
    ),
    _frame(
        "ends-visit",
        "visit",
        f"结束(?:了)?(?:对|在|访)?(?P<d>{PLACES})(?:的)?[^，。；Ａ]{{0,10}}?(?P<t>访问|之行|行程)",
        "Ａ结束对Ｓ的访问回到Ｌ",
        roles=_TRAVEL,
    ),
    _frame(
        "welcomed",
        "visit",
        f"(?P<t>欢迎|迎接)(?P<of>{OF})(?P<x>{LIST})(?:对(?P<d>{PLACES})|来|到|访)",
        "Ａ举行仪式欢迎Ａ对Ｓ进行正式访问",
        subject="none",
        roles=_TRAVEL,
        status="held",
        tags=frozenset({"welcome"}),
    ),
    _frame(
        "ceremony",
        "visit",
        f"为(?P<of>{OF})(?P<y>{LIST})[^，。；Ａ]{{0,8}}?举行(?:隆重|盛大)?(?:的)?(?P<t>欢迎仪式|欢迎宴会|欢迎晚宴|国宴)",
        "Ａ为Ａ举行欢迎仪式",
        roles=_TRAVEL,
        tags=frozenset({"ceremony"}),
    ),
    _frame(
        "is-received",
        "visit",
        f"(?P<t>出席)(?:了)?(?P<y>{LIST})[^，。；Ａ]{{0,16}}?举行的(?:隆重|盛大)?(?:的)?(?:欢迎仪式|欢迎宴会|欢迎晚宴|国宴)",
        "Ａ出席Ａ在Ｌ广场举行的欢迎仪式",
        roles=_TRAVEL,
        tags=frozenset({"received"}),
    ),
    _frame(
        "invited",
        "visit",
        f"(?P<t>邀请(?!并)|促请|请)(?P<of>{OF})(?P<x>{LIST})(?P<gap>[^。；Ａ“”]{{0,16}}?)(?:访问|出席|到访|访华|来华|参加|访|赴|前往)(?P<d>{PLACES})?",
        "Ａ邀请Ａ出席Ｄ举行的峰会",
        subject="none",
        roles=_TRAVEL,
        status="proposed",
        tags=frozenset({"invite"}),
    ),
)

TRIGGER = re.compile(
    "会见|会晤|接见|拜会|拜访|视[频讯像]|甚欢|开会|会商|晋见|晋谒|觐见|约见|宴请|召见|密晤|会面|见面|晤|通.{0,3}电话|通话|热线|电话|会谈|磋商|共同主持|连线|峰会|茶叙|交谈|寒[暄喧]|二加二|连线"
    "|致.{0,10}[电信函]|贺电|唁电|慰问电|贺信|来函|来电|来信|复信|回信|致函|口信|写信|互致|电贺|信函"
    "|访|进行会议|举行会议|召开会议|来华|来(?:Ｓ|中国)|抵|赴|前往|出席|参加|欢迎|邀请|之行|对话"
)
