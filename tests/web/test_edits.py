"""Corrections from the pages: written by the ledger's own means, shown at once, and taken back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from entente.ledger import Ledger
from entente.web.asking import Asking
from entente.web.books import Books
from entente.web.catalogue import Catalogue, Wanted
from entente.web.catalogue.rows import Loaded
from entente.web.reviewing import queue


def rows(client: TestClient, query: str = "") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get(f"/api/contacts?{query}&uncertain=1").json()["rows"]
    return found


def post(client: TestClient, path: str, **fields: object) -> str:
    answer = client.post(path, data=fields, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def test_an_undated_row_waits_until_it_is_accepted(editor: TestClient) -> None:
    waiting = editor.get("/api/facets?uncertain=1").json()["doubt"]
    assert [choice["value"] for choice in waiting] == ["undated"]
    key = rows(editor, "doubt=undated")[0]["id"]
    post(editor, f"/contacts/{key}/accept")
    assert editor.get("/api/facets?uncertain=1").json()["doubt"] == []
    assert rows(editor, "kind=meeting")[0]["id"] == key


def test_an_edit_shows_at_once_and_keeps_author_and_reason(editor: TestClient) -> None:
    key = rows(editor, "kind=meeting")[0]["id"]
    onward = post(
        editor,
        f"/contacts/{key}/edit",
        date="2019-06-05",
        place="莫斯科",
        reason="见外交部网站",
        next="/review?at=",
    )
    changed = rows(editor, "kind=meeting")[0]
    assert (changed["date"], changed["place"]) == ("2019-06-05", "莫斯科")
    made = editor.get(f"/api/contacts/{key}/history").json()
    assert [(c["author"], c["reason"], c["action"]) for c in made] == [("甲", "见外交部网站", "edit")]
    assert onward == f"/review?done={made[0]['id']}"
    assert "见外交部网站" in editor.get("/history").text


def test_parties_are_given_one_a_line(editor: TestClient) -> None:
    key = rows(editor, "kind=meeting")[0]["id"]
    post(editor, f"/contacts/{key}/edit", parties="CN 王毅\r\nvisitor:RU 拉夫罗夫")
    parties = rows(editor, "kind=meeting")[0]["parties"]
    assert [(p["state"], p["name"], p["role"]) for p in parties] == [
        ("CN", "王毅", None),
        ("RU", "拉夫罗夫", "visitor"),
    ]


def test_a_rejected_row_is_gone_until_it_is_taken_back(editor: TestClient) -> None:
    key = rows(editor, "kind=meeting")[0]["id"]
    done = post(editor, f"/contacts/{key}/reject").partition("done=")[2]
    assert rows(editor, "kind=meeting") == []
    assert editor.get(f"/contacts/{key}").status_code == 200
    post(editor, f"/corrections/{done}/undo", next="/history")
    assert rows(editor, "kind=meeting")[0]["id"] == key


def test_two_rows_are_merged_and_told_apart_again(editor: TestClient) -> None:
    one, other = (row["id"] for row in rows(editor, "who=王毅"))
    post(editor, f"/contacts/{one}/merge", other=[other])
    assert [row["tellings"] for row in rows(editor, "who=王毅")] == [2]
    done = editor.get(f"/api/contacts/{one}/history").json()[0]["id"]
    post(editor, f"/corrections/{done}/undo")
    assert [row["tellings"] for row in rows(editor, "who=王毅")] == [1, 1]


def test_a_row_told_twice_is_split(editor: TestClient) -> None:
    (row,) = rows(editor, "from=2020-12-28")
    told = editor.get(f"/api/contacts/{row['id']}").json()["evidence"]
    post(editor, f"/contacts/{row['id']}/split", mention=told[1]["mention"])
    assert [row["tellings"] for row in rows(editor, "from=2020-12-28")] == [1, 1]


def test_rows_of_the_same_days_and_states_are_offered_for_merging(small: Path) -> None:
    catalogue = Books(small).catalogue()
    first, second = (e for e in catalogue.entries if (e.first or "").startswith("2020-12-0"))
    doubtful = [replace(e, doubts=("vague",)) if e == first else e for e in catalogue.entries]
    asked = Catalogue(Loaded(doubtful, [""] * len(doubtful), 0))
    waiting = queue(Asking(), first.id, asked, Wanted(), Books(small))
    assert [row.id for row in waiting.similar] == [second.id]


def test_the_same_by_json(editor: TestClient, small: Path) -> None:
    key = rows(editor, "kind=meeting")[0]["id"]
    answer = editor.post(f"/api/contacts/{key}/corrections", json={"action": "edit", "status": "planned"})
    assert answer.status_code == 201
    with Ledger.open(small) as book:
        assert [c.id for c in book.corrections()] == [answer.json()["id"]]
        assert book.contact(key).status == "planned"
    undone = editor.post(f"/api/corrections/{answer.json()['id']}/undo?reason=doch nicht")
    assert (undone.status_code, undone.json()["action"]) == (201, "undo")
    assert rows(editor, "kind=meeting")[0]["status"] == "held"


@pytest.mark.parametrize("asked", [{"action": "bake"}, {"action": "edit"}, {"action": "edit", "kind": "tea"},
                                   {"action": "merge"}, {"action": "split", "mentions": ["m0"]}])  # fmt: skip
def test_a_correction_that_makes_no_sense_is_refused(
    editor: TestClient, asked: dict[str, object], small: Path
) -> None:
    key = rows(editor)[0]["id"]
    assert editor.post(f"/api/contacts/{key}/corrections", json=asked).status_code == 400
    with Ledger.open(small) as book:
        assert book.corrections() == []


@pytest.mark.parametrize("onward", ["https://evil.example/x", "//evil.example/x", "/\\evil.example", "evil"])
def test_a_form_leads_nowhere_else(editor: TestClient, onward: str) -> None:
    key = rows(editor)[0]["id"]
    location = post(editor, f"/contacts/{key}/accept", next=onward)
    assert location.startswith("/") and not location.startswith(("//", "/\\"))
    assert "evil.example" not in location.split("?")[0] or location.startswith("/evil")


def test_the_queue_goes_on_where_it_was(editor: TestClient) -> None:
    for key in (row["id"] for row in rows(editor, "who=王毅")):
        editor.post(f"/api/contacts/{key}/corrections", json={"action": "reject"})
    html = editor.get("/review").text
    assert 'data-key="a"' in html and 'data-key="x"' in html and 'data-key="e"' in html
    assert editor.get("/review?at=nowhere").status_code == 200


def test_a_ledger_that_another_writes_to_says_so(
    editor: TestClient, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = rows(editor)[0]["id"]
    wait = Ledger.open.__func__.__kwdefaults__  # type: ignore[attr-defined]
    monkeypatch.setitem(wait, "wait", 0.1)
    with Ledger.open(small, write=True):
        answer = editor.post(f"/api/contacts/{key}/corrections", json={"action": "accept"})
    assert answer.status_code == 503
    assert "writing" in answer.json()["detail"]
