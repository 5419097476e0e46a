"""Which language a story is in, and from which house it was taken."""

from __future__ import annotations

import pytest

from entente.articles import article_row, split
from entente.articles.origin import language, reposted_from
from entente.pages.html import read_html
from entente.records import Page

CALL = "某国总统与邻国总理星期一通了电话，两人谈到边境贸易和明年的会面。"
LANGUAGES = {
    CALL: "zh",
    "某國總統與鄰國總理星期一通了電話，兩人談到邊境貿易。": "zh",
    "首相は30日、隣国の大統領と電話で会談し、来年の訪問について話し合った。": "ja",
    "총리는 월요일 이웃 나라 대통령과 전화 통화를 하고 내년 방문을 논의했다.": "ko",
    "Президент и премьер-министр соседней страны обсудили по телефону встречу будущего года.": "ru",
    "The president and the prime minister of the neighbouring state spoke by telephone on Monday.": "en",
    "通电话": None,
    "": None,
}
HTML = (
    "<html><head><title>两国通话_例报网</title><meta property='og:site_name' content='{site}'></head><body>"
    "<h1>两国通话</h1><div>2021-01-08 10:00 来源：{source}</div><div>"
    + f"<p>{CALL}</p>" * 4
    + "</div></body></html>"
)


@pytest.mark.parametrize(("text", "code"), LANGUAGES.items())
def test_the_language_is_that_of_the_letters(text: str, code: str | None) -> None:
    assert language(text) == code


@pytest.mark.parametrize(
    ("head", "source", "site", "house"),
    [
        ("新华社北京1月8日电（记者王小明）", "例报", "", "新华社"),
        ("新华社北京1月8日电（记者王小明）", "新华网", "", None),
        ("", "例报", "某门户网", "例报"),
        ("", "例报", "例报网", None),
        ("", "例报", "", None),
        ("", "", "某门户网", None),
    ],
)
def test_a_repost_names_the_house_it_is_from(head: str, source: str, site: str, house: str | None) -> None:
    page = Page("p", head + CALL, "两国通话", source=source, site=site)
    assert reposted_from(page, split(page)[0]) == house


@pytest.mark.parametrize(("source", "house"), [("示例晚报", "示例晚报"), ("例报网", None)])
def test_a_saved_page_tells_its_site_from_its_source(source: str, house: str | None) -> None:
    row = article_row(read_html(HTML.format(site="例报网", source=source).encode(), "p.html"))
    assert (row["source"], row["reposted_from"]) == (source, house)
    assert (row["language"], row["script"]) == ("zh", "Hans")
