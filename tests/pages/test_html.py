"""Saved HTML: body, what stands around it, both paths, and pages that nobody should write."""

from __future__ import annotations

import datetime as dt
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entente.articles import split
from entente.errors import InputError
from entente.pages.html import read_html
from entente.records import Page

PARAGRAPHS = (
    "两国外长22日通电话，就双边关系和地区局势交换意见。",
    "双方表示，愿意继续推动各领域合作，保持高层往来，维护地区的和平与稳定。",
    "双方还谈到共同关心的其他问题，商定明年初再次会晤。",
)
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
TITLE = "两国外长通电话商定再次会晤"
SOUP = (
    *("<div>", "</div>", "<p>", "<a href=x>", "</a>", "<br>", "<td>", "<!--", "-->", "<script>", "</script>"),
    *(
        "<title>",
        "\x00",
        "\ue000",
        "\ue001",
        "&#0;",
        "&lt;",
        "外长通话，",
        "来源：某网",
        "2020-13-45",
        "作者：",
    ),
)
PATHS = pytest.mark.parametrize("fast", [False, True], ids=["exact", "fast"])


def page(
    info: str = "", *, head: str = "", title: str = f"{TITLE}_某某网", below: str = "", fast: bool = False
) -> Page:
    html = (
        f"<html><head><title>{title}</title>{head}</head><body><div class='nav'><a href='/'>首页</a></div>"
        f"<h1>{TITLE}</h1><div class='info'>{info}</div>"
        f"<div class='content'>{BODY}</div>{below}</body></html>"
    )
    return read_html(html.encode(), "saved.html", fast=fast)


@PATHS
def test_the_body_is_the_story_and_nothing_else(fast: bool) -> None:
    below = (
        "<div class='comments'><p>网友甲：这件事情很好，支持，希望以后常常见面，谈谈合作！</p></div>"
        "<ul>" + "<li><a href='/x'>另外一条不相干的新闻标题</a></li>" * 20 + "</ul>"
    )
    read = page("2020-12-23 10:00 来源：某某日报", below=below, fast=fast)
    assert read.text.splitlines() == list(PARAGRAPHS)
    assert read.title == TITLE


@PATHS
@pytest.mark.parametrize(
    ("info", "day", "source", "authors"),
    [
        ("2020-12-23 10:00 来源：某某日报", "2020-12-23", "某某日报", ()),
        ("2020年12月23日10:00 | 来源：<a>某华社</a> 作者：王小明", "2020-12-23", "某华社", ("王小明",)),
        ("发布时间：2020/12/23 稿源：某某网(北京) 责任编辑：李某", "2020-12-23", "某某网", ()),
        ("2020年12月23日 09:05 某某日报", "2020-12-23", "某某日报", ()),
        ("<p>某某新闻</p><p>Dec 23, 2020</p>", "2020-12-23", "某某新闻", ()),
        ("<p>2020-12-23 15:05</p><p>某某報 記者林小漢／即時報導</p>", "2020-12-23", "某某報", ("林小漢",)),
        ("<p>某台记者 王小明</p><p>2020-12-23 10:08 来源：某台</p>", "2020-12-23", "某台", ("王小明",)),
        ("来源：某某网作者：王小明责编：李某 时间：2020-12-23", "2020-12-23", "某某网", ("王小明",)),
        ("<p>2020-12-23 20:35</p> 编辑 李某", "2020-12-23", "", ()),
    ],
)  # fmt: skip
def test_day_source_and_authors_around_the_body(
    info: str, day: str, source: str, authors: tuple[str, ...], fast: bool
) -> None:
    read = page(info, title=TITLE, fast=fast)
    assert (read.date, read.source) == (dt.date.fromisoformat(day), source)
    assert split(read)[0].reporters == authors


@pytest.mark.parametrize(
    "head",
    [
        "<meta property='article:published_time' content='2020-12-23T10:00:00+08:00'>",
        "<meta name='publishdate' content='2020-12-23'>",
        '<script type="application/ld+json">{"datePublished": "2020-12-23T10:00:00Z"}</script>',
        '<script>var publish_time = "2020-12-23" || "";</script>',
        '<script>var ct = "1608688800";</script>',
        "<link rel='canonical' href='https://a.example/2020/12/23/c_1.html'>",
    ],
)
def test_the_day_that_only_machines_see(head: str) -> None:
    assert page(head=head).date == dt.date(2020, 12, 23)


def test_no_day_is_made_up() -> None:
    read = page("昨天")
    assert (read.date, read.source) == (None, "某某网")


