"""The JSON shapes, and what is inert in them."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entente.records import TimeMention
from entente.views import plain
from entente.views.export import table
from entente.views.results import Quote, Row
from ledger.making import contact, reading


def test_a_reading_has_the_shape_that_the_scorers_read() -> None:
    told = plain.reading(reading("甲", contact("习近平28日同普京通电话。", place="北京")))
    (row,) = told["contacts"]
    assert (told["id"], told["times"], told["claims"]) == ("甲", [], [])
    assert {"kind", "status", "date", "place", "parties", "evidence", "start", "end"} <= row.keys()
    assert {"state", "name", "surface", "aliases", "office", "role"} <= row["parties"][0].keys()


@pytest.mark.parametrize(
    ("first", "last", "value", "shown"),
    [
        (None, None, None, None),
        (dt.date(2020, 3, 1), None, "2020-03-01/..", "2020-03-01/.."),
        (dt.date(2020, 3, 1), None, None, ["2020-03-01", None]),
    ],
)
def test_a_time_is_edtf_or_its_two_days(
    first: dt.date | None, last: dt.date | None, value: str | None, shown: object
) -> None:
    mention = TimeMention(0, 2, "三月", value, first, last)
    assert plain.time(mention) == {"start": 0, "end": 2, "text": "三月", "value": shown}


@given(st.text())
def test_json_is_read_back_and_shows_no_control_character(text: str) -> None:
    shown = plain.dumps({"text": text})
    assert json.loads(shown) == {"text": text}
    assert not any(c < " " or "\x7f" <= c <= "\x9f" or "\u202a" <= c <= "\u202e" for c in shown)


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_page_text_is_no_formula_in_a_spreadsheet(start: str) -> None:
    quote = Quote(f"{start}1+1", "text", 0, 4, "m1", "", "k1", "1", "示例社", "题", None, "", "")
    row = Row("c1", "call", "held", None, None, False, (), 1, 1, (), (), (quote,))
    assert f",'{start}1+1," in b"".join(table([row])).decode()
