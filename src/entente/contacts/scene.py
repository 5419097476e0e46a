"""An article made ready for the frames: sentences as encoded symbols, with the speaker of each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from entente.languages import Language
from entente.mentions.encoding import Encoded, encode
from entente.records import Mention, TextField, TimeMention
from entente.text import Span, fold

_ASIDE = re.compile(" ?（[^（）\n]{1,40}）")
_HEAD = re.compile(
    r"\s*(?:【[^】\n]{1,40}】|（[^（）\n]{2,40}(?:电|讯|报道|报导)）|[^，。（\n]{2,16}消息（新闻联播）："
    r"|[^，。；：\n]{2,24}日(?:综合外)?(?:专)?电(?!话)(?:（[^）\n]{1,30}）)?)+"
)
_GATHERING = re.compile(
    "(?:第.{1,4}次)?(?:非正式|特别|视频|年度)?级?(?:会议|峰会|论坛|理事会|年会|大会|扩大会|系列会议|对话会)|第.{1,4}次(?:定期|年度)?会晤"
)
_AT_IT = ("期间", "上", "时", "后", "前", "之际")
_THING = re.compile(
    "团(?!长)|府(?!长)|宫(?!廷)|馆|司令部|国(?![家务防])|官邸|大选|选举|候选|参选|任期|职位|职务|一职|专机|特使团|办公室(?!主)"
)
_FAMILY = re.compile("的?(?:家属|遗属|遗孀|家人|亲属|故居|纪念馆|铜像)")
_HONORIFIC = re.compile("先生|女士|阁下|陛下|同志|殿下|博士|枢机主教|主教")
_PRONOUN = re.compile(
    "(?P<latter>后者)|(?P<i>我(?![国们方党军省市区校院会队家辈台港国]))|(?P<you>你(?![们方])|您|(?<=[同与和向对])阁下)|(?P<he>(?<!其)[他她](?!们|国|人|乡|律)|(?<=[同与和])其(?=[^，。]{0,6}(?:会谈|会晤|会面|会见|通电话|通话))|该?(?:访问团|代表团)(?:一行|此行)?(?=[在将曾还也与同一抵拜会除]))"
    "|(?P<they>(?:两人|二人)(?!之间|的|视)|双方(?!都|的|关|在.{0,8}(?:问题|领域))|两国领导人|两位领导人|三人(?!视)|三方|他们(?=[^，。]{0,20}(?:会谈|会晤|会面|峰会|通电话|通话))|我们(?![^，。；]{0,8}(?:愿|应|要|将|可以|希望|期待))(?=[^，。；]{0,45}(?:深入|坦诚)[^，。；]{0,12}(?:沟通|交流))|我们(?![^，。]{0,12}[多两三四五][次度])(?=[^，。]{0,20}(?:会谈|会晤|会面|会见|通话|通电话|见面)))"
)
_SPEECH = re.compile(
    "Ａ(?:(?:在)?(?:致辞|致词|演讲|讲话|复信)(?:中)?)?(?:首先|还|并|也|最后|同时|进一步|再次|热烈|诚挚|衷心|由衷|深切|代表[^，。Ａ]{0,14})*(?:在[^，。Ａ]{0,16}(?:中|时|上)|对[^，。Ａ]{0,20}|就[^，。Ａ]{0,20})?"
    "(?:表示|指出|强调|说|称|认为|介绍|重申|致辞时说|回应|透露|写道|感谢|赞赏|高度评价|祝贺|代表|转达|欢迎)"
)
_QUOTED = re.compile(
    "(?:^|，)(?P<by>Ａ)(?:Ｄ)?[^，。；：Ａ“]{0,24}(?:表示|说|写道|称|指出|强调|发文|发推|推文)(?:，|：){0,2}“"
)
_QUOTED_BEHIND = re.compile(
    "”，?(?P<by>Ａ)(?:Ｄ)?(?:[^，。；：Ａ“]{0,14}|在[^，。；：“]{0,24}[中时上])(?:表示|说(?!法)|写道|称|指出|强调)(?=[，。：]|$)"
)
_NARRATED = re.compile(
    "(?:其间|期间|在[^，Ａ]{1,4}期间|访.{0,2}期间|会[见谈][前后]|[^，Ａ]{0,4}(?:招待会|仪式)[前后]|随后|此外)，Ａ"
)
SAME_DAY = frozenset({"同日", "当天", "当日", "同一天", "当晚", "当天晚上"})
_CHAIN_CHARS = 50
_STOP = re.compile("[。！？；]")
_JOINT = re.compile("[\u4e00-\u9fff”）》][ ／][\u4e00-\u9fff“]")
_SIGNED = re.compile("Ａ(?:在[^，。Ａ]{0,60})?发表(?:了)?(?:题为)?[^，。Ａ]{0,60}(?:署名文章|书面讲话)")
_QUOTING = re.compile("(?:在)?(?:贺电|唁电|慰问电|贺信|复信|致电|信)(?:中|里)(?:指出|表示|说|强调|称|写道)")


@dataclass(frozen=True, slots=True)
class Slot:
    """An encoded unit: a mention or a time with the aside in brackets behind it."""

    start: int
    end: int
    mention: Mention | None = None
    time: TimeMention | None = None


@dataclass(frozen=True)
class Sentence:
    """One sentence: its span, its encoding, and who speaks in it (null = the reporter)."""

    span: Span
    encoded: Encoded[Slot]
    paragraph: int
    speaker: Mention | None
    field: TextField = "text"

    @property
    def symbols(self) -> str:
        """The encoded characters."""
        return self.encoded.symbols

    def mentions(self) -> Iterator[Mention]:
        """The mentions of the sentence, left to right."""
        return (slot.mention for _, slot in sorted(self.encoded.items.items()) if slot.mention)

    def mention(self, at: int) -> Mention | None:
        """The mention behind symbol ``at``."""
        slot = self.encoded.items.get(at)
        return slot.mention if slot else None


def stage(
    language: Language,
    folded: str,
    paragraphs: Sequence[Span],
    mentions: Sequence[Mention],
    times: Sequence[TimeMention],
    field: TextField = "text",
) -> Iterator[Sentence]:
    """The sentences of ``paragraphs``; ``mentions`` and ``times`` count in the same text."""
    slots = _slots(folded, mentions, times)
    author: Mention | None = None
    for number, paragraph in enumerate(paragraphs):
        if _is_headlines(folded, paragraph):
            continue
        speaker: Mention | None = None
        quoted: Mention | None = None
        topic: Mention | None = None
        for span in language.sentences(folded, _without_head(folded, paragraph)):
            inside = [s for s in slots if span.start <= s[1].start and s[1].end <= span.end]
            encoded = encode(folded, span.start, span.end, inside)
            if _resumes(encoded) and not _says_i(inside):
                speaker = None
            topic = _topic(encoded) or topic
            speaker = _named(_speaker(encoded), topic) or speaker
            author = author or _author(encoded)
            quoted = _quoted(encoded) or quoted
            told = speaker or ((quoted or author) if _says_i(inside) else None)
            yield Sentence(span, encoded, number if field == "text" else -1, told, field)


def first_told(
    sentences: Sequence[Sentence], find: Callable[[Sentence], re.Match[str] | None]
) -> tuple[int, re.Match[str]] | None:
    """The first sentence of the body in which ``find`` finds something: its index, and the match."""
    return next(((i, m) for i, s in enumerate(sentences) if s.field == "text" and (m := find(s))), None)


def clause_start(symbols: str, at: int) -> int:
    """Where the words between commas begin that the symbol ``at`` is of."""
    return symbols.rfind("，", 0, at) + 1


def clause_end(symbols: str, at: int) -> int:
    """Where they end: the next comma, or the end of ``symbols``."""
    end = symbols.find("，", at)
    return end if end >= 0 else len(symbols)


def _is_headlines(folded: str, paragraph: Span) -> bool:
    """True for headlines of other stories that an outlet strings together, without a full stop."""
    if paragraph.end - paragraph.start < _CHAIN_CHARS or _STOP.search(folded, paragraph.start, paragraph.end):
        return False
    return len(_JOINT.findall(folded, paragraph.start, paragraph.end)) > 1


def _without_head(folded: str, paragraph: Span) -> Span:
    """The paragraph behind its dateline or byline, which say nothing of the event."""
    m = _HEAD.match(folded, paragraph.start, paragraph.end)
    return Span(m.end(), paragraph.end) if m else paragraph


def _author(encoded: Encoded[Slot]) -> Mention | None:
    """Who speaks in all that follows: X在…发表题为《…》的署名文章."""
    m = _SIGNED.search(encoded.symbols) if "发表" in encoded.symbols else None
    slot = encoded.items.get(m.start()) if m else None
    return slot.mention if slot else None


def _says_i(inside: Sequence[tuple[str, Slot]]) -> bool:
    return any(
        slot.mention and slot.mention.kind == "pronoun" and slot.mention.office == "i" for _, slot in inside
    )


def _resumes(encoded: Encoded[Slot]) -> bool:
    """True where the reporter takes over again from a speaker: 同日，X会见了Y."""
    slot = encoded.items.get(0)
    if slot and slot.time:
        return fold(slot.time.text) in SAME_DAY and encoded.symbols.startswith("Ｄ，Ａ")
    return _NARRATED.match(encoded.symbols) is not None


def _topic(encoded: Encoded[Slot]) -> Mention | None:
    """The person whom the sentence begins with, whom 他 at the head of the next one stands for."""
    slot = encoded.items.get(0)
    return slot.mention if slot and slot.mention and slot.mention.name else None


def _named(speaker: Mention | None, topic: Mention | None) -> Mention | None:
    himself = speaker and topic and speaker.kind == "pronoun" and speaker.office == "he"
    return topic if himself else speaker


def _speaker(encoded: Encoded[Slot]) -> Mention | None:
    m = _SPEECH.match(encoded.symbols)
    slot = encoded.items.get(m.start()) if m else None
    return slot.mention if slot else None


def _quoted(encoded: Encoded[Slot]) -> Mention | None:
    """Whose words a quotation holds, for the 我 in it: X周二在推特上写道：“我…, “我…”，X说."""
    symbols = encoded.symbols
    m = (_QUOTED.search(symbols) or _QUOTED_BEHIND.search(symbols)) if "“" in symbols else None
    slot = encoded.items.get(m.start("by")) if m else None
    return slot.mention if slot and slot.mention and slot.mention.name else None


def _slots(folded: str, mentions: Sequence[Mention], times: Sequence[TimeMention]) -> list[tuple[str, Slot]]:
    placed: list[tuple[str, Slot]] = []
    taken = bytearray(len(folded) + 1)
    for mention in (_addressed(folded, m) for m in mentions):
        if _in_series_name(folded, mention):
            continue
        symbol = {"state": "Ｓ", "place": "Ｌ"}.get(mention.kind, "Ａ")
        _put(placed, taken, symbol, Slot(mention.start, _behind_aside(folded, mention.end), mention))
    for m in _PRONOUN.finditer(folded):
        kind = m.lastgroup or ""
        count = 2 if kind == "they" else 1
        pronoun = Mention("pronoun", m.start(), m.end(), name=None, office=kind, count=count)
        _put(placed, taken, "Ａ", Slot(m.start(), m.end(), pronoun))
    for time in times:
        _put(placed, taken, "Ｄ", Slot(time.start, _behind_aside(folded, time.end), None, time))
    return sorted(placed, key=lambda pair: pair[1].start)


def _in_series_name(folded: str, mention: Mention) -> bool:
    """东盟外长会议 names a gathering, 总统府 a house, X的家属 others; 中美元首峰会 is between two."""
    if mention.kind == "person":
        return _FAMILY.match(folded, mention.end) is not None
    if mention.kind != "office":
        return False
    if _THING.match(folded, mention.end):
        return True
    m = _GATHERING.match(folded, mention.end)
    series = "ASEAN" in mention.states  # 东盟与中日韩领导人会议
    at_it = m is not None and folded.startswith(_AT_IT, m.end())
    if mention.count > 2 and len(mention.states) == mention.count and not (series or at_it):
        return False  # 日、美、澳、印四国外长会议 is of those four
    return m is not None and (mention.count != 2 or not folded.startswith(("峰会", "会晤"), m.end() - 2))


def _put(placed: list[tuple[str, Slot]], taken: bytearray, symbol: str, slot: Slot) -> None:
    if not any(taken[slot.start : slot.end]):
        taken[slot.start : slot.end] = b"\x01" * (slot.end - slot.start)
        placed.append((symbol, slot))


def _behind_aside(folded: str, end: int) -> int:
    m = _ASIDE.match(folded, end)
    return m.end() if m else end


def _addressed(folded: str, mention: Mention) -> Mention:
    """总统先生 is a second person; 普京先生 is a name with a courtesy behind it."""
    m = _HONORIFIC.match(folded, mention.end)
    if not m or mention.kind not in ("person", "office"):
        return mention
    alone = folded[mention.start : mention.end] == mention.office
    if mention.kind == "office" and (alone or not mention.states):
        return Mention("pronoun", mention.start, m.end(), office="you", level=mention.level)
    return replace(mention, end=m.end())
