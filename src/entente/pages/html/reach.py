"""How far down a page its article can be: most of what a news page holds stands below it.

On 54 saved pages 71 % of the source is behind the last line of the body: lists of headlines, other stories.
Running text is told from them by its full stops, which cost next to nothing to count.
"""

from __future__ import annotations

_STOP = "。"
_SHARE = 2 / 3
# Related stories and credits stand this close below an article. Tags alone would end it at a table of
# figures inside the text, characters alone at a picture that is written into its attribute.
_TAGS, _CHARS = 300, 8_000


def within_reach(shown: str) -> str:
    """``shown`` up to a margin behind its running text; the whole page when the text goes on to its end.

    The margin begins at the first place with two thirds of the page's full stops before it and none in it.
    """
    sentences = shown.split(_STOP)
    enough = _SHARE * (len(sentences) - 1)
    at = 0
    for number, sentence in enumerate(sentences):
        if 0 < number >= enough and len(sentence) > _CHARS:
            *margin, behind = sentence.split("<", _TAGS)
            if len(margin) == _TAGS:
                end = at + len(sentence) - len(behind) - 1
                return shown[: max(end, shown.rfind("<", at, at + _CHARS))]
        at += len(sentence) + len(_STOP)
    return shown
