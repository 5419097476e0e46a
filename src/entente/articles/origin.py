"""What a page says of itself beside its story: the language it is in and the house it was taken from."""

from __future__ import annotations

import re

from resiliparse.parse.lang import detect_fast

from entente.records import Article, Page
from entente.text import fold

# Kana first: Japanese is written in Han letters too.
_LETTERS_OF = {
    "ja": re.compile("[\u3041-\u30ff]"),
    "ko": re.compile("[\uac00-\ud7a3]"),
    "zh": re.compile("[\u4e00-\u9fff]"),
}
_LETTER = re.compile(r"[^\W\d_]")
_LOOKED_AT = 3000
_FEW = 20
_SHARE = 0.1
_HOUSE = re.compile("(?:通讯社|通信社|电视台|新闻网|新闻|中文网|国际|社|网|报|台|电)+$")


def language(text: str) -> str | None:
    """ISO 639-1 code of the language of ``text``, null when it is too short or unlike any.

    Han letters without a tenth of kana or Hangul are Chinese; other scripts are left to resiliparse, which
    knows no Chinese.

    >>> language("国家主席習近平同普京總統通電話，談了一小時，兩人約定明年再談一次。")
    'zh'
    """
    beginning = text[:_LOOKED_AT]
    letters = len(_LETTER.findall(beginning))
    if letters < _FEW:
        return None
    for code, own in _LETTERS_OF.items():
        if len(own.findall(beginning)) / letters > _SHARE:
            return code
    found, _ = detect_fast(beginning)
    return None if found == "unknown" else str(found)


def reposted_from(page: Page, article: Article) -> str | None:
    """The house that the story was taken from: its head or the page's source, where the page is another's.

    Null where the page does not say so; a re-post that hides it is found by its text
    (:mod:`entente.stories.reposts`).
    """
    named = (article.outlet or page.source, page.source), (page.source, page.site)
    return next((taken for taken, shown in named if shown and taken and _house(taken) != _house(shown)), None)


def _house(name: str) -> str:
    """新华社, 新华网 → 新华: what the names of one house share."""
    return _HOUSE.sub("", fold(name).strip())[:2]
