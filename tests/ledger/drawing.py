"""Strategies: sets of readings in which much can be the same contact and much cannot."""

from __future__ import annotations

from hypothesis import strategies as st

from entente.records import Contact, Kind, Party, Reading, Status
from ledger.making import PEOPLE, contact, reading

SENTENCES = (
    "习近平同普京通电话，双方谈到抗疫合作。",
    "習近平與普京通話，雙方談到抗疫合作。",
    "中俄两国元首28日通话。",
    "王毅同拉夫罗夫会谈。",
    "普京希望访问中国。",
)
DATES = (
    *(f"2020-12-{day:02}" for day in range(24, 32)),
    *("2021-01-01", "2021-01-02", "2020-12", "2020", "2021-01", None),
    *(
        "2020-12-27/2020-12-28",
        "2020-12-28/2020-12-31",
        "2020-12-18/2021-01-01",
        "2020-12-30/..",
        "../2020-12-29",
    ),
)
SIDES = (
    ("xi", "wang", "cn", "cn_fm", "cn_host", "xi_guest"),
    ("putin", "lavrov", "ru", "ru_fm", "putin_guest"),
)
KINDS: tuple[Kind, ...] = ("call", "video", "meeting", "visit", "message")
STATUSES: tuple[Status, ...] = ("held", "held", "held", "planned", "cancelled", "proposed")


@st.composite
def contacts(draw: st.DrawFn) -> Contact:
    """A contact between China and Russia around one New Year."""
    return contact(
        draw(st.sampled_from(SENTENCES)),
        draw(st.sampled_from(DATES)),
        draw(parties()),
        kind=draw(st.sampled_from(KINDS[:1] * 3 + KINDS)),
        status=draw(st.sampled_from(STATUSES)),
        place=draw(st.sampled_from((None, "北京", "莫斯科"))),
        mutual=draw(st.booleans()),
    )


@st.composite
def parties(draw: st.DrawFn) -> list[Party]:
    """One or two officials of one side, one of the other."""
    ours = draw(st.lists(st.sampled_from(SIDES[0]), min_size=1, max_size=2, unique=True))
    return [PEOPLE[name] for name in (*ours, draw(st.sampled_from(SIDES[1])))]


@st.composite
def archives(draw: st.DrawFn, most: int = 9) -> list[Reading]:
    """Up to ``most`` pages of a few outlets, each with up to three contacts."""
    told = draw(st.lists(st.lists(contacts(), max_size=3), min_size=1, max_size=most))
    return [reading(f"p{n}", *items, source=f"社{n % 4}") for n, items in enumerate(told)]
