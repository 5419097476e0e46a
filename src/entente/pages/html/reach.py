"""How far down a page its article can be: most of what a news page holds stands below it.

On 54 saved pages 71 % of the source is behind the last line of the body: lists of headlines, other stories.
Running text is told from them by its full stops, which cost next to nothing to count.
"""

from __future__ import annotations

_STOP = "。"
# Related stories and credits stand this close below an article.
_MARGIN = 12_000
_SHARE = 2 / 3


def within_reach(shown: str) -> str:
    """``shown`` up to a margin behind its running text.

    That is the first place with two thirds of the page's full stops before it and none in the margin;
    the whole page when there is no such place.
    """
    sentences = shown.split(_STOP)
    enough = _SHARE * (len(sentences) - 1)
    at = 0
    for number, sentence in enumerate(sentences):
        if 0 < number >= enough and len(sentence) > _MARGIN:
            return shown[: max(at, shown.rfind("<", 0, at + _MARGIN))]
        at += len(sentence) + len(_STOP)
    return shown
