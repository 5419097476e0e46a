"""The tables of messages: complete, used, and chosen as the reader asks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from entente.knowledge.model import OFFICES
from entente.ledger.corrections import ACTIONS
from entente.records import KINDS, STATUSES
from entente.text import fold
from entente.verify import OUTCOMES
from entente.web.catalogue import REASONS
from entente.web.locale import LANGUAGES, choose, locale

WEB = Path(__file__).parents[2] / "src" / "entente" / "web"
SOURCES = [*WEB.rglob("*.html"), *WEB.rglob("*.py")]

COMPUTED = {
    "kind": KINDS,
    "status": STATUSES,
    "level": tuple(OFFICES),
    "doubt": REASONS,
    "verdict": OUTCOMES,
    "action": ACTIONS,
    "theme": ("auto", "light", "dark"),
    "sort": ("date", "-date"),
    "role": ("sender", "recipient", "visitor", "host"),
    "nav": ("ledger", "pair", "matrix", "network", "claims", "review"),
    "network": ("persons", "states"),
    "cite": ("chicago", "gbt7714"),
    "weekday": ("mon", "tue", "wed", "thu", "fri", "sat", "sun"),
    "field": ("title", "text", "kind", "status", "date", "place", "parties"),
    "facet": (
        *("kind", "status", "level", "source", "doubt", "year", "person", "state"),
        *("person.with", "state.with", "who", "with", "period", "search"),
    ),
    "chart": ("contacts", "planned", "held", "none", "failed"),
    "foot": ("edit", "readonly"),
    "arrow": ("mutual", "to"),
}
"""Keys that are put together from a value: their first part, and the values."""


def used() -> set[str]:
    literal = {
        key
        for source in SOURCES
        for key in re.findall(r"""\b(?:t|words)\(\s*['"]([a-z_.-]+)['"]\s*[,)]""", source.read_text("utf-8"))
    }
    return literal | {f"{head}.{value}" for head, values in COMPUTED.items() for value in values}


def test_every_message_that_is_used_exists_and_every_one_that_exists_is_used() -> None:
    assert used() == set(locale("en").messages)


def takes(message: str) -> set[str]:
    return set(re.findall(r"{(\w+)}", message))


@pytest.mark.parametrize("code", list(LANGUAGES))
def test_messages_take_the_same_values_in_every_language(code: str) -> None:
    own = locale(code).messages
    assert {k: takes(own[k]) for k in own} == {k: takes(m) for k, m in locale("en").messages.items()}


def test_each_script_has_its_own_characters() -> None:
    hans, hant = locale("zh-Hans").messages, locale("zh-Hant").messages
    shown = [v for k, v in hans.items() if k != "pair.lead"]  # which shows that either script will do
    traditional = [c for v in shown for c in v if "\u4e00" <= c <= "\u9fff" and fold(c) != c]
    assert traditional == []
    assert sum(hant[k] != v for k, v in hans.items()) > 0.6 * len(hans)


@pytest.mark.parametrize(
    ("asked", "accept", "expected"),
    [
        ((None, None), "", "zh-Hans"),
        ((None, None), "zh-CN,zh;q=0.9,en;q=0.8", "zh-Hans"),
        ((None, None), "zh-TW", "zh-Hant"),
        ((None, None), "zh-HK;q=0.4, en-GB;q=0.7", "en"),
        ((None, None), "zh-Hant-HK", "zh-Hant"),
        ((None, None), "fr, de;q=0.9", "zh-Hans"),
        ((None, None), "en;q=0, zh-TW;q=0.1", "zh-Hant"),
        (("en", "zh-Hant"), "zh-CN", "en"),
        (("xx", "zh-Hant"), "en", "zh-Hant"),
        ((None, None), "en;q=high", "zh-Hans"),
    ],
)
def test_the_language_is_the_one_asked_for(asked: tuple[str | None, ...], accept: str, expected: str) -> None:
    assert choose(asked, accept) == expected


def test_an_unknown_office_goes_by_its_code() -> None:
    assert locale("en").named("level", "cook") == "cook"
