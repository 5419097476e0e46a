"""The bundled sample archive: well made, read as its hand-made reading says, answering its question."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml

from agreement import disagreements
from entente import read
from entente.pages import scan
from entente.records import Page
from entente.text import script

ENTENTE = Path(sys.executable).with_name("entente")
SAMPLE = Path(str(files("entente.data") / "demo" / "sample.jsonl"))
CASES = Path(__file__).parent / "cases"
CALLS = ["2020-03-19", "2020-04-16", "2020-05-08", "2020-07-08", "2020-12-28"]


@cache
def pages() -> dict[str, Page]:
    return {page.id: page for page in scan([str(SAMPLE)]) if isinstance(page, Page)}


def gold() -> dict[str, list[dict[str, Any]]]:
    lines = (CASES / "demo.gold.jsonl").read_text(encoding="utf-8").splitlines()
    return {row["id"]: row["contacts"] for row in map(json.loads, lines)}


def known_gaps() -> dict[str, str]:
    """Items that are not yet read right, with the reason; mending one means deleting its line."""
    gaps: dict[str, str] = yaml.safe_load((CASES / "demo.gaps.yml").read_text(encoding="utf-8")) or {}
    return gaps


def items() -> list[pytest.ParameterSet]:
    gaps = known_gaps()
    marks = {item: [pytest.mark.xfail(reason=reason, strict=True)] for item, reason in gaps.items()}
    return [pytest.param(item, id=item, marks=marks.get(item, [])) for item in gold()]


def test_the_archive_is_what_the_readme_says() -> None:
    archive = pages().values()
    assert len(archive) >= 60
    assert list(pages()) == list(gold())
    assert {script(page.text) for page in archive} == {"Hans", "Hant"}
    assert len({page.source for page in archive}) >= 5
    assert sum(1 for rows in gold().values() if not rows) >= 5
    assert all(page.url.startswith("https://example.org/") for page in archive)
    assert set(known_gaps()) <= set(gold())


@pytest.mark.parametrize("item", gold())
def test_hand_made_evidence_is_in_the_item(item: str) -> None:
    page = pages()[item]
    for row in gold()[item]:
        assert row["evidence"] in page.text or row["evidence"] in page.title


@pytest.mark.parametrize("item", items())
def test_an_item_is_read_as_the_codebook_says(item: str) -> None:
    assert disagreements(gold()[item], read(pages()[item]).contacts) == []


def test_the_demo_answers_its_question(tmp_path: Path) -> None:
    ledger = str(tmp_path / "demo.db")
    _entente("read", str(SAMPLE), "--ledger", ledger)
    question = ("count", "习近平", "普京", "--kind", "call", "--in", "2020")
    answer = json.loads(_entente(*question, "--ledger", ledger, "--json"))
    assert answer["count"] == 5
    assert [row["date"] for row in answer["rows"]] == CALLS
    assert all("通" in json.dumps(row, ensure_ascii=False) for row in answer["rows"])


def _entente(*arguments: str) -> str:
    command = [str(ENTENTE), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout
