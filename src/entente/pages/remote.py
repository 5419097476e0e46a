"""Addresses → pages: a page, a feed's entries, or what a sitemap lists."""

from __future__ import annotations

from collections.abc import Iterator

from entente.errors import InputError
from entente.pages.feeds import read_feed, sitemap
from entente.pages.fetching import Answer, Fetcher
from entente.pages.html import read_html
from entente.pages.skips import Skip
from entente.pages.sniff import Format, sniff
from entente.records import Page

_LISTED = 1000
_DEPTH = 3


def scan_address(url: str, fetcher: Fetcher, *, fast: bool = False, depth: int = 0) -> Iterator[Page | Skip]:
    """The pages behind ``url``; a sitemap's addresses are fetched in turn, at most 1,000 of each list."""
    try:
        answer = fetcher.fetch(url)
        if sniff(answer.data[:65536], url) is Format.XML:
            yield from _scan_xml(url, answer, fetcher, fast, depth)
        else:
            yield read_html(answer.data, url, fast=fast, url=url, charset=answer.charset)
    except InputError as error:
        yield Skip.of(error)


def _scan_xml(url: str, answer: Answer, fetcher: Fetcher, fast: bool, depth: int) -> Iterator[Page | Skip]:
    listed = sitemap(answer.data, url)
    if listed is None:
        yield from read_feed(answer.data, url)
        return
    if depth == _DEPTH or len(listed) > _LISTED:
        yield Skip(
            url, None, f"sitemap: only the first {0 if depth == _DEPTH else _LISTED} addresses are fetched"
        )
    for address in listed[: 0 if depth == _DEPTH else _LISTED]:
        yield from scan_address(address, fetcher, fast=fast, depth=depth + 1)
