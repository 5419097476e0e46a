"""Wordings of journeys: who travels, where to, as whose guest."""

from __future__ import annotations

from entente.contacts.frames.parts import LIST, OF, PLACES, Frame, frame
from entente.records import Role

_TRAVEL: tuple[Role | None, Role | None] = ("visitor", "host")
_NO_EMBASSY = "(?!驻[^，。；]{1,12}(?:使馆|大使馆|代表处|领馆))"
_KIND_OF = "(?:[^，。；：ＡＳＬ的]{0,6}?(?:盟[邦国友]|友[邦好]|邻国|近邻|岛国|最后一站|首站|下一站))?"
_STAY = (
    "(?:磋商|谈判|会谈|吊唁|追思|悼念|致祭|演讲|参加|出席|与会|开会|访问|到访|作客|会见|会晤|会面|主持|举行(?!地)|举行会谈"
    "|进行[^，。；Ａ]{0,10}访问)"
)

_TO_MEET = "(?=，?(?:将|并)?(?:同|与|会见|会晤)[^，。；Ａ]{0,20}Ａ)"
_GUEST = (
    "来华(?![尔盛纳人裔夏中沙])|到访|来访|往访|访华|(?<![采受专家寻探走上])访Ｓ|应邀前来|远道而来|(?:前来|来)(?:访问|出席|参加)|"
    f"(?<=会[见晤])(?:正在)?出席|(?:在|对|来|赴|前来|前往|抵|(?<![回达感收受得遇找看听想提直等做])到)(?:[^，。ＡＬＳ“”的]{{0,8}})(?:{PLACES})[^，。；：Ａ“”的]{{0,14}}?(?:访问|出席|参加|与会)|访问(?:{PLACES})|抵达(?:{PLACES})"
)

