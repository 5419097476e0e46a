"""What a page's machine-readable parts say: meta tags, JSON-LD, ``time`` elements, data in scripts."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from entente.lexicon import rows
from entente.pages.days import day_in, day_of

_TAGS = {kind: names.split() for _, (kind, names) in rows("pages/tags.tsv", 2)}
_JSON_DATE = re.compile(r'"(?:datePublished|dateCreated|uploadDate)"\s*:\s*"([^"]{8,40})"')
_JSON_PERSON = re.compile(
    r'"author"\s*:\s*\[?\s*\{[^{}]*"@type"\s*:\s*"Person"[^{}]*"name"\s*:\s*"([^"]{2,40})"'
)
_JSON_PUBLISHER = re.compile(
    r'"(?:author|publisher)"\s*:\s*\[?\s*\{[^{}]*"@type"\s*:\s*"(?:News)?(?:Media)?Organization"[^{}]*"name"\s*:\s*"([^"]{2,40})"'
)
_NICKNAME = re.compile(
    r"""\b(?:nickname|media_?name|source_?name)["']?\s*[:=]\s*["']([^"'<>\\]{2,24})["']""", re.IGNORECASE
)
_SCRIPT_DATE = re.compile(
    r"(?:publish(?:ed)?_?(?:time|date|at)|pub_?(?:time|date)|create_?(?:time|date|d_at)|ptime|release_?(?:time|date)|svr_?time|\bs)"
    r"""["']?\s*[:=]\s*["'](?P<day>(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2})""",
    re.IGNORECASE,
)
_SCRIPT_SECONDS = re.compile(
    r"""\b(?:ct|publish_?time|create_?time)["']?\s*[:=]\s*["'](?P<seconds>1[0-9]{9})["']""", re.IGNORECASE
)
# Chinese outlets print the day of UTC+8.
_CHINA = dt.timezone(dt.timedelta(hours=8))
_URL_DAY = re.compile(r"/(?P<y>20\d\d)[-/_]?(?P<m>0[1-9]|1[0-2])[-/_]?(?P<d>0[1-9]|[12]\d|3[01])(?=[/_.\d])")


@dataclass(frozen=True, slots=True)
class Metadata:
    """The ``meta`` tags by lower-case name (the first of a name counts), ``title``, address, raw text."""

    tags: Mapping[str, str]
    title: str
    url: str
    html: str = field(repr=False)

    def first(self, kind: str) -> str:
        """The first tag of ``kind`` that the page fills in, else the empty string."""
        return next((self.tags[name] for name in _TAGS[kind] if self.tags.get(name)), "")

    @property
    def titles(self) -> tuple[str, ...]:
        """What may hold the headline: the ``title`` element, then the tags."""
        return tuple(text for text in (self.title, *(self.tags.get(n, "") for n in _TAGS["title"])) if text)

    @property
    def source(self) -> str:
        """The outlet that the tags name."""
        return self.first("source")

    @property
    def site(self) -> str:
        """The site's own name."""
        return self.first("site")

    @property
    def author(self) -> str:
        """The author that the tags name; often the editor, an outlet or a number."""
        return self.first("author")

    @property
    def nickname(self) -> str:
        """The account that posted the page, as its scripts name it."""
        return _group(_NICKNAME, self.html)

    @property
    def publisher(self) -> str:
        """The organisation that JSON-LD calls author or publisher."""
        return _group(_JSON_PUBLISHER, self.html)

    @property
    def person(self) -> str:
        """The author that JSON-LD calls a person."""
        return _group(_JSON_PERSON, self.html)


def _group(pattern: re.Pattern[str], html: str) -> str:
    found = pattern.search(html)
    return found[1] if found else ""


def metadata(tree: HtmlElement, html: str) -> Metadata:
    """Read the machine-readable parts of a page; ``tree`` is left as it is."""
    tags: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (
            (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower().replace(" ", "")
        )
        tags.setdefault(name, (meta.get("content") or "").strip())
    title = tree.find(".//title")
    shown = "".join(title.itertext()) if title is not None else ""
    return Metadata(tags, " ".join(shown.split()), _canonical(tree) or tags.get("og:url", ""), html)


def _canonical(tree: HtmlElement) -> str:
    return next((link.get("href") or "" for link in tree.iter("link") if link.get("rel") == "canonical"), "")


def published(page: Metadata) -> dt.date | None:
    """The day of publication that the machine-readable parts give, null when they give none."""
    return next((day for day in _days(page) if day), None)


def _days(page: Metadata) -> Iterator[dt.date | None]:
    for name in _TAGS["date"]:
        yield day_of(page.tags.get(name))
    in_json = _JSON_DATE.search(page.html)
    yield day_of(in_json[1]) if in_json else None
    in_script = _SCRIPT_DATE.search(page.html)
    yield day_in(in_script["day"]) if in_script else None
    seconds = _SCRIPT_SECONDS.search(page.html)
    yield dt.datetime.fromtimestamp(int(seconds["seconds"]), _CHINA).date() if seconds else None


def day_in_url(url: str) -> dt.date | None:
    """The day in an address such as ``/2020-12/18/c_1.htm`` or ``/20201218/``, else null."""
    found = _URL_DAY.search(url)
    return day_in(f"{found['y']}-{found['m']}-{found['d']}") if found else None
