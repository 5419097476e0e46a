"""Held, planned, proposed, cancelled or not held: told by the words between the subject and the trigger."""

from __future__ import annotations

import re
from dataclasses import dataclass

from entente.records import Status


@dataclass(frozen=True)
class Cue:
    """``before`` is searched in the words from the subject to the trigger, ``after`` behind the trigger."""

    status: Status
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    examples: tuple[str, ...]


CUES: tuple[Cue, ...] = (
    Cue(
        "cancelled",
        re.compile(
            "取消(?![^，]{0,6}(?:协议|关税|制裁))|推迟|延期|押后|搁置(?!分歧|争议)|叫停|曾(?:经)?(?:计划|打算)|(?<![按照])原[定订计本先拟](?!的)|本来|本(?:打算|想|拟)|暂缓|不会按照?原[先定来]?的?计划"
        ),
        re.compile(
            "^(?![ＳＬ]*期间)[^，。；]{0,12}(?:取消|推迟|延期|押后|告吹|搁置|作罢)|^[^。；]{0,20}(?:被迫|不得不|宣布)(?:取消|推迟)|^[^，。；]{0,6}，但?(?:因|由于)[^，。；]{0,24}(?:取消|推迟|延期)(?!(?:原[先定]?计?划?)?对[ＳＬ])"
        ),
        ("Ａ取消对Ｓ的访问", "Ａ原定访问Ｓ"),
    ),
    Cue(
        "not_held",
        re.compile(
            "未能(?!弥合|取得|达成|突破|就)|没能|[仍尚虽迟]未(?=直接|[和与同跟]|能|有|安排|$)|未(?=[和与同跟]Ａ)|还没|未有|没有(?!拒绝|公布|透露|说明|履行|取得|达成|就|对|实施|理由|规划|计划|证实)|从未|未曾|并未(?!支持|公开|建议|说明|证实|提及)|并没(?!有?支持)|无法|(?<!不得)(?<![无久])不(?:想|愿|肯)?[接会见]$|(?<!没有)(?<!不会)(?<!从未)拒绝"
        ),
        None,
        ("Ａ今年没能来华访问", "Ａ未能访问Ｓ", "Ａ仍未和Ａ通话"),
    ),
    Cue(
        "proposed",
        re.compile(
            "希望(?![借藉]|通过|透过)|期待(?![借藉]|[^，。；]{0,12}即将)|期盼|盼望|盼|(?<!应)(?<!接受Ａ)(?<!接受Ａ的)(?<!接受)邀(?:请(?!下)|(?=Ａ))|欢迎(?!仪式|宴会|晚宴|招待会|酒会|午宴|致辞|活动)|(?<![遗志自心宏夙])愿(?!景|望)|呼吁|提议|提出|建议|敦促|寻求|争取|想(?:与|同|和)|渴望|有意|愿安排|冀(?=在|于|与|同|能|访|望)|欲(?=前往|访|赴|同|与)|已?准备好|考虑|促成(?!.*同意)"
        ),
        re.compile("^[ＳＬ]*(?:的(?:意愿|愿望|意向|想法|邀请)|等?的?事宜)"),
        ("我期待疫情之后同Ａ会面", "Ａ希望同Ａ会晤"),
    ),
    Cue(
        "planned",
        re.compile(
            "(?<!刚)(?<![军Ａ][上中少])将(?!军|近|为访)|估计|(?<![主需重首])要(?=来|到[ＳＬ]|访|去|赴|前|出席|参加|同|与)|定于|拟于?|计划|议程是|预计|预定|预料|料|即将(?!离任|卸任|上任|就任|离职|退休|届满)|有望|准备(?!好)|打算|安排(?!下)|可望|(?<=[还也ＡＤ将后])会(?=[参转])|(?<![峰年大宴议晚])会(?=[在于与同和到访出前]|Ｄ|首次|再次|再|通|一起)"
            "|有可能|可能|决定(?=[于将])|约定|宣布$|同意|确认(?=.{0,6}将)|接受.{0,12}邀请|启程(?!，?抵)"
        ),
        re.compile(
            "^[ＳＬ]*(?:的)?前夕|^[中上]，?(?:也|还)?(?:将|可能|料)|^，?(?:也)?(?:定于|拟于|将于|预定于|预计于)|^[ＳＬ、和]+(?:之前|以前|前)(?![往后首任总所副夕述])|^[ＳＬ]*期间(?:，|Ａ也?)?(?:将(?!近)|预计|预定|料将|拟)|^(?:(?!时|后|双边|关系|发展)[^，。；]){0,30}充满期待|^[^，。；Ａ年月]{0,8}(?:积累成果|做(?:好|足)?[^，。；]{0,4}准备)|^[^，。；]{0,8}(?:必将|将(?=是|会|为|成为|取得|有助|于|在|推动|加深|巩固|促进|深化))"
        ),
        ("Ａ将于Ｄ对Ｓ进行国事访问", "Ａ定于Ｄ访问Ｓ"),
    ),
)
_BROUGHT = re.compile(
    "(?:期间|上)(?:提到|谈到|提及)的|(?:期间|时)?(?:所?达成的?|取得的?|形成的?|的)?(?:重要|系列|有关|各项|一系列|广泛)*(?:共识|成果)"
)
_ON_INVITATION = re.compile(
    "(?:应(?!当|该|正式|立即|尽快)|获)[^，；]{0,40}?(?:之邀|邀请)|感谢[^，；]{0,16}邀请"
)


_GLAD = re.compile(
    "(?:(?:很|非常|十分)(?:高兴|荣幸)|有幸|欣慰)[^，；期希]{0,12}?(?:有机会|应邀|期盼已久的|能够|能)|期盼已久的|有机会|将至之际|即将到来之际"
)


_THIS_ONE = re.compile("(?:希望|期待)Ａ?(?:此次|这次)$")
# Whom everybody looks forward to has announced a journey; whose journey everybody welcomes is there.
_AWAITED = re.compile("(?:各界|人士|社会|民众)[^，。；]{0,30}?期待")
_WELCOMED = re.compile("热烈欢迎Ａ.?$")
_THIS_JOURNEY = re.compile("此访|(?:此次|这次|本次)访问")
_ACCEPTED = re.compile("[^。；]{0,30}，[^，。；]{0,12}接受(?:了)?(?:这一|该|其|Ａ的?)?邀请")


def accepted(after: str) -> bool:
    """X邀请Y访问，Y原则接受邀请: true when the words behind the trigger go on so."""
    return _ACCEPTED.match(after) is not None


def status(before: str, after: str) -> Status:
    """The status told by the words ``before`` the trigger (from the subject on) and ``after`` it.

    What a contact has brought (通话达成的共识) shows that it took place; an invitation
    that brought it about (应X邀请) is no proposal.
    """
    if _BROUGHT.match(after):
        return "held"
    if _WELCOMED.search(before) and _THIS_JOURNEY.search(after):
        return "held"
    before = _AWAITED.sub("将", before)
    before = _THIS_ONE.sub("", _GLAD.sub("", _ON_INVITATION.sub("", before)))
    for cue in CUES:
        if (cue.before and cue.before.search(before)) or (cue.after and cue.after.search(after)):
            return cue.status
    return "held"
