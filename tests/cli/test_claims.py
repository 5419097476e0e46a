"""claims, check and coverage on a small ledger, as another process would see them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import Run
from entente.ledger import Ledger
from ledger.making import contact, reading
from verify.making import HEADS, MINISTERS, claim


@pytest.fixture
def claimed(ledger: Path) -> Path:
    """The small ledger, with a page that makes four claims."""
    page = reading("丁", contact("4月16日，两国元首通话。", "2020-04-16"), source="示例社")
    claims = (
        claim(3),
        claim(8, who=MINISTERS),
        claim(None, None, vague=True),
        claim(1, who=HEADS, kinds=("meeting",), status="proposed"),
    )
    with Ledger.open(ledger, write=True) as book:
        book.add(replace(page, claims=claims))
    return ledger


def loads(run: Run, *arguments: str) -> Any:
    done = run(*arguments, "--json")
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def test_claims_are_listed_with_their_verdicts(run: Run, claimed: Path) -> None:
    told = loads(run, "claims")
    found = {c["count"]: (c["verdict"]["verdict"], c["verdict"]["found"]) for c in told}
    assert found == {3: ("supported", 3), 8: ("short", 0), 1: ("unclear", 0)}
    assert all(c["source"] == "示例社" and c["evidence"] == "五次" for c in told)


@pytest.mark.parametrize(
    ("arguments", "counts"),
    [
        (("--who", "普丁"), {3, 1}),
        (("--who", "RU"), {3, 8, 1}),
        (("--who", "FR"), set()),
        (("--kind", "call"), {3, 8}),
        (("--verdict", "short"), {8}),
        (("--verdict", "short", "--verdict", "unclear"), {8, 1}),
        (("--optional",), {3, 8, 1, None}),
    ],
)
def test_claims_are_filtered(run: Run, claimed: Path, arguments: tuple[str, ...], counts: set[int]) -> None:
    assert {c["count"] for c in loads(run, "claims", *arguments)} == counts


def test_one_claim_shows_its_rows(run: Run, claimed: Path) -> None:
    (short,) = loads(run, "claims", "--verdict", "supported")
    shown = run("claims", short["id"][:8]).stdout
    for part in ("CN 习近平 – RU 普京", "supported", "2020-03-19", "2020-04-16", "2020-12-28", "示例社"):
        assert part in shown


def test_a_verdict_that_flips_is_reported_once(run: Run, claimed: Path) -> None:
    assert loads(run, "claims", "--update") == []
    with Ledger.open(claimed, write=True) as book:
        book.add(reading("戊", contact("5月8日，两国元首通话。", "2020-05-08")))
    (flipped,) = loads(run, "claims", "--update")
    assert (flipped["count"], flipped["before"], flipped["verdict"]["verdict"]) == (
        3,
        "supported",
        "contradicted",
    )
    assert loads(run, "claims", "--update") == []


@pytest.mark.parametrize(
    ("typed", "verdict", "found"),
    [
        ("CN:习近平 RU:普京 call 2020 = 2", "supported", 2),
        ("CN:習近平 RU:普丁 call 2020-12 = 1", "supported", 1),
        ("CN:习近平 RU:普京 call 2020 = 1", "contradicted", 2),
        ("CN:习近平 RU:普京 call,video 2020 >= 3", "short", 2),
        ("CN:fm RU:fm meeting 2020 = 1", "supported", 1),
        ("CN RU call ever > 1", "supported", 2),
        ("CN:习近平 * call 2020 ~ 2", "supported", 2),
        ("RU:普京 CN visit 2020 = 1", "short", 0),
    ],
)
def test_a_typed_claim_is_checked(run: Run, typed: str, verdict: str, found: int) -> None:
    (answer,) = loads(run, "check", "--claim", typed)
    assert (answer["verdict"], answer["found"]) == (verdict, found)


def test_check_shows_rows_and_coverage(run: Run) -> None:
    shown = run("check", "--claim", "CN:习近平 RU:普京 call 2020 = 5").stdout
    for part in ("short", "2 found, 3 missing", "2020-03-19", "read: 示例社"):
        assert part in shown
    assert "(status: planned)" in run("check", "--claim", "RU:普京 CN visit ever = 1").stdout


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ((), "give either"),
        (("--claim", "习近平 五次"), "is no claim"),
        (("--claim", "XX:谁 RU call 2020 = 5"), "is no state"),
        (("--claim", "CN RU phone 2020 = 5"), "is no kind"),
        (("--claim", "CN RU call 20x0 = 5"), "not an EDTF date"),
        (("今天天气很好。",), "counts no contacts"),
        (("两国元首今年通话五次。", "--between", "ZZ"), "is no state"),
    ],
)
def test_what_cannot_be_asked_says_what_to_write(
    run: Run, arguments: tuple[str, ...], complaint: str
) -> None:
    done = run("check", *arguments)
    assert done.exit_code != 0
    assert complaint in str(done.exception)


def test_coverage_tells_pages_by_month_and_kinds_by_level(run: Run) -> None:
    told = {source["source"]: source for source in loads(run, "coverage")}
    assert told["示例社"]["pages"] == 2
    assert told["示例社"]["months"] == [{"month": "2020-12", "pages": 2, "days": 1}]
    assert told["例報"]["reports"] == {"call": {"hos": 1}, "meeting": {"fm": 1}}
    assert "meeting: fm 1" in run("coverage").stdout
