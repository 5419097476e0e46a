"""What looks like a contact and is none: counts, habits, hypotheticals, series names, nouns."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Filter:
    """``place``: where ``pattern`` is searched: before, after, around the trigger, or in its run-up."""

    name: str
    place: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]


FILTERS: tuple[Filter, ...] = (
    Filter(
        "count",
        "before",
        re.compile(
            "(?<!第)(?<![年月])(?:多次|数次|几次|屡次|频繁|历次|两度|三度|四度|五度|数度|(?<![第二两三四五六七八九十百0-9])[二两三四五六七八九十0-9]{1,3}余?[次轮]|先后[两三四五六七八九十0-9]+次)"
        ),
        ("同Ａ多次", "Ａ已Ａ互通5次", "两度"),
    ),
    Filter(
        "counted",
        "after",
        re.compile("^(?:了)?(?:超过?|逾|已达?|共|近|约|多达|不下)?[两三四五六七八九十0-9]+[多余]?[次场]"),
        ("超30次", "了5次"),
    ),
    Filter(
        "habit",
        "before",
        re.compile("每年|一般|每任|历任|每届|(?<!次)定期|经常|时常|通常|每次|历届|例行|随时"),
        ("每年",),
    ),
    Filter(
        "duty",
        "run-up",
        re.compile(
            "没有理由不|应当|应(?:正式|立即|尽快)|应该(?![^，]*的是)|不应|必须|理应|无法想象|不能允许|当然会$"
        ),
        ("Ａ应该同Ａ", "必须"),
    ),
    Filter(
        "condition",
        "run-up",
        re.compile("如果|假如|倘若|一旦|要是|(?:不论|无论)[^，。；]{0,14}$|若(?=成|能|有)|若(?=Ａ[^，；]*$)"),
        ("如果成行，",),
    ),
    Filter(
        "hypothetical",
        "before",
        re.compile(
            "如果|假如|倘若|若(?!干)|一旦|才(?:有条件|有可能|可能)|是否|万一|除非|能否|会否|要是|何时|会不会|揣测|猜测|[也就才]能$|有没有(?:机会|可能)"
        ),
        ("如果",),
    ),
    Filter(
        "interview",
        "before",
        re.compile("接受(?![^，。、]{0,24}邀请)[^，。、]{0,30}$|受访|专访"),
        ("接受Ｓ电视台",),
    ),
    Filter("access", "after", re.compile("^(?:学者|量|者|权)"), ("学者",)),
    Filter(
        "other-traveller",
        "before",
        re.compile(
            "(?:传教士|[大中小]学生|青年|年轻人|青少年|师生|各界人士|物资|装备|武器|士兵|美军|车队|调查组|救援队|留?学生|企业|商人|民众|游客|专家[组团]?|军舰|舰艇?|(?<![乘坐搭])(?<!乘坐的)(?<!号)(?<!架)(?<!军)(?<!政)(?<!卫队)(?:飞机|专机|班机)|团队|医疗队|运动员|选手|教练|(?:调查|工作|医护|科研)人员|内阁成员)(?:过去|曾经?|已|将|也|都|于|Ｄ)*$"
        ),
        ("传教士",),
    ),
    Filter(
        "ordinal",
        "around",
        re.compile("是[^，]{0,20}第[0-9一二三四五六七八九十]+[次度](?:国事|正式)?(?:访|来华)"),
        ("这是Ａ就任Ｄ的第12次访华",),
    ),
    Filter(
        "precedent",
        "around",
        re.compile("打破[^，]{0,30}(?:惯例|先例|纪录)$"),
        ("打破Ｄ间未有Ｓ高官访Ｓ的惯例",),
    ),
    Filter(
        "never-anyone", "run-up", re.compile("从(?:来没|未)有(?:过)?(?:现任|任何)"), ("从未有现任Ａ获准",)
    ),
    Filter(
        "open-question", "after", re.compile("^(?!时)[^，。；]{0,3}(?:如何|能否|会否|怎样|是否)"), ("如何谈",)
    ),
    Filter("role", "after", re.compile("^(?:在其中)?发挥"), ("在其中发挥着关键作用",)),
    Filter("whenever", "after", re.compile("^[ＳＬ]*时，Ａ[也都]会"), ("Ｓ时，Ａ也会这么做",)),
    Filter(
        "visit-noun",
        "after",
        re.compile(
            "^[ＳＬ]*(?:等)?(?:的)?(?:安排|一事|议题|行动|举动|计划|传闻|可能性|提案|动议|(?:也|亦)?是(?!次|在?Ｄ))"
        ),
        ("Ｓ安排",),
    ),
    Filter(
        "gathering",
        "before",
        re.compile("(?:出席|参加|主办|举办)(?:了)?(?:(?!的Ａ)[^，期时前后间并同]){0,24}$|首届[^，]{0,6}$"),
        ("共同出席了金砖国家Ａ第十四次",),
    ),
    Filter("topic", "before", re.compile("(?:讨论|商讨|商谈|不包括)(?:了)?Ａ$"), ("讨论了Ａ",)),
    Filter(
        "hindered",
        "before",
        re.compile("阻止|阻挠|阻拦|反对|不建议|未建议|不赞成|企图|禁止|不允许"),
        ("阻止Ａ访问",),
    ),
    Filter(
        "unconfirmed",
        "before",
        re.compile("(?:没有|未有?|尚未|拒绝|不愿)(?:公布|证实|确认|确定|透露|评论)"),
        ("一直没有确认",),
    ),
    Filter(
        "refused",
        "before",
        re.compile(
            "不会(?!按照?原)|不得(?!不)|不再|婉拒|不让|未获准|无意|没有考虑|没有计划|不打算|不准备|并无"
        ),
        ("不会", "无意"),
    ),
    Filter(
        "other-travellers",
        "after",
        re.compile(
            "^[ＳＬ](?:、?[ＳＬ])*的?(?:我国|本国|外国)?(?:公民(?!社会)|民众|游客|旅客|旅行者|国民(?!会议|议会|大会|军|党)|留学生|学者|香港人)"
        ),
        ("Ｌ的我国公民",),
    ),
    Filter(
        "noun",
        "after",
        re.compile(
            "^(?:的)?(?:共识|成果|机制|请求|安排|一事|传闻|纪要|精神|声明|公报|框架|平台|渠道|进程|制度|议程|大厅|厅|中心|记录|[^，。；]{0,6}(?:前例|先例)|(?:具体)?(?:内容|细节|情况|时间|日期|地点)|结果|团|团队)"
        ),
        ("共识", "的成果"),
    ),
)


def rejected(before: str, after: str, clause: str, run_up: str) -> str | None:
    """Name of the filter that turns the candidate down, or None.

    ``before`` are the words from the subject to the trigger (its own clause counts), ``after`` those
    behind it, ``clause`` the whole clause, ``run_up`` the words up to the trigger across clauses.
    """
    words = {
        "before": before.rsplit("，", 1)[-1],
        "after": "" if before.endswith("Ｌ") else after,
        "around": clause,
        "run-up": run_up,
    }
    return next((f.name for f in FILTERS if f.pattern.search(words[f.place])), None)
