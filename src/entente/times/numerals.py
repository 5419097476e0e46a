"""Chinese and Arabic numerals in dates, on folded text.

Three ways of writing are told apart: Arabic digits, positional Chinese digits (二〇二〇) and
multiplicative Chinese numerals (二千零二十, 廿八). Two-digit years are the latest that lie at most
11 years after the reference (or after 2000, when the reference is earlier).
"""

from __future__ import annotations

DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2}
TENS = {"廿": 20, "卅": 30, "卌": 40}
SCALES = {"十": 10, "百": 100, "千": 1000}
NUMERAL_CHARS = "".join({*DIGITS, *TENS, *SCALES})
_TWO_DIGIT_AFTER = 11


def is_positional(text: str) -> bool:
    """True for digits that are spelled one by one: 2020, 二〇二〇, 五八."""
    return text.isascii() or (len(text) > 1 and all(c in DIGITS for c in text))


def _multiplicative(text: str) -> int:
    total = digit = 0
    for c in text:
        if c in SCALES:
            total += (digit or 1) * SCALES[c]
            digit = 0
        elif c in TENS:
            total, digit = total + TENS[c], 0
        else:
            digit = DIGITS[c]
    return total + digit


def number(text: str) -> int:
    """The value of a numeral; ValueError when ``text`` is none.

    >>> [number(t) for t in ("28", "廿八", "二十八", "二〇二〇", "两千零四", "首")]
    [28, 28, 28, 2020, 2004, 1]
    """
    if text == "首" or text == "头":
        return 1
    if text.isascii():
        return int(text)
    try:
        if is_positional(text):
            return int("".join(str(DIGITS[c]) for c in text))
        return _multiplicative(text)
    except KeyError as error:
        raise ValueError(f"not a numeral: {text!r}") from error


def amount(text: str) -> float:
    """A count that may be a half (半, 一个半) or end in one: 0.5, 1.5, 7.5.

    >>> [amount(t) for t in ("半", "7", "三")]
    [0.5, 7.0, 3.0]
    """
    return 0.5 if text == "半" else float(number(text))


def full_year(text: str, reference: int) -> int:
    """The year meant by a numeral of two or more digits, near ``reference`` when it has two.

    >>> full_year("98", 1997), full_year("三三", 2021), full_year("24", 2021)
    (1998, 1933, 2024)
    """
    year = number(text)
    if len(text) != 2 or year > 99:
        return year
    latest = max(reference, 2000) + _TWO_DIGIT_AFTER
    return latest - (latest - year) % 100
