"""Credit lines: who wrote the story, in the manners of Chinese-language news.

A credit is a whole line or the whole content of a bracket (记者林欣汉／台北报导, 环球时报记者 白云怡 谢文婷,
文／Amy Denney 编译／朱纬). Words inside a sentence are never one. All functions take text in one form
(:func:`entente.articles.names.one_form`) and give spans of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from entente.articles.names import CREDITS, is_person, people
from entente.lexicon import alternatives
from entente.text import Span

_ROLE = re.compile(
    rf"(?P<other>{alternatives(CREDITS, 'other')})|(?P<writer>{alternatives(CREDITS, 'writer')})"
)
_OUTLET = re.compile(
    rf"[\u4e00-\u9fffA-Za-z0-9·《》\- ]{{0,14}}?{alternatives(CREDITS, 'outlet')}|[A-Z][A-Za-z]{{2,15}}"
)
_SENTENCE = re.compile("[。！？“”]")
_VERB = re.compile(r"\s*(?:[/ ]\s*)?(?:报道|专访|专题报道|连线报道|整理|编译|摄影报道|专电)?$")
_NO_ROLE = re.compile(
    r"(?:(?P<outlet>[^\s/]{2,14})[ ]+)?(?P<names>[\u4e00-\u9fff]{2,4}(?:[、 ][\u4e00-\u9fff]{2,4}){0,3})"
    r"\s*(?:[/ ]\s*[\u4e00-\u9fff]{2,8}(?:报道|外电)|（综合报道）)"
)
_NAME_FIRST = re.compile(r"(?P<names>[\u4e00-\u9fff]{2,4})(?:记者|撰文)\s*[/ ]\s*[\u4e00-\u9fff]{2,8}报道")
_HAN_WORD = re.compile("[\u4e00-\u9fff]{2,6}")
_VERB_BEFORE = re.compile("[告诉向对问称据和与让请是的说给在由]")
_MARKS = " /|｜:：·-—　"
_LONGEST = 90


@dataclass(frozen=True, slots=True)
class Credit:
    """The names that a credit gives to writers, and the outlet that it names before them."""

    reporters: tuple[Span, ...]
    outlet: Span | None = None


def credit(text: str, within: Span) -> Credit | None:
    """The credit that ``within`` is from end to end, null when it is anything else."""
    whole = trimmed(text, within)
    if not 2 <= whole.end - whole.start <= _LONGEST:
        return None
    if _SENTENCE.search(text, whole.start, whole.end):
        return None
    roles = list(_ROLE.finditer(text, whole.start, whole.end))
    if not roles:
        return _by_shape(_NO_ROLE, text, whole)
    return _by_shape(_NAME_FIRST, text, whole) or _with_roles(text, whole, roles)


def outlet(text: str, within: Span) -> Span | None:
    """``within`` without 综合报道, 讯 …, when it is the name of an outlet and nothing else."""
    whole = trimmed(text, within)
    end = whole.start + len(re.sub(r"(?:综合)?(?:报道|讯|消息)$", "", whole.of(text)))
    name = trimmed(text, Span(whole.start, end))
    return name if name.start < name.end and _OUTLET.fullmatch(name.of(text)) else None


def trimmed(text: str, span: Span) -> Span:
    """``span`` without separators at its ends."""
    start, end = span.start, span.end
    while start < end and text[start] in _MARKS:
        start += 1
    while start < end and text[end - 1] in _MARKS:
        end -= 1
    return Span(start, end)


def _by_shape(shape: re.Pattern[str], text: str, whole: Span) -> Credit | None:
    found = shape.fullmatch(text, whole.start, whole.end)
    if found is None or not all(map(is_person, re.split("[、 ]", found["names"]))):
        return None
    return Credit(people(text, Span(*found.span("names")), by_role=False) or ())


def _with_roles(text: str, whole: Span, roles: list[re.Match[str]]) -> Credit | None:
    before = trimmed(text, Span(whole.start, roles[0].start()))
    named = outlet(text, before)
    found: list[Span] = []
    for role, end in zip(roles, [*(r.start() for r in roles[1:]), whole.end], strict=True):
        names = () if _is_affiliation(text, role, end, whole.end) else _governed(text, role, end)
        if names is None:
            return None
        found += names
    if before.start < before.end and named is None and not _vouched(text, before, found):
        return None
    return Credit(tuple(found), named)


def _is_affiliation(text: str, role: re.Match[str], end: int, whole_end: int) -> bool:
    """True for the outlet between two roles: 采写：南都记者 余毅菁."""
    held = text[role.end() : end].lstrip(_MARKS)
    return (
        end < whole_end
        and 0 < len(held) <= 4
        and _HAN_WORD.fullmatch(held) is not None
        and not is_person(held)
    )


def _vouched(text: str, before: Span, names: Sequence[Span]) -> bool:
    """True when an unknown word before 记者 is an outlet: plain names and nothing else follow."""
    return (
        bool(names)
        and _HAN_WORD.fullmatch(before.of(text)) is not None
        and not _VERB_BEFORE.search(before.of(text))
        and all(is_person(name.of(text)) for name in names)
    )


def _governed(text: str, role: re.Match[str], end: int) -> tuple[Span, ...] | None:
    """The writers that ``role`` names, () for another role, null when prose follows."""
    held = trimmed(text, Span(role.end(), end))
    if role["other"]:
        return None if re.search("[。，！？]", held.of(text)) else ()
    verb = _VERB.search(held.of(text))
    names = trimmed(text, Span(held.start, held.start + verb.start() if verb else held.end))
    found = people(text, names, by_role=True)
    return () if found is None and outlet(text, names) else found
