"""Rows that fix no day on purpose: their width comes from the codebook (section 4, ruling 4)."""

from __future__ import annotations

from entente.times.grammar.rule import Rule

_NUMERALS = r"(?<![\d一二三四五六七八九十两数今昨当前节元半])"

VAGUE = (
    Rule("vague.fortnight", "vague", "day",
         rf"{_NUMERALS}日前(?!往|来|景|夕)|近日(?!点|益)|连日(?:以?来)?|日来|[近这前](?:几|些|数)[天日]|(?:几|数)[天日](?:之|以)?前|最近(?!距离|邻)(?:几天)?",
         ("日前", "近日", "连日来", "前几天", "数日前", "最近"), n=-14, sense="vague"),
    Rule("vague.twomonths", "vague", "day", r"此?前?不久前?(?<=前)|前不久|近期|(?:几|数)个?(?:周|星期)(?:之|以)?前|近来|近几周",
         ("不久前", "此前不久前", "前不久", "近期", "数周前"), n=-60, sense="vague"),
    Rule("vague.year", "vague", "day", r"(?:几|数)个?月(?:之|以)?前|近几个月(?:以?来)?", ("几个月前", "数月前"), n=-365, sense="vague"),
    Rule("vague.soon", "vague", "day", r"不日|未来几[天日]|近日内", ("不日", "未来几天"), n=14, sense="vague"),
    Rule("vague.unknown", "unknown", "", r"(?<!在)早前|先前|此前(?!一|两|几|的)|早些时候|稍早(?:前|时候)?|(?:几|数|多)年(?:之|以)?前|近(?:几|些)?年来?|"
         r"多年来|长期以来|一直以来|一度", ("早前", "此前", "先前", "多年前", "近年来"), sense="vague"),
)  # fmt: skip
