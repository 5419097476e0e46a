"""What must hold for any text: no failure, offsets that quote, no overlap, one value in both scripts."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opencc import OpenCC

from casefile import Case, cases
from entente.times import TimeMention, edtf, find, infer
from entente.times.grammar import rules

PIECES = sorted({e.replace("〔", "").replace("〕", "") for rule in rules() for e in rule.examples})
WORDS = st.sampled_from(
    [
        *PIECES,
        "，",
        "。",
        "至",
        "将于",
        "以来",
        "之前",
        "（",
        "）",
        "的",
        "从",
        "会见",
        "\n• ",
        "0",
        "99",
        "月",
        "日",
    ]
)
TEXTS = st.lists(WORDS, max_size=12).map("".join)
DAYS = st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))


@settings(max_examples=300, deadline=None)
@given(TEXTS, DAYS)
def test_mentions_quote_the_text_in_order(text: str, day: dt.date) -> None:
    at = 0
    for mention in find(text, day):
        assert at <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.text
        at = mention.end


@settings(max_examples=300, deadline=None)
@given(TEXTS, DAYS)
def test_a_value_covers_exactly_its_days(text: str, day: dt.date) -> None:
    for mention in find(text, day):
        assert mention.value is not None or mention.first is mention.last is None
        if mention.value is not None:
            assert edtf.bounds(mention.value) == (mention.first, mention.last)


@settings(max_examples=200, deadline=None)
@given(TEXTS, DAYS)
def test_inference_never_passes_the_page_by_more_than_a_day(text: str, day: dt.date) -> None:
    found = infer(text, published=day)
    assert found.last is not None and found.first is not None
    assert found.first <= found.last
    assert found.last.toordinal() <= day.toordinal() + 1


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    assert all(text[m.start : m.end] == m.text for m in find(text, published=dt.date(2021, 1, 8)))


def _values(found: list[TimeMention]) -> list[tuple[int, int, str | None, str]]:
    return [(m.start, m.end, m.value, m.sense) for m in found]


@pytest.mark.parametrize("case", cases("times"))
def test_both_scripts_mean_the_same(case: Case) -> None:
    written = tuple(case["written"]) if isinstance(case["written"], list) else case["written"]
    simplified = OpenCC("t2s").convert(case["text"])
    traditional = OpenCC("s2t").convert(simplified)
    assert _values(find(traditional, written)) == _values(find(simplified, written))
