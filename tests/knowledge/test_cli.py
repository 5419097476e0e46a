"""``entente kb`` and ``entente who`` as another process would see them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from entente.cli.kb import kb_app
from entente.cli.who import who
from entente.errors import QueryError, TableError

Run = Callable[..., Result]
ROOT = Path(__file__).parents[2]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    app = typer.Typer()
    app.add_typer(kb_app, name="kb")
    app.command("who")(who)

    def command(*arguments: str) -> Result:
        env = {"ENTENTE_FACTS": str(tmp_path / "facts.yml"), "COLUMNS": "120"}
        return CliRunner().invoke(app, list(arguments), env=env)

    return command


def test_who_by_name_and_day(run: Run) -> None:
    (answer,) = json.loads(run("who", "普廷", "--on", "2020-12-29", "--json").stdout)
    assert (answer["name"], answer["state"]) == ("普京", "RU")
    assert [(o["state"], o["office"], o["start"]) for o in answer["offices"]] == [("RU", "hos", "2012-05-07")]
    assert {"普丁", "蒲亭", "Vladimir Putin"} <= {s["text"] for s in answer["spellings"]}
    assert all(s["source"] for s in answer["spellings"])


def test_who_by_office_for_people(run: Run) -> None:
    told = run("who", "--office", "RU foreign minister", "--on", "2010-05-01").stdout
    assert "拉夫罗夫  RU" in told
    assert "RU foreign minister" in told
    assert "2004-03-09" in told


def test_nobody(run: Run) -> None:
    assert "nobody known: 查无此人" in run("who", "查无此人").stdout


@pytest.mark.parametrize(
    "arguments",
    [(), ("普京", "--office", "RU fm"), ("--office", "RU fm"), ("普京", "--on", "yesterday")],
)
def test_a_question_that_cannot_be_answered(run: Run, arguments: tuple[str, ...]) -> None:
    assert isinstance(run("who", *arguments).exception, QueryError)


def test_what_is_added_answers_at_once(run: Run, tmp_path: Path) -> None:
    days = ("--start", "2030-05-01", "--as-of", "2030-06-01")
    added = run(
        "kb", "add", "示例", "--state", "FR", "--office", "fm", *days, "--tw", "範例", "--en", "A. Sample"
    )
    assert added.exit_code == 0
    (answer,) = json.loads(run("who", "--office", "法国外长", "--on", "2030-05-20", "--json").stdout)
    assert (answer["name"], answer["offices"][0]["certainty"]) == ("示例", "known")
    assert "示例" in (tmp_path / "facts.yml").read_text(encoding="utf-8")


def test_add_says_what_it_needs(run: Run) -> None:
    assert isinstance(run("kb", "add", "示例").exception, QueryError)
    late = run("kb", "add", "示例", "--state", "FR", "--office", "fm", "--start", "May")
    assert isinstance(late.exception, TableError)


def test_learn_prints_proposals_that_add_takes(run: Run, tmp_path: Path) -> None:
    archive = tmp_path / "news.jsonl"
    body = "斐济外长卡洛夫{}会见来访的客人。"
    items = [
        {"id": str(n), "date": f"2031-03-0{n}", "title": "外事", "body": body.format(end)}
        for n, end in enumerate(("在苏瓦", "今天", "同日"), start=1)
    ]
    archive.write_text("\n".join(json.dumps(item, ensure_ascii=False) for item in items), encoding="utf-8")
    proposed = run("kb", "learn", str(archive))
    assert "卡洛夫" in proposed.stdout
    (tmp_path / "proposals.yml").write_text(proposed.stdout, encoding="utf-8")
    assert run("kb", "add", "--from", str(tmp_path / "proposals.yml")).exit_code == 0
    assert json.loads(run("who", "卡洛夫", "--json").stdout)[0]["state"] == "FJ"


def test_stats_cover_three_offices_and_fifteen_years(run: Run) -> None:
    told = json.loads(run("kb", "stats", "--json").stdout)
    assert len(told["coverage"]) == 45
    assert "2012-06-30" in run("kb", "stats").stdout


def test_build_writes_or_says_why_not(run: Run, tmp_path: Path) -> None:
    sources, out = tmp_path / "kb", tmp_path / "out"
    shutil.copytree(ROOT / "kb", sources)
    assert run("kb", "build", str(sources), str(out)).exit_code == 0
    assert (out / "terms.tsv").exists()
    states = (sources / "states.tsv").read_text(encoding="utf-8")
    (sources / "states.tsv").write_text(
        "\n".join(line for line in states.split("\n") if not line.startswith("TV\t")), encoding="utf-8"
    )
    failed = run("kb", "build", str(sources), str(tmp_path / "again"), "--json")
    assert failed.exit_code == 1
    assert any("TV" in problem for problem in json.loads(failed.stdout)["problems"])
    assert not (tmp_path / "again").exists()
