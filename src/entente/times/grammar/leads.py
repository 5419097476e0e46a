"""Where a time expression can begin: a cheap first look, so that the rows are tried at few places.

``LEADS`` names every character that begins a row, with the characters that may stand after it
(nothing: any). Runs of digits and numerals begin a row as a whole or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_NUMERALS = "〇零○一二三四五六七八九十两廿卅百千"
_COUNT = _NUMERALS + "0123456789"
_NEAR = "个一这月周年季半世旬星礼"

LEADS: Mapping[str, str] = {
    "上": _NEAR + _COUNT + "上午", "下": _NEAR + _COUNT + "下午", "本": _NEAR + "日", "这": _NEAR + "几些", "今": _NEAR + "天日早晚晨夜午明后春夏秋冬（",
    "前": "天日年几些数不晚早夜半头（" + _COUNT, "后": "天日年半" + _COUNT, "去": "年春夏秋冬今", "明": "年天日早晚晨夜午春夏秋冬治（",
    "来": "年", "昨": "", "寻": "日", "听": "日", "即": "日", "现": "在", "此": "刻前后不", "目": "前", "眼": "下", "当": "前天日晚夜月年周",
    "如": "今", "同": "一天日月年周", "那": "一天", "次": "日年月晨一", "翌": "", "隔": "天日年", "头": "一" + _COUNT, "稍": "前早", "之": "前",
    "早": "前些晨上间", "过": "去", "近": "", "最": "近后", "刚": "过", "未": "来", "以": "往", "接": "下", "随": "后", "半": "天年个小日月周夜钟",
    "每": "", "逐": "年月日", "历": "年", "年": "年底末终初", "天": "天", "首": "季月周", "第": "", "不": "久日", "数": "天日周个月年",
    "几": "天日周个月年", "多": "年", "先": "前", "长": "期", "民": "国", "令": "和", "平": "成安", "昭": "和", "大": "前后大年正", "宣": "统",
    "光": "绪棍", "咸": "丰", "道": "光", "嘉": "庆", "乾": "隆", "雍": "正", "康": "熙", "神": "龙", "农": "历", "阴": "历", "旧": "历",
    "正": "月午", "腊": "月八", "冬": "", "闰": "", "初": _COUNT, "元": "旦宵", "新": "年", "情": "人", "女": "生", "国": "庆际", "植": "树",
    "愚": "人", "劳": "动", "青": "年", "儿": "童", "建": "军", "教": "师", "万": "圣", "双": "十", "圣": "诞", "母": "亲", "父": "亲", "感": "恩",
    "除": "夕", "端": "午", "中": "秋元午旬", "重": "阳", "妇": "女", "立": "春夏秋冬", "惊": "蛰", "清": "明晨", "谷": "雨", "芒": "种", "处": "暑",
    "白": "露", "寒": "露", "霜": "降", "春": "", "夏": "", "秋": "", "凌": "晨", "傍": "晚", "深": "夜", "夜": "", "晚": "", "晨": "", "午": "后夜间",
    "全": "天", "周": _NUMERALS + "天日末", "星": "期", "礼": "拜", "月": "底末初", "底": "", "末": "", "连": "日", "日": "前来", "Q": "1234",
    "小": "寒暑满雪", "雨": "水",
}  # fmt: skip
_AFTER_NUMERAL = set(" 个点时日号月年天周星礼季世小钟分秒刻半工载、至到-—~和假黄长青儿国妇建劳夕前后节的，。；！？\n当期晚夜起")
_LEAD = re.compile(rf"\d+|[{_NUMERALS}]+|[{''.join(LEADS)}]")
_DIGITS = set("0123456789")


def starts(folded: str) -> Iterator[int]:
    """Offsets at which a row may match."""
    for lead in _LEAD.finditer(folded):
        begin, end = lead.span()
        first, after = folded[begin], folded[end : end + 1]
        allowed = LEADS.get(first)
        if allowed is None:
            if first in _DIGITS or not after or after in _AFTER_NUMERAL or folded[begin:end] in ("五一", "十一"):
                yield begin
        elif not allowed or (after and after in allowed):
            yield begin
