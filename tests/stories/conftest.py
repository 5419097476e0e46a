"""A small archive on disk, written for these tests."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from entente.ledger import Ledger
from entente.pipeline import read
from entente.records import Page

CALL = (
    "12月22日，国务委员兼外长王毅同俄罗斯外长拉夫罗夫通电话。双方谈到疫苗合作、口岸货运和明年春天的会晤安排。"
)
HANT = (
    "12月22日,國務委員兼外長王毅同俄羅斯外長拉夫羅夫通電話。雙方談到疫苗合作、口岸貨運和明年春天的會晤安排。"
)

PAGES = (
    ("通话", "王毅同俄罗斯外长拉夫罗夫通电话", CALL, "2020-12-22", "示例社"),
    ("转载", "王毅同拉夫羅夫通電話", HANT, "2020-12-23", "例報"),
    (
        "自采",
        "俄外长与王毅通话 谈疫苗",
        "俄罗斯外长拉夫罗夫22日与中国外长王毅通话，莫斯科说谈得很好。",
        "2020-12-23",
        "北方台",
    ),
    (
        "疫苗",
        "俄罗斯疫苗将运抵",
        "俄罗斯外长拉夫罗夫说，疫苗合作谈得顺利，第一批下月运到。",
        "2020-12-24",
        "北方台",
    ),
    (
        "峰会",
        "G20峰會週末舉行",
        "G20峰會將於週末以視訊方式舉行，各國代表團名單尚未公布。",
        "2020-11-20",
        "例報",
    ),
    ("渔港", "渔港收成好", "渔民说今年风浪小，港口的鱼价也高了一些。", "2020-06-01", "示例社"),
)


def page(key: str, title: str, text: str, day: str, source: str) -> Page:
    """A page of the archive."""
    return Page(key, text, title, dt.date.fromisoformat(day), source, f"https://news.example/{key}")


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Ledger]:
    """A ledger with ``PAGES``, open for writing."""
    with Ledger.open(tmp_path / "ledger.db", write=True) as ledger:
        for row in PAGES:
            ledger.add(read(page(*row)))
        yield ledger
