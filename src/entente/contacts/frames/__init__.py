"""The frames: how the press words a contact, over encoded sentences.

Symbols: ``Ａ`` an actor (person or office), ``Ｓ`` a state, ``Ｌ`` a place, ``Ｄ`` a date. In a pattern,
group ``x`` is the first side (when the frame fixes it; else it is the clause's subject), ``y`` the second
side, ``d`` the destination of a visit, ``t`` the trigger. Each frame stands with its own examples.
"""

from __future__ import annotations

import re

from entente import lexicon
from entente.contacts.frames.messages import MESSAGES
from entente.contacts.frames.parts import LIST, PLACES, Frame
from entente.contacts.frames.stays import STAYS
from entente.contacts.frames.talks import TALKS
from entente.contacts.frames.visits import VISITS

__all__ = ["FRAMES", "LIST", "PLACES", "TRIGGER", "Frame"]

FRAMES: tuple[Frame, ...] = (*TALKS, *MESSAGES, *VISITS, *STAYS)

_LEADERS = "".join(sorted({form[-1] for form in lexicon.summits()}))

TRIGGER = re.compile(
    "会见|会晤|见(?:了|过)面|共进|国宴|晚宴|谈判|接见|拜会|拜访|视[频讯像]|甚欢|开会|会商|晋见|晋谒|觐见|约见|宴请|召见|密晤|会面|见面|晤|通.{0,3}[电话]|热线|电话|会谈|磋商|共同主持|连线|峰会|茶叙|讨论|谈话|交谈|寒[暄喧]|二加二|2[+加]2|双边会议|首脑会议|线上会议|行了会议|(?:联合|共同)(?:Ａ|记者)会"
    "|致.{0,10}[电信函]|贺电|唁电|慰问电|贺信|来函|来电|来信|复信|回信|致函|口信|写信|互致|电贺|信函"
    f"|[Ａ{_LEADERS}]会|访|(?:深入|坦诚)[^，。]{{0,14}}(?:交流|沟通)|[接款]待|祝贺.{{1,14}}当选|下一站|离开|晚宴|午宴|高层会议|行程|目的地|降落|进行会议|举行会议|召开会议|来华|来(?:Ｓ|中国)|抵|赴|前往|出席|参加|欢迎|邀请|之行|对话|对谈|[早午晚]餐|拒见|停留|外长会议|防长会议|部长级会议|演讲|(?:论坛|会议|大会|研讨会)上|交换意见|[ＳＬＡ]见Ａ|首站|第一站|主持|国事活动|迎接|来到|飞往|去函"
)