VISITS: tuple[Frame, ...] = (
    frame(
        "first-visitor",
        "visit",
        f"(?P<x>Ａ)[^，。；Ａ]{{0,6}}?(?:是|成为)(?:首位|第一位|第一个|首个|唯一|[^，。；Ａ]{{0,14}}?)(?P<t>访问)(?P<d>{PLACES})的",
        "Ａ能成为第一个访问Ｓ的外国元首",
        subject="none",
        roles=_TRAVEL,
    ),
    frame(
        "visiting-guest",
        "visit",
        f"(?P<t>{_GUEST})(?:[^，。；：Ａ“”]|“[^”Ａ]{{1,10}}”){{0,30}}?的(?:[ＳＬ][^，。；：Ａ“”的]{{0,10}}?)?(?P<x>{LIST})",
        "Ａ会见来华进行国事访问的Ａ",
        "到访的Ａ",
        "正在Ｓ访问的Ａ",
        "访问Ｓ的Ａ",
        subject="none",
        roles=_TRAVEL,
        tags=frozenset({"guest"}),
    ),
    frame(
        "greeted",
        "visit",
        f"(?:迎接|接待)(?P<x>{LIST})的?(?P<t>到访|来访|访问)",
        "Ａ在Ｌ迎接Ａ的到访",
        subject="none",
        roles=_TRAVEL,
        tags=frozenset({"guest"}),
    ),
    frame(
        "during-visit",
        "visit",
        "^(?:此次|这次)?(?P<t>访问)期间，",
        "访问期间，双方签署了文件",
        subject="none",
        roles=_TRAVEL,
        tags=frozenset({"principals"}),
    ),
    frame(
        "itinerary",
        "visit",
        f"(?:访问|出访|之行|此行)[^，。；ＡＳ]{{0,8}}?的?(?P<t>行程)(?:将|也)?(?:包括|依次为)(?P<d>{PLACES})",
        "Ａ访问欧洲的行程包括Ｓ、Ｓ和Ｓ",
        roles=_TRAVEL,
    ),
    frame(
        "visits-state",
        "visit",
        f"对(?P<d>{PLACES})(?!的了解|关系)[^，。；Ａ对]{{0,24}}?(?P<t>访问)",
        "Ａ将于Ｄ对Ｓ进行国事访问",
        "Ａ对Ｄ对Ｓ首次国事访问印象深刻",
        roles=_TRAVEL,
    ),
    frame(
        "travels",
        "visit",
        f"(?<!的)(?<!的首次)(?<!的此次)(?<!的这次)(?<!结束)(?P<t>访问|出访|到访|往访|拜访|(?<![采受专家寻探])访|(?<![运送直逼转押])抵达?(?:位于)?|飞抵|造访|来(?=Ｓ(?:了|访|参访|访问|吊唁|[，。；]|$)))(?:了|过)?{_KIND_OF}(?P<d>{PLACES}|当地|该国){_NO_EMBASSY}",
        "Ａ访问Ｓ",
        "Ａ抵达Ｌ",
        roles=_TRAVEL,
        tags=frozenset({"motion"}),
    ),
    frame(
        "goes-for",
        "visit",
        f"(?P<t>飞往|启程赴|启程前往|赴|前往|来到|(?<![回达感收受得遇找看听想提直等做意识及解展伸])到|(?<![未将从原本近历带])来(?![说自源看往]))(?:了|过)?(?P<d>{PLACES})?{_NO_EMBASSY}(?:{_TO_MEET}|(?P<gap>(?:(?!使馆)[^。；Ａ“”]){{0,14}}?){_STAY}|(?<=[ＳＬ])(?=[，。；]|$)(?<!到[ＳＬ]))",
        "Ａ赴Ｌ出席论坛",
        roles=_TRAVEL,
        tags=frozenset({"motion"}),
    ),
    frame(
        "attends",
        "visit",
        f"(?P<t>出席|参加)(?:了)?(?:Ｄ)?(?:将)?在(?P<d>{PLACES})(?:[^，。；Ａ]{{0,6}}?)(?:举行|召开|举办)",
        "Ａ将出席Ｄ在Ｌ举行的峰会",
        roles=_TRAVEL,
        tags=frozenset({"stay"}),
    ),
    frame(
        "comes-to-china",
        "visit",
        "(?<!结束)(?P<t>来华(?![尔盛纳人裔夏中沙])|访华|抵华|来中国|到中国|赴华|访中(?![国欧东亚美南情]))",
        "Ａ来华访问",
        roles=_TRAVEL,
        tags=frozenset({"to-china"}),
    ),
    frame(
        "stays",
        "visit",
        f"在{_KIND_OF}(?P<d>{PLACES})(?P<gap>(?:(?!会[见晤]|来华|[同与])[^，。；：Ａ“”]){{0,6}}?)(?P<t>参加|出席|访问|与会|进行[^，。；Ａ]{{0,10}}访问)(?![^，。；Ａ]{{0,30}}的Ａ)",
        "Ａ在Ｌ出席论坛",
        roles=_TRAVEL,
        tags=frozenset({"stay"}),
    ),
    frame(
        "abroad",
        "visit",
        f"在(?P<t>出访地|访问地)(?:[^，。；ＡＳＬ]{{0,2}})(?P<d>{PLACES})",
        "ＡＤ在出访地Ｓ表示",
        roles=_TRAVEL,
        tags=frozenset({"stay"}),
    ),
    frame(
        "ends-visit",
        "visit",
        f"(?P<t>结束)了?(?:(?:对|在|访)?(?={PLACES}的?[^，。；Ａ]{{0,10}}?(?:访问|之行|行程))|访问)(?P<d>{PLACES})",
        "Ａ结束对Ｓ的访问回到Ｌ",
        roles=_TRAVEL,
    ),
    frame(
        "welcomed",
        "visit",
        f"(?P<t>欢迎|迎接)(?P<of>{OF})(?P<x>{LIST})(?:对(?P<d>{PLACES})|来|到|访)",
        "Ａ举行仪式欢迎Ａ对Ｓ进行正式访问",
        subject="none",
        roles=_TRAVEL,
        status="held",
        tags=frozenset({"welcome"}),
    ),
    frame(
        "ceremony",
        "visit",
        f"为(?P<of>{OF})(?P<y>{LIST})[^，。；Ａ]{{0,8}}?举行(?:隆重|盛大)?(?:的)?(?P<t>欢迎仪式|欢迎宴会|欢迎晚宴|国宴)",
        "Ａ为Ａ举行欢迎仪式",
        roles=_TRAVEL,
        tags=frozenset({"ceremony"}),
    ),
    frame(
        "is-received",
        "visit",
        f"(?P<t>出席)(?:了)?(?P<y>{LIST})[^，。；Ａ]{{0,16}}?举行的(?:隆重|盛大)?(?:的)?(?:欢迎仪式|欢迎宴会|欢迎晚宴|国宴)",
        "Ａ出席Ａ在Ｌ广场举行的欢迎仪式",
        roles=_TRAVEL,
        tags=frozenset({"received"}),
    ),
    frame(
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
