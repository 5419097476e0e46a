"""What a row of the time grammar is, and how its pattern reads one piece of text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from entente.times.numerals import amount

Sense = Literal["plain", "vague", "open", "approximate", "set", "duration"]

_CN = "一二三四五六七八九"
MACROS = {
    "N": rf"(?:[1-9]\d{{0,2}}|(?:[{_CN}两]百零?)?(?:[{_CN}]?十[{_CN}]?|廿[{_CN}]?|[{_CN}两])|[{_CN}]?百)",
    "Y4": rf"(?:\d{{4}}|[〇零○{_CN}]{{4}}|[一两二]千[零〇]?[{_CN}十百]{{0,5}})",
    "Y2": rf"(?:\d{{2}}|[〇零○{_CN}]{{2}})",
    "M": rf"(?:1[0-2]|0?[1-9]|十[一二]?|[{_CN}])",
    "D": rf"(?:3[01]|[12]\d|0?[1-9]|三十一?|二十[{_CN}]?|廿[{_CN}]?|卅一?|十[{_CN}]?|[{_CN}])",
    "DC": rf"(?:三十|二十[{_CN}]?|廿[{_CN}]?|十[{_CN}]?|初[{_CN}十1-9]|初10)",
    "W": "(?:星期|礼拜|周)",
    "K": "[一二三四五六日天]",
    "C": f"〇零○{_CN}",
    "JOIN": "(?: ?(?:至|到|—+|-+|~) ?)",
}
UNITS = {
    "天": "day", "日": "day", "周": "week", "星期": "week", "礼拜": "week", "月": "month", "季度": "quarter",
    "季": "quarter", "年": "year", "载": "year", "小时": "hour", "钟头": "hour", "分钟": "minute", "分": "minute",
    "秒": "second", "秒钟": "second", "刻钟": "minute", "周末": "weekend", "工作日": "workday", "分半": "minute", "分半钟": "minute", "半年": "half", "号": "day", "月份": "month",
}  # fmt: skip
WEEKDAYS = {c: i for i, c in enumerate("一二三四五六日")} | {"天": 6}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a piece of an expression says, before it is known when it was said.

    ``op`` names the operation in ``resolve.OPERATIONS``; ``n`` is its count or index (negative:
    before, or from the end), ``k`` a weekday (0 Monday), ``words`` the raw numerals it keeps.
    """

    op: str
    unit: str = ""
    n: float = 0
    k: int = 0
    words: tuple[str, ...] = ()
    sense: Sense = "plain"


@dataclass(frozen=True)
class Rule:
    """One row: a pattern (with ``{macros}``) and its meaning, proved by its own examples.

    Groups: ``n`` a numeral (times the row's ``n``), ``h`` or ``x`` a half more, ``w`` a word looked up in
    ``words``, ``u`` a unit word, ``k`` a weekday, ``y`` ``m`` ``d`` kept as ``Meaning.words``.
    """

    name: str
    op: str
    unit: str
    pattern: str
    examples: tuple[str, ...]
    n: float = 0
    words: Mapping[str, float] = field(default_factory=dict)
    sense: Sense = "plain"

    @cached_property
    def source(self) -> str:
        """The pattern with its macros written out."""
        return re.sub(r"\{([A-Z]+\d?)\}", lambda m: MACROS[m[1]], self.pattern)

    @cached_property
    def regex(self) -> re.Pattern[str]:
        return re.compile(self.source)

    @cached_property
    def nameless(self) -> str:
        """The pattern as one branch of the scanner: named groups made plain."""
        return re.sub(r"\(\?P<\w+>", "(?:", self.source)

    def meaning(self, found: re.Match[str]) -> Meaning:
        """The meaning of one match of ``regex``."""
        got = {k: v for k, v in found.groupdict().items() if v is not None}
        count = self.words[got["w"]] if "w" in got else self.n
        if "n" in got:
            count = (self.n or 1) * (amount(got["n"]) + (0.5 if got.keys() & {"h", "x"} else 0))
        return Meaning(
            self.op,
            UNITS[got["u"]] if "u" in got else self.unit,
            count,
            WEEKDAYS[got["k"]] if "k" in got else 0,
            tuple(got.get(name, "") for name in ("y", "m", "d")) if {"y", "m", "d"} & got.keys() else (),
            self.sense,
        )
