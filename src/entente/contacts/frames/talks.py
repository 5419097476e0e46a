"""Wordings of calls, video talks and meetings."""

from __future__ import annotations

from entente.contacts.frames.parts import DISCUSS, LIST, OF, TALK, WHILE, WITHIN, Frame, frame

TALKS: tuple[Frame, ...] = (
    frame(
        "tells-by-phone",
        "talk",
        f"(?:在|于)(?:一次|一通)?(?P<t>电话(?:通话)?|通话)(?:中|里|上)(?:告诉|对|向|提醒|警告|敦促|要求)(?:了)?(?P<of>{OF})(?P<y>{LIST})",
        "Ａ在电话通话中告诉Ａ",
        tags=frozenset({"call"}),
    ),
    frame(
        "meets-delegation",
        "talk",
        "(?P<t>会见|接见)(?:了)?由(?P<y>Ａ)率领的(?:Ｓ)?[^，。；Ａ]{0,20}团",
        "Ａ在Ｌ会见由Ａ率领的Ｓ干部考察团",
    ),
    frame(
        "meets",
        "talk",
        f"(?P<t>会见|会晤|接见|拜会|拜访(?!者)|晋见|晋谒|觐见|约见|宴请|设(?:国?宴|晚宴|午宴)(?:款待|招待|欢迎)|召见|密晤|密会|会面|晤(?!谈))(?:了|过)?(?P<of>{OF})(?:由|以|第[^，。Ａ]{{1,6}}届)?(?P<y>{LIST})",
        "Ａ在Ｌ会见Ａ",
        "Ａ会见来华出席论坛的Ａ、Ａ",
    ),
    frame(
        "talks-with",
        "talk",
        f"(?:同|与|和|跟|(?<!以)及)(?P<of>{OF})(?P<y>{LIST})(?P<gap>{WHILE})(?P<t>{TALK}|{DISCUSS})",
        "Ａ同Ａ通电话",
        "Ａ同来华进行国事访问的Ａ举行会谈",
        "Ａ与Ａ，在Ｓ参加峰会期间会面",
    ),
    frame(
        "talk-together",
        "talk",
        f"(?P<x>ＡＡ|{LIST})(?P<gap>{WITHIN})(?P<t>{TALK})",
        "Ａ在通电话时共同表示",
        "ＡＡ通话后",
        "Ａ、Ａ和Ａ举行会谈",
        subject="none",
        tags=frozenset({"together"}),
    ),
    frame(
        "summit",
        "talk",
        "(?P<x>Ａ)(?P<gap>(?:Ｌ|Ｄ|首次|非正式|历史性|视频)*)(?P<t>峰会|会晤|会谈|会面|通话|视频会晤)",
        "在Ｓ举行Ａ峰会",
        subject="none",
        tags=frozenset({"together"}),
    ),
    frame(
        "calls-up",
        "talk",
        f"(?:致电|打电话给|给)(?P<of>{OF})(?P<y>{LIST})(?:打(?:了)?(?:一通)?电话|，?(?:双方|两人|交换意见|讨论|通话))"
        "(?P<t>)",
        "Ａ给Ａ打电话",
        "Ａ致电Ａ，双方",
        tags=frozenset({"call"}),
    ),
    frame(
        "held-by",
        "talk",
        f"(?:峰会|会谈|会晤|会议)(?:是)?由(?P<x>{LIST})[^，。；Ａ]{{0,14}}?[与同和](?P<y>{LIST})(?:共同)?(?P<t>举行)",
        "欧美峰会是由Ａ及Ａ于Ｄ在ＬＬ与Ａ举行",
        subject="none",
    ),
    frame(
        "pays-a-call",
        "talk",
        f"对(?P<y>{LIST})(?:进行|作)(?:了)?(?:礼节性?(?:的)?)?(?P<t>拜访|拜会)",
        "Ａ在Ｌ对Ａ进行礼节拜访",
    ),
)
