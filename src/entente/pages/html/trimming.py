"""What stands inside an article's container and is not its text: info lines, buttons, disclaimers.

The lines are told by the table ``data/pages/lines.tsv``, each row with its own examples.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from entente.lexicon import alternatives
from entente.pages.html.blocks import Block
from entente.text import fold

_LINES = "pages/lines.tsv"
_END = re.compile(alternatives(_LINES, "end"), re.IGNORECASE)
_NOISE = re.compile(alternatives(_LINES, "noise"), re.IGNORECASE)
_INFO = re.compile(alternatives(_LINES, "info"))
_CREDIT = re.compile(r"[记記]者|作者|[编編][译譯]|撰[文稿]|采[写寫]|[图圖]文")
_SITE = re.compile(alternatives(_LINES, "site"))
_SENTENCE = re.compile(r"[。！？!?；…”」』]")
_PROSE = re.compile(r"[，。！？；：、,”」]")
_PROSE_CHARS = 18
_NOISE_CHARS = 200
_INFO_CHARS = 90
_NO_HEADLINE_CHARS = 50
_STOP = re.compile(r"[。！？!?；;…：:”」』）)]")


def is_prose(block: Block) -> bool:
    """True when a line has the length, the punctuation and the few links of running text."""
    text = block.text
    return len(text) >= _PROSE_CHARS and _PROSE.search(text) is not None and block.linked * 3 < len(text)


def split_at_end(body: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """The story, and what follows the line that ends it (with that line).

    A heading ends it only when at least half of the prose stands before it.
    """
    prose = [len(block.text) if is_prose(block) else 0 for block in body]
    read, total = 0, sum(prose)
    for number, block in enumerate(body):
        if read * 2 >= total and ends_story(block):
            return list(body[:number]), list(body[number:])
        read += prose[number]
    return list(body), []


def ends_story(block: Block) -> bool:
    """True for a heading or line of the site below a story (相关阅读, 责任编辑：…)."""
    return len(block.text) < 40 and _END.fullmatch(fold(block.text)) is not None


def trim(body: Sequence[Block], title: str = "") -> list[Block]:
    """``body`` from its first line of text to its last, without the site's own lines in between.

    Credits below the last line stay: they say who wrote the story.
    """
    kept = [block for block in body if not _is_noise(block)]
    running = [number for number, block in enumerate(kept) if _is_running(block, title)]
    if not running:
        return kept
    front = [n for n, block in enumerate(kept[: running[0]], start=1) if _is_front_matter(block, title)]
    end = _last_line(kept, running) + 1
    tail = [block for block in kept[end:] if _CREDIT.search(block.text) and not block.is_link]
    return kept[front[-1] if front else 0 : end] + tail


def _last_line(kept: Sequence[Block], running: Sequence[int]) -> int:
    """Where the story ends: at its last full stop, unless it is written without any (a poem, a diary).

    Headlines of other stories below it have the length of a line of text, but no full stop.
    """
    stopped = [number for number in running if _is_stopped(kept[number].text)]
    return stopped[-1] if len(stopped) * 2 > len(running) else running[-1]


def _is_stopped(text: str) -> bool:
    return len(text) >= _NO_HEADLINE_CHARS or _STOP.search(text[-2:]) is not None


def _is_noise(block: Block) -> bool:
    return len(block.text) <= _NOISE_CHARS and _NOISE.fullmatch(fold(block.text)) is not None


def _is_running(block: Block, title: str) -> bool:
    if block.is_link or block.text == title or _is_below(block):
        return False
    return (is_prose(block) and not is_info(block)) or _SENTENCE.search(block.text[-2:]) is not None


def _is_below(block: Block) -> bool:
    return len(block.text) <= _INFO_CHARS and _SITE.fullmatch(fold(block.text)) is not None


def is_info(block: Block) -> bool:
    """True for a line about the story: its day, its source, counters."""
    text = block.text
    return len(text) < _INFO_CHARS and not text.endswith("。") and _INFO.fullmatch(fold(text)) is not None


def _is_front_matter(block: Block, title: str) -> bool:
    return block.is_link or (bool(title) and block.text == title) or is_info(block)
