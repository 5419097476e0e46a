"""The packaged tables: what the sources build to, checked, quick to load, covering what they should."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from entente.knowledge import OFFICES, load
from entente.knowledge.build import build, compile_tables
from entente.knowledge.checks import problems
from entente.knowledge.stats import coverage, sizes
from entente.knowledge.tables import read
from entente.text import fold

ROOT = Path(__file__).parents[2]
SOURCES, PACKAGE = ROOT / "kb", ROOT / "src/entente/data/kb"
TIMED = "t = time.perf_counter(); load(); print(time.perf_counter() - t)"
LOAD = f"import time; from entente.knowledge import load; {TIMED}"
LEAST_NAMED = {"hos": 0.97, "hog": 0.95, "fm": 0.90}


def test_the_package_is_what_the_sources_build_to(tmp_path: Path) -> None:
    report = build(SOURCES, tmp_path)
    assert report.problems == ()
    built = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert built == {path.name: path.read_bytes() for path in PACKAGE.iterdir()}


def test_no_fact_breaks_a_check() -> None:
    assert list(problems(compile_tables(SOURCES))) == []


def test_it_loads_in_less_than_three_tenths_of_a_second() -> None:
    times = [float(subprocess.check_output([sys.executable, "-c", LOAD], text=True)) for _ in range(3)]
    assert min(times) <= 0.3


@pytest.mark.parametrize("office", LEAST_NAMED)
def test_members_of_the_united_nations_have_a_holder_with_a_chinese_name(office: str) -> None:
    rows = [c for c in coverage(load()) if c.office == office]
    assert [c.on.year for c in rows] == list(range(2012, 2027))
    assert min(c.named / c.members for c in rows) >= LEAST_NAMED[office]
    assert all(c.carried == 0 or c.carried < 0.03 * c.members for c in rows if c.on.year < 2026)


def test_there_are_193_members_of_the_united_nations() -> None:
    assert sum(s.un_member for s in load().states.values()) == 193


def test_every_source_named_is_described_with_its_licence() -> None:
    described = {row["key"]: row["licence"] for row in read(SOURCES / "sources.tsv")}
    used = {t.source for t in load().terms} | {n.source for p in load().persons.values() for n in p.names}
    assert used <= set(described)
    assert not any("BY-SA" in licence for licence in described.values())


def test_no_name_is_a_common_word_or_a_single_character() -> None:
    unusable = {fold(row["word"]) for row in read(SOURCES / "unusable.tsv")}
    assert [name for name in load().names() if len(name) < 2 or name in unusable] == []


def test_every_guard_keeps_a_finder_off_a_name() -> None:
    knowledge = load()
    states = [fold(name) for s in knowledge.states.values() for name in (*s.names, *s.metonyms)]
    names = {*knowledge.names(), *knowledge.places, *states}
    assert [guard for guard in knowledge.guards if guard in names] == []
    assert [guard for guard in knowledge.guards if not any(name in guard for name in names)] == []


def test_offices_and_states_of_terms_are_known() -> None:
    knowledge = load()
    assert {t.office for t in knowledge.terms} <= set(OFFICES)
    assert {t.state for t in knowledge.terms} <= set(knowledge.states)
    assert set(knowledge.places.values()) <= set(knowledge.states)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("莫斯科", "RU"),
        ("达沃斯", "CH"),
        ("钓鱼台国宾馆", "CN"),
        ("海参崴", "RU"),
        ("海湖庄园", "US"),
        ("板门店", "KR"),
    ],
)
def test_a_settlement_or_venue_lies_in_a_state(name: str, code: str) -> None:
    assert load().places[name] == code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("沙烏地阿拉伯", "SA"),
        ("北韓", "KP"),
        ("紐西蘭", "NZ"),
        ("寮國", "LA"),
        ("義大利", "IT"),
        ("上合组织", "SCO"),
    ],
)
def test_a_state_is_known_in_the_spelling_of_each_press(name: str, code: str) -> None:
    assert [s.code for s in load().states.values() if name in s.names] == [code]


def test_letters_are_single_characters() -> None:
    assert {letter for s in load().states.values() for letter in s.letters if len(letter) != 1} == set()


def test_codes_of_organisations_that_iso_gives_to_states_are_kept_apart() -> None:
    states = load().states
    assert (states["AFU"].written_code, states["AU"].written_code) == ("AU", "AU")
    assert states["LAS"].written_code == "AL"
    assert states["RU"].written_code == "RU"


def test_sizes_add_up() -> None:
    knowledge = load()
    told = sizes(knowledge)
    assert told["persons"] == len(knowledge.persons) >= told["persons with a Chinese name"]
    assert told["terms"] > told["terms marked unsure"] > 0
