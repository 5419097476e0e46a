"""The pages in a real browser: drawn, filtered, highlighted, corrected, and usable by everybody.

With ``ENTENTE_SHOTS`` set to a folder each view is photographed into it (``docs/img`` is made so).
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

sync_api = pytest.importorskip("playwright.sync_api", reason="needs playwright: a development extra")
CHROMIUM = os.environ.get("ENTENTE_CHROMIUM") or shutil.which("chromium") or ""
if not Path(CHROMIUM).is_file():
    pytest.skip("there is no Chromium: apt-get install chromium fonts-noto-cjk", allow_module_level=True)

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

expect = sync_api.expect

ARGUMENTS = [
    *("--no-sandbox", "--headless", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
CALLS = "/contacts?q=%E4%B9%A0%E8%BF%91%E5%B9%B3+%E6%99%AE%E4%BA%AC&kind=call"
DRAWN = {
    "pair": "figure.chart[data-drawn]",
    "start": "figure.chart[data-drawn]",
    "network": "#network[data-drawn]",
}
VIEWS = {
    "start": "/",
    "ledger": CALLS,
    "contact": "/contacts/{contact}",
    "article": "/articles/{article}",
    "pair": "/pair?who=CN&with=RU",
    "matrix": "/matrix",
    "network": "/network?of=states&top=30",
    "claims": "/claims",
    "claim": "/claims/{claim}",
    "articles": "/articles?q=%E9%80%9A%E7%94%B5%E8%AF%9D",
    "review": "/review",
    "history": "/history",
    "api": "/api",
}

COLOURFUL = ("ledger", "article", "pair", "review")
"""Views whose dark colours are examined too."""


@dataclass
class Visit:
    """A page that keeps what went wrong on it and whom it asked."""

    page: Page
    home: str
    complaints: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.page.on("console", lambda m: self.complaints.append(m.text) if m.type == "error" else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.hosts.add(urlsplit(request.url).netloc))

    def open(self, path: str) -> Page:
        """Go to ``path`` and wait until its charts are drawn."""
        self.page.goto(self.home + path)
        name = next((name for name, view in VIEWS.items() if view == path), "")
        if name in DRAWN:
            self.page.wait_for_selector(DRAWN[name])
        return self.page


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_api.sync_playwright() as running:
        opened = running.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport=WIDE, locale="zh-CN", accept_downloads=True)  # type: ignore[arg-type]
    made.set_default_timeout(8000)
    yield made
    made.close()


@pytest.fixture
def visit(context: BrowserContext, server: str) -> Visit:
    return Visit(context.new_page(), server)


@pytest.fixture(scope="module")
def paths(server: str, browser: Browser) -> dict[str, str]:
    """The address of every view on the sample archive."""
    context = browser.new_context()
    ask = context.request
    row = ask.get(f"{server}/api/contacts?who=习近平&with=普京&kind=call").json()["rows"][0]
    claim = next(c for c in ask.get(f"{server}/api/claims?who=CN&with=RU").json()["rows"] if c["count"] == 5)
    context.close()
    keys = {"contact": row["id"], "article": row["articles"][0].rpartition("/")[2], "claim": claim["id"]}
    return {name: path.format(**keys) for name, path in VIEWS.items()}


@pytest.mark.parametrize("name", list(VIEWS))
def test_each_view_loads_without_complaint_and_asks_nobody_else(
    visit: Visit, paths: dict[str, str], name: str
) -> None:
    page = visit.open(paths[name])
    expect(page.locator("h1").first).to_be_visible()
    assert visit.complaints == []
    assert visit.hosts == {urlsplit(visit.home).netloc}
    if folder := os.environ.get("ENTENTE_SHOTS"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=name not in ("ledger", "review"))


@pytest.fixture(scope="module")
def examined(browser: Browser) -> Iterator[Page]:
    """A page that axe may be put into from outside, which the content policy rightly forbids to others."""
    context = browser.new_context(viewport=WIDE, locale="en", bypass_csp=True)  # type: ignore[arg-type]
    yield context.new_page()
    context.close()


AXE = files("axe_core_python").joinpath("axe.min.js")
THEMES = {"light": {}, "dark": {"runOnly": ["color-contrast"]}}
EXAMINED = [(name, theme) for theme in THEMES for name in VIEWS if theme == "light" or name in COLOURFUL]


@pytest.mark.parametrize(("name", "theme"), EXAMINED)
def test_nobody_is_shut_out(
    examined: Page, server: str, paths: dict[str, str], name: str, theme: str
) -> None:
    mark = "&" if "?" in paths[name] else "?"
    examined.goto(f"{server}{paths[name]}{mark}theme={theme}")
    if name in DRAWN:
        examined.wait_for_selector(DRAWN[name])
    examined.evaluate(AXE.read_text(encoding="utf-8"))
    found = examined.evaluate("options => axe.run(document, options)", THEMES[theme])["violations"]
    serious = [v for v in found if v["impact"] in ("serious", "critical")]
    assert [(v["id"], [n["html"][:120] for n in v["nodes"][:3]]) for v in serious] == []


@pytest.mark.parametrize("name", list(VIEWS))
def test_nothing_runs_off_a_narrow_screen(visit: Visit, paths: dict[str, str], name: str) -> None:
    visit.page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    page = visit.open(paths[name])
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    if (folder := os.environ.get("ENTENTE_SHOTS")) and name in ("start", "ledger", "contact"):
        page.screenshot(path=Path(folder) / f"{name}-narrow.png")


def test_one_search_finds_the_five_calls_with_their_sentences(visit: Visit) -> None:
    page = visit.open("/")
    page.keyboard.press("/")
    page.keyboard.type("習近平 普京 通電話")
    page.keyboard.press("Enter")
    page.wait_for_url("**/contacts?q=*")
    calls = page.locator(".row.kind-call")
    assert calls.count() >= 5
    for n in range(5):
        assert calls.nth(n).locator(".quote").inner_text()


def test_three_clicks_lead_to_the_five_calls(visit: Visit) -> None:
    page = visit.open("/")
    page.locator(".ties a", has_text="习近平 – 普京").click()
    page.locator(".chips a", has_text="通话").click()
    expect(page.locator(".chips a[aria-current]")).to_have_count(1)
    rows = page.locator(".rows:not(.claims) .row")
    expect(rows.filter(has_text="已发生")).to_have_count(5)
    assert "kind=call" in page.url


def test_a_filter_is_kept_in_the_address_and_by_the_back_button(visit: Visit) -> None:
    page = visit.open("/contacts")
    whole = page.locator("#count").inner_text()
    page.locator("input[name=kind][value=visit]").check()
    page.wait_for_url("**/contacts?kind=visit")
    narrowed = page.locator("#count")
    expect(narrowed).not_to_have_text(whole)
    told = narrowed.inner_text()
    expect(page.locator("input[name=kind][value=visit]")).to_be_focused()
    page.reload()
    expect(page.locator("#count")).to_have_text(told)
    expect(page.locator("input[name=kind][value=visit]")).to_be_checked()
    page.go_back()
    expect(page.locator("#count")).to_have_text(whole)


def test_the_marked_characters_are_those_of_the_evidence(visit: Visit, paths: dict[str, str]) -> None:
    page = visit.open(paths["contact"])
    told = page.request.get(f"{visit.home}/api{paths['contact']}").json()["evidence"]
    assert page.locator("mark.proof").all_inner_texts() == [quote["text"] for quote in told]
    page.locator("figure.passage figcaption a").first.click()
    first = told[0]["mention"]
    marked = page.locator(f'.text [data-mention~="{first}"], h1 [data-mention~="{first}"]').all_inner_texts()
    assert "".join(marked) == told[0]["text"]


def test_every_mark_of_a_chart_leads_to_sentences(visit: Visit, paths: dict[str, str]) -> None:
    page = visit.open(paths["pair"])
    page.wait_for_selector("[data-chart=timeline][data-drawn]")
    marks = page.locator("[data-chart=timeline] svg a")
    dated = page.request.get(f"{visit.home}/api/charts/timeline?who=CN&with=RU").json()["rows"]
    assert marks.count() == len(dated)
    marks.first.click()
    page.wait_for_url("**/contacts/c*")
    expect(page.locator("mark.proof").first).to_be_visible()


@pytest.mark.parametrize("form", ["svg", "png"])
def test_a_chart_can_be_taken_along(visit: Visit, paths: dict[str, str], form: str) -> None:
    page = visit.open(paths["pair"])
    page.wait_for_selector("[data-chart=years][data-drawn]")
    with page.expect_download() as waiting:
        page.locator(f"[data-chart=years] [data-save={form}]").click()
    saved = Path(waiting.value.path()).read_bytes()
    assert saved.startswith(b"<svg" if form == "svg" else b"\x89PNG")
    assert visit.complaints == []


def test_the_queue_is_worked_by_keyboard_and_survives_reload(visit: Visit) -> None:
    page = visit.open("/review")
    first = page.locator("article header code").inner_text()
    total = int(page.locator(".queue nav .over").inner_text().split("/")[1].split()[0])
    page.keyboard.press("j")
    page.wait_for_url("**at=*")
    expect(page.locator("article header code")).not_to_have_text(first)
    page.keyboard.press("k")
    expect(page.locator("article header code")).to_have_text(first)
    page.keyboard.press("e")
    expect(page.locator("select[name=kind]")).to_be_focused()
    page.locator("details[data-key=e] input[name=place]").fill("日内瓦")
    page.locator("details[data-key=e] form button").click()
    page.wait_for_url("**done=*")
    assert f"/ {total - 1} " in page.locator(".queue nav .over").inner_text()
    page.goto(f"{visit.home}/contacts/{first}")
    expect(page.locator(".facts").first).to_contain_text("日内瓦")
    page.reload()
    expect(page.locator(".facts").first).to_contain_text("日内瓦")
    page.goto(f"{visit.home}/history")
    page.locator(".history form button").first.click()
    page.goto(f"{visit.home}/contacts/{first}")
    expect(page.locator(".facts").first).not_to_contain_text("日内瓦")


def test_layers_of_an_article_are_switched(visit: Visit, paths: dict[str, str]) -> None:
    page = visit.open(paths["article"])
    text = page.locator(".prose.text")
    before = text.inner_text()
    page.locator("[data-layer=name]").check()
    expect(text).to_have_class("prose text show-proof show-time show-name")
    assert text.inner_text() == before
    expect(page.locator("#near .row").first).to_be_visible()


def test_language_and_theme_change_in_place(visit: Visit) -> None:
    page = visit.open("/matrix?kind=call")
    page.locator(".prefs summary").click()
    page.locator(".prefs a", has_text="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert "kind=call" in page.url
    page.goto(f"{visit.home}/network")
    expect(page.locator("h1")).to_have_text("Network of contacts")
