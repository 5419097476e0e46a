"""A ledger among other processes and on bad disks: locks, kills, damage, older and newer schemas."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from entente.errors import LedgerBusy, LedgerError
from entente.ledger import Ledger, Query, connection, schema
from entente.records import Reading
from ledger.making import contact, reading
from ledger.test_invariants import Content, content

KILLS = int(os.environ.get("ENTENTE_KILLS", "6"))
"""How often the reading process is killed; 200 in a thorough run."""

PAGES = 300
HERE = Path(__file__).parents[1]
READER = f"""
import sys
sys.path.insert(0, {str(HERE)!r})
from entente.ledger import Ledger, ledger
from ledger.test_robust import archive
ledger.BATCH = 20
with Ledger.open(sys.argv[1], write=True) as book:
    print("open", flush=True)
    for page in archive():
        book.add(page)
print("done", flush=True)
"""


def archive() -> list[Reading]:
    """Pages that tell each other's contacts, so that a kill in the middle of merging would show."""
    pages = []
    for n in range(PAGES):
        day = f"2020-12-{n % 28 + 1:02}"
        told = contact(
            f"习近平{n % 28 + 1}日同普京通电话，第{n}次报道。",
            day if n % 3 else "2020-12",
            place=f"第{n % 5}厅",
        )
        pages.append(reading(f"p{n}", told, source=f"社{n % 7}"))
    return pages


def kept(path: Path) -> Content:
    with Ledger.open(path) as ledger:
        return content(ledger)


def start(path: Path) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", READER, str(path)], stdout=subprocess.PIPE, text=True)


def test_a_reader_killed_again_and_again_ends_with_the_same_ledger(tmp_path: Path) -> None:
    whole, killed = tmp_path / "whole.db", tmp_path / "killed.db"
    began = time.monotonic()
    assert start(whole).wait(timeout=60) == 0
    longest = time.monotonic() - began
    chance = random.Random(20201228)
    for _ in range(KILLS):
        process = start(killed)
        time.sleep(chance.uniform(0.0, longest))
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=60)
        if killed.exists():
            with Ledger.open(killed, write=True) as ledger:
                assert ledger.examine() == []
    assert start(killed).wait(timeout=60) == 0
    assert kept(killed) == kept(whole)


