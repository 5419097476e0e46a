"""Bytes → :class:`~entente.records.Page`: JSONL, text dumps, HTML, feeds, web archives."""

from entente.pages.files import total_bytes
from entente.pages.scanning import scan
from entente.pages.skips import Skip

__all__ = ["Skip", "scan", "total_bytes"]
