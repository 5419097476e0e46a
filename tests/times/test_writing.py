"""The day of writing: which evidence counts, what it gives, and which of two wins."""

from __future__ import annotations

import datetime as dt

import pytest

from entente.times import WritingDate, infer

JANUARY_8 = dt.date(2021, 1, 8)


def _days(found: WritingDate) -> str:
    return f"{found.first}/{found.last}"


def _rules(found: WritingDate) -> list[str]:
    return [reason.rule for reason in found.reasons]


@pytest.mark.parametrize(
    ("text", "days", "rule"),
    [
        ("外长会见了来访的客人。", "2021-01-07/2021-01-08", "fresh-news"),
        ("外长今天会见了来访的客人。", "2021-01-08/2021-01-08", "today"),
        ("新华社北京12月18日电 外长会见客人。", "2020-12-18/2020-12-18", "dateline"),
        ("（中央社記者某某台北29日電）外長會見客人。", "2020-12-29/2020-12-29", "dateline"),
        ("大使29日对记者表示，今年双方通话五次。", "2020-12-29/2020-12-30", "lead-day"),
        ("大使7日对记者表示，双方通话五次。", "2021-01-07/2021-01-08", "fresh-news"),
        ("大使4日对记者表示，双方通话五次。", "2021-01-07/2021-01-08", "fresh-news"),
        ("昨天（9月6日）上午的讲堂上，主席发言。", "2020-09-07/2020-09-07", "stated-day"),
        ("今（28）日兩國外長會談。", "2020-12-28/2020-12-28", "stated-day"),
        ("据某社12月18日消息，总统举行记者会。", "2020-12-18/2020-12-19", "cited-report"),
        ("央视网消息（新闻联播）：总统抵达。", "2021-01-08/2021-01-08", "programme"),
        ("当选总统拜登谈到外交。", "2021-01-07/2021-01-08", "known-event"),
        ("今年，联合国成立75周年，各国集会。", "2020-01-01/2020-12-31", "anniversary"),
    ],
)
def test_evidence_gives_its_days(text: str, days: str, rule: str) -> None:
    found = infer(text, published=JANUARY_8)
    assert _days(found) == days
    assert rule in _rules(found)


def test_every_reason_quotes_its_words_where_they_stand() -> None:
    text = "新华社北京12月18日电 大使18日表示，今年是联合国成立75周年。"
    reasons = [r for r in infer(text, published=JANUARY_8).reasons if r.start is not None]
    assert reasons
    assert all(text[r.start : r.end] == r.quoted for r in reasons)


def test_a_reason_in_the_title_has_no_place_in_the_text() -> None:
    found = infer("外长会见客人。", title="今（28）日外长会谈", published=JANUARY_8)
    assert [(r.start, r.end) for r in found.reasons if r.rule == "stated-day"] == [(None, None)]


def test_the_address_bounds_a_page_that_shows_a_later_day() -> None:
    found = infer("外长会见客人。", published=JANUARY_8, url="https://example.org/2020/12/30/a.shtml")
    assert found.last == dt.date(2020, 12, 30)
    assert "url" in _rules(found)


def test_the_id_of_a_programme_gives_the_day_of_broadcast() -> None:
    found = infer("央视网消息（新闻联播）：总统抵达。", url="https://example.org/VIDEabc221210.shtml")
    assert _days(found) == "2022-12-10/2022-12-10"


def test_evidence_against_stronger_evidence_is_left_out() -> None:
    found = infer("新华社北京12月18日电 大使29日离任。", published=JANUARY_8)
    assert _days(found) == "2020-12-18/2020-12-18"


def test_the_day_of_another_page_says_nothing_of_a_related_item() -> None:
    found = infer("外长会见了来访的客人。", published=JANUARY_8, own_page=False)
    assert (found.first, found.last) == (None, JANUARY_8)


def test_a_related_item_is_dated_by_its_own_news() -> None:
    found = infer("5月7日晚主席同总统通话；8日晚再同总统通话。", published=JANUARY_8, own_page=False)
    assert _days(found) == "2020-05-08/2020-05-09"


def test_a_day_of_a_year_that_is_said_is_not_the_news() -> None:
    found = infer("2018年3月他再次当选，5月7日宣誓就职。", published=JANUARY_8, own_page=False)
    assert found.first is None


def test_a_page_of_another_clock_may_be_a_day_behind() -> None:
    found = infer("（某社台北9日电）外长会见客人。", published=JANUARY_8)
    assert _days(found) == "2021-01-09/2021-01-09"


def test_history_is_not_evidence() -> None:
    found = infer("2020年12月，当选总统拜登谈到外交。", published=JANUARY_8)
    assert "known-event" not in _rules(found)


def test_a_day_to_come_is_not_a_day_told() -> None:
    found = infer("总统将于29日来访。", published=JANUARY_8)
    assert _days(found) == "2021-01-07/2021-01-08"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("某社北京2020年12月18日电 外长会见客人。", "2020-12-18", "2020-12-18"),
        ("2018年3月5日连任，2020年12月28日通话。", "2020-12-28", None),
        ("外长29日会见客人。", None, None),
    ],
)
def test_without_a_page_date_only_full_dates_count(text: str, first: str | None, last: str | None) -> None:
    found = infer(text)
    assert [day.isoformat() if day else None for day in (found.first, found.last)] == [first, last]
    assert found.interval is None or first == last
