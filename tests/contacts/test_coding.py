"""Level, CAMEO code and PLOVER mode of a row."""

from __future__ import annotations

import pytest

from entente.contacts.coding import Code, code
from entente.records import Party

XI = Party("CN", "习近平", level="hos")
PUTIN = Party("RU", "普京", level="hos")
WANG = Party("CN", "王毅", level="fm")
SHOIGU = Party("RU", "绍伊古", level="defmin")
AKAR = Party("TR", "阿卡尔", level="defmin")
PLACES = {"北京": "CN", "莫斯科": "RU", "大阪": "JP"}


@pytest.mark.parametrize(
    ("kind", "status", "parties", "place", "coded"),
    [
        ("call", "held", (XI, PUTIN), None, Code("hos", "041", "phone")),
        ("video", "held", (WANG, PUTIN), None, Code("hos", "041", "phone")),
        ("meeting", "held", (XI, PUTIN), "北京", Code("hos", "043", "visit")),
        ("meeting", "held", (XI, PUTIN), "莫斯科", Code("hos", "042", "visit")),
        ("meeting", "held", (XI, PUTIN), "大阪", Code("hos", "044", "third-party")),
        ("meeting", "held", (WANG, SHOIGU, AKAR), None, Code("fm", "040", "multilateral")),
        ("visit", "planned", (WANG, Party("RU")), "莫斯科", Code("fm", "036", "visit")),
        ("visit", "not_held", (PUTIN, Party("CN")), None, Code("hos", None, "visit")),
        ("message", "held", (XI, PUTIN), None, Code("hos", "018", None)),
        ("meeting", "held", (Party("CN"), Party("RU")), None, Code(None, "040", "visit")),
    ],
)
def test_codes(kind: str, status: str, parties: tuple[Party, ...], place: str | None, coded: Code) -> None:
    assert code(kind, status, parties, place, PLACES) == coded
