"""One-character abbreviations: 中俄元首, 俄外长, 中法两国.

A letter is never resolved by itself alone: it needs an office or 两国/双方 behind it, and one of the
states it may stand for must be named in the same text, unless the letter is one that the press uses
without any other mention (the table ``data/letters.tsv``; measured in ``../shared/actors``).
"""

from __future__ import annotations

import re

from entente import lexicon
from entente.mentions.tokens import Scanner, Token

_BEHIND = re.compile(
    "两国|双方|三国|三方|四国|元首|领导人|双边|关系|(?<=[一-龥]{2})(?:峰会|首脑会)|(?<=[在对访赴].{2})(?<![中东西南北]欧)(?:之行|访问|进行访问|出访|三地|两地)|方(?![面式案法便向位程针块略才])"
)
_AHEAD = re.compile(
    "(?:出访|到访|往访|访|赴|抵|(?<![带从原本未])来(?=台|.(?:出席|参加|访问|进行))|对(?=.(?:进行|国事|正式)))(?=[\u4e00-\u9fff])(?!中[欧东亚南央]|[东西南北]欧|台风|美[丽好]|英雄|德高|法律|日后|日期|日常|印象)"
)
_LIST = re.compile(
    "(?:[\u4e00-\u9fff]、){1,8}[\u4e00-\u9fff](?P<end>等(?:[多各三四五六七八])?国|的?[三四五六七]国)"
)
_TRAVEL_LIST = re.compile(
    "(?:访问|出访|到访|走访|访)(?P<list>[\u4e00-\u9fff](?:、[\u4e00-\u9fff])+)(?=[，。；]|两国|等国|三国|之)"
)
_LETTERS = re.compile("(?:^|[，。：；“（席加与和同跟在对赴由为及括了])(?P<list>(?:[\u4e00-\u9fff]、){1,8})$")
_LETTERS_REACH = 18
_DAY = re.compile("[0-9一二三四五六七八九十]日")  # 9日美以领导人
_NEVER_BEFORE = frozenset("其期途当集家")
_NO_STATES = frozenset("多")  # 许多国家领导人 in a text on 多米尼克
_ADJECTIVES = frozenset("新")  # 日本新首相: of whoever is named before it
_LONGEST = 5


def letter_tokens(folded: str, tokens: list[Token], scanner: Scanner) -> list[Token]:
    """``tokens`` with one state token more for each letter that could be resolved."""
    named = {scanner.states.get(t.key) or scanner.places.get(t.key, "") for t in tokens}
    extra: list[Token] = []
    ends = {t.end for t in tokens}
    for end in _anchors(folded, tokens):
        extra.extend(_run_before(folded, end, ends, named, scanner))
    extra.extend(_listed(folded, {t.start for t in tokens}, named, scanner))
    extra.extend(_before_names(folded, tokens, named, scanner))
    extra.extend(_after_travel(folded, {t.start for t in tokens}, named, scanner))
    if not extra:
        return tokens
    unique = {t.start: t for t in (*extra, *tokens)}
    return [unique[start] for start in sorted(unique)]


def _anchors(folded: str, tokens: list[Token]) -> set[int]:
    starts = {t.start for t in tokens if t.kind == "title"}
    return starts | {m.start() for m in _BEHIND.finditer(folded)}


def _run_before(folded: str, end: int, ends: set[int], named: set[str], scanner: Scanner) -> list[Token]:
    """The state tokens for the longest run of resolvable letters that ends at ``end``."""
    found: list[Token] = []
    at = end
    while at > 0 and end - at < _LONGEST and at not in ends and folded[at - 1] in scanner.letters:
        code = _resolve(folded[at - 1], named, scanner)
        if code is None and folded.startswith("三国", end):
            code = lexicon.letters("list").get(folded[at - 1])  # 俄土伊三国
        if (folded[at - 1] in _ADJECTIVES and at - 1 in ends) or _DAY.search(folded, max(0, at - 2), at):
            break
        if code is None or folded[at - 2 : at - 1] == "驻":
            break
        found.append(Token("state", at - 1, at, code))
        at -= 1
    lonely_zhong = bool(found) and end - at == 1 and folded[at] == "中" and folded[end] != "方"
    blocked = at > 0 and (folded[at - 1] in _NEVER_BEFORE)
    return [] if lonely_zhong or blocked else found


def _listed(folded: str, starts: set[int], named: set[str], scanner: Scanner) -> list[Token]:
    """日、韩、澳、俄等国, 访问日、韩: each letter of a list that ends in 等国, or behind a verb of travel."""
    found = []
    lists = [(m.start(), m.start("end")) for m in _LIST.finditer(folded)]
    lists += [m.span("list") for m in _TRAVEL_LIST.finditer(folded)]
    for start, end in lists:
        for at in range(start, end, 2):
            code = _of_list(folded[at], named, scanner)
            if code and at not in starts:
                found.append(Token("state", at, at + 1, code))
    return found


def _before_names(folded: str, tokens: list[Token], named: set[str], scanner: Scanner) -> list[Token]:
    """出席美、日、澳大利亚与印度…会议: the letters of a list that goes on with a state's name."""
    found = []
    for token in (t for t in tokens if t.kind == "state" and folded.startswith("、", t.start - 1)):
        m = _LETTERS.search(folded, max(0, token.start - _LETTERS_REACH), token.start)
        for at in range(m.start("list"), token.start, 2) if m else ():
            code = _of_list(folded[at], named, scanner)
            if code:
                found.append(Token("state", at, at + 1, code))
    return found


def _of_list(letter: str, named: set[str], scanner: Scanner) -> str | None:
    code = _resolve(letter, named, scanner) if letter in scanner.letters else None
    return code or lexicon.letters("list").get(letter)


def _resolve(letter: str, named: set[str], scanner: Scanner) -> str | None:
    if letter in _NO_STATES:
        return None
    candidates = [code for code in scanner.letters[letter] if code in named]
    if len(candidates) == 1:
        return candidates[0]
    return lexicon.letters("alone").get(letter)


def _after_travel(folded: str, starts: set[int], named: set[str], scanner: Scanner) -> list[Token]:
    """访俄, 赴美: one letter behind a verb of travel, unless a longer form begins there (赴美国)."""
    found = []
    for m in _AHEAD.finditer(folded):
        letter = folded[m.end()]
        if m.end() not in starts and letter in scanner.letters:
            code = _resolve(letter, named, scanner)
            if code:
                found.append(Token("state", m.end(), m.end() + 1, code))
    return found