def test_the_organisation_in_json_ld_is_a_source_and_a_person_an_author() -> None:
    author, publisher = (
        '{"@type": "Person", "name": "王小明"}',
        '{"@type": "Organization", "name": "某某时报"}',
    )
    told = f'{{"author": {author}, "publisher": {publisher}}}'
    read = page("2020-12-23", title=TITLE, head=f'<script type="application/ld+json">{told}</script>')
    assert read.source == "某某时报"
    assert split(read)[0].reporters == ("王小明",)


@pytest.mark.parametrize(
    "title",
    [TITLE, f"{TITLE}_国际_某某网", f"{TITLE} - 某某中文网", f"某某网--{TITLE}", f"{TITLE}｜ 某視新聞網"],
)
def test_the_headline_is_what_page_and_title_element_share(title: str) -> None:
    assert page("2020-12-23", title=title).title == TITLE


def test_hidden_text_that_waits_for_a_script_is_read_and_small_hidden_parts_are_not() -> None:
    html = (
        f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>"
        "<div id='c' style='visibility: hidden'>"
        f"{BODY * 4}<p style='display:none'>看不见的一段话，不是正文的内容。</p></div></body></html>"
    )
    text = read_html(html.encode(), "a.html").text
    assert text.splitlines()[:3] == list(PARAGRAPHS)
    assert "看不见" not in text


def test_paragraphs_in_sections_and_line_breaks() -> None:
    for markup in ("".join(f"<section>{p}</section>" for p in PARAGRAPHS), "<br><br>".join(PARAGRAPHS)):
        html = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><div>{markup}</div>"
        assert read_html(html.encode(), "a.html").text.splitlines() == list(PARAGRAPHS)


@PATHS
def test_nesting_without_end_and_unclosed_tags_do_no_harm(fast: bool) -> None:
    deep = f"<html><head><title>{TITLE}</title></head><body>{'<div>' * 100_000}{BODY}"
    read = read_html(deep.encode(), "a.html", fast=fast)
    assert read.title == TITLE
    broken = f"<html><title>{TITLE}</title><body><div><p>{'<p>'.join(PARAGRAPHS)}<a href='x>y"
    assert read_html(broken.encode(), "a.html", fast=fast).text.startswith(PARAGRAPHS[0])


MALFORMED = {
    "paragraphs left open": "<p>".join(("", *PARAGRAPHS)),
    "items left open": f"<ul><li>{'<li>'.join(PARAGRAPHS)}",
    "line breaks of every kind": f"{PARAGRAPHS[0]}<br/>{PARAGRAPHS[1]}<BR />{PARAGRAPHS[2]}<br>",
    "stray ends": f"</p></div></td></a></span>{BODY}</ul></table>",
    "containers left open": f"<div><ul><section>{BODY}",
    "crossed ends": f"<b><div><i>{BODY}</b></div></i>",
    "capitals": BODY.replace("p>", "P>").replace("<P>", "<P ALIGN=left>"),
    "an angle in an attribute": f'<div title="a > b" data-x=\'"<p>"\'>{BODY}</div>',
    "a quotation mark in a bare attribute": f"<div title=5\" onclick=f('a')>{BODY}</div>",
    "a start tag that the next one cuts off": f"<div class='x' <p>{BODY}",
    "a script with tags in it": f"<script>document.write('<div>' + \"<!--\");</script>{BODY}",
    "a script with another end": f"<script>if (a < b) {{}}</SCRIPT >{BODY}<script>1</script>",
    "elements left open that are silent": f"<button><svg><select><noscript>{BODY}",
    "silent elements that are empty": f"<svg/><iframe />{BODY}<svg><title>图标</title></svg>",
    "comments of every kind": f'<!--><!-- a="x --><!---->{BODY}<!-- <p>无关的一段话，不是正文。</p> -->',
    "a comment left open": f"{BODY}<!-- <p>无关的一段话，不是正文。</p>",
    "a script left open": f"{BODY}<script>var text = '无关的一段话，不是正文。'",
    "the page cut off in a tag": f"{BODY}<p class='无关的一段话，不是正文",
    "an angle that is none": BODY.replace("，就", "，<就").replace("交换意见", "交换意见 < >"),
    "character references": BODY.replace("，", "&#65292;")
    .replace("22", "&#x32;2&nbsp;")
    .replace("。", "&#12290"),
    "control characters": BODY.replace("外长", "外\x01\x00长").replace("<p>", "<p>\x02"),
}


