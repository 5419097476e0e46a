"""How text becomes words of the search index: every character begins exactly one.

A run of characters becomes its overlapping pairs and, at its end, the last character alone; Latin
letters and digits stay whole words. So a phrase of any length is a phrase of neighbouring words, a
single character is a prefix, and a name of two characters is one word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from entente.text import fold

_RUN = re.compile(r"[a-z0-9]+|[^\W_a-z0-9]+")


def _runs(text: str) -> list[str]:
    return _RUN.findall(fold(text).lower())


def _is_word(run: str) -> bool:
    return run.isascii()


def _pairs(run: str) -> Iterator[str]:
    return map(str.__add__, run, run[1:])


def indexed(text: str) -> str:
    """The words of ``text`` as the index stores them, a space between them.

    >>> indexed("王毅出席G20峰會。")
    '王毅 毅出 出席 席 g20 峰会 会'
    """
    return " ".join(token for run in _runs(text) for token in _indexed(run))


def _indexed(run: str) -> Iterator[str]:
    if _is_word(run):
        yield run
        return
    yield from _pairs(run)
    yield run[-1]


def asked(query: str) -> str:
    """What finds ``query`` in the index: all its parts, each as a phrase; empty when it has no letter.

    >>> asked("王毅 G20峰會 毅")
    '"王毅" "g20 峰会" "毅"*'
    """
    return " ".join(_phrase(_runs(part)) for part in query.split() if _runs(part))


def _phrase(runs: list[str]) -> str:
    *before, last = runs
    tokens = [token for run in before for token in _indexed(run)]
    tokens += [last] if _is_word(last) or len(last) == 1 else _pairs(last)
    prefix = "*" if len(last) == 1 and not _is_word(last) else ""
    return f'"{" ".join(tokens)}"{prefix}'


def pattern(query: str) -> re.Pattern[str]:
    """Finds the parts of ``query`` in folded text, whatever stands between their runs."""
    parts = (r"[\W_]*".join(map(re.escape, runs)) for part in query.split() if (runs := _runs(part)))
    return re.compile("|".join(sorted(parts, key=len, reverse=True)) or r"(?!)", re.IGNORECASE)


def any_of(tokens: list[str]) -> str:
    """What finds the articles that have any of ``tokens``."""
    return " OR ".join(f'"{token}"' for token in tokens)
