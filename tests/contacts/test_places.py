"""Where a contact took place, and what only sounds like it."""

from __future__ import annotations

import datetime as dt

import pytest

from entente import Page, read


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("王毅28日在北京同拉夫罗夫会谈。", "北京"),
        ("白宫发言人说，特朗普28日在海湖庄园会见安倍晋三。", "海湖庄园"),
        ("克里姆林宫说，俄罗斯总统普京28日同中国国家主席习近平通电话。", None),
        ("在《巴黎协定》达成五周年之际，法国总统马克龙28日同中国国家主席习近平通电话。", None),
    ],
)
def test_place(text: str, place: str | None) -> None:
    (contact,) = read(Page("1", text, date=dt.date(2020, 12, 29))).contacts
    assert contact.place == place
