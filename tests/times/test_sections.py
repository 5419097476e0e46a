"""A dump of a page: the article and its related items are dated one by one."""

from __future__ import annotations

import datetime as dt

from entente.times import find

PAGE = """某报 2021-01-08
大使29日表示，今年双方通话五次。
相关报道
  • 通讯社北京6月11日电 发言人11日表态。
  • 5月7日晚通话，8日晚再次通话。
  • 专家认为关系良好，这一年成果丰硕。
"""


def test_each_item_is_seen_from_its_own_day() -> None:
    found = [(m.text, m.value) for m in find(PAGE, published=dt.date(2021, 1, 8))]
    assert found == [
        ("2021-01-08", "2021-01-08"),
        ("29日", "2020-12-29"),
        ("今年", "2020"),
        ("6月11日", "2020-06-11"),
        ("11日", "2020-06-11"),
        ("5月7日晚", "2020-05-07"),
        ("8日晚", "2020-05-08"),
        ("这一年", "2020"),
    ]


def test_the_article_keeps_the_day_that_is_given() -> None:
    found = {m.text: m.value for m in find(PAGE, dt.date(2020, 12, 30), published=dt.date(2021, 1, 8))}
    assert found["29日"] == "2020-12-29"
    assert found["8日晚"] == "2020-05-08"


def test_a_dateline_is_named_as_anchor() -> None:
    found = find("大使昨天离任。", dateline=dt.date(2020, 12, 18))
    assert [(m.value, m.anchor) for m in found] == [("2020-12-17", "dateline")]
