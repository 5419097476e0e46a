"""Offices in encoded text: where one stands, what belongs to it, and which of several titles counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from entente.lexicon import Title
from entente.mentions.encoding import Encoded
from entente.mentions.tokens import Token

_NOT_IN_OFFICE = (
    "同与和跟向对在致会见晤谈说称是将于从到被由并也就应请让把予至及为以后了日月年均都已曾又"
    "再还先表示指出认访问此该其本各多的追悼唁祭抵赴迎陪率谒觐举"
)
_UNIT = (
    "(?:驻(?:Ｓ|[\u4e00-\u9fff]{1,3})|问题|会议|第[0-9]{1,3}|共和国|委员会|议会|国会|理事会|协会|大会|杜马|执委会|首席|对外|新任|新当选|当选|候任|时任|现任|前任|"
    f"[\u4e00-\u9fff](?<![{_NOT_IN_OFFICE}]))"
)
# A ministry's name may hold the words that no other fill does: 卫生及公共服务部部长.
_MINISTRY = (
    "[\u4e00-\u9fff]{2,6}(?:、[\u4e00-\u9fff]{2,4})*[及和与暨][\u4e00-\u9fff]{0,8}"
    "(?:[部局署]|事务|事业|合作|贸易|移民|工业|旅游)(?=Ｔ)"
)
_MODIFIER = "(?P<modifier>前任?|原|已故|候任|当选|新任|新当选|时任|代理?|署理|看守政府?|过渡政府?|临时|卸任)?"
_REGION = "(?:(?:亚太|东亚|欧洲|亚洲|非洲|中东|政军)(?:暨太平洋|及太平洋)?(?:事务)?局?(?=Ｔ))?"
_DUTY = "(?:(?:负责|主管|分管)[^，。；ＰＴ]{2,16}的(?:最高级别?)?)?"
_JOINED = (
    "(?:[、兼暨]|兼任|和|及)(?:(?<=兼)[\u4e00-\u9fff]{2,6}[及和与][\u4e00-\u9fff]{1,8}"
    f"|(?:{_UNIT}|(?<=[^、兼暨和及])[ＳＬ]){{0,10}}?|{_MINISTRY})Ｔ"
)
_ATTACHED = f"(?:[ＳＬ]?{_UNIT}{{0,8}}?(?:问题|事务|安全|办公室))?{_UNIT}{{0,2}}?Ｔ"
_OFFICE = re.compile(
    f"(?:(?P<states>Ｓ(?:(?:[、和与及]|以及)?Ｓ){{0,40}}|Ｌ(?=(?:代理|副|首席|高级|亚太|东亚|欧洲|政治|国家|安全|经济|贸易|事务|委员会){{0,4}}Ｔ|负责|主管))(?!的?外国)(?:等(?:多国|各国|国家|国|[三四五六七八九十]国)?)?(?:新?的)?(?P<number>[两双三四五345]国的?|双方|三方)?(?P<fill>(?:{_UNIT}|Ｌ){{0,12}}?|{_MINISTRY}){_DUTY})?"
    f"{_MODIFIER}{_REGION}(?P<titles>Ｔ(?:{_JOINED}|{_ATTACHED}){{0,4}})(?P<person>Ｐ)?"
)
_TRAVELS = re.compile("(?:访问|到访|出访|抵达|前往|访|赴)$")
_MODIFIERS = re.compile("前任?$|原$|已故$|候任$|当选$|新任$|时任$|代理?$|署理$|看守|过渡|临时$|卸任$")
_FORMER = re.compile("前任?(?!海|线|沿|进)|原|已故")
_LEVELS = (
    "hos", "hog", "party", "vice", "fm", "speaker", "defmin", "adviser", "minister", "politburo", "org",
    "envoy", "deputy", "amb", "military", "bank", "spokesperson", "governor", "hos2", "head", "party2", "hk",
    "private",
)  # fmt: skip
_ANOTHERS = re.compile("Ｔ[和与及](?:[^，。；Ｐ]{0,6})Ｔ")
_RANK = {level: i for i, level in enumerate(_LEVELS)}


def offices(symbols: str) -> Iterator[re.Match[str]]:
    """The offices of the text, without those of a name before them (X总理和副总理Y, X当选总统)."""
    at = 0
    while m := _OFFICE.search(symbols, at):
        behind_name = symbols[m.start() - 1 : m.start()] == "Ｐ"
        if behind_name and (m["modifier"] == "当选" or _ANOTHERS.match(symbols, m.start())):
            at = m.start() + 1
            continue
        yield m
        at = m.end()


def opens_office(encoded: Encoded[Token], m: re.Match[str]) -> bool:
    """普京总统特使: the office behind the name is the start of another person's office."""
    return bool(re.match("Ｔ*(?:问题|事务)?Ｔ", encoded.symbols[m.end() :]))


def without_destination(encoded: Encoded[Token], m: re.Match[str]) -> re.Match[str]:
    """访问台湾的官员: the state is where the official went, not whose official he is."""
    at = encoded.symbols.find("的", m.start(), m.start("titles"))
    travelled = m["states"] and at == m.end("states") and _TRAVELS.search(encoded.symbols[: m.start()])
    return (_OFFICE.match(encoded.symbols, at + 1) or m) if travelled else m


def twice(encoded: Encoded[Token], m: re.Match[str]) -> bool:
    """在韩国与韩国外长: the same state is no list."""
    found = [encoded.items[i].key for i in range(*m.span("states")) if i in encoded.items]
    return len(found) > 1 and found[0] == found[1]


def from_last_state(encoded: Encoded[Token], m: re.Match[str]) -> re.Match[str]:
    """在印度与印度外长苏杰生: one named person has one state, the one said last."""
    start = encoded.symbols.rindex("Ｓ", m.start("states"), m.end("states"))
    again = _OFFICE.match(encoded.symbols, start)
    assert again is not None
    return again


class Office(NamedTuple):
    form: str | None = None
    level: str | None = None
    official: bool = True


def highest(titles: list[Title]) -> Office:
    """The highest of several titles (国务委员兼外长: the foreign minister); a spokesman of his is none."""
    if not titles:
        return Office()
    speaks = titles[-1].level == "spokesperson"
    best = titles[-1] if speaks else min(titles, key=lambda t: _RANK[t.level])
    return Office(best.form, best.level, best.official)


def office_text(folded: str, encoded: Encoded[Token], m: re.Match[str]) -> str:
    return folded[encoded.start(m.start("titles")) : encoded.start(m.end("titles"))]


def modifier(m: re.Match[str]) -> str | None:
    if m["modifier"]:
        return str(m["modifier"])
    inside = _FORMER.match(m["fill"] or "") or _MODIFIERS.search(m["fill"] or "")
    return inside.group() if inside else None
