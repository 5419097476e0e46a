"""``docs/ledger.md`` says what is in the file, all of it and nothing else, and its questions can be asked."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest

from entente.ledger import Ledger
from ledger.making import contact, reading

PAGE = (Path(__file__).parents[2] / "docs" / "ledger.md").read_text(encoding="utf-8")


@pytest.fixture
def db(tmp_path: Path) -> sqlite3.Connection:
    path = tmp_path / "ledger.db"
    with Ledger.open(path, write=True) as ledger:
        ledger.add(reading("甲", contact("习近平28日同普京通电话。")))
    return sqlite3.connect(path)


def documented() -> dict[str, list[str]]:
    sections = re.split(r"^### `(\w+)`$", PAGE, flags=re.M)[1:]
    tables = dict(zip(sections[::2], sections[1::2], strict=True))
    return {
        name: re.findall(r"^\| `(\w+)` \| .+ \|$", text.split("\n## ")[0], flags=re.M)
        for name, text in tables.items()
    }


def test_every_table_and_column_is_documented_in_order(db: sqlite3.Connection) -> None:
    names = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    columns = {name: [row[1] for row in db.execute(f"PRAGMA table_info({name})")] for name in names}
    assert documented() == columns


@pytest.mark.parametrize(("number", "rows"), [(0, 1), (1, 0), (2, 1)])
def test_the_questions_of_the_page_are_answered(db: sqlite3.Connection, number: int, rows: int) -> None:
    question = re.findall(r"```sql\n(.+?)```", PAGE, flags=re.S)[number]
    assert len(db.execute(question).fetchall()) == rows
