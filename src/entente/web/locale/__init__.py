"""The interface's languages: one table of messages, one of state names, and the choice between them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from entente.errors import TableError

LANGUAGES = {"zh-Hans": "简体", "zh-Hant": "繁體", "en": "English"}
"""Code → the language's own name; the first one is used when a reader asks for none of them."""

DEFAULT = next(iter(LANGUAGES))
_HANT = frozenset(("hant", "tw", "hk", "mo"))


@dataclass(frozen=True, slots=True)
class Locale:
    """One language: ``messages`` by key, and ``states`` where the knowledge base has no name in it."""

    code: str
    messages: Mapping[str, str]
    states: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The message called ``key`` with ``values`` put in. Raises ``KeyError`` when there is none."""
        return self.messages[key].format(**values) if values else self.messages[key]

    def named(self, table: str, value: str) -> str:
        """What ``value`` is called; a value that the messages do not know (a new office) goes by its code."""
        return self.messages.get(f"{table}.{value}", value)


@cache
def locale(code: str) -> Locale:
    """The language ``code``, one of ``LANGUAGES``."""
    states = _column("states.tsv", code) if code == "zh-Hant" else {}
    return Locale(code, _column("messages.tsv", code), states)


def _column(table: str, name: str) -> dict[str, str]:
    head, *lines = files(__package__).joinpath(table).read_text(encoding="utf-8").splitlines()
    columns = head.split("\t")
    rows = [line.split("\t") for line in lines if line]
    for row in rows:
        if len(row) != len(columns) or not all(row):
            raise TableError(f"{table}: {row[0]} has not {len(columns)} values")
    return {row[0]: row[columns.index(name)] for row in rows}


def choose(asked: Iterable[str | None], accept: str) -> str:
    """The first of ``asked`` that is a language here, else the best of an ``Accept-Language`` header.

    >>> choose([None, "xx"], "fr, zh-TW;q=0.8, en;q=0.5")
    'zh-Hant'
    """
    for code in asked:
        if code in LANGUAGES:
            return str(code)
    ranked = sorted((_ranged(part) for part in accept.split(",")), reverse=True)
    known = (_known(tag) for quality, tag in ranked if quality > 0)
    return next((code for code in known if code), DEFAULT)


def _ranged(part: str) -> tuple[float, str]:
    tag, _, quality = part.strip().partition(";q=")
    try:
        return (float(quality) if quality else 1.0), tag
    except ValueError:
        return 0.0, tag


def _known(tag: str) -> str | None:
    first, *rest = tag.lower().replace("_", "-").split("-")
    if first == "zh":
        return "zh-Hant" if _HANT & set(rest) else "zh-Hans"
    return first if first in LANGUAGES else None
