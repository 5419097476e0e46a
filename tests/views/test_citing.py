"""Citations and provenance of a row."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from entente.knowledge import load
from entente.ledger import Ledger, Query, Run
from entente.views import citing, fixing
from entente.views.fixing import Hand, Values
from ledger.making import contact, reading

WHEN = dt.datetime(2021, 1, 5, 6, 7, 8, tzinfo=dt.UTC)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    book = Ledger.open(tmp_path / "ledger.db", write=True)
    page = reading("甲", contact("习近平28日同普京通电话。"), source="示例网")
    article = replace(page.articles[0], outlet="示例报", reporters=("张三", "李四"))
    book.add(replace(page, articles=(article,)), Run("1.0", "kb7", WHEN))
    bare = reading("乙", contact("12月28日，普京与习近平通话。"), source="例报")
    book.add(replace(bare, page=replace(bare.page, url="", date=None)), Run("1.0", "kb7", WHEN))
    return book


@pytest.mark.parametrize(
    ("style", "references"),
    [
        (
            "chicago",
            {
                "张三 and 李四. “甲的标题.” 示例报, December 29, 2020. https://news.example/甲.",
                "“乙的标题.” 例报.",
            },
        ),
        (
            "gbt7714",
            {
                "张三, 李四. 甲的标题[N/OL]. 示例报, 2020-12-29[2021-01-05]. https://news.example/甲.",
                "乙的标题[N]. 例报[2021-01-05].",
            },
        ),
    ],
)
def test_every_page_is_cited_once(ledger: Ledger, style: str, references: set[str]) -> None:
    (row,) = ledger.contacts(Query())
    cited = citing.cite(row.id, style, ledger)
    assert set(cited) == references and len(cited) == len(references)


def test_provenance_leads_from_the_row_to_pages_runs_and_people(ledger: Ledger) -> None:
    (row,) = ledger.contacts(Query())
    made = fixing.edit(row.id, Values(place="北京"), Hand("安", WHEN, "看过原文"), ledger, load())
    document = citing.prov(row.id, ledger)
    derived = {d["prov:usedEntity"] for d in document["wasDerivedFrom"].values()}
    pages = [key for key, e in document["entity"].items() if e["prov:type"] == "entente:page"]
    assert set(pages) <= derived and len(pages) == 2
    assert {e["prov:type"] for e in document["agent"].values()} == {"prov:SoftwareAgent", "prov:Person"}
    assert document["activity"][f"entente:{made.id}"]["entente:reason"] == "看过原文"
    assert document["activity"][f"entente:run-{WHEN.isoformat()}"]["entente:knowledge"] == "kb7"


def test_every_end_of_a_relation_is_in_the_document(ledger: Ledger) -> None:
    (row,) = ledger.contacts(Query())
    document = citing.prov(row.id, ledger)
    known = {key for kind in ("entity", "activity", "agent") for key in document[kind]}
    relations = [r for name in document if name.startswith(("was", "used")) for r in document[name].values()]
    assert relations and all(end in known for relation in relations for end in relation.values())
