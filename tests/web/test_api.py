"""The JSON API, charts and exports."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from icalendar import Calendar
from starlette.testclient import TestClient

from entente.knowledge import load
from entente.ledger import Ledger
from entente.web import bibtex
from entente.web.asking import PARAMETERS
from entente.web.books import Books
from entente.web.routes.charts import CHARTS


def test_pages_of_the_api_lead_to_the_last(client: TestClient) -> None:
    path: str | None = "/api/contacts?size=20&sort=date"
    seen: list[str] = []
    while path:
        answer = client.get(path).json()
        seen += [row["id"] for row in answer["rows"]]
        path = answer["next"]
    assert len(seen) == len(set(seen)) == answer["total"]


def test_a_row_says_where_its_sentence_stands(client: TestClient) -> None:
    row = client.get("/api/contacts?kind=call&with=RU").json()["rows"][0]
    quote = row["evidence"][0]
    page = client.get(row["articles"][0]).json()
    assert page[quote["field"]][quote["start"] : quote["end"]] == quote["text"]
    assert quote["mention"] in [told["mention"] for told in page["contacts"]]


def test_the_description_names_every_filter(client: TestClient) -> None:
    paths = client.get("/api/openapi.json").json()["paths"]
    names = {p["name"] for p in paths["/api/contacts"]["get"]["parameters"]}
    assert names == set(PARAMETERS)
    for path, operations in paths.items():
        assert path.startswith("/api/")
        assert all(operation.get("summary") for operation in operations.values())


WRONG = [
    "/api/contacts?kind=tea",
    "/api/contacts/czz",
    "/api/charts/pie",
    "/api/export.doc",
    "/api/contacts?from=2020-13",
    "/api/claims/q0",
]


@pytest.mark.parametrize("path", WRONG)
def test_errors_are_json_too(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 400
    assert answer.json()["detail"]


def test_history_citations_and_provenance_of_a_row(editor: TestClient) -> None:
    key = editor.get("/api/contacts?kind=call&from=2020-12-28").json()["rows"][0]["id"]
    assert set(editor.get(f"/api/contacts/{key}/citations").json()) == {"chicago", "gbt7714"}
    assert editor.get(f"/api/contacts/{key}/provenance").json()["entity"]
    assert editor.get(f"/api/contacts/{key}/history").json() == []


@pytest.mark.parametrize("name", list(CHARTS))
def test_a_chart_has_the_same_data_as_json_and_csv(client: TestClient, name: str) -> None:
    rows = client.get(f"/api/charts/{name}?kind=call").json()["rows"]
    table = client.get(f"/api/charts/{name}.csv?kind=call").text.removeprefix("\ufeff")
    read = list(csv.DictReader(io.StringIO(table)))
    assert rows
    assert read == [{k: "" if v is None else str(v) for k, v in row.items()} for row in rows]


def test_bars_add_up_to_the_dated_contacts(client: TestClient) -> None:
    dated = [r for r in client.get("/api/contacts?size=500&kind=visit").json()["rows"] if r["date"]]
    for name in ("months", "years"):
        assert sum(r["count"] for r in client.get(f"/api/charts/{name}?kind=visit").json()["rows"]) == len(
            dated
        )


def test_exports_hold_the_rows_of_the_question(client: TestClient) -> None:
    query = "who=习近平&with=普京&kind=call"
    total = client.get(f"/api/contacts?{query}").json()["total"]
    lines = client.get(f"/api/export.jsonl?{query}").text.splitlines()
    assert len([json.loads(line) for line in lines]) == total == 5
    table = client.get(f"/api/export.csv?{query}").text
    assert len(list(csv.DictReader(io.StringIO(table.removeprefix("\ufeff"))))) == total
    book = Calendar.from_ical(client.get(f"/api/export.ics?{query}").content)
    assert len(book.walk("VEVENT")) == total


def test_parquet_opens_in_pyarrow(client: TestClient) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="an extra: pip install 'entente[parquet]'")
    table = parquet.read_table(io.BytesIO(client.get("/api/export.parquet?kind=call").content))
    assert table.num_rows == client.get("/api/contacts?kind=call").json()["total"]


def test_bibtex_has_one_entry_a_page_and_escapes_what_tex_would_obey(small: Path) -> None:
    from entente.views import Filters, full_rows

    with Ledger.open(small) as book:
        text = b"".join(bibtex.entries(full_rows(Filters(), book, load()))).decode()
    assert len(re.findall("^@misc{", text, re.M)) == 5
    assert text.count("{") - text.count(r"\{") == text.count("}") - text.count(r"\}")
    assert bibtex._safe("50%_{x}") == r"50\%\_\{x\}"


def test_one_contact_as_a_calendar(client: TestClient) -> None:
    key = client.get("/api/contacts?kind=call&status=held").json()["rows"][0]["id"]
    book = Calendar.from_ical(client.get(f"/api/contacts/{key}.ics").content)
    assert str(book.walk("VEVENT")[0]["uid"]).startswith(key)


def test_claims_carry_their_verdicts(client: TestClient) -> None:
    answer = client.get("/api/claims?who=CN&with=RU").json()
    five = next(row for row in answer["rows"] if row["count"] == 5)
    assert five["verdict"]["verdict"] == "supported"
    assert len(five["verdict"]["counted"]) == 5
    assert client.get(f"/api/claims/{five['id']}").json()["verdict"]["found"] == 5


def test_claims_narrow_by_words_verdict_and_kind(client: TestClient) -> None:
    def total(query: str) -> object:
        return client.get(f"/api/claims?{query}").json()["total"]

    assert (total("optional=1"), total("")) == (6, 5)
    assert total("q=首度") == total("q=首度&kind=call") == 1
    assert total("kind=message") == 0
    kinds = {row["verdict"]["verdict"] for row in client.get("/api/claims?verdict=supported").json()["rows"]}
    assert kinds == {"supported"}


def test_about_counts_what_the_catalogue_holds(client: TestClient, demo: Path) -> None:
    catalogue = Books(demo).catalogue()
    answer = client.get("/api/about").json()
    assert (answer["contacts"], answer["pages"]) == (catalogue.size, catalogue.pages)
