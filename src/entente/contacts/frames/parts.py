"""What the tables of frames are made of: the record, and the pieces of pattern that several share."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from entente.records import Role, Status

LIST = (
    "Ａ(?:(?:、|和|与|及|以及|，(?:和|以?及))(?:[^，。；：Ａ“”的在、]{1,12}[局部署厅委处办]"
    "|[^，。；：Ａ“”的在、会见访同与和对向]{1,4})?Ａ)*"
)
PLACES = (
    "(?:Ｓ|Ｌ|我国|(?:上述|这|上述这)?[两三四五]国)"
    "(?:(?:、|和|与|及|以及|至|，(?=Ｓ[，、和与及]Ｓ)(?!Ｓ[^。；]{0,12}等国))?(?:Ｓ|Ｌ))*"
)
OF = (
    "(?:[^，。；：Ａ“”]{0,14}，(?:如|例如|包括))?"
    "(?:(?:[^，。；：Ａ“”]|“[^”Ａ]{1,14}”){0,45}?的)?(?:(?:许多|多个|众多|多位)[^，。；：ＡＳ“”]{0,6})?"
    "(?:(?:时任|现任|新任)Ａ的)?(?:时任|新任|现任|候任)?(?:该国|[ＳＬ](?!方)[^，。；：Ａ“”的时后在于就]{0,16}?|(?<=任)[\u4e00-\u9fff]{2,4}(?=Ａ)|[\u4e00-\u9fff]{2,4}[部署局](?=Ａ)|(?![多各外两三四五六本我该])[\u4e00-\u9fff]国(?=Ａ)|这[个位]?[^，。；：Ａ“”]{0,4}(?=Ａ)|[\u4e00-\u9fff]{2,6}(?:问题|事务|变化)(?=Ａ)|[^，。；：Ａ“”]{0,24}轮值(?=Ａ)|(?:朋友|盟友|伙伴|盟国)[-—]*)?"
)
WHILE = "(?:[^。；：Ａ“”]|“[^”Ａ]{1,10}”){0,45}?"
WITHIN = "(?:[^，。；：Ａ“”]|“[^”Ａ]{1,12}”){0,45}?"
KIND_OF = (
    "(?:(?:美丽|友好|富饶|遥远)的"
    "|[^，。；：ＡＳＬ的]{0,6}?(?:盟[邦国友]|友[邦好]|邻国|近邻|岛国|最后一站|首站|下一站))?"
)
TALK = (
    "(?:(?:举行|进行)(?:了)?“[^”]{1,6}”(?:部长级|外长防长)?(?:对话|会谈|会议)|(?:举行|进行|展开)[^，。；：Ａ“”]{0,14}?(?:Ａ?(?:对话|磋商|谈判|峰会|视[频讯像](?:会议|峰会))|Ａ{1,2}(?:会晤|会谈))|通(?:了|过)?(?:一?次)?(?:电话|话|电(?=[，。；]|$))|视[频讯像](?:通话|会谈|会晤|会议|峰会)|热线(?=[中上里Ａ])|在电话[中上里](?=同意|讨论|谈|商|就|承诺)|(?:在电话|电话)(?:上|中|里)?(?:会谈|会晤|交谈|谈过|谈话|沟通)"
    "|(?:举行|进行|召开)(?:了)?(?:双边|三方|四方|闭门|小范围)?会议(?!室)|(?<![然定还都])会谈(?![论到及起])|会晤|会见|会面|见(?:了|过)?面|磋商|共同主持(?=[^，。；]{0,30}(?:会议|会晤|会谈|磋商|对话|委员会|谈判|机制))|谈判(?![^，。；]{0,3}通)|云会晤|视频连线|(?:举行|举办|召开|出席|参加)[^，。；：Ａ]{0,10}(?:四方|三方)(?:安全)?(?:对话|会谈)|举行峰会|(?:举行|召开)(?:首脑|领导人|三方)会议|举行(?:了)?(?:双边|友好)?会见(?!记者)|举行的(?:[^，。；：Ａ“”]{0,4})(?:会议|会谈|峰会)|茶叙|交谈|[言相交]谈甚欢|开会|会商|寒[暄喧]|共进(?:早|午|晚)[餐宴]|(?:午|晚)宴(?=[，。；]|$)|对话会|双边会议|二加二|(?:举行|召开|进行)(?:了)?[^，。；：Ａ“”]{0,8}电话会|共同出席(?=[^，。；]{0,4}第.{1,4}[次届][^，。；Ａ]{0,10}领导人会议)|共同出席(?=第.{1,4}[次届]Ａ会议)|共同会见(?!记者)|主持(?:召开)?(?=[^，。；]{0,30}(?:委员会|机制|对话|磋商)[^，。；]{0,10}会议)"
    "|进行(?:了)?[^，。；：Ａ“”]{0,14}(?:深入|坦诚)[^，。；：Ａ“”]{0,14}(?:交流|沟通))"
)

DISCUSS = "(?:进行|展开)(?:了)?[^，。；：Ａ“”]{0,6}讨论|展开(?:了)?谈话"

TRAVEL: tuple[Role | None, Role | None] = ("visitor", "host")

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


def frame(name: str, theme: Theme, pattern: str, *examples: str, **more: object) -> Frame:
    """A row of a table of frames; ``more`` are the record's other fields."""
    return Frame(name, theme, re.compile(pattern), examples, **more)  # type: ignore[arg-type]
