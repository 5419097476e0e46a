"""``https://`` addresses, politely: robots.txt obeyed, one request at a time, pauses, time-outs, limits."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen
from urllib.robotparser import RobotFileParser

from entente.errors import InputError
from entente.pages.files import DOCUMENT_BYTES

AGENT = "entente"
_SCHEMES = ("https://", "http://")
_ROBOTS_BYTES = 512 << 10


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address answered: status, the charset of its header, the bytes."""

    status: int
    charset: str | None
    data: bytes


Get = Callable[[str, int], Answer]


def is_address(path: str) -> bool:
    """True for a path that is fetched and not opened."""
    return path.startswith(_SCHEMES)


def http_get(url: str, limit: int, seconds: float = 20.0) -> Answer:
    """One request; reads at most ``limit`` + 1 bytes. Raises InputError."""
    request = Request(url, headers={"User-Agent": AGENT, "Accept-Language": "zh,en;q=0.5"})
    try:
        with urlopen(request, timeout=seconds) as answer:
            return Answer(answer.status, answer.headers.get_content_charset(), answer.read(limit + 1))
    except URLError as error:
        status = getattr(error, "code", None)
        if status is not None:
            return Answer(status, None, b"")
        raise InputError(url, f"not reached ({error.reason})") from error
    except (OSError, ValueError) as error:
        raise InputError(url, f"not reached ({error})") from error


@dataclass(slots=True)
class Fetcher:
    """Fetches addresses one by one; remembers each host's robots.txt and the time of its last request.

    ``get``, ``clock`` and ``sleep`` are given so that tests need no network and no waiting.
    """

    get: Get = http_get
    pause: float = 1.0
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _robots: dict[str, RobotFileParser] = field(default_factory=dict)
    _asked: dict[str, float] = field(default_factory=dict)

    def fetch(self, url: str) -> Answer:
        """The answer of ``url``. Raises InputError when robots.txt forbids it, it fails, or is too large."""
        host = "{0.scheme}://{0.netloc}".format(urlsplit(url))
        robots = self._robots.get(host) or self._read_robots(host)
        if not robots.can_fetch(AGENT, url):
            raise InputError(url, "robots.txt forbids it")
        self._wait(host, float(robots.crawl_delay(AGENT) or self.pause))
        answer = self.get(url, DOCUMENT_BYTES)
        if answer.status >= 400:
            raise InputError(url, f"answered with status {answer.status}")
        if len(answer.data) > DOCUMENT_BYTES:
            raise InputError(url, f"larger than {DOCUMENT_BYTES >> 20} MiB")
        return answer

    def _read_robots(self, host: str) -> RobotFileParser:
        """RFC 9309: no file (4xx) allows everything, a host that cannot answer (5xx) nothing."""
        robots = RobotFileParser()
        self._wait(host, 0.0)
        answer = self.get(f"{host}/robots.txt", _ROBOTS_BYTES)
        text = "User-agent: *\nDisallow: /" if answer.status >= 500 else ""
        robots.parse((text if answer.status >= 400 else answer.data.decode("utf-8", "replace")).splitlines())
        self._robots[host] = robots
        return robots

    def _wait(self, host: str, pause: float) -> None:
        due = self._asked.get(host, float("-inf")) + pause
        if due > self.clock():
            self.sleep(due - self.clock())
        self._asked[host] = self.clock()
