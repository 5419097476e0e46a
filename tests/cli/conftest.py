"""A small ledger on disk, and the command line as another process would see it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from entente.cli.app import app
from entente.ledger import Ledger
from ledger.making import LAVROV, PEOPLE, WANG, contact, reading

Run = Callable[..., Result]

CALL = contact("习近平28日同普京通电话。", place="北京")
AGAIN = contact("12月28日，普京與習近平通話。")
SPRING = contact("3月19日，两国元首通话。", "2020-03-19")
MINISTERS = contact("王毅2日同拉夫罗夫[bold]会谈[/]。", "2020-12-02", (WANG, LAVROV), kind="meeting")
VISIT = contact(
    "普京将访华。", None, (PEOPLE["putin_guest"], PEOPLE["cn_host"]), kind="visit", status="planned"
)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.db"
    with Ledger.open(path, write=True) as book:
        book.add(reading("甲", CALL, SPRING, source="示例社"))
        book.add(reading("乙", AGAIN, MINISTERS, source="例報"))
        book.add(reading("丙", VISIT, source="示例社"))
    return path


@pytest.fixture
def run(ledger: Path) -> Run:
    """Run a command on the small ledger; nothing is a terminal."""

    def command(*arguments: str) -> Result:
        return CliRunner().invoke(app, list(arguments), env={"ENTENTE_LEDGER": str(ledger), "COLUMNS": "120"})

    return command
