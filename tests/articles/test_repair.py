"""Repairs: what is taken out, and that every span leads back to the raw text."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entente.articles import readable, repair
from entente.pipeline import read
from entente.records import Page
from entente.text import Span


@pytest.mark.parametrize(
    ("raw", "text", "rule"),
    [
        ("习(xí)近平会见普京", "习近平会见普京", "pinyin"),
        ("普京（pǔ jīng）总统说", "普京总统说", "pinyin"),
        ("普京(pu jing)说", "普京说", "pinyin"),
        ("王\u200b毅\ufeff说", "王毅说", "zero-width"),
        ("外 长 王 毅 表示", "外长王毅 表示", "spacing"),
    ],
)
def test_what_machines_put_in_is_taken_out(raw: str, text: str, rule: str) -> None:
    repaired = repair(raw)
    assert repaired.text == text
    assert {done.rule for done in repaired.repairs} == {rule}
    assert repaired.raw(Span(0, len(text))) == Span(0, len(raw.rstrip("\ufeff")))


@pytest.mark.parametrize(
    "raw", ["外长（Sergey Lavrov）说", "世卫组织(WHO)说", "他说 (见附件) 好", "北京 上海 广州 三地"]
)
def test_what_authors_wrote_stays(raw: str) -> None:
    assert repair(raw).text == raw
    assert repair(raw).repairs == ()


@given(st.text("习近平普京王毅(xíǔn )（）\u200b\ufeff 。", max_size=60), st.data())
def test_every_span_maps_back_to_its_own_characters(raw: str, data: st.DataObject) -> None:
    repaired = repair(raw)
    start = data.draw(st.integers(0, len(repaired.text)))
    end = data.draw(st.integers(start, len(repaired.text)))
    back = repaired.raw(Span(start, end))
    removed = {n for done in repaired.repairs for n in range(done.removed.start, done.removed.end)}
    kept = "".join(c for n, c in enumerate(raw) if back.start <= n < back.end and n not in removed)
    assert kept == repaired.text[start:end]


def test_a_reading_of_repaired_text_quotes_the_raw_page() -> None:
    raw = Page(
        id="p",
        date=dt.date(2020, 12, 29),
        title="习(xí)近平同普京通电话",
        text="12月28日，国家主席习(xí)近平同俄罗斯总统普\u200b京通电话。",
    )
    clean = readable(raw)
    assert clean.page.text == "12月28日，国家主席习近平同俄罗斯总统普京通电话。"
    reading = clean.restored(read(clean.page))
    assert reading.page is raw
    assert reading.contacts
    for contact in reading.contacts:
        shown = raw.title if contact.evidence.field == "title" else raw.text
        assert shown[contact.evidence.start : contact.evidence.end] == contact.evidence.quoted
    for time in reading.times:
        assert raw.text[time.start : time.end] == time.text
    assert [p.of(raw.text) for p in reading.articles[0].paragraphs] == [raw.text]


def test_a_clean_page_is_left_alone() -> None:
    page = Page(id="p", title="标题", text="两国外长通电话。")
    assert readable(page).page is page
