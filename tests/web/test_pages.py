"""Every page, in every language: there, escaped, and with its whole state in its address."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from entente.web.locale import LANGUAGES, locale
from web.conftest import HOSTILE

TEMPLATES = Path(__file__).parents[2] / "src" / "entente" / "web"


def first_contact(client: TestClient, query: str = "who=CN&with=RU&kind=call") -> dict[str, object]:
    row: dict[str, object] = client.get(f"/api/contacts?{query}").json()["rows"][0]
    return row


@pytest.fixture(params=list(LANGUAGES))
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


PAGES = [
    "/",
    "/contacts",
    "/contacts?q=王毅&kind=call&status=held&from=2020&sort=date&page=1",
    "/contacts?level=fm&source=x&doubt=undated",
    "/pair",
    "/pair?who=CN&with=RU",
    "/pair?who=习近平&with=Putin&kind=call",
    "/matrix?kind=call&top=10",
    "/network?of=states&top=30",
    "/network",
    "/claims",
    "/claims?verdict=supported&optional=1",
    "/articles",
    "/articles?q=普京 通电话",
    "/articles?q=此词不在其中",
    "/review",
    "/history",
    "/api",
]


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_there_in_every_language(client: TestClient, path: str, language: str) -> None:
    answer = client.get(path, headers={"accept-language": language})
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in answer.text
    assert locale(language)("skip") in answer.text


def test_contact_claim_and_article_pages(client: TestClient, language: str) -> None:
    row = first_contact(client)
    page = client.get(f"/contacts/{row['id']}", headers={"accept-language": language})
    assert page.status_code == 200
    article = re.search(r'href="(/articles/[^"#]+)', page.text)
    assert article
    assert client.get(article[1], headers={"accept-language": language}).status_code == 200
    claim = client.get("/api/claims").json()["rows"][0]["id"]
    assert client.get(f"/claims/{claim}", headers={"accept-language": language}).status_code == 200


class Marks(HTMLParser):
    """Collects the text inside elements of one class."""

    def __init__(self, wanted: str) -> None:
        super().__init__()
        self.wanted, self.depth, self.found = wanted, 0, [""]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = (dict(attrs).get("class") or "").split()
        self.depth += bool(self.depth) or self.wanted in classes

    def handle_endtag(self, tag: str) -> None:
        self.depth -= bool(self.depth)
        if not self.depth and self.found[-1]:
            self.found.append("")

    def handle_data(self, data: str) -> None:
        if self.depth:
            self.found[-1] += data


def marked(html: str, wanted: str) -> list[str]:
    reader = Marks(wanted)
    reader.feed(html)
    return [text for text in reader.found if text]


def test_the_sentence_that_proves_a_row_is_marked_in_its_context(client: TestClient) -> None:
    row = client.get(f"/api/contacts/{first_contact(client)['id']}").json()
    html = client.get(f"/contacts/{row['id']}").text
    assert marked(html, "proof") == [quote["text"] for quote in row["evidence"]]


def test_marks_count_code_points_and_page_text_is_never_run(editor: TestClient) -> None:
    row = first_contact(editor, "kind=call&from=2020-12-28")
    for path in ("/contacts", f"/contacts/{row['id']}"):
        html = editor.get(path).text
        assert "<script>alert" not in html
        assert HOSTILE in unescape(html)
    article = next(a for a in _articles(editor, str(row["id"])) if "𠮷" in a)
    assert "<script>alert" not in article
    assert "".join(marked(article, "proof")) == HOSTILE


def _articles(client: TestClient, key: str) -> list[str]:
    html = client.get(f"/contacts/{key}").text
    return [client.get(path).text for path in set(re.findall(r'href="(/articles/[^"#]+)', html))]


def test_words_searched_for_are_marked_in_either_script(editor: TestClient) -> None:
    html = editor.get("/contacts?q=習近平").text
    assert "习近平" in marked(html, "hit")


def test_one_search_shows_the_calls_of_two_presidents_with_their_sentences(client: TestClient) -> None:
    html = client.get("/contacts?q=习近平 普京 通电话").text
    rows = client.get("/api/contacts?who=习近平&with=普京&kind=call&status=held").json()["rows"]
    assert len(rows) == 5
    for row in rows:
        assert f"/contacts/{row['id']}" in html


def test_an_address_holds_every_filter(client: TestClient) -> None:
    html = client.get(
        "/contacts?q=通&who=CN&kind=call&status=held&from=2020-01&to=2020-06&sort=date&size=5"
    ).text
    onward = unescape(re.search(r'rel="next" href="([^"]+)"', html)[1])  # type: ignore[index]
    for part in (
        "q=",
        "who=CN",
        "kind=call",
        "status=held",
        "from=2020-01",
        "to=2020-06",
        "sort=date",
        "page=2",
    ):
        assert part in onward
    assert client.get(onward).status_code == 200


def test_redrawing_in_place_keeps_a_short_address(client: TestClient) -> None:
    query = "q=&who=&with=&from=2020&to=&kind=call"
    answer = client.get(f"/contacts?{query}", headers={"hx-request": "true"})
    assert answer.headers["hx-push-url"] == "/contacts?kind=call&from=2020"


def test_language_and_theme_are_remembered(demo: Path) -> None:
    from entente.web.app import make_app
    from entente.web.settings import Settings

    client = TestClient(make_app(Settings(demo)), base_url="http://localhost")
    assert 'lang="en" data-theme="dark"' in client.get("/?lang=en&theme=dark").text
    assert 'lang="en" data-theme="dark"' in client.get("/").text


@pytest.mark.parametrize(
    ("path", "status"),
    [("/contacts?kind=tea", 400), ("/contacts/czzz", 400), ("/articles/k0", 400), ("/nowhere", 404),
     ("/contacts?page=0", 422), ("/claims/q0", 400), ("/claims?verdict=x", 400), ("/network?of=cats", 422)],
)  # fmt: skip
def test_what_is_not_there_is_told_in_words(
    client: TestClient, path: str, status: int, language: str
) -> None:
    answer = client.get(path, headers={"accept-language": language})
    assert answer.status_code == status
    assert locale(language)("error.title") in answer.text


def test_articles_are_searched_in_either_script_and_lead_to_their_neighbours(client: TestClient) -> None:
    one, other = (client.get(f"/api/articles?q={name}").json() for name in ("習近平", "习近平"))
    assert [hit["id"] for hit in one["hits"]] == [hit["id"] for hit in other["hits"]] != []
    html = client.get("/articles?q=習近平").text
    assert set(marked(html, "hit")) <= {"习近平", "習近平"} != set()
    near = client.get("/api/articles/" + one["hits"][0]["page"] + "/related").json()
    page = client.get("/articles/" + one["hits"][0]["page"] + "/related").text
    assert near
    for item in near:
        assert f"/articles/{item['page']}" in page


def test_review_shows_why_a_row_waits(client: TestClient) -> None:
    html = client.get("/review", headers={"accept-language": "en"}).text
    facets = client.get("/api/facets?uncertain=1", headers={"accept-language": "en"}).json()["doubt"]
    assert facets
    for choice in facets:
        assert choice["label"] in html
