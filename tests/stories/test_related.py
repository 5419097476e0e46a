"""Related articles, re-posts and independent witnesses over a small archive."""

from __future__ import annotations

import pytest

from entente.errors import QueryError
from entente.ledger import Ledger, Query
from entente.stories import compare, copies, related, witnesses


def test_a_repost_in_the_other_script_is_folded_into_the_article(archive: Ledger) -> None:
    assert [(copy.source, copy.how) for copy in copies(archive, "通话")] == [("例報", "same text")]
    assert "例報" not in {item.source for item in related(archive, "通话")}


def test_what_tells_the_same_call_is_related_and_says_so(archive: Ledger) -> None:
    found = {item.title: item for item in related(archive, "通话")}
    call = found["俄外长与王毅通话 谈疫苗"]
    assert call.decision.label in ("same_report", "same_contact")
    assert call.contacts == tuple(row.id for row in archive.contacts(Query(kinds=("call",))))
    assert "渔港收成好" not in found


def test_reposts_are_folded_in_the_list(archive: Ledger) -> None:
    (call,) = (item for item in related(archive, "自采") if "通" in item.title)
    assert len(call.copies) == 1


def test_what_matches_is_marked(archive: Ledger) -> None:
    first = related(archive, "通话")[0]
    assert "拉夫罗夫" in "".join(mark.of(first.snippet) for mark in first.marks)
    assert all(mark.of(first.title) for mark in first.title_marks)


def test_the_list_ends_where_it_is_told_to(archive: Ledger) -> None:
    assert related(archive, "通话", 1) == related(archive, "通话")[:1]


def test_why_two_articles_are_not_related(archive: Ledger) -> None:
    decision = compare(archive, "通话", "渔港")
    assert (decision.label, decision.phase) == ("different", None)
    assert decision.reasons


def test_an_unknown_article_is_refused(archive: Ledger) -> None:
    with pytest.raises(QueryError, match="no article"):
        related(archive, "没有")


def test_reposts_are_one_witness(archive: Ledger) -> None:
    (call,) = archive.contacts(Query(kinds=("call",)))
    told = witnesses(archive, call.id)
    assert told.articles == 3
    assert told.outlets == ("例報", "北方台", "示例社")
    assert [w.outlets for w in told.independent] == [("例報", "示例社"), ("北方台",)]
    (why,) = (reason for w in told.independent for reason in w.why)
    assert why == "same text"
