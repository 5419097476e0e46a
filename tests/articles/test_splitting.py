"""Pages into articles: paragraphs, datelines, related items; every span is one of the page's own text."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entente.articles import article_row, split
from entente.records import Article, Page
from entente.text import Span

PAGE = Page(
    id="p1",
    title="两国外长通电话",
    date=dt.date(2021, 1, 8),
    source="某某网",
    text="""两国外长通电话

某华社北京12月28日电（记者王小明、李大刚）两国外长28日通电话。

双方谈到合作。

相關焦點

  • 兩國總理會談
    某日報莫斯科11月3日電(記者 周小瑾)兩國總理3日會談。
  • 王某同李某通電話
    王某同李某通電話!12月22日,外長王某同外長李某通電話。
  • 只有标题的一条
""",
)


def words(article: Article, page: Page = PAGE) -> str:
    return article.body.of(page.text)


def test_the_main_article() -> None:
    main = split(PAGE)[0]
    assert not main.related
    assert (main.title, main.published, main.source, main.outlet) == (
        "两国外长通电话",
        PAGE.date,
        "某某网",
        "某华社",
    )
    assert main.reporters == ("王小明", "李大刚")
    assert [p.of(PAGE.text)[:5] for p in main.paragraphs] == ["某华社北京", "双方谈到合"]
    assert main.dateline is not None
    assert main.dateline.span.of(PAGE.text) == "某华社北京12月28日电"
    assert (main.dateline.agency, main.dateline.place, main.dateline.date) == ("某华社", "北京", "2020-12-28")
    assert main.written is None


def test_related_items_are_articles_of_their_own() -> None:
    first, second, third = split(PAGE)[1:]
    assert [a.title for a in (first, second, third)] == ["兩國總理會談", "王某同李某通電話", "只有标题的一条"]
    assert all(a.related and a.published is None for a in (first, second, third))
    assert all(a.title_span is not None and a.title_span.of(PAGE.text) == a.title for a in (first, second))
    assert first.reporters == ("周小瑾",)
    assert first.dateline is not None
    assert (first.dateline.place, first.dateline.date) == ("莫斯科", None)
    assert first.script == "Hant"
    assert words(second).startswith("12月22日")
    assert (third.paragraphs, words(third)) == ((), "")
    assert len({a.id for a in split(PAGE)}) == 4


def test_a_dateline_is_not_dated_without_a_day_of_publication() -> None:
    page = Page(id="p", text="某华社北京12月28日电 两国外长通电话。")
    line = split(page)[0].dateline
    assert line is not None
    assert line.date is None


@pytest.mark.parametrize(
    ("text", "agency", "place"),
    [
        ("（法新社華盛頓30日電） 總統今天表示。", "法新社", "華盛頓"),
        ("路透北京10月25日 - 官员周日称。", "路透", "北京"),
        ("某中网莫斯科4月11日电 (记者 王小明)大使10日表示。", "某中网", "莫斯科"),
        ("01/10/2020 - 07:50\n（法新社巴黎12日电） 总统今天表示。", "法新社", "巴黎"),
        ("某社记者 王小明 摄某中网莫斯科4月11日电 (记者 王小明)大使表示。", "某中网", "莫斯科"),
    ],
)
def test_datelines_of_many_manners(text: str, agency: str, place: str) -> None:
    line = split(Page(id="p", text=text, date=dt.date(2020, 10, 26)))[0].dateline
    assert line is not None
    assert (line.agency, line.place) == (agency, place)


@pytest.mark.parametrize(
    "text", ["据某卫星通讯社8月6日报道，发言人表示。", "外长6日致电祝贺。", "某台记者会6日举行。"]
)
def test_a_citation_is_no_dateline(text: str) -> None:
    assert split(Page(id="p", text=text))[0].dateline is None


def test_a_headline_only_page_has_an_empty_article() -> None:
    (main,) = split(Page(id="p", title="两国元首通电话", text=""))
    assert (main.title, main.body, main.paragraphs) == ("两国元首通电话", Span(0, 0), ())


def test_the_row_for_files() -> None:
    row = article_row(PAGE)
    assert row["text"].endswith("双方谈到合作。")
    assert (row["id"], row["date"], row["source"], row["authors"]) == (
        "p1",
        "2021-01-08",
        "某某网",
        ["王小明", "李大刚"],
    )
    assert row["dateline"]["place"] == "北京"
    assert row["related"][0]["title"] == "兩國總理會談"


CHINESE = st.text(
    "外长两国通电话记者社网报北京12日月电讯（）()【】、，。：/ \n•相关焦点阅读王李By", max_size=120
)


@given(CHINESE, st.none() | st.dates(dt.date(2000, 1, 1), dt.date(2030, 1, 1)))
def test_spans_lie_inside_the_page_whatever_it_says(text: str, day: dt.date | None) -> None:
    page = Page(id="p", text=text, title="标题", date=day)
    for article in split(page):
        assert 0 <= article.body.start <= article.body.end <= len(text)
        for paragraph in article.paragraphs:
            assert article.body.start <= paragraph.start < paragraph.end <= article.body.end
            assert paragraph.of(text).strip() == paragraph.of(text)
        assert all(name in "".join(text.split()) or name.isascii() for name in article.reporters)
    assert split(page) == split(page)
