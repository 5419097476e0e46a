"""Person names in bylines: lists of names, and names run together with the place of filing.

All functions take text in one form (:func:`one_form`) and give spans of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from entente.lexicon import alternatives
from entente.text import Span, fold

CREDITS = "articles/credits.tsv"

_FORMS = str.maketrans({"／": "/", "｜": "|", "丨": "|", "︱": "|", "\u2003": " ", "\u2002": " "})
_HAN = "\u3400-\u9fff"
_FILLER = re.compile(alternatives(CREDITS, "filler"))
_JOINT = re.compile(
    rf"\s*(?:[、，/&；+]|\s(?:and|及|和|与)\s|\s)\s*|(?<=[{_HAN}]{{2}})[及和与](?=[{_HAN}]{{2}})"
)
_NO_PERSON = re.compile(alternatives(CREDITS, "nobody"))
# A name of three characters and a place of two to five (廖建智嘉县).
_RUN_ON = 8
_LATIN_NO_PERSON = re.compile(
    r"(?i)staff|agenc|writer|reporter|editor|news|SNG|correspond|reuters|afp\b|\bap\b"
)


def one_form(text: str) -> str:
    """``text`` folded, with bars, wide spaces and 报导 in one form too; of the same length.

    >>> one_form("記者林欣漢／台北報導")
    '记者林欣汉/台北报道'
    """
    return fold(text).translate(_FORMS).replace("报导", "报道")


def _table(name: str) -> frozenset[str]:
    rows = files("entente.data.articles").joinpath(name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for row in rows if not row.startswith("#") for word in row.split())


@cache
def surnames() -> frozenset[str]:
    """Family names, simplified."""
    return _table("surnames.txt")


_BEFORE_VERB = frozenset(("综合", "本地", "现场", "采访", "专题"))


@cache
def _place_end() -> re.Pattern[str]:
    longest_first = sorted(_table("places.txt") | _BEFORE_VERB, key=lambda word: (-len(word), word))
    either = "|".join(longest_first)
    return re.compile(rf"(?:{either})(?:[—-]?(?:{either}))*$")


def is_person(token: str) -> bool:
    """True when ``token`` has the shape of a person's name: a family name and one or two more characters.

    Names with a separator (库尔班·艾力) and Latin names count by shape.

    >>> is_person("白云怡"), is_person("财经频道"), is_person("Amy Denney")
    (True, False, True)
    """
    if token.isascii():
        return not _LATIN_NO_PERSON.search(token)
    if _NO_PERSON.search(token):
        return False
    if "·" in token:
        return True
    if token[:2] in surnames():
        return 3 <= len(token) <= 4
    return token[:1] in surnames() and 2 <= len(token) <= 4


def could_be_person(token: str) -> bool:
    """The looser test for a word that a role names (作者：春春): two to six characters, no organisation."""
    if token.isascii():
        return is_person(token)
    return not _NO_PERSON.search(token) and (2 <= len(token) <= 6 or "·" in token)


def people(text: str, within: Span, *, by_role: bool) -> tuple[Span, ...] | None:
    """The names in a list (``王作葵 刘恺``, ``廖建智嘉义``); null when it holds more than names and places.

    ``by_role``: a role stands before the list, so that unusual names are believed (记者呈工).
    """
    found: list[Span] = []
    for token in _tokens(text, within):
        words = token.of(text)
        if _is_filler(words):
            continue
        name = _without_place(text, token, by_role)
        if not (is_person(name.of(text)) or (by_role and could_be_person(name.of(text)))):
            return None
        found.append(name)
    return tuple(found)


def _tokens(text: str, within: Span) -> Iterator[Span]:
    pieces, start = [], within.start
    for joint in _JOINT.finditer(text, within.start, within.end):
        pieces.append(Span(start, joint.start()))
        start = joint.end()
    pieces.append(Span(start, within.end))
    return _merged(text, [piece for piece in pieces if piece.start < piece.end])


def _merged(text: str, pieces: list[Span]) -> Iterator[Span]:
    """Join what spacing took apart: 成 欣 (two single characters), Amy Denney (two Latin words)."""
    held: Span | None = None
    for piece in pieces:
        if held and _belong(text[held.start : piece.start], held.of(text), piece.of(text)):
            held = Span(held.start, piece.end)
            continue
        if held:
            yield held
        held = piece
    if held:
        yield held


def _belong(upto: str, left: str, right: str) -> bool:
    if not upto.endswith(" ") or upto.rstrip() != left:
        return False
    single = len(left) == len(right) == 1 and not left.isascii() and not right.isascii()
    return single or (left.isascii() and right.isascii() and left[0].isupper() and right[0].isupper())


def _is_filler(words: str) -> bool:
    return _FILLER.fullmatch(words) is not None or _place_end().fullmatch(words) is not None


def _without_place(text: str, token: Span, by_role: bool) -> Span:
    words = token.of(text)
    for start in range(2, min(len(words), 6)):
        if is_person(words[:start]) and _place_end().fullmatch(words, start):
            return Span(token.start, token.start + start)
    place = _place_end().search(words)
    if place and place.start() >= 2:
        return Span(token.start, token.start + place.start())
    if (
        by_role
        and 4 < len(words) <= _RUN_ON
        and "·" not in words
        and is_person(words[:3])
        and not words.isascii()
    ):
        return Span(token.start, token.start + (4 if words[:2] in surnames() else 3))
    return token
