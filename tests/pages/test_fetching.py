"""Addresses, without a network: what is asked for, in which order, how often, and what is refused."""

from __future__ import annotations

from dataclasses import dataclass, field

from entente.errors import InputError
from entente.pages import Fetcher, Skip, scan
from entente.pages.fetching import Answer
from entente.pages.files import DOCUMENT_BYTES
from entente.records import Page

_PAGE = (
    "<html><head><title>两国外长通电话</title></head><body><h1>两国外长通电话</h1><div><p>两国外长29日通电话，"
    "就双边关系和地区局势交换意见。</p><p>双方商定保持高层往来，继续推动各领域合作。</p></div></body></html>"
).encode()


@dataclass
class Web:
    """A web of given answers, with a clock that only sleeping moves."""

    answers: dict[str, Answer]
    asked: list[str] = field(default_factory=list)
    now: float = 0.0

    def get(self, url: str, limit: int) -> Answer:
        self.asked.append(f"{self.now:g} {url}")
        if url not in self.answers:
            raise InputError(url, "not reached (timed out)")
        return self.answers[url]

    def sleep(self, seconds: float) -> None:
        self.now += seconds

    def scan(self, *urls: str) -> list[Page | Skip]:
        fetcher = Fetcher(get=self.get, clock=lambda: self.now, sleep=self.sleep)
        return list(scan(urls, fetcher=fetcher))


def _web(robots: str = "", **pages: bytes) -> Web:
    answers = {f"https://a.example/{name}": Answer(200, "utf-8", data) for name, data in pages.items()}
    return Web({"https://a.example/robots.txt": Answer(200, None, robots.encode()), **answers})


def test_a_page_is_fetched_after_robots_txt_and_a_pause() -> None:
    web = _web(one=_PAGE, two=_PAGE)
    first, second = web.scan("https://a.example/one", "https://a.example/two")
    assert isinstance(first, Page)
    assert isinstance(second, Page)
    assert (first.title, first.url) == ("两国外长通电话", "https://a.example/one")
    assert web.asked == [
        "0 https://a.example/robots.txt",
        "1 https://a.example/one",
        "2 https://a.example/two",
    ]


def test_robots_txt_is_obeyed() -> None:
    web = _web("User-agent: *\nDisallow: /private\nCrawl-delay: 5", private=_PAGE, one=_PAGE)
    refused, read = web.scan("https://a.example/private", "https://a.example/one")
    assert refused == Skip("https://a.example/private", None, "robots.txt forbids it")
    assert isinstance(read, Page)
    assert web.asked[-1] == "5 https://a.example/one"


def test_a_host_that_cannot_show_its_rules_is_left_alone() -> None:
    web = _web(one=_PAGE)
    web.answers["https://a.example/robots.txt"] = Answer(503, None, b"")
    (skip,) = web.scan("https://a.example/one")
    assert isinstance(skip, Skip)
    web.answers["https://a.example/robots.txt"] = Answer(404, None, b"")
    assert isinstance(web.scan("https://a.example/one")[0], Page)


def test_failures_are_skips() -> None:
    web = _web(large=b"<p>" + b"x" * DOCUMENT_BYTES)
    web.answers["https://a.example/gone"] = Answer(410, None, b"")
    urls = ("https://a.example/gone", "https://a.example/large", "https://a.example/lost")
    reasons = [item.reason for item in web.scan(*urls) if isinstance(item, Skip)]
    assert reasons == ["answered with status 410", "larger than 32 MiB", "not reached (timed out)"]


def test_a_sitemap_is_followed() -> None:
    listed = "".join(f"<url><loc>https://a.example/{name}</loc></url>" for name in ("one", "lost"))
    web = _web(one=_PAGE, map=f"<urlset>{listed}</urlset>".encode())
    page, skip = web.scan("https://a.example/map")
    assert isinstance(page, Page)
    assert isinstance(skip, Skip)


def test_a_feed_gives_its_entries() -> None:
    web = _web(feed="<rss><channel><item><title>通话</title></item></channel></rss>".encode())
    (page,) = web.scan("https://a.example/feed")
    assert isinstance(page, Page)
    assert page.title == "通话"
    assert len(web.asked) == 2
