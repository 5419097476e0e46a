"""Rolls of senders: 许多国家领导人致电…, and below it one paragraph for each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from entente.contacts import arguments
from entente.contacts.dating import Day, nearest
from entente.contacts.scene import Sentence
from entente.records import Mention

_LEAD = re.compile(
    "(?:许多|多国|各国|一些|多个|世界|有关|外国|国际组织)[^。]{0,30}?(?:纷纷|陆续|相继|分别|先后|连日来)?"
    "(?:致电|致函|来电|来函|发来贺电|发来慰问电|发贺电|电贺|函贺)(?:(?:、|或|和|以及)(?:致电|致函|来电|来函|发表声明))*"
    "(?:祝贺|慰问)?(?P<to>Ａ(?:、Ａ)*)"
)
_SENDER = re.compile("Ａ(?:和夫人|在[^，。Ａ]{0,14}中)?(?:表示|说|指出|强调|向|高度|祝贺|祝愿|代表|在贺|称|致|谨)")
_SPAN_DAYS = 14


@dataclass(frozen=True)
class Entry:
    """One sender of a roll: where he speaks, whom he writes to, and the date that the lead gives."""

    index: int
    sender: Mention
    recipients: tuple[Mention, ...]
    date: str | None


def roll(sentences: Sequence[Sentence], day: Day) -> Iterator[Entry]:
    """The entries of the roll that ``sentences`` hold, none when there is no such lead."""
    lead = next(((i, m) for i, s in enumerate(sentences) if s.field == "text" and (m := _LEAD.search(s.symbols))), None)
    if lead is None:
        return
    start, match = lead
    recipients = arguments.members(sentences[start], match.start("to"), match.end("to"))
    time = nearest(sentences[start], match.start("to"))
    date = time.value if time else day.recent(_SPAN_DAYS)
    seen = sentences[start].paragraph
    for index in range(start + 1, len(sentences)):
        sentence = sentences[index]
        mention = sentence.mention(0)
        if sentence.paragraph != seen and mention and mention.states and _SENDER.match(sentence.symbols):
            yield Entry(index, mention, recipients, date)
        seen = sentence.paragraph
