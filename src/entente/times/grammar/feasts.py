"""Rows for festivals and solar terms; ``unit`` names the reckoning, ``n`` the row of its table."""

from __future__ import annotations

from entente.times.grammar.rule import Rule

_END = r"(?=$|[ ，。；、！？\n]|[前后]|当[天日]|期间|假期|黄金周|小长假|节|晚|夜|到|至|这|的)"


def _solar(name: str, month: int, day: int, pattern: str, *examples: str) -> Rule:
    return Rule(f"feast.{name}", "feast", "solar", pattern, examples, n=month * 100 + day)


def _lunar(name: str, month: int, day: int, pattern: str, *examples: str) -> Rule:
    return Rule(f"feast.{name}", "feast", "lunar", pattern, examples, n=month * 100 + day)


def _weekly(name: str, month: int, nth: int, weekday: int, pattern: str, *examples: str) -> Rule:
    return Rule(f"feast.{name}", "feast", "weekly", pattern, examples, n=month * 100 + nth * 10 + weekday)


SOLAR = (
    _solar("new-year", 1, 1, r"元旦节?|(?<!农历)新年(?=$|[，。]|前夕|当天|第一天)", "元旦", "新年"),
    _solar("valentine", 2, 14, r"情人节", "情人节"),
    _solar("girls", 3, 7, r"女生节", "女生节"),
    _solar("women", 3, 8, r"(?:国际|三八)?(?:劳动)?妇女节", "妇女节"),
    _solar("trees", 3, 12, r"植树节", "植树节"),
    _solar("fools", 4, 1, r"愚人节", "愚人节"),
    _solar("labour", 5, 1, rf"五一(?:国际)?劳动节|(?:国际)?劳动节|五一{_END}", "劳动节", "五一"),
    _solar("youth", 5, 4, r"(?:五四)?青年节", "青年节"),
    _solar("children", 6, 1, r"(?:六一)?(?:国际)?儿童节", "儿童节"),
    _solar("army", 8, 1, r"(?:八一)?建军节", "建军节"),
    _solar("teachers", 9, 10, r"教师节", "教师节"),
    _solar("national", 10, 1, rf"国庆节|国庆(?!招待会|阅兵|典礼|致|贺|大|日)|十一(?=$|假期|黄金周|长假)", "国庆节", "国庆", "十一"),
    _solar("halloween", 10, 31, r"万圣节", "万圣节"),
    _solar("singles", 11, 11, r"光棍节|双十一", "光棍节", "双十一"),
    _solar("christmas-eve", 12, 24, r"平安夜", "平安夜"),
    _solar("christmas", 12, 25, r"圣诞节?(?!岛|老人|树)", "圣诞节"),
    _weekly("mothers", 5, 2, 6, r"母亲节", "母亲节"),
    _weekly("fathers", 6, 3, 6, r"父亲节", "父亲节"),
    _weekly("thanks", 11, 4, 3, r"感恩节", "感恩节"),
)

LUNAR = (
    _lunar("eve", 12, 30, r"除夕", "除夕"),
    _lunar("spring", 1, 1, r"春节(?!联欢|晚会|档)|农历新年(?!贺)", "春节"),
    _lunar("lanterns", 1, 15, r"元宵节?", "元宵节"),
    _lunar("dragon-boats", 5, 5, r"端午节?", "端午"),
    _lunar("double-seven", 7, 7, r"七夕节?", "七夕节"),
    _lunar("ghosts", 7, 15, r"中元节", "中元节"),
    _lunar("mid-autumn", 8, 15, r"中秋节?", "中秋节", "中秋"),
    _lunar("double-nine", 9, 9, r"重阳节?", "重阳节"),
    _lunar("laba", 12, 8, r"腊八节?", "腊八节"),
)

TERM_NAMES = tuple(
    "小寒 大寒 立春 雨水 惊蛰 春分 清明 谷雨 立夏 小满 芒种 夏至 小暑 大暑 立秋 处暑 白露 秋分 寒露 霜降 立冬 小雪 大雪 冬至".split()
)
_AMBIGUOUS = {"雨水", "小雪", "大雪", "小满", "大寒", "小寒", "大暑", "小暑"}

TERMS = (
    Rule(
        "term",
        "term",
        "day",
        rf"(?P<w>{'|'.join(t for t in TERM_NAMES if t not in _AMBIGUOUS)})(?:节气?)?",
        ("冬至", "芒种", "清明节"),
        words={t: i for i, t in enumerate(TERM_NAMES)},
    ),
    Rule(
        "term.in-year",
        "term",
        "day",
        rf"(?P<w>(?<=年){'|(?<=年)'.join(sorted(_AMBIGUOUS))})",
        (),
        words={t: i for i, t in enumerate(TERM_NAMES)},
    ),
)
