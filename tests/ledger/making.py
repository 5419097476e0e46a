"""Readings made by hand: what a page says, without reading it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from entente.records import Article, Contact, Evidence, Kind, Page, Party, Reading, Status
from entente.text import Span

XI = Party("CN", "习近平", "习近平", "国家主席", level="hos", person="Q15031")
PUTIN = Party("RU", "普京", "普京", "总统", level="hos", person="Q7747")
WANG = Party("CN", "王毅", "王毅", "外交部长", level="fm", person="Q701801")
LAVROV = Party("RU", "拉夫罗夫", "拉夫罗夫", "外交部长", level="fm", person="Q58217")
MACRON = Party("FR", "马克龙", "马克龙", "总统", level="hos", person="Q3052772")

NIINISTO = Party("FI", "希尼斯托", "希尼斯托", "总统")
PEOPLE = {
    "xi": XI,
    "putin": PUTIN,
    "wang": WANG,
    "lavrov": LAVROV,
    "cn": Party("CN"),
    "ru": Party("RU"),
    "cn_fm": Party("CN", office="外长", level="fm"),
    "ru_fm": Party("RU", office="外长", level="fm"),
    "cn_host": Party("CN", role="host"),
    "fr_host": Party("FR", role="host"),
    "macron_guest": replace(MACRON, role="visitor"),
    "xi_guest": replace(XI, role="visitor"),
    "putin_guest": replace(PUTIN, role="visitor"),
    "niinisto": NIINISTO,
    "biden": Party("US", "拜登", "拜登", "总统", level="hos", person="Q6279"),
    "us": Party("US"),
    "petric_zh": Party("SI", "佩特里奇", "佩特里奇", "部长"),
    "petric_tw": Party("SI", "佩特里齐", "佩特里齊", "部长"),
    "li_minghua": Party("CN", "李明华", "李明华", "部长"),
    "li_mingqiang": Party("CN", "李明强", "李明强", "部长"),
    "niinisto_hant": replace(NIINISTO, name="紹利·希尼斯托", surface="紹利·希尼斯托"),
}


def contact(
    sentence: str,
    date: str | None = "2020-12-28",
    parties: Sequence[Party] = (XI, PUTIN),
    *,
    kind: Kind = "call",
    status: Status = "held",
    place: str | None = None,
    mutual: bool = False,
) -> Contact:
    """A contact whose evidence still has to be placed on a page."""
    proof = Evidence("text", 0, len(sentence), sentence)
    return Contact(kind, status, date, tuple(parties), proof, "", place, mutual)


def reading(name: str, *contacts: Contact, source: str = "示例社", day: str = "2020-12-29") -> Reading:
    """The reading of a page whose text is the evidence of ``contacts``, a paragraph each."""
    text = "\n".join(c.evidence.quoted for c in contacts) or "今天没有消息。"
    page = Page(
        name, text, f"{name}的标题", dt.date.fromisoformat(day), source, f"https://news.example/{name}"
    )
    article = Article(f"a-{source}-{name}", page.title, Span(0, len(text)), (Span(0, len(text)),))
    return Reading(page, (article,), (), tuple(_placed(c, text, article.id) for c in contacts))


def _placed(told: Contact, text: str, article: str) -> Contact:
    start = text.index(told.evidence.quoted)
    proof = Evidence("text", start, start + len(told.evidence.quoted), told.evidence.quoted)
    return Contact(told.kind, told.status, told.date, told.parties, proof, article, told.place, told.mutual)
