"""What a row of the time grammar is, and how its pattern reads one piece of text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

from entente.times.numerals import amount

Sense = Literal["plain", "vague", "open", "approximate", "set", "duration"]

_UNIT_WORDS = {
    "second": "秒 秒钟",
    "minute": "分 分钟 分半 分半钟 刻钟",
    "hour": "小时 钟头",
    "day": "天 日 号",
    "workday": "工作日",
    "week": "周 星期 礼拜",
    "month": "月 月份",
    "quarter": "季 季度",
    "half": "半年",
    "year": "年 载",
}
UNITS: Mapping[str, str] = {word: unit for unit, words in _UNIT_WORDS.items() for word in words.split()}
WEEKDAYS: Mapping[str, int] = {c: i for i, c in enumerate("一二三四五六日")} | {"天": 6}


class Meaning(NamedTuple):
    """What a piece of an expression says, before it is known when it was said.

    ``op`` names the operation in ``phrase.ALL_OPERATIONS``; ``n`` is its count or index (negative:
    before, or from the end), ``k`` a weekday (0 Monday), ``words`` the raw year, month and day.
    """

    op: str
    unit: str = ""
    n: float = 0
    k: int = 0
    words: tuple[str, ...] = ()
    sense: Sense = "plain"


@dataclass(frozen=True)
class Rule:
    """One row: a pattern over folded text and its meaning, proved by its own examples.

    Groups: ``n`` a numeral (times the row's ``n``), ``h`` or ``x`` a half more, ``w`` a word looked
    up in ``words``, ``u`` a unit word, ``k`` a weekday, ``y`` ``m`` ``d`` kept as ``Meaning.words``.
    """

    name: str
    op: str
    unit: str
    pattern: str
    examples: tuple[str, ...]
    n: float = 0
    sense: Sense = "plain"
    words: Mapping[str, float] = field(default_factory=dict)

    @cached_property
    def regex(self) -> re.Pattern[str]:
        return re.compile(self.pattern)

    @property
    def nameless(self) -> str:
        """The pattern as one branch of the scanner: named groups made plain."""
        return re.sub(r"\(\?P<\w+>", "(?:", self.pattern)

    def meaning(self, found: re.Match[str]) -> Meaning:
        """The meaning of one match of ``regex``."""
        got = {k: v for k, v in found.groupdict().items() if v is not None}
        return Meaning(
            self.op,
            UNITS[got["u"]] if "u" in got else self.unit,
            self._count(got),
            WEEKDAYS[got["k"]] if "k" in got else 0,
            tuple(got.get(name, "") for name in "ymd") if got.keys() & set("ymd") else (),
            self.sense,
        )

    def _count(self, got: Mapping[str, str]) -> float:
        if "n" in got:
            return (self.n or 1) * (amount(got["n"]) + (0.5 if got.keys() & {"h", "x"} else 0))
        return self.words[got["w"]] if "w" in got else self.n
