"""Offices in the words of a question: ``RU foreign minister``, ``俄罗斯外长``."""

from __future__ import annotations

from entente.errors import QueryError
from entente.knowledge.model import OFFICES, Knowledge
from entente.text import fold

WORDS = {
    "foreign minister": "fm",
    "minister of foreign affairs": "fm",
    "secretary of state": "fm",
    "foreign secretary": "fm",
    "外长": "fm",
    "外交部长": "fm",
    "外交大臣": "fm",
    "国务卿": "fm",
    "president": "hos",
    "head of state": "hos",
    "king": "hos",
    "queen": "hos",
    "emir": "hos",
    "sultan": "hos",
    "国家主席": "hos",
    "主席": "hos",
    "总统": "hos",
    "元首": "hos",
    "国家元首": "hos",
    "国王": "hos",
    "女王": "hos",
    "天皇": "hos",
    "埃米尔": "hos",
    "苏丹": "hos",
    "prime minister": "hog",
    "premier": "hog",
    "chancellor": "hog",
    "head of government": "hog",
    "chief executive": "hog",
    "总理": "hog",
    "首相": "hog",
    "政府首脑": "hog",
    "行政长官": "hog",
    "特首": "hog",
    "defence minister": "defmin",
    "defense minister": "defmin",
    "defense secretary": "defmin",
    "国防部长": "defmin",
    "防长": "defmin",
    "防卫大臣": "defmin",
    "vice president": "vice",
    "vice-president": "vice",
    "副总统": "vice",
    "国家副主席": "vice",
    "speaker": "speaker",
    "议长": "speaker",
    "委员长": "speaker",
    "governor-general": "viceroy",
    "总督": "viceroy",
    "spokesperson": "spokesperson",
    "spokesman": "spokesperson",
    "发言人": "spokesperson",
    "ambassador": "amb",
    "大使": "amb",
    "secretary-general": "org",
    "secretary general": "org",
    "director-general": "org",
    "秘书长": "org",
    "总干事": "org",
    "national security adviser": "adviser",
    "国家安全顾问": "adviser",
}


def seat(question: str, knowledge: Knowledge) -> tuple[str, str]:
    """State and office code of a question such as ``RU foreign minister`` or ``法国总统``.

    :raises QueryError: the state or the office cannot be told.
    """
    text = " ".join(fold(question).split())
    for name, code in _state_names(knowledge):
        if text.lower().startswith(name.lower()):
            office = text[len(name) :].strip().lower()
            if office in OFFICES or office in WORDS:
                return code, WORDS.get(office, office)
    raise QueryError(
        f"{question}: write a state and an office, such as 'RU foreign minister', 'RU fm' or 俄罗斯外长; "
        f"offices are {', '.join(OFFICES)}"
    )


def _state_names(knowledge: Knowledge) -> list[tuple[str, str]]:
    """Names before codes before letters, the longest first: 印度尼西亚 before 印度."""
    pairs = [(fold(n), s.code) for s in knowledge.states.values() for n in (*s.names, s.english) if n]
    pairs += [(s.code + " ", s.code) for s in knowledge.states.values()]
    letters: dict[str, list[str]] = {}
    for state in knowledge.states.values():
        for letter in state.letters:
            letters.setdefault(letter, []).append(state.code)
    pairs += [(letter, codes[0]) for letter, codes in letters.items() if len(codes) == 1]
    return sorted(pairs, key=lambda p: -len(p[0]))
