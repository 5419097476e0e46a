"""A server on the sample archive, in this process and, for the browser, on a port of its own."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from entente.ledger import Ledger
from entente.web.app import make_app
from entente.web.command import read_demo
from entente.web.settings import Settings
from ledger.making import LAVROV, PUTIN, WANG, XI, contact, reading

HOME = "http://localhost:8030"

HOSTILE = "𠮷说：<script>alert(1)</script>习近平28日同普京通电话。"
"""A sentence that would run if it were not escaped, behind a character of two UTF-16 units."""


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    read_demo(path)
    return path


@pytest.fixture(scope="session")
def client(demo: Path) -> TestClient:
    return TestClient(make_app(Settings(demo)), base_url=HOME)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Five rows: a hostile sentence told twice, two ministers' calls a day apart, one without a date."""
    path = tmp_path / "small.db"
    with Ledger.open(path, write=True) as book:
        book.add(reading("甲", contact(HOSTILE), source="示例社"))
        book.add(reading("乙", contact("12月28日，普京與習近平通話。"), source="例報"))
        book.add(reading("丙", contact("王毅2日同拉夫罗夫通电话。", "2020-12-02", (WANG, LAVROV))))
        book.add(reading("丁", contact("王毅3日再同拉夫罗夫通电话。", "2020-12-03", (WANG, LAVROV))))
        book.add(reading("戊", contact("习近平曾会见普京。", None, (XI, PUTIN), kind="meeting")))
    return path


@pytest.fixture
def editor(small: Path) -> TestClient:
    """The small ledger, open to corrections."""
    return TestClient(make_app(Settings(small, edit=True, author="甲")), base_url=HOME)


@pytest.fixture(scope="session")
def server(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running server on a copy of the sample archive, open to corrections."""
    uvicorn = pytest.importorskip("uvicorn")
    path = tmp_path_factory.mktemp("served") / "demo.db"
    shutil.copy(demo, path)
    app = make_app(Settings(path, edit=True, author="甲"))
    running = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
    thread = threading.Thread(target=running.run, daemon=True)
    thread.start()
    while not running.started:
        time.sleep(0.02)
    port = running.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    running.should_exit = True
    thread.join(5)
