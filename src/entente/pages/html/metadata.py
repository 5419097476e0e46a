"""What a page's machine-readable parts say: meta tags, JSON-LD, ``time`` elements, data in scripts."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from entente.lexicon import rows
from entente.pages.days import day_in, day_of
from entente.pages.html.source import Source, Tags, attributes_of, plain

_TAGS = {kind: names.split() for _, (kind, names) in rows("pages/tags.tsv", 2)}
_KEYS = {kind: names.split() for _, (kind, names) in rows("pages/script_keys.tsv", 2)}
_TEXT_VALUE = re.compile(r"""["']?\s*[:=]\s*["']([^"'<>\\]{2,40})["']""")
_DAY_VALUE = re.compile(r"""["']?\s*[:=]\s*["']((?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2})""")
_SECONDS_VALUE = re.compile(r"""["']?\s*[:=]\s*["']?(1[0-9]{9})(?:\d{3})?["';,}\s]""")
_PERSON = re.compile(r'"@type"\s*:\s*"Person"[^{}]*"name"\s*:\s*"([^"]{2,40})"')
_PUBLISHER = re.compile(r'"@type"\s*:\s*"(?:News)?(?:Media)?Organization"[^{}]*"name"\s*:\s*"([^"]{2,40})"')
_ELEMENTS = frozenset(("meta", "link"))
_JSON_CHARS = 300
_LINKED_DATA_CHARS = 8000
# Chinese outlets print the day of UTC+8.
_CHINA = dt.timezone(dt.timedelta(hours=8))
_URL_DAY = re.compile(r"/(?P<y>20\d\d)[-/_]?(?P<m>0[1-9]|1[0-2])[-/_]?(?P<d>0[1-9]|[12]\d|3[01])(?=[/_.\d])")


@dataclass(frozen=True, slots=True)
class Metadata:
    """The ``meta`` tags by lower-case name (the first of a name counts), ``title``, address, scripts."""

    tags: Mapping[str, str]
    title: str
    url: str
    scripts: str = field(repr=False)
    linked_data: str = field(repr=False)

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
        return next(_values(self.scripts, "account", _TEXT_VALUE), "")

    @property
    def publisher(self) -> str:
        """The organisation that JSON-LD calls author or publisher."""
        return next(_near(self.linked_data, ('"author"', '"publisher"'), _PUBLISHER), "")

    @property
    def person(self) -> str:
        """The author that JSON-LD calls a person."""
        return next(_near(self.linked_data, ('"author"',), _PERSON), "")


def _values(scripts: str, kind: str, value: re.Pattern[str]) -> Iterator[str]:
    """The values that a page's scripts give under a key of ``kind``, in the order of the keys."""
    for key in _KEYS[kind]:
        at = scripts.find(key)
        while at >= 0:
            found = value.match(scripts, at + len(key))
            if found:
                yield found[1]
            at = scripts.find(key, at + len(key))


def _linked_data(html: str) -> str:
    """The start of the page's first JSON-LD, empty when it has none."""
    at = html.find("ld+json")
    return html[at : at + _LINKED_DATA_CHARS] if at >= 0 else ""


def _near(html: str, keys: Sequence[str], pattern: re.Pattern[str]) -> Iterator[str]:
    """What ``pattern`` finds within some hundred characters behind the first of each key."""
    for key in keys:
        at = html.find(key)
        found = pattern.search(html, at, at + _JSON_CHARS) if at >= 0 else None
        if found:
            yield found[1]


def metadata(page: Source, tags: Tags) -> Metadata:
    """Read the machine-readable parts of a page, which has these tags."""
    values: dict[str, str] = {}
    address = ""
    for name, attributes in tags.named(_ELEMENTS):
        told = attributes_of(attributes)
        if name == "meta":
            key = told.get("property") or told.get("name") or told.get("itemprop") or ""
            values.setdefault(key.lower().replace(" ", ""), told.get("content", "").strip())
        elif told.get("rel") == "canonical":
            address = address or told.get("href", "")
    return Metadata(
        values,
        plain(page.title),
        address or values.get("og:url", ""),
        page.scripts,
        _linked_data(page.scripts),
    )


def published(page: Metadata) -> dt.date | None:
    """The day of publication that the machine-readable parts give, null when they give none."""
    return next((day for day in _days(page) if day), None)


def _days(page: Metadata) -> Iterator[dt.date | None]:
    for name in _TAGS["date"]:
        yield day_of(page.tags.get(name))
    yield from map(day_of, _values(page.scripts, "day", _DAY_VALUE))
    for seconds in _values(page.scripts, "seconds", _SECONDS_VALUE):
        yield dt.datetime.fromtimestamp(int(seconds), _CHINA).date()


def day_in_url(url: str) -> dt.date | None:
    """The day in an address such as ``/2020-12/18/c_1.htm`` or ``/20201218/``, else null."""
    found = _URL_DAY.search(url)
    return day_in(f"{found['y']}-{found['m']}-{found['d']}") if found else None
