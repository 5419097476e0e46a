"""How often: the words that count occasions (五次, 第12次, 首次, 超30次), over encoded sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from entente.records import Compare
from entente.times.numerals import NUMERAL_CHARS, number

_NUMERAL = f"(?:[0-9]+|[{NUMERAL_CHARS}百千]+)"
_UNIT = "(?:次|度|趟|回|场|轮|通|封)"


@dataclass(frozen=True)
class Wording:
    """One way of counting. Group ``n`` holds the numeral, if there is one.

    ``compare`` null with ``vague`` false is an exact count. ``examples`` are words that it must match whole.
    """

    name: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    compare: Compare = "="
    value: int | None = None
    ordinal: bool = False
    vague: bool = False
    series: bool = False
    persons: bool = False


def _wording(name: str, pattern: str, *examples: str, **more: object) -> Wording:
    return Wording(name, re.compile(pattern), examples, **more)  # type: ignore[arg-type]


WORDINGS: tuple[Wording, ...] = (
    _wording("numbered", f"第(?P<n>{_NUMERAL})(?:次|度|趟|回|场|通|封)", "第五次", "第12次", ordinal=True),
    _wording(
        "visitor",
        f"首(?:位|名|个)|第(?P<n>{_NUMERAL})(?:位|名|个)",
        "首位",
        "第三位",
        value=1,
        ordinal=True,
        persons=True,
    ),
    _wording("session", f"第(?P<n>{_NUMERAL})[轮届]", "第十五轮", "第三届", ordinal=True, series=True),
    _wording(
        "first",
        "首(?:次|度|回|场)|头一(?:次|回|遭)|初次|破天荒|首(?=访|晤)",
        *("首次", "首度", "头一次"),
        value=1,
        ordinal=True,
    ),
    _wording(
        "vague",
        "(?:多|数|几|好几|无数|数十|几十|屡)[次度场轮]|屡屡|频繁|频频|一再|再三|反复",
        "多次",
        "频繁",
        vague=True,
    ),
    _wording(
        "at-least", f"(?:至少|不少于|不下于?|起码)(?:有)?(?P<n>{_NUMERAL}){_UNIT}", "至少五次", compare=">="
    ),
    _wording("or-more", f"(?P<n>{_NUMERAL}){_UNIT}(?:以上|或以上)", "30次以上", compare=">="),
    _wording("fewer", f"(?:不到|不足|少于|未满)(?P<n>{_NUMERAL}){_UNIT}", "不到十次", compare="<"),
    _wording("at-most", f"(?:至多|最多|不超过)(?P<n>{_NUMERAL}){_UNIT}", "最多三次", compare="<="),
    _wording(
        "more-than",
        f"(?:超过?|逾|多于|高达)(?P<n>{_NUMERAL})[多余]?{_UNIT}",
        *("超30次", "超过30次", "逾百次"),
        compare=">",
    ),
    _wording("odd", f"(?P<n>{_NUMERAL})[多余几]{_UNIT}", "30多次", "二十余次", compare=">"),
    _wording(
        "about",
        f"(?:将近|近|大约|约|差不多)(?P<n>{_NUMERAL}){_UNIT}|(?P<m>{_NUMERAL}){_UNIT}(?:左右|上下)",
        *("近40次", "约二十次", "20次左右"),
        compare="~",
    ),
    _wording("only-one", f"(?:仅|只)(?:有|通过?|见过?)?(?P<n>[一1]){_UNIT}", "仅一次"),
    _wording("number", f"(?P<n>{_NUMERAL}){_UNIT}", "五次", "8次", "两度"),
)
_HEDGES: tuple[tuple[re.Pattern[str], Compare], ...] = (
    (re.compile("(?:至少|起码|不少于)[^，。；Ａ]{0,6}$"), ">="),
    (re.compile("(?:至多|最多|不超过)[^，。；Ａ]{0,6}$"), "<="),
    (re.compile("(?<!不)超过[^，。；Ａ]{0,6}$"), ">"),
)
_NOT_COUNTED = re.compile("[每某逐哪隔]$")
_OPENING = re.compile(
    f"[0-9{NUMERAL_CHARS}百千](?=[^，。；]{{0,8}}?[次度趟回场轮通封左上以])|第|首|头一|初次|破天荒|[多数几好无屡][次度场轮数屡几十]|频[繁频]|一再|再三|反复"
    "|[至不起将近大约差少未最超逾高仅只]"
)
"""Where a wording can begin: the rows are tried at these places only."""

_OFTEN = 9
"""Up to here 度 counts occasions (两度, 九度); above it measures."""


@dataclass(frozen=True, slots=True)
class Number:
    """A count at ``[start, end)`` of the symbols; ``value`` null when it is vague (多次)."""

    start: int
    end: int
    value: int | None
    compare: Compare | None
    ordinal: bool
    series: bool
    persons: bool
    rule: str


def numbers(symbols: str) -> Iterator[Number]:
    """The counts of an encoded sentence, left to right; of two at one place the first row's stands."""
    taken = 0
    for opening in _OPENING.finditer(symbols):
        if opening.start() >= taken and (found := _at(symbols, opening.start())):
            taken = found.end
            yield found


def _at(symbols: str, start: int) -> Number | None:
    for wording in WORDINGS:
        m = wording.pattern.match(symbols, start)
        if m and not _NOT_COUNTED.search(symbols[:start]):
            return _number(wording, m)
    return None


def _number(wording: Wording, m: re.Match[str]) -> Number | None:
    value = wording.value
    numeral = next((text for text in m.groupdict().values() if text), None)
    if numeral:
        value = number(numeral)
    if wording.name == "number" and (value == 1 or _is_degree(m.group(), value or 0)):
        return None
    compare = None if wording.vague else _hedged(m.string[: m.start()]) or wording.compare
    return Number(
        m.start(), m.end(), value, compare, wording.ordinal, wording.series, wording.persons, wording.name
    )


def _hedged(before: str) -> Compare | None:
    """A bound that stands in front of the verb: 至少通了六次."""
    return next((compare for pattern, compare in _HEDGES if pattern.search(before)), None)


def _is_degree(words: str, value: int) -> bool:
    return words.endswith("度") and (value > _OFTEN or words[0].isascii())
