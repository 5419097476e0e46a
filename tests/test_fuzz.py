"""Broken input: the command line never breaks on it, and never loses what the ledger already holds."""

from __future__ import annotations

import json
import os
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from entente.cli.app import app

GOOD = {
    "id": "good-1",
    "date": "2020-05-09",
    "title": "通话",
    "body": "国家主席习近平8日晚同俄罗斯总统普京通电话。",
    "source": "样例",
    "url": "https://example.org/good-1",
}
LINE = json.dumps(GOOD, ensure_ascii=False).encode()
KEPT = LINE.replace(b"good-1", b"kept-by-the-ledger")
FINE, SKIPPED = 0, 3
THOROUGH = int(os.environ.get("ENTENTE_THOROUGH", "1"))
"""How many times as many examples as in the everyday run."""
_KEPT_ROWS = """
SELECT pages.*, mentions.kind, mentions.status, mentions.date, evidence.quoted FROM pages
JOIN mentions ON mentions.page = pages.key JOIN evidence ON evidence.mention = mentions.id
WHERE pages.id = 'kept-by-the-ledger'
"""
ENDINGS = ("jsonl", "json", "txt", "html", "xml", "warc", "gz", "bin")

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)
RECORD = st.fixed_dictionaries({}, optional=dict.fromkeys(GOOD, JSON)).map(
    lambda record: json.dumps(record, ensure_ascii=False).encode("utf-8", "surrogatepass")
)
CUT = st.integers(0, len(LINE)).map(lambda at: LINE[:at])
FLIPPED = st.tuples(st.integers(0, len(LINE) - 1), st.integers(0, 255)).map(
    lambda change: LINE[: change[0]] + bytes([change[1]]) + LINE[change[0] + 1 :]
)
LINES = st.lists(st.one_of(RECORD, CUT, FLIPPED, st.just(LINE), st.binary(max_size=80)), max_size=6)
BYTES = st.one_of(LINES.map(b"\n".join), st.binary(max_size=400))


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A ledger that already holds one page and its contact."""
    folder = tmp_path_factory.mktemp("fuzz")
    (folder / "kept.jsonl").write_bytes(KEPT)
    path = folder / "ledger.db"
    assert _read(folder / "kept.jsonl", path) == FINE
    yield path


@settings(
    max_examples=60 * THOROUGH, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=BYTES, ending=st.sampled_from(ENDINGS))
def test_broken_input_is_reported_and_loses_nothing(ledger: Path, data: bytes, ending: str) -> None:
    before = _kept_rows(ledger)
    assert len(before) == 1
    broken = ledger.parent / f"broken.{ending}"
    broken.write_bytes(data)
    assert _read(broken, ledger) in (FINE, SKIPPED)
    assert _kept_rows(ledger) == before


@settings(
    max_examples=20 * THOROUGH, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(choice=st.randoms(use_true_random=False))
def test_a_damaged_real_page_is_reported_and_loses_nothing(
    shared: Path, ledger: Path, choice: random.Random
) -> None:
    before = _kept_rows(ledger)
    page = choice.choice(sorted((shared / "gold" / "pages" / "html").glob("*.html")))
    broken = ledger.parent / "broken.html"
    broken.write_bytes(_damaged(page.read_bytes(), choice))
    assert _read(broken, ledger) in (FINE, SKIPPED)
    assert _kept_rows(ledger) == before


def _damaged(data: bytes, choice: random.Random) -> bytes:
    """``data`` with some bytes changed, and a stretch cut out or doubled."""
    damaged = bytearray(data)
    for _ in range(choice.randint(1, 40)):
        damaged[choice.randrange(len(damaged))] = choice.randrange(256)
    start, end = sorted(choice.randrange(len(damaged)) for _ in range(2))
    damaged[start:end] = damaged[start:end] * choice.choice((0, 1, 2))
    return bytes(damaged)


def _read(path: Path, ledger: Path) -> int:
    result = CliRunner().invoke(app, ["read", str(path), "--ledger", str(ledger)])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert "Traceback" not in result.output
    return result.exit_code


def _kept_rows(ledger: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(ledger)) as db:
        return db.execute(_KEPT_ROWS).fetchall()
