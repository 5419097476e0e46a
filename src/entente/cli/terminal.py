"""What reaches the terminal: page text is data, never a command to the terminal or to rich."""

from __future__ import annotations

import os
import sys
import unicodedata

from rich.console import Console
from rich.text import Text

from entente.views import plain

_KEPT = "\n\t"
_UNSAFE = ("Cc", "Cf", "Cs")


def clean(text: str) -> str:
    """``text`` with control and format characters (escape sequences, bidi overrides) as ``�``."""
    return "".join(c if c in _KEPT or unicodedata.category(c) not in _UNSAFE else "\ufffd" for c in text)


def words(text: object, style: str = "") -> Text:
    """Page text for rich: cleaned, and never read as markup."""
    return Text(clean("" if text is None else str(text)), style=style)


def one_line(text: str) -> str:
    """``text`` cleaned, with every run of white space as one space."""
    return " ".join(clean(text).split())


def out() -> Console:
    """Standard output; a wide, colourless page when it is no terminal."""
    return Console(highlight=False, width=None if sys.stdout.isatty() else _piped_width())


def err() -> Console:
    """Standard error, for progress and complaints."""
    return Console(stderr=True, highlight=False, soft_wrap=True)


def _piped_width() -> int:
    return int(os.environ.get("COLUMNS", "0")) or 200


def put_json(value: object) -> None:
    """One JSON document on standard output, characters as they are."""
    sys.stdout.write(plain.dumps(value, indent=1) + "\n")
