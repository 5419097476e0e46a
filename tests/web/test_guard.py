"""Who may ask, what the browser may load, and what need not be sent again."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from entente.cli.app import app
from entente.errors import QueryError
from entente.web.app import make_app
from entente.web.settings import Settings

VENDORED = {"htmx.min.js", "d3.min.js", "plot.umd.min.js", "cytoscape.min.js"}
STATIC = Path(__file__).parents[2] / "src" / "entente" / "web" / "static"


def test_a_strict_content_policy_on_every_answer(client: TestClient) -> None:
    for path in ("/", "/contacts", "/api/contacts", "/nowhere", "/contacts?kind=tea"):
        policy = client.get(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy and "script-src 'self';" in policy
        assert "unsafe" not in policy and "http" not in policy


def test_pages_bring_no_script_or_style_of_their_own(client: TestClient) -> None:
    for path in ("/", "/contacts", "/pair?who=CN&with=RU", "/network", "/review", "/claims"):
        html = client.get(path).text
        assert "<style" not in html and " style=" not in html and " onclick=" not in html
        assert html.count("<script") == html.count('<script defer src="/static/')


def test_another_host_name_is_refused_on_loopback(client: TestClient) -> None:
    assert client.get("/", headers={"host": "evil.example:8030"}).status_code == 421
    assert client.get("/", headers={"host": "127.0.0.1:9"}).status_code == 200
    assert client.get("/", headers={"host": "[::1]:9"}).status_code == 200


@pytest.fixture
def guarded(demo: Path) -> TestClient:
    return TestClient(
        make_app(Settings(demo, host="0.0.0.0", token="geheim")), base_url="http://ledger.example"
    )


def test_a_token_is_asked_for_and_kept_out_of_the_address(guarded: TestClient) -> None:
    assert guarded.get("/contacts").status_code == 401
    assert guarded.get("/contacts?token=falsch").status_code == 401
    welcome = guarded.get("/contacts?kind=call&token=geheim", follow_redirects=False)
    assert (welcome.status_code, welcome.headers["location"]) == (303, "/contacts?kind=call")
    assert "HttpOnly" in welcome.headers["set-cookie"]
    assert guarded.get("/contacts").status_code == 200


def test_a_program_sends_the_token_as_bearer(guarded: TestClient) -> None:
    assert guarded.get("/api/about", headers={"authorization": "Bearer geheim"}).status_code == 200
    assert guarded.get("/api/about", headers={"authorization": "Bearer x"}).status_code == 401


def test_what_has_not_changed_is_not_sent_again(editor: TestClient) -> None:
    first = editor.get("/api/contacts?kind=call")
    tag = first.headers["etag"]
    again = editor.get("/api/contacts?kind=call", headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert editor.get("/api/contacts?kind=visit", headers={"if-none-match": tag}).status_code == 200
    key = first.json()["rows"][0]["id"]
    assert editor.post(f"/api/contacts/{key}/corrections", json={"action": "accept"}).status_code == 201
    assert editor.get("/api/contacts?kind=call", headers={"if-none-match": tag}).status_code == 200


def test_a_page_of_another_language_is_another_page(client: TestClient) -> None:
    tag = client.get("/", headers={"accept-language": "en"}).headers["etag"]
    other = client.get("/", headers={"accept-language": "zh-TW", "if-none-match": tag})
    assert other.status_code == 200


def test_static_files_are_kept_and_nothing_else_is_served(client: TestClient) -> None:
    answer = client.get("/static/any/app.css")
    assert "immutable" in answer.headers["cache-control"]
    assert client.get("/static/any/../app.py").status_code in (400, 404)
    assert client.get("/static/any/%2e%2e/app.py").status_code in (400, 404)


def test_every_vendored_file_has_its_licence() -> None:
    assert {path.name for path in (STATIC / "vendor").glob("*.js")} == VENDORED
    licences = [path.name for path in (STATIC / "vendor" / "LICENSES").iterdir()]
    for name in VENDORED:
        assert any(licence.startswith(name.split(".")[0]) for licence in licences), name


@pytest.mark.parametrize("headers", [{"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}])
def test_another_site_cannot_correct(editor: TestClient, headers: dict[str, str]) -> None:
    key = editor.get("/api/contacts").json()["rows"][0]["id"]
    assert editor.post(f"/contacts/{key}/accept", headers=headers).status_code == 403


def test_without_edit_there_is_nothing_to_correct_with(client: TestClient) -> None:
    key = client.get("/api/contacts").json()["rows"][0]["id"]
    assert client.post(f"/contacts/{key}/accept").status_code in (404, 405)
    assert client.post(f"/api/contacts/{key}/corrections", json={"action": "accept"}).status_code in (
        404,
        405,
    )
    assert "/accept" not in client.get(f"/contacts/{key}").text


def test_serving_others_takes_a_token(demo: Path) -> None:
    result = CliRunner().invoke(app, ["serve", str(demo), "--host", "0.0.0.0"])
    assert isinstance(result.exception, QueryError)
    assert "--token" in str(result.exception)


def test_serving_without_the_extra_says_what_to_install(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    result = CliRunner().invoke(app, ["serve", str(demo)])
    assert "pip install 'entente[web]'" in str(result.exception)


def test_the_other_commands_do_not_wait_for_the_server_to_load() -> None:
    program = "import sys, entente.cli.app; sys.exit('fastapi' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
