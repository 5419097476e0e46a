"""Who is meant by a name: any spelling, script or language; ids; states."""

from __future__ import annotations

import pytest

from entente.errors import QueryError
from entente.knowledge import load
from entente.views import resolve

XI, PUTIN = "Q15031", "Q7747"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        *[
            (name, PUTIN)
            for name in (
                "普京",
                "普丁",
                "弗拉基米尔·普京",
                "Putin",
                "putin",
                "Vladimir Putin",
                "Путин",
                PUTIN,
            )
        ],
        *[(name, XI) for name in ("习近平", "習近平", "Xi Jinping", "xi jinping", XI)],
        *[(name, "CN") for name in ("CN", "cn", "中国", "中國")],
        *[(name, "RU") for name in ("RU", "俄罗斯", "俄羅斯")],
        ("EU", "EU"),
    ],
)
def test_every_spelling_leads_to_one_key(text: str, key: str) -> None:
    asked = resolve(text, load())
    assert asked.known and key in asked.keys


@pytest.mark.parametrize("state", ["CN", "RU", "US"])
def test_a_state_is_one_key(state: str) -> None:
    assert resolve(state, load()).keys == (state,)


def test_an_unknown_name_is_looked_for_under_its_spellings() -> None:
    asked = resolve("約翰·無名氏", load())
    assert (asked.known, asked.keys) == (False, ("n:无名氏", "n:约翰无名氏"))


@pytest.mark.parametrize(
    ("text", "said"), [("", "an empty name"), ("  ", "an empty name"), ("George", "may be")]
)
def test_a_name_that_fixes_nobody_is_refused(text: str, said: str) -> None:
    with pytest.raises(QueryError, match=said):
        resolve(text, load())
