"""Rows for the time of day: they never change the day, except that 24 o'clock is the next one."""

from __future__ import annotations

from entente.times.grammar.rule import Rule

_AFTER = r"(?:钟|整|许|多钟?)?"

CLOCK = (
    Rule("part", "clock", "part",
         r"凌晨|清晨|早晨|早上|上午|中午|正午|下午|午后|傍晚|晚上|晚间|夜间|夜晚|深夜|半夜|夜里|午夜|早间|午间|全天|早些时候|(?<=[日号天一二三四五六）夕])(?:晚|早|夜|晨)(?!会|宴|报|餐|些|在|已|就|前|年|期|间|上|点)",
         ("晚上", "凌晨", "下午", "全天")),
    Rule("clock.colon", "clock", "hour", r"(?P<n>\d{1,2})：\d{2}(?:：\d{2})?(?!\d)(?:时)?", ("15：37", "09：36：46")),
    Rule("clock.hour", "clock", "hour",
         r"(?P<n>2[0-4]|1\d|0?\d|二十[一二三四]?|十[{C}]?|[{C}两]) ?(?:点|时)(?:(?:半|[一三]刻|\d{1,2}分?(?:\d{1,2}秒)?|[{C}十]{1,3}分?|钟|整|许|多钟?)"
         r"(?!建议|主张)|(?<=\d[时])|(?<=[午上晚早晨夜里间][\d{C}十]点)|(?<=[午上晚早晨夜里间][\d{C}十][\d{C}十]点)|(?<=[午上晚早晨夜里间]..[时])|(?<=十[{C}]点)|(?<=十[点时]))"
         r"(?![期代节])", ("20时", "十一点半", "8点30分", "十一点", "9时许", "5点多钟")),
    Rule("clock.listed", "clock", "hour", r"(?P<n>\d{1,2})(?={JOIN}\d{1,2} ?[点时])", ()),
)
