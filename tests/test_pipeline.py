"""What holds for every reading, whatever the text."""

from __future__ import annotations

import datetime as dt
import pickle

from hypothesis import given, settings
from hypothesis import strategies as st

from entente import Page, Reading, read
from entente.pipeline import explain

PIECES = (
    *("国家主席习近平", "俄羅斯總統普丁", "中俄两国元首", "他", "总统先生", "12月28日", "29日晚", "此前一天"),
    *(
        "将于",
        "同",
        "与",
        "分别",
        "通电话",
        "舉行視像會晤",
        "会见",
        "来华访问的",
        "致电",
        "互致贺电",
        "在北京",
    ),
    *(
        "，",
        "。",
        "“",
        "”",
        "（",
        "）",
        "希望",
        "没能",
        "取消",
        "应",
        "邀请",
        "对缅甸进行国事访问",
        "\n",
        " ",
    ),
    *("A", "１", "🙂", "·"),
)
texts = st.lists(st.sampled_from(PIECES), max_size=24).map("".join) | st.text(max_size=80)
days = st.none() | st.dates(dt.date(1990, 1, 1), dt.date(2049, 12, 31))


@st.composite
def pages(draw: st.DrawFn) -> Page:
    """Pages of news-like fragments in any order, and of any text at all."""
    return Page(draw(st.sampled_from("abc")), draw(texts), draw(texts), draw(days), draw(texts))


def within(reading: Reading) -> bool:
    """Every row quotes the page's own characters."""
    fields = {"title": reading.articles[0].title, "text": reading.page.text}
    return all(
        fields[c.evidence.field][c.evidence.start : c.evidence.end] == c.evidence.quoted
        for c in reading.contacts
    )


@settings(deadline=None, max_examples=150)
@given(pages())
def test_every_row_points_at_characters_of_the_page(page: Page) -> None:
    assert within(read(page))


@settings(deadline=None, max_examples=60)
@given(pages())
def test_the_same_page_read_twice_gives_the_same_reading(page: Page) -> None:
    once = read(page)
    assert read(page) == once
    assert len({c.id for c in once.contacts}) == len(once.contacts)


@settings(deadline=None, max_examples=40)
@given(pages())
def test_a_reading_survives_the_way_to_another_process(page: Page) -> None:
    assert pickle.loads(pickle.dumps(read(page))) == read(page)


@settings(deadline=None, max_examples=60)
@given(pages())
def test_every_row_is_explained(page: Page) -> None:
    explained = {e.contact.id for e in explain(page) if e.outcome == "row" and e.contact}
    rolled = {c.id for c in read(page).contacts if c.rule == "roll"}
    assert {c.id for c in read(page).contacts} == explained | rolled


def test_a_rejected_candidate_names_its_filter() -> None:
    page = Page("x", "今年以来，习近平主席同普京总统五次通电话。", date=dt.date(2020, 12, 30))
    assert [(e.outcome, e.reason) for e in explain(page)] == [("rejected", "count")]