@PATHS
@pytest.mark.parametrize("markup", MALFORMED.values(), ids=MALFORMED)
def test_malformed_html_is_read_as_a_browser_shows_it(markup: str, fast: bool) -> None:
    html = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><div class='content'>{markup}"
    text = read_html(html.encode(), "a.html", fast=fast).text
    assert [_letters(line) for line in text.splitlines()] == [_letters(p) for p in PARAGRAPHS]


def _letters(line: str) -> str:
    return "".join(re.findall(r"[\u4e00-\u9fff\d，。]", line))


@pytest.mark.parametrize(
    "part",
    [
        *("<div>", "</div>", "<a href='x", '<a b="', "<a b='<a c=\"", "<", "<!-- ", "<svg>", "<button>"),
        *(
            "<title>",
            "<script>",
            "<div " + "a " * 9,
            "<ul><table></div>",
            "&",
            "<A",
            "<a>",
            "=\"'",
            "<p title=",
        ),
    ],
)
def test_what_repeats_without_end_takes_no_longer_than_it_is_long(part: str) -> None:
    def seconds(times: int) -> float:
        html = f"<html><title>{TITLE}</title><body>{part * times}{BODY}".encode()
        start = time.process_time()
        assert read_html(html, "a.html", fast=True).title == TITLE
        return time.process_time() - start

    assert seconds(160_000) < 40 * max(seconds(20_000), 0.005)


@PATHS
def test_a_link_around_blocks_or_left_open_links_its_lines_and_no_others(fast: bool) -> None:
    inside = "<h3>另外一条不相干的新闻，标题很长</h3><p>它的摘要，也在链接里面，不是正文。</p>"
    links = f"<a href='/1'><div>{inside}</div></a>"
    html = (
        f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{links * 9}"
        f"<div><a name='top'></div><div class='content'>{BODY}</div>{links * 9}"
    )
    assert read_html(html.encode(), "a.html", fast=fast).text.splitlines() == list(PARAGRAPHS)


PARAGRAPH = st.text("两国外长通电话就双边关系交换意见，、", min_size=24, max_size=80).map(
    lambda text: f"双方{text}。"
)


@given(
    paragraphs=st.lists(PARAGRAPH, min_size=3, max_size=12, unique=True), tag=st.sampled_from(("p", "div"))
)
def test_both_paths_agree_on_plain_pages(paragraphs: list[str], tag: str) -> None:
    body = "".join(f"<{tag}>{text}</{tag}>" for text in paragraphs)
    html = (
        f"<html><head><title>{TITLE}</title></head><body><ul><li><a href='/'>首页</a></li></ul>"
        f"<h1>{TITLE}</h1><p>2020-12-23 来源：某某日报</p><div class='content'>{body}</div></body></html>"
    ).encode()
    assert read_html(html, "a.html", fast=True) == read_html(html, "a.html")


@pytest.mark.parametrize("stops", ["。", "！"])
def test_a_story_far_down_a_page_is_found(stops: str) -> None:
    links = "<li><a href='/x'>另外一条不相干的新闻标题</a></li>" * 2_000
    story = BODY.replace("。", stops)
    html = (
        f"<html><head><title>{TITLE}</title></head><body><p>本网的说明。本网的规定。本网的版权。</p><ul>{links}</ul>"
        f"<h1>{TITLE}</h1><div>{story}</div><ul>{links}</ul>"
    )
    assert read_html(html.encode(), "a.html", fast=True).text.splitlines() == [
        text.replace("。", stops) for text in PARAGRAPHS
    ]


@pytest.mark.parametrize(
    "between",
    [
        f"<img src='data:image/png;base64,{'iVBORw0K' * 9_000}'>",
        f"<table>{'<tr><td>1</td></tr>' * 300}</table>",
    ],
    ids=["picture", "table"],
)
def test_a_story_goes_on_behind_a_picture_in_an_attribute_and_a_table(between: str) -> None:
    story = f"<p>{'</p><p>'.join(f'{text}{n}。' for n in range(4) for text in PARAGRAPHS)}</p>"
    html = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{story}{between}{BODY}"
    assert read_html(html.encode(), "a.html", fast=True).text.splitlines()[-3:] == list(PARAGRAPHS)


@PATHS
@given(parts=st.lists(st.sampled_from(SOUP), max_size=40))
def test_any_soup_is_read_or_told(parts: list[str], fast: bool) -> None:
    try:
        read = read_html("".join(["<html><body>", *parts]).encode(), "a.html", fast=fast)
    except InputError as error:
        assert error.where == "a.html"
    else:
        assert read.title or read.text
        assert split(read)[0].body.end <= len(read.text)
