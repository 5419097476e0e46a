"""Rows that count from the day of writing (今年, 上周, 昨天) or from the date last mentioned (次日, 同月)."""

from __future__ import annotations

from entente.times.grammar.rule import Rule

_YEARS = {"大前年": -3, "前年": -2, "去年": -1, "上年": -1, "上一年": -1, "今年": 0, "本年": 0, "这一年": 0, "明年": 1,
          "来年": 1, "下年": 1, "下一年": 1, "后年": 2, "大后年": 3}  # fmt: skip
_NEAR = {"上上": -2, "上": -1, "上一": -1, "前一": -1, "本": 0, "这": 0, "这一": 0, "今": 0, "下": 1, "下一": 1, "下下": 2}
_NEAR_WORD = r"(?P<w>上上|下下|上一?|下一?|这一?|本|今)个?"
_DAYS = {"大大前": -4, "大前": -3, "前": -2, "昨": -1, "寻": -1, "今": 0, "本": 0, "即": 0, "明": 1, "听": 1, "后": 2,
         "大后": 3, "大大后": 4}  # fmt: skip
_NOT_PAPER = r"(?!头条|俄罗斯|美国|之后|之星|说法|关注)"
_WEEK_END = r"(?!年|岁|边|围|转|期|密|全|详|遭|刊|折|恩|游|知|旋|报|边)"

WRITTEN = (
    Rule("year.deictic", "shift", "year",
         r"(?P<w>大前年|大后年|(?<![目此之以日先当生])前年|(?<![战之以此今])后年|[去今本明来]年|[上下]一?年|这一年)(?!代|轻|龄|级|夜)度?",
         ("今年", "去年", "大前年", "明年", "上一年", "这一年"), words=_YEARS),
    Rule("month.deictic", "shift", "month", rf"{_NEAR_WORD}月(?!球|底|末|初|亮|饼)份?",
         ("本月", "上个月", "下月", "今个月", "上一个月"), words=_NEAR),
    Rule("month.deictic.edge", "shift_edge", "month", rf"{_NEAR_WORD}月(?P<e>底|末|初)", ("本月初", "上月底"), words=_NEAR),
    Rule("quarter.deictic", "shift", "quarter", rf"{_NEAR_WORD}季度?(?!节|赛)", ("上季度", "本季度", "上个季度"), words=_NEAR),
    Rule("half.deictic", "shift", "half", r"(?P<w>上|下|这)个半年", ("上个半年",), words=_NEAR),
    Rule("century.deictic", "shift", "century", r"(?P<w>上|本|这|下)(?:一个)?世纪", ("上世纪", "本世纪"), words=_NEAR),
    Rule("weekend.deictic", "shift", "weekend", rf"{_NEAR_WORD}周末", ("上周末", "下下周末"), words=_NEAR),
    Rule("weekday.deictic", "shift_weekday", "day", rf"{_NEAR_WORD}{{W}}(?P<k>{{K}})(?![周个])",
         ("上周四", "下个星期一", "这周二", "上上个周三", "今星期二"), words=_NEAR),
    Rule("week.deictic", "shift", "week", rf"{_NEAR_WORD}{{W}}{_WEEK_END}",
         ("上周", "本周", "下星期", "上上周", "这一周", "今个礼拜"), words=_NEAR),
    Rule("day.stated", "stated", "day", r"(?P<w>昨|今|明|前)[天日]?（(?P<d>{D})日?）[日天]?", ("昨（28日）", "今（5）日", "昨天（6日）"), words=_DAYS),
    Rule("day.deictic", "shift", "day",
         r"(?P<w>大大[前后]|大[前后]|(?<![目此以之先生])前|(?<![战之以此然])后|昨|今|明)[天日](?!本|军|方|气)" + _NOT_PAPER,
         ("今天", "昨日", "明日", "后天", "前天", "大前天", "大大后天"), words=_DAYS),
    Rule("day.part.deictic", "shift", "day", r"(?P<w>昨|今|明|前)(?:日|天)?(?P<p>早|晨|晚|夜|午)(?!会|宴|报|餐|上)(?:间|上)?",
         ("今晚", "昨晚", "今早", "昨夜"), words=_DAYS),
    Rule("day.local", "shift", "day", r"(?P<w>寻|听|即|本)日(?!本|元|军|方|起|内|益)", ("寻日", "听日", "本日"), words=_DAYS),
    Rule("season.deictic", "shift_season", "season", r"(?P<w>去|今|明)(?P<m>春|夏|秋|冬)[季天]?", ("今夏", "去冬"),
         words={"去": -1, "今": 0, "明": 1}),
    Rule("years.pair", "pair", "year", r"(?P<w>今明|去今|今后)两年", ("今明两年",), words={"今明": 0, "去今": -1, "今后": 0}),
    Rule("now", "now", "day", r"现在|此刻|目前|眼下|当前|如今", ("现在", "目前"), sense="vague"),
)  # fmt: skip

MENTIONED = (
    Rule("same.day", "same", "day", r"同一?[天日](?!本)|当[天日](?!本)|当[晚夜](?!会)|那一?天", ("同一天", "同日", "当天", "当晚")),
    Rule("same.month", "same", "month", r"同月|当月", ("当月", "同月")),
    Rule("same.year", "same", "year", r"同年(?!级|龄)|当年", ("同年", "当年")),
    Rule("same.week", "same", "week", r"同一?周(?!年)|当周", ("当周",)),
    Rule("next.day", "same", "day", r"次[日晨]|翌[日晨]|隔[天日]|第二天|[后次][一]天", ("次日", "翌日", "第二天", "后一天"), n=1),
    Rule("next.month", "same", "month", r"次月|翌月", ("次月",), n=1),
    Rule("next.year", "same", "year", r"次年|翌年|隔年", ("翌年", "次年"), n=1),
    Rule("before.day", "same", "day", r"(?:此|之|早|稍)前(?:的)?一[天日]|(?<![目])前一[天日晚]|头一天|前夜", ("此前一天", "前一天", "前一晚"), n=-1),
    Rule("before.days", "ago_mentioned", "", r"[此之]前的?(?P<n>{N})个?(?P<u>天|日|周|星期|月|年)(?!内|中|里|间|来)",
         ("此前两天", "此前三个月"), n=-1),
    Rule("after.days", "ago_mentioned", "", r"此后的?第(?P<n>{N})(?P<u>天|日)", ("此后第三天",), n=1),
)  # fmt: skip