def test_a_second_writer_waits_and_then_says_who_writes(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with (
        Ledger.open(path, write=True),
        pytest.raises(LedgerBusy, match=f"process {os.getpid()} of .* since 20"),
    ):
        Ledger.open(path, write=True, wait=0.2)
    with Ledger.open(path, write=True, wait=0.2) as ledger:
        assert ledger.count(Query()) == 0


def test_the_lock_of_a_killed_writer_is_free(tmp_path: Path) -> None:
    process = start(tmp_path / "ledger.db")
    assert process.stdout and process.stdout.readline() == "open\n"
    process.kill()
    process.wait(timeout=60)
    with Ledger.open(tmp_path / "ledger.db", write=True, wait=5):
        pass


def test_readers_read_while_one_writes(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with Ledger.open(path, write=True) as writer:
        writer.add(reading("甲", contact("习近平28日同普京通电话。")))
        writer.commit()
        writer.add(reading("乙", contact("习近平29日同普京通电话。", "2020-12-29")))
        with Ledger.open(path) as one, Ledger.open(path) as other:
            assert one.count(Query()) == other.count(Query()) == 1
        writer.commit()
        with Ledger.open(path) as one:
            assert one.count(Query()) == 2


def filled(path: Path) -> Path:
    with Ledger.open(path, write=True) as ledger:
        for page in archive():
            ledger.add(page)
    return path


@pytest.mark.parametrize("seed", range(5))
def test_a_damaged_file_is_named_and_never_a_traceback(tmp_path: Path, seed: int) -> None:
    path = filled(tmp_path / "ledger.db")
    data = bytearray(path.read_bytes())
    chance = random.Random(seed)
    for _ in range(40):
        at = chance.randrange(4096, len(data) - 64)
        data[at : at + 64] = chance.randbytes(64)
    path.write_bytes(data)
    try:
        with Ledger.open(path) as ledger:
            assert ledger.examine()
    except LedgerError as error:
        assert "ledger.db" in str(error)


def test_a_file_cut_short_is_named(tmp_path: Path) -> None:
    path = filled(tmp_path / "ledger.db")
    path.write_bytes(path.read_bytes()[:20_000])
    with pytest.raises(LedgerError, match=r"ledger\.db: damaged"), Ledger.open(path) as ledger:
        ledger.contacts(Query())


HURTS: dict[str, Callable[[sqlite3.Connection], object]] = {
    "evidence": lambda db: db.execute("UPDATE pages SET text = '无' || text"),
    "orphans": lambda db: db.execute("UPDATE mentions SET contact = NULL"),
    "index": lambda db: db.execute("DELETE FROM pairs WHERE a = 'CN'"),
    "tallies": lambda db: db.execute("UPDATE tallies SET contacts = contacts + 1"),
    "merging": lambda db: db.execute("UPDATE contacts SET fingerprint = 'f'"),
}


@pytest.mark.parametrize("check", HURTS)
def test_the_doctor_finds_what_is_wrong(tmp_path: Path, check: str) -> None:
    path = filled(tmp_path / "ledger.db")
    with Ledger.open(path) as ledger:
        assert ledger.examine() == []
    db = sqlite3.connect(path)
    with db:
        HURTS[check](db)
    db.close()
    with Ledger.open(path) as ledger:
        assert check in {finding.check for finding in ledger.examine()}


MENDED: dict[str, tuple[str, ...]] = {
    "rows": (
        "UPDATE contacts SET fingerprint = 'f', date = NULL",
        "UPDATE mentions SET contact = NULL WHERE date = '2020-12-03'",
    ),
    "index": ("DELETE FROM pairs WHERE a = 'CN'", "UPDATE pairs SET first = '2019' WHERE a = ''"),
    "tallies": ("UPDATE tallies SET contacts = 7",),
}


@pytest.mark.parametrize("harm", MENDED)
def test_merging_everything_again_mends_what_is_derived(tmp_path: Path, harm: str) -> None:
    path = filled(tmp_path / "ledger.db")
    before = kept(path)
    db = sqlite3.connect(path)
    with db:
        for statement in MENDED[harm]:
            db.execute(statement)
    db.close()
    with Ledger.open(path, write=True) as ledger:
        ledger.merge_again()
        assert ledger.examine() == []
    assert kept(path) == before


def test_an_older_ledger_is_brought_forward_and_kept_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "ledger.db"
    with monkeypatch.context() as past:
        past.setattr(connection, "STEPS", schema.STEPS[:1])
        past.setattr(connection, "VERSION", 1)
        Ledger.open(path, write=True).close()
    with Ledger.open(path, write=True) as ledger:
        ledger.add(reading("甲", contact("习近平28日同普京通电话。")))
        assert ledger.examine() == []
    backup = sqlite3.connect(tmp_path / "ledger.db.schema1.bak")
    assert backup.execute("PRAGMA user_version").fetchone() == (1,)
    backup.close()


def test_a_ledger_from_before_counts_were_kept_gets_them(tmp_path: Path) -> None:
    path = filled(tmp_path / "ledger.db")
    db = sqlite3.connect(path)
    (rows,) = db.execute("SELECT count(*) FROM contacts").fetchone()
    with db:
        db.execute("DROP TABLE tallies")
        db.execute("PRAGMA user_version = 3")
    db.close()
    with Ledger.open(path) as ledger:
        assert ledger.count(Query()) == rows > 0
        assert ledger.examine() == []


def test_a_ledger_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    path = filled(tmp_path / "ledger.db")
    db = sqlite3.connect(path)
    db.execute("PRAGMA user_version = 99")
    db.close()
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="newer entente"):
        Ledger.open(path, write=True)
    assert path.read_bytes() == before


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE mine (x)")
    db.close()
    before = path.read_bytes()
    for write in (False, True):
        with pytest.raises(LedgerError, match="not a ledger"):
            Ledger.open(path, write=write)
    assert path.read_bytes() == before


def test_a_full_disk_is_said_and_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with Ledger.open(path, write=True) as ledger:
        ledger.add(reading("甲", contact("习近平28日同普京通电话。")))
        ledger.commit()
        (pages,) = ledger._db.execute("PRAGMA page_count").fetchone()
        ledger._db.execute(f"PRAGMA max_page_count = {pages + 20}")
        with pytest.raises(LedgerError, match="the disk is full"):
            for page in archive():
                ledger.add(page)
        ledger.rollback()
    with Ledger.open(path) as ledger:
        assert ledger.count(Query()) == 1
        assert ledger.examine() == []


def test_many_processes_may_make_one_ledger_at_once(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    code = "from pathlib import Path; from entente.ledger import connection; "
    code += f"connection.connect(Path({str(path)!r}), write=True)"
    started = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(3)]
    assert [process.wait(timeout=60) for process in started] == [0, 0, 0]
