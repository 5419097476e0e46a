"""Search: both scripts, names of two characters, and an index that keeps up with its ledger."""

from __future__ import annotations

import pytest

from entente.errors import QueryError
from entente.ledger import Ledger
from entente.pipeline import read
from entente.stories import search
from entente.stories.index import index_path
from entente.stories.tokens import asked, indexed
from stories.conftest import PAGES, page

FOUND = [
    ("王毅", ["王毅同拉夫羅夫通電話", "俄外长与王毅通话 谈疫苗", "王毅同俄罗斯外长拉夫罗夫通电话"]),
    ("拉夫羅夫 疫苗", ["俄罗斯疫苗将运抵", "王毅同拉夫羅夫通電話"]),
    ("毅", ["王毅同拉夫羅夫通電話"]),
    ("g20峰会", ["G20峰會週末舉行"]),
    ("峰會", ["G20峰會週末舉行"]),
    ("渔民", ["渔港收成好"]),
    ("毅王", []),
    ("G2", []),
]


@pytest.mark.parametrize(("query", "titles"), FOUND)
def test_what_stands_in_an_article_is_found(archive: Ledger, query: str, titles: list[str]) -> None:
    found = [hit.title for hit in search(archive, query).hits]
    assert set(titles) <= set(found)
    assert bool(titles) == bool(found)


def test_hits_come_newest_first_and_are_counted(archive: Ledger) -> None:
    answer = search(archive, "拉夫罗夫", limit=2)
    days = [hit.day for hit in answer.hits]
    assert (answer.total, answer.exact, len(days)) == (4, True, 2)
    assert days == sorted(days, key=str, reverse=True)
    rest = search(archive, "拉夫罗夫", limit=2, offset=2)
    assert not {hit.id for hit in answer.hits} & {hit.id for hit in rest.hits}


def test_the_matching_words_are_marked_in_the_raw_text(archive: Ledger) -> None:
    (hit,) = (hit for hit in search(archive, "拉夫罗夫 通电话").hits if hit.source == "例報")
    assert {mark.of(hit.snippet) for mark in hit.marks} == {"拉夫羅夫", "通電話"}
    assert {mark.of(hit.title) for mark in hit.title_marks} == {"拉夫羅夫", "通電話"}


@pytest.mark.parametrize("query", ["", "  ", "，。"])
def test_a_query_without_a_letter_is_refused(archive: Ledger, query: str) -> None:
    with pytest.raises(QueryError):
        search(archive, query)


def test_the_index_keeps_up_with_new_and_changed_pages(archive: Ledger) -> None:
    assert search(archive, "长江").total == 0
    archive.add(read(page("新", "长江水位上升", "长江水位上升。", "2021-01-02", "示例社")))
    assert search(archive, "长江").total == 1
    archive.add(read(page("新", "黄河水位上升", "黄河水位上升。", "2021-01-02", "示例社")))
    assert (search(archive, "长江").total, search(archive, "黄河").total) == (0, 1)


def test_the_order_in_which_pages_came_does_not_matter(archive: Ledger) -> None:
    path = archive.path.with_name("other.db")
    with Ledger.open(path, write=True) as other:
        for row in reversed(PAGES):
            search(other, "王毅")
            other.add(read(page(*row)))
        for query, _ in FOUND:
            assert search(other, query) == search(archive, query)


def test_the_index_can_be_thrown_away(archive: Ledger) -> None:
    before = search(archive, "王毅")
    index_path(archive.path).unlink()
    assert search(archive, "王毅") == before


@pytest.mark.parametrize("text", ["王毅出席G20峰會。", "俄外长22日通话", "a毅"])
def test_every_part_of_a_text_is_asked_for_by_words_that_it_has(text: str) -> None:
    words = f" {indexed(text)} "
    bare = "".join(c for c in text if c.isalnum())
    han = [bare[i : i + n] for n in (2, 3) for i in range(len(bare) - n + 1) if not bare[i : i + n].isascii()]
    pure = [part for part in han if not any(c.isascii() for c in part)]
    assert pure or text == "a毅"
    for part in pure:
        assert f" {asked(part).strip(chr(34))} " in words
