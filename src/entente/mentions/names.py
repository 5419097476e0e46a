"""Names that no table knows: transliterated names, and East Asian names behind a title.

The set of characters used to transliterate is counted from the knowledge base's own names, so it
grows with it. Surnames are the hundred or so most frequent ones (public statistics).
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property

from entente.knowledge import Knowledge
from entente.knowledge.spelling import plain
from entente.text import Span, fold

SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔"
    "钟谭陆汪范金石廖贾夏韦傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安"
    "齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛"
    "习靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧"
    "闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌"
    "奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙"
    "浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信"
)
EAST_ASIAN = frozenset({"CN", "TW", "HK", "MO", "KR", "KP", "JP", "VN", "SG"})
# Characters that open the verb or particle behind an East Asian name.
_STOP = frozenset(
    "在同与和将说表率对向就于会是的了已曾也并为及或等今昨当日上下前后间主出参举致应到抵访赴离宣发介接随认指称谈通电"
    "以从由让被给把予至此其这那他她我你们，。、；：（）？！“”‘’·0123456789两三四一二十亦均都又再还先则者因而但若如即"
    "率陪共签握见晤请邀代祝贺感赞希愿支反呼要提求透回答受担任持讲话批署转达面带早进开启结出同"
)
# Characters that transcription tables use (the public table of the news agency's translation office and
# its Taiwan and Hong Kong counterparts), less those that usually open a verb.
_TRANSCRIPTION = frozenset(
    "阿埃艾爱安昂奥巴白拜班邦包保鲍贝本比彼毕边别滨波博伯勃卜布采蔡查昌策茨慈楚达大戴丹道德登邓狄迪蒂丁东杜敦顿多厄恩尔法"
    "凡范方菲费芬丰冯弗福夫富盖甘冈高戈哥格葛根贡古瓜圭郭果哈海汉豪赫黑亨洪侯胡华怀惠霍基吉加贾简江杰金京津久卡凯坎康考"
    "柯科克肯孔库夸奎昆拉莱赖兰朗劳勒雷李里利莉连廉良列林琳留柳龙隆卢鲁路伦罗洛吕律略马玛迈麦曼芒毛茅梅门蒙孟米密棉明缪摩"
    "莫默姆木穆拿纳娜乃奈南内嫩能尼涅宁耐牛纽农努诺欧帕潘庞佩彭蓬皮平珀葡普齐奇乔钦琴丘屈热仁日荣瑞若萨塞赛桑瑟森沙珊山尚绍"
    "舍申生圣盛施什史舒朔斯丝思司松苏素孙索所塔泰坦汤唐陶特腾提田铁廷图土托陀瓦万旺威韦维卫魏温文翁沃乌武伍西希锡席夏显香肖"
    "谢辛欣兴雄休许雅亚延扬杨耶叶伊易因英尤雨约云泽曾扎詹张章哲珍芝治智朱兹子宗佐夫伕柏碧宾堡岑诞迭蒂妮娃婭娅妲妮黛蕾薇芙茱"
    "琪丽莎洁露茜莲艺弥曷甸逊臣顺信辉坚毅敏钱锦添烈纬伟健贝迦枢勉懋班禹卓祖祁辜恺晏甫孚彻撒札达仑仓伽佛侬俄倪傅儒兀兑兜克兹谭铭祺贾伐凤翠娥娉尉耿聂"
)
# Characters of transcription that also end a verb, a country's abbreviation or a title before a name.
_BEFORE_NAMES = frozenset(
    "谢赞达及会比华美德法英俄意印日韩朝中西马加巴古越伊土希波以阿安新帕斯国理长相使诉持信见访问克兰亚利卡尔特拉"
)
_NO_NAMES = (
    "本星期",
    "本周",
    "本月",
    "时隔",
    "事隔",
    "日前",
    "日后",
    "时任",
    "大选",
    "特别",
    "公布",
    "历史",
    "表示",
    "级国际",
    "公务",
)
_NOT_OF_NAME = ("海军", "戴着", "亲自", "亲赴")
_COURTESIES = ("女士", "先生", "阁下", "陛下", "殿下", "同志")
_SURNAME_STATES = frozenset({"CN", "TW", "KR"})
_SURNAME_OFFICES = frozenset({"hos", "hog", "fm", "vice", "speaker"})
_SURNAMES_AS_WORDS = frozenset("任向于时和与对同让令从由应原前新代全各其本方华国为而是有在请就马安金")
_INSIDE_DOTTED = frozenset("通代当")
_JOINS_DOTTED = frozenset("代干")
_WITH_LATIN = re.compile("[\u4e00-\u9fff]{2,4}(?=[(（][A-Z][A-Za-z.-]+ [A-Z])")
_LATIN = re.compile(
    r"[A-Z][a-zÀ-ÿ]+(?: (?:[A-Z]\.|[A-Z][a-zÀ-ÿ]+|de|van|von|bin|al)){0,3}[ -][A-Z][a-zÀ-ÿ]+(?![A-Za-zÀ-ÿ])"
)
_DOTTED = re.compile(r"[\u4e00-\u9fff]{1,8}(?:[·-][\u4e00-\u9fff]{1,9})+")
_COMMON_MINIMUM = 3
_LONGEST = {"JP": 5, "VN": 4, "KR": 4, "HK": 4}


class NameFinder:
    """Recognises the extent of a personal name that follows a title or stands alone with a dot."""

    def __init__(self, knowledge: Knowledge) -> None:
        counts = Counter(
            c
            for name in knowledge.names()
            for p in knowledge.named(name)[:1]
            if knowledge.persons[p].state not in EAST_ASIAN
            for c in name
        )
        common = frozenset(c for c, n in counts.items() if n >= _COMMON_MINIMUM)
        self.leaders = _leaders(knowledge)
        self._knowledge = knowledge
        self.inside = _TRANSCRIPTION - _BEFORE_NAMES
        self.transliteration = (common - _STOP) | _TRANSCRIPTION | {"·"}

    def written(self, name: str) -> tuple[str, ...]:
        """Ids of the persons whose English name is ``name``, accents and hyphens apart."""
        return self._english.get(plain(name), ())

    @cached_property
    def _english(self) -> dict[str, tuple[str, ...]]:
        # deferred: most texts have no name in Latin letters behind an office
        return _english(self._knowledge)

    def after_title(self, folded: str, start: int, state: str | None) -> int | None:
        """End of the name that begins at ``start``, or None when no name does."""
        if folded.startswith((*_COURTESIES, *_NO_NAMES), start):
            return None
        found = (
            self._east_asian(folded, start, state)
            if state in EAST_ASIAN
            else self._transliterated(folded, start)
        )
        return found or self._explained(folded, start) or self._latin(folded, start)

    def _explained(self, folded: str, start: int) -> int | None:
        """金星（Sung Kim）: a name of unusual characters that Latin letters in brackets explain."""
        given = _WITH_LATIN.match(folded, start)
        return given.end() if given and not _STOP & set(given.group()) else None

    def _latin(self, folded: str, start: int) -> int | None:
        """助理国务卿Jane Doe: a name in Latin letters, given name and surname."""
        written = _LATIN.match(folded, start)
        return written.end() if written else None

    def dotted(self, folded: str) -> list[Span]:
        """Names with a dot inside (约瑟夫·拜登), cut to their transliterated part."""
        found = (self._trim(folded, m.start(), m.end()) for m in _DOTTED.finditer(folded))
        return [span for span in found if span is not None]

    def _trim(self, folded: str, start: int, end: int) -> Span | None:
        first_dot = min(i for i in range(start, end) if folded[i] in "·-")
        left = first_dot
        while left > start and (
            folded[left - 1] in self.transliteration or folded[left - 1] in _INSIDE_DOTTED
        ):
            left -= 1
        right = self._run(folded, first_dot + 1, end)
        while right < end and folded[right] in _JOINS_DOTTED:
            right = self._run(folded, right + 1, end)
        return Span(left, right) if left < first_dot and right > first_dot + 1 else None

    def _run(self, folded: str, start: int, end: int) -> int:
        at = start
        while at < end and (folded[at] in self.transliteration or folded[at] == "-"):
            at += 1
        return at

    def _transliterated(self, folded: str, start: int) -> int | None:
        end = self._run(folded, start, min(len(folded), start + 24))
        while end > start and (folded[end - 1] in "·-" or folded.startswith(_NOT_OF_NAME, end - 1)):
            end -= 1
        return end if end - start >= 2 else None

    def _east_asian(self, folded: str, start: int, state: str) -> int | None:
        longest = _LONGEST.get(state, 3)
        end = start
        while end < min(len(folded), start + longest) and _is_han(folded[end]) and folded[end] not in _STOP:
            end += 1
        if end > start and folded.startswith(_NOT_OF_NAME, end - 1):
            end -= 1
        surname = state in ("JP", "VN") or (end > start and folded[start] in SURNAMES)
        return end if end - start >= 2 and surname else None


def _english(knowledge: Knowledge) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for person in knowledge.persons.values():
        for name in (n.text for n in person.names if n.lang == "en"):
            found.setdefault(plain(name), []).append(person.id)
    return {name: tuple(dict.fromkeys(ids)) for name, ids in found.items()}


def _leaders(knowledge: Knowledge) -> dict[str, tuple[str, ...]]:
    """Surname → the East Asian leaders who bear it (蔡总统), but for those that are words (任总统)."""
    found: dict[str, list[str]] = {}
    for term in knowledge.terms:
        person = knowledge.persons.get(term.person)
        if person and term.state in _SURNAME_STATES and term.office in _SURNAME_OFFICES:
            surname = fold(person.name)[:1]
            if surname in SURNAMES and surname not in _SURNAMES_AS_WORDS:
                found.setdefault(surname, []).append(person.id)
    return {surname: tuple(dict.fromkeys(ids)) for surname, ids in found.items()}


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"
