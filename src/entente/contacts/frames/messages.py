"""Wordings of letters, telegrams and messages delivered."""

from __future__ import annotations

from entente.contacts.frames.parts import LIST, OF, Frame, frame
from entente.records import Role

_SENT: tuple[Role | None, Role | None] = ("sender", "recipient")
_RECEIVED: tuple[Role | None, Role | None] = ("recipient", "sender")
_PAPER = (
    "(?:贺电|唁电|慰问电|贺信|贺函|慰问信|感谢信|感谢电|唁函|吊唁信|口信|信函|电函|函电|亲署函|亲署信|亲笔信|书信"
    "|(?<=致)函|(?<=[致封])信(?![息号心任用念仰赖贷誉]))"
)
_WIRE = "(?:致电|致函|致信|复信|复函|复电|去电|去函|电贺|函贺|回信|写信(?:给)?|发电|电唁|来电|来函|来信)"

MESSAGES: tuple[Frame, ...] = (
    frame(
        "carries",
        "message",
        f"向(?P<y>{LIST})(?:转达|转交|递交|面交)(?:了)?(?P<x>{LIST})的(?:[^，。；Ａ]{{0,6}}?)(?P<t>口信|亲笔信|信件|信函|亲署函)",
        "Ａ向Ａ转达了Ａ的口信",
        subject="none",
        roles=_SENT,
        tags=frozenset({"current"}),
    ),
    frame(
        "carries-to",
        "message",
        f"(?:转交|转达|递交|面交)(?:了)?(?P<x>Ａ)(?:致|给)(?P<y>Ａ)的(?:[^，。；Ａ]{{0,6}}?)(?P<t>{_PAPER})",
        "Ａ首先转交Ａ致Ａ的亲署信",
        subject="none",
        roles=_SENT,
        tags=frozenset({"current"}),
    ),
    frame(
        "hands-over",
        "message",
        "将(?P<x>Ａ)的(?:一封|一份)?(?P<t>口信|亲笔信|信件|信函|亲署函)(?:当面)?(?:转交|递交|面交|交给|转达)(?:给|了)?(?P<y>Ａ)",
        "Ａ将Ａ的一封信函转交Ａ",
        subject="none",
        roles=_SENT,
        tags=frozenset({"current"}),
        status="held",
    ),
    frame(
        "sends-to",
        "message",
        f"(?:向|给)(?P<of>{OF})(?P<y>{LIST})(?P<gap>[^。；Ａ“”]{{0,40}}?)(?:致|发|传|转达|转交|送|捎|递交)(?:去|来|了|出|达)?"
        f"(?:[^，。；Ａ同与]{{0,8}}?)(?P<t>{_PAPER})",
        "Ａ向Ａ致唁电",
        "Ａ就地震向Ａ致慰问电",
        roles=_SENT,
    ),
    frame(
        "sends-about",
        "message",
        f"就(?P<y>Ａ)[^，。；Ａ]{{0,24}}，?向(?:其|Ａ)(?:致|发)(?:去|来|了|出)?(?:[^，。；Ａ同与]{{0,8}}?)(?P<t>{_PAPER})",
        "ＤＡ就Ａ遇袭受伤向其致慰问电",
        roles=_SENT,
    ),
    frame(
        "wires-comfort",
        "message",
        f"(?:向|给)(?P<of>{OF})(?P<y>{LIST})(?:分别|第一时间|专门|亲自)*(?P<t>致电|致函|来电|来函|发电|去电)(?:表示|表达)?(?:[^，。；Ａ]{{0,6}})"
        "(?:慰问|祝贺|哀悼|吊唁|问候|支持)",
        "Ａ在第一时间向Ａ致电表示慰问",
        roles=_SENT,
    ),
    frame(
        "congratulates-by-wire",
        "message",
        f"(?:向|对)(?P<of>{OF})(?P<y>{LIST})[^，。；Ａ]{{0,10}}(?:祝贺|慰问|哀悼)，并?在(?P<t>{_PAPER})(?:中|里)",
        "Ａ最早向Ａ表达祝贺，并在贺电中强调",
        roles=_SENT,
    ),
    frame(
        "wires",
        "message",
        f"(?P<t>{_WIRE})(?:了)?(?:祝贺|慰问|感谢|吊唁|哀悼)?(?P<of>{OF})(?P<y>{LIST})",
        "Ａ致电Ａ，祝贺",
        "Ａ致电祝贺Ａ当选",
        roles=_SENT,
    ),
    frame(
        "exchange",
        "message",
        f"(?:同|与|和|跟|(?<!以)及)(?P<of>{OF})(?P<y>{LIST})(?P<gap>[^。；Ａ“”]{{0,40}}?)(?P<t>互致|互换|互相致)"
        f"(?:[^，。；Ａ]{{0,10}}?){_PAPER}",
        "Ａ同Ａ互致贺电",
        "Ａ和Ａ就建交50周年互致的贺电",
        mutual=True,
    ),
    frame(
        "exchange-together",
        "message",
        f"(?P<x>Ａ)(?P<gap>[^。；Ａ“”]{{0,30}}?)(?P<t>互致|互换)(?:[^，。；Ａ]{{0,10}}?){_PAPER}",
        "Ａ互致新年贺电",
        subject="none",
        mutual=True,
        tags=frozenset({"together"}),
    ),
    frame(
        "receives",
        "message",
        f"(?:收到|接到|宣读)(?:了)?(?P<y>{LIST})(?:发来|致来|送来|来|写来)?(?:的)?(?:[^，。；Ａ]{{0,8}}?)(?P<t>{_PAPER})",
        "Ａ收到Ａ的贺信",
        roles=_RECEIVED,
        never=("Ａ收到了礼物",),
    ),
    frame(
        "sent-in",
        "message",
        f"(?P<x>Ａ(?:[，、和]Ａ)*)(?:分别|先后|Ｄ)*(?:发来|致来)(?P<t>{_PAPER})(?:[、或和]{_PAPER})?，?"
        "(?:热烈|诚挚|衷心)*(?:祝贺|慰问|问候)(?P<y>Ａ)",
        "Ａ，Ａ，Ａ发来贺电或贺函，热烈祝贺Ａ当选",
        subject="none",
        roles=_SENT,
    ),
    frame(
        "writes-in",
        "message",
        "(?<![向给])(?P<x>Ａ)(?:在[^，。；]{0,24}之际)?(?:给Ａ|曾|也|还|专门|第一时间|及时)*(?P<t>来函|来电(?!话)|来信|发来贺电|发来慰问|致电慰问)",
        "Ａ来函向中国人民表达慰问",
        subject="none",
        roles=_SENT,
        tags=frozenset({"to-listener"}),
    ),
)
