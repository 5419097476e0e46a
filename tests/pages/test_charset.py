"""Charsets: the same page in every encoding and under every declaration gives the same text."""

from __future__ import annotations

from pathlib import Path

import pytest

from entente.pages import scan
from entente.pages.charset import declared_charset, decode
from entente.records import Page

_BODY = "".join(
    f"<p>{sentence}</p>"
    for sentence in (
        "兩國外長二十二日通電話，就雙邊關係和地區局勢交換意見。",
        "雙方表示，願意繼續推動各領域合作，保持高層往來，維護地區的和平與穩定。",
        "雙方還談到共同關心的其他問題，商定明年初在首都再次會晤。",
    )
)
_PAGE = (
    "<html><head>{meta}<title>兩國外長通電話</title></head>"
    "<body><h1>兩國外長通電話</h1><div>{body}</div></body></html>"
)


def _read(tmp_path: Path, charset: str, declared: str | None) -> Page:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    path = tmp_path / "page.html"
    path.write_bytes(_PAGE.format(meta=meta, body=_BODY).encode(charset))
    (page,) = scan([str(path)])
    assert isinstance(page, Page)
    return page


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "gbk", "gb18030", "big5", "utf-16"])
@pytest.mark.parametrize("declared", ["right", None])
def test_right_and_missing_declarations(tmp_path: Path, charset: str, declared: str | None) -> None:
    page = _read(tmp_path, charset, charset.removesuffix("-sig") if declared else None)
    assert page.title == "兩國外長通電話"
    assert page.text.splitlines()[0] == "兩國外長二十二日通電話，就雙邊關係和地區局勢交換意見。"
    assert page.text.endswith("商定明年初在首都再次會晤。")


@pytest.mark.parametrize(
    ("charset", "declared"),
    [
        ("utf-8", "gb2312"),
        ("utf-8", "big5"),
        ("gb18030", "utf-8"),
        ("big5", "utf-8"),
        ("gb18030", "gb2312"),
        ("gbk", "x-none"),
    ],
)
def test_wrong_declarations(tmp_path: Path, charset: str, declared: str) -> None:
    assert _read(tmp_path, charset, declared).title == "兩國外長通電話"


def test_a_header_counts_before_the_page() -> None:
    assert decode("兩國外長".encode("big5"), "big5") == "兩國外長"


def test_a_page_cut_inside_a_character_decodes() -> None:
    assert decode("外长通话".encode()[:-1]) == "外长通"


def test_what_no_charset_explains_is_none() -> None:
    assert decode(b"\xff\xfe\x00") is not None
    assert decode(b"\xef\xbb\xbf\xff\xff") is None


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ('<meta charset="GB2312">', "gb2312"),
        ('<?xml version="1.0" encoding="big5"?>', "big5"),
        ("<html>", None),
    ],
)
def test_declared_charset(head: str, name: str | None) -> None:
    assert declared_charset(head.encode()) == name
