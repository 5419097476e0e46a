"""From a paragraph back to the bytes of its file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from entente.articles import split
from entente.pages import scan
from entente.pages.trace import trace
from entente.records import Page
from entente.text import Span

_SENTENCES = ("两国外长22日通电话，就双边关系交换意见。", "双方表示，愿意推动各领域合作，保持高层往来。")
_HTML = (
    "<html><head><title>通话</title><script>var a = '两国外长22日通电话';</script></head>"
    "<body><h1>通话</h1><div>"
    "<p>两国<b>外长</b>22日通电话，&#23601;双边关系交换意见。</p>\n<p>双方表示，愿意推动各领域合作，保持高层往来。</p></div>"
)
_TEXT = "通话\n\n2020-12-23 某网\n\n" + "\n".join(_SENTENCES)


def _page(path: Path) -> Page:
    (page,) = scan([str(path)])
    assert isinstance(page, Page)
    return page


@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
@pytest.mark.parametrize(("name", "content"), [("a.html", _HTML), ("a.txt", _TEXT)])
def test_a_paragraph_leads_back_to_its_bytes(tmp_path: Path, name: str, content: str, charset: str) -> None:
    path = tmp_path / name
    path.write_bytes(content.encode(charset))
    page, way = _page(path), trace(path.read_bytes())
    assert way is not None
    first, second = split(page)[0].paragraphs
    shown = [way.bytes_of(page.text, paragraph) for paragraph in (first, second)]
    raw = [path.read_bytes()[span.start : span.end].decode(charset) for span in shown if span]
    assert raw[1] == _SENTENCES[1]
    assert raw[0].startswith("两国")
    assert raw[0].endswith("双边关系交换意见。")
    assert "var a" not in raw[0]


def test_a_json_record_with_escapes(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"title": "通话", "body": '外长说："双方\n满意"。'}), encoding="utf-8")
    page, way = _page(path), trace(path.read_bytes())
    assert way is not None
    span = way.bytes_of(page.text, Span(0, len(page.text)))
    assert span is not None
    assert json.loads(b'"' + path.read_bytes()[span.start : span.end] + b'"') == page.text


def test_what_the_file_does_not_show_is_not_found() -> None:
    way = trace("<p>外长</p>".encode())
    assert way is not None
    assert way.bytes_of("总统", Span(0, 2)) is None
    assert way.bytes_of("外长", Span(1, 1)) is None
    assert trace(b"\xef\xbb\xbf\xff\xff") is None
