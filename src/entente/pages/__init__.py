"""Bytes → :class:`~entente.records.Page`: JSONL, text dumps, HTML, feeds, web archives."""

from entente.pages.fetching import Fetcher
from entente.pages.files import total_bytes
from entente.pages.scanning import scan
from entente.pages.skips import Skip

__all__ = ["Fetcher", "Skip", "scan", "total_bytes"]
