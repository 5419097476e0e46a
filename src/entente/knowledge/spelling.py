"""Spellings of a person's name: the script of each, the press's short form, the family name alone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from entente.errors import TableError
from entente.knowledge.model import PersonName
from entente.text import fold

FAMILY_NAME_FIRST = frozenset({"CN", "TW", "HK", "MO", "JP", "KR", "KP", "VN", "SG"})
# the press keeps the part before the dot: the given name, or in Hungary the family name
FIRST_PART_ALONE = frozenset({"TH", "LA", "ET", "ER", "KH", "HU"})
SON_OF = frozenset({"本", "宾", "伊本"})
_HAN = re.compile(r"[\u3400-\u9fff〇·—-]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u02bb-\u02bf\u1e00-\u1eff .,'’‘`\"()&-]+")
_CYRILLIC = re.compile(r"[\u0400-\u04ff .,’'()-]+(?: [IVX]+)?")
SCRIPTS = {"zh-Hans": _HAN, "zh-TW": _HAN, "zh-HK": _HAN, "en": _LATIN, "ru": _CYRILLIC}
_DYNASTY = re.compile(r"[一二三四五六七八九十]世$")


def plain(latin: str) -> str:
    """A Latin name in lower-case ASCII letters: what two spellings of it have in common."""
    decomposed = unicodedata.normalize("NFKD", latin.replace("ı", "i").replace("ł", "l").replace("đ", "d"))
    letters = "".join(c for c in decomposed if not unicodedata.combining(c)).lower().replace("-", " ")
    return " ".join(re.sub(r"[^a-z ]", "", letters).split())


def in_script(name: PersonName) -> bool:
    """True when every character of the name belongs to the script of its language."""
    pattern = SCRIPTS.get(name.lang)
    return bool(pattern and pattern.fullmatch(name.text))


def zh_lang(text: str, lang: str) -> str:
    """The language of a Chinese spelling; ``zh`` (not said which) is mainland unless it is traditional."""
    if lang != "zh":
        return lang
    return "zh-Hans" if fold(text) == text else "zh-TW"


def short_form(full: str, state: str) -> str:
    """What the press writes after the first mention: 弗拉基米尔·普京 → 普京; short full names stay whole."""
    if "·" not in full or state in FAMILY_NAME_FIRST:
        return full
    parts = full.split("·")
    if SON_OF & set(parts):
        return full  # what stands last is the father's name or the house's
    part = parts[0] if state in FIRST_PART_ALONE else parts[-1]
    return full if _DYNASTY.search(part) or len(part) < 2 else part


def with_short_forms(
    names: Iterable[PersonName], state: str, unusable: frozenset[str]
) -> Iterator[PersonName]:
    """The names, each Chinese one with its short form; one-character and ``unusable`` forms are left out."""
    for name in names:
        if not name.is_chinese:
            yield name
            continue
        for text in dict.fromkeys((name.text, short_form(name.text, state))):
            if len(text) > 1 and fold(text) not in unusable:
                yield PersonName(text, name.lang, name.source)


def ordered(names: list[PersonName], canonical: str) -> tuple[PersonName, ...]:
    """The names without repetition, the canonical one first.

    :raises TableError: the canonical name is not among them.
    """
    first = [n for n in names if n.text == canonical and n.lang == "zh-Hans"][:1]
    if not first:
        raise TableError(f"{canonical}: the canonical name has no zh-Hans row")
    seen: dict[tuple[str, str], PersonName] = {}
    for name in first + names:
        key = ("zh" if name.is_chinese else name.lang, name.text)
        seen.setdefault(key, name)
    return tuple(seen.values())
