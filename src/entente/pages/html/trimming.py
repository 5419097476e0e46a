"""What stands inside an article's container and is not its text: info lines, share buttons, disclaimers, other stories."""

from __future__ import annotations

import re
from collections.abc import Sequence

from entente.pages.html.dom import Block
from entente.text import fold

# A line that says that the story is over: what follows belongs to the site.
_END = re.compile(
    r"[ 【〖■●>]*(?:相关(?:焦点|阅读|新闻|报道|文章|推荐|内容|链接|专题|标签)|延伸阅读|推荐阅读|热点阅读|热门(?:推荐|评论|文章|新闻)|猜你喜欢|你可能(?:也)?(?:感兴趣|喜欢)"
    r"|您可能(?:也)?(?:感兴趣|喜欢)(?:的文章)?|更多(?:相关)?(?:新闻|报道|文章)|(?:网友|最新|全部|精彩)评论|我要(?:评论|跟帖)|发表评论|评论\s*[（(]?\d*[）)]?"
    r"|跟帖|特别声明|免责声明|版权声明|郑重声明|平台声明|上一篇[：].*|下一篇[：].*|返回列表|(?:本文|文章)?(?:关键词|标签|tags?)[：].*|作者最(?:近|新)文章|推荐|[【（(\[]?(?:责任编辑|责编|编辑)[：: ].*)[ 】〗：>]*",
    re.IGNORECASE,
)
_NOISE = re.compile(
    r"(?:【\d+】|\d+|下一页|上一页|首页|尾页|[\d\s<>«»|/]+)+"
    r"|(?:分享|转发|收藏|点赞|举报|打印|纠错|字号|字体|大|中|小|A[-+]?|微信|微博|QQ(?:空间)?|朋友圈|facebook|twitter|line|复制链接|关注|订阅|\+1|图集|[【】\[\]：:|/、· ]|到|至)+"
    r"|分享让更多人看到|.{0,8}(?:扫描|扫一扫|长按).{0,14}(?:二维码|关注|下载|添加).{0,20}|点击(?:进入|查看|下方|上方|蓝字|右上角|菜单).{0,24}"
    r"|(?:以上|本文|该文)?(?:内容)?.{0,8}(?:仅代表|不代表).{0,12}(?:观点|立场).{0,60}|特别声明[：].*|免责声明[：].*|版权声明[：].*|平台声明[：].*|Notice: The content above.*"
    r"|.{0,20}(?:未经授权|未经允许|未经许可|未经书面).{0,16}(?:不得|禁止|请勿)(?:转载|使用).{0,40}|(?:请)?转载请注明.{0,60}|.{0,16}版权所有.{0,40}"
    r"|不用抽.{0,40}下载APP.*|.{0,10}下载.{0,10}(?:APP|客户端).{0,20}|(?:此前|相关|更多)(?:报道|新闻|阅读)[：].{4,60}|返回搜狐.{0,10}|查看更多",
    re.IGNORECASE,
)
_INFO = re.compile(
    r".{0,24}(?:19|20)\d\d[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2}日?.{0,60}|(?:来源|作者|编辑|责编|时间|发布时间|发布日期|更新时间|字号|字体|浏览|阅读|点击|评论|稿源|出处)[：:（( ].{0,60}"
)
_CREDIT = re.compile(r"[记記]者|作者|[编編][译譯]|撰[文稿]|采[写寫]|[图圖]文")
_END_OF_SITE = re.compile(r"(?:关键词|标签|发布于|责任编辑|更多).{0,60}")
_SENTENCE = re.compile(r"[。！？!?；…”」』]")
_PROSE = re.compile(r"[，。！？；：、,”」]")
_PROSE_CHARS = 18


def is_prose(block: Block) -> bool:
    """True when a line has the length, the punctuation and the few links of running text."""
    text = block.text
    return len(text) >= _PROSE_CHARS and block.linked * 3 < len(text) and _PROSE.search(text) is not None


def split_at_end(body: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """The story, and what follows the line that ends it (with that line).

    A heading ends it only when at least half of the prose stands before it.
    """
    prose = [len(block.text) if is_prose(block) else 0 for block in body]
    read, total = 0, sum(prose)
    for number, block in enumerate(body):
        if read * 2 >= total and len(block.text) < 40 and _END.fullmatch(fold(block.text)):
            return list(body[:number]), list(body[number:])
        read += prose[number]
    return list(body), []


def trim(body: Sequence[Block], title: str = "") -> list[Block]:
    """``body`` from its first line of text to its last, without the site's own lines in between.

    Credits below the last line stay: they say who wrote the story.
    """
    kept = [block for block in body if not _NOISE.fullmatch(fold(block.text))]
    running = [number for number, block in enumerate(kept) if _is_running(block, title)]
    if not running:
        return kept
    front = [n for n, block in enumerate(kept[: running[0]], start=1) if _is_front_matter(block, title)]
    tail = [block for block in kept[running[-1] + 1 :] if _CREDIT.search(block.text) and not block.is_link]
    return kept[front[-1] if front else 0 : running[-1] + 1] + tail


def _is_running(block: Block, title: str) -> bool:
    text = fold(block.text)
    if block.is_link or block.text == title or _END_OF_SITE.fullmatch(text):
        return False
    return is_prose(block) and not _is_info(text) or _SENTENCE.search(text[-2:]) is not None


def _is_info(text: str) -> bool:
    return len(text) < 90 and _INFO.fullmatch(text) is not None and not text.endswith("。")


def _is_front_matter(block: Block, title: str) -> bool:
    return block.is_link or (bool(title) and block.text == title) or _is_info(fold(block.text))
