"""How fast the browser view answers: a made-up ledger of 100,000 contacts, asked on loopback only.

    python evals/web_bench.py [--contacts 100000] [--rate 50] [--seconds 20]

Prints how long the server takes to start, the 95th percentile of the API at ``rate`` requests a second,
and, where Chromium is installed, the first contentful paint of each view.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import random
import shutil
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

from entente.knowledge import load
from entente.ledger import Ledger, Run, convert, store
from entente.ledger.merge import merge
from entente.records import KINDS, Article, Contact, Evidence, Page, Party, Reading
from entente.text import Span

SEED = 20201228
FIRST = dt.date(1995, 1, 1)
DAYS = 30 * 365
VIEWS = (
    "/",
    "/contacts",
    "/contacts?q=王毅&kind=call",
    "/pair?who=CN&with=RU",
    "/matrix",
    "/network",
    "/review",
)
QUERIES = (
    "/api/contacts?page={n}",
    "/api/contacts?who=CN&with=RU&page={n}",
    "/api/contacts?kind=call&from={year}&to={year}",
    "/api/contacts?q=王毅&kind=meeting&page={n}",
    "/api/contacts?status=planned&sort=date&page={n}",
    "/api/facets?kind=visit&from={year}",
    "/api/charts/years?who=FR&from={year}",
    "/api/charts/days?who=RU&from={year}&to={year}",
)
TARGET_MS, PAINT_MS = 50.0, 500.0


def leaders() -> list[Party]:
    """Persons of the knowledge base as parties, the frequent ones first."""
    knowledge = load()
    found = [Party(p.state, p.name, p.name, person=p.id, level="hos") for p in knowledge.persons.values()]
    often = ("Q15031", "Q7747", "Q701801", "Q3052772")
    return sorted(found, key=lambda p: p.person not in often)[:600]


def made_up(count: int) -> Iterator[Reading]:
    """``count`` contacts, ten to a page; the same on every run."""
    draw, people = random.Random(SEED), leaders()
    weights = [1 / (n + 3) for n in range(len(people))]
    for number in range(count // 10):
        day = FIRST + dt.timedelta(days=draw.randrange(DAYS))
        pairs = [_two(draw, people, weights) for _ in range(10)]
        yield _page(number, day, [(draw.choice(KINDS), pair) for pair in pairs])


def _two(draw: random.Random, people: list[Party], weights: list[float]) -> tuple[Party, Party]:
    one, other = draw.choices(people, weights, k=2)
    return (one, other) if one.state != other.state else _two(draw, people, weights)


def _page(number: int, day: dt.date, told: list[tuple[str, tuple[Party, Party]]]) -> Reading:
    lines = [
        f"{day.day}日，{a.name}同{b.name}就双边关系与共同关心的问题交换意见（{k}）。" for k, (a, b) in told
    ]
    text = "\n".join(lines)
    page = Page(f"b{number}", text, f"第{number}页", day, "样例社", f"https://example.org/{number}")
    article = Article(f"a{number}", page.title, Span(0, len(text)), (Span(0, len(text)),))
    contacts = []
    at = 0
    for (kind, pair), line in zip(told, lines, strict=True):
        proof = Evidence("text", at, at + len(line), line)
        contacts.append(Contact(kind, "held", day.isoformat(), pair, proof, article.id))  # type: ignore[arg-type]
        at += len(line) + 1
    return Reading(page, (article,), (), tuple(contacts))


def fill(path: Path, count: int) -> None:
    """Write the made-up ledger; every page is merged by itself, which is all that made-up news needs."""
    with Ledger.open(path, write=True):
        pass
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.executescript("PRAGMA synchronous=OFF; BEGIN")
        run = store.run_id(db, Run("bench"))
        for reading in made_up(count):
            store.insert_page(db, reading, "bench", run)
            for contact in merge(m for m, _ in convert.mentions_of(reading)).contacts:
                store.insert_contact(db, contact)
        db.execute("COMMIT")


@contextmanager
def served(path: Path) -> Iterator[str]:
    """``entente serve`` in a process of its own, on a free port of loopback."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    begun = time.perf_counter()
    command = [
        sys.executable,
        "-c",
        "from entente.cli import main; main()",
        "serve",
        str(path),
        "--port",
        str(port),
    ]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:
        home = f"http://127.0.0.1:{port}"
        while not _answers(home):
            time.sleep(0.1)
        print(f"serving after {time.perf_counter() - begun:.1f} s")
        begun = _cpu(server.pid)
        yield home
        print(f"processor time of the server: {_cpu(server.pid) - begun:.1f} s")
        server.terminate()


def _cpu(process: int) -> float:
    """Seconds that ``process`` has computed so far (Linux; 0 elsewhere), however busy the machine."""
    stat = Path(f"/proc/{process}/stat")
    if not stat.is_file():
        return 0.0
    fields = stat.read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _answers(home: str) -> bool:
    try:
        # an answer from the archive's index too: making it must not be measured with the answers
        return bool(urllib.request.urlopen(f"{home}/api/articles?q={_quoted('通')}").read())
    except urllib.error.URLError:
        return False


def paced(home: str, rate: int, seconds: int) -> list[float]:
    """Milliseconds of each answer, sent at ``rate`` a second whether or not the last one is there."""
    draw = random.Random(SEED)
    begin = time.perf_counter() + 0.2

    def ask(number: int) -> float:
        due = begin + number / rate
        time.sleep(max(0.0, due - time.perf_counter()))
        path = draw.choice(QUERIES).format(n=draw.randint(1, 40), year=draw.randint(1995, 2024))
        started = time.perf_counter()
        urllib.request.urlopen(urllib.request.Request(home + _quoted(path))).read()
        return (time.perf_counter() - started) * 1000

    with ThreadPoolExecutor(16) as pool:
        return list(pool.map(ask, range(rate * seconds)))


def _quoted(path: str) -> str:
    return urllib.request.quote(path, safe="/?&=")  # type: ignore[attr-defined, no-any-return]


def paints(home: str) -> dict[str, float]:
    """First contentful paint of each view in milliseconds; the slowest of three, none without Chromium."""
    chromium = shutil.which("chromium")
    if chromium is None:
        return {}
    from playwright.sync_api import sync_playwright

    with sync_playwright() as running:
        browser = running.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--headless"])
        page = browser.new_page()
        page.goto(home + "/api")
        found = {path: max(_paint(page, home + path) for _ in range(3)) for path in VIEWS}
        browser.close()
    return found


_PAINTED = """new Promise(done => new PerformanceObserver(list => list.getEntries()
    .filter(entry => entry.name === "first-contentful-paint").forEach(entry => done(entry.startTime)))
    .observe({type: "paint", buffered: true}))"""


def _paint(page, address: str) -> float:  # type: ignore[no-untyped-def]
    page.goto(address)
    return float(page.evaluate(_PAINTED))


def main() -> None:
    """Measure and print; nothing is kept."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--ledger", type=Path, help="A ledger to ask instead of a made-up one.")
    options.add_argument("--contacts", type=int, default=100_000)
    options.add_argument("--rate", type=int, default=50)
    options.add_argument("--seconds", type=int, default=20)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = chosen.ledger or Path(folder) / "bench.db"
        if chosen.ledger is None:
            fill(path, chosen.contacts)
        with served(path) as home:
            report(home, chosen.rate, chosen.seconds)


def report(home: str, rate: int, seconds: int) -> None:
    """Measure a running server and print."""
    taken = paced(home, rate, seconds)
    p50, p95 = statistics.median(taken), statistics.quantiles(taken, n=20)[-1]
    print(f"API at {rate}/s: median {p50:.1f} ms, p95 {p95:.1f} ms (target {TARGET_MS:.0f})")
    for view, paint in paints(home).items():
        print(f"first paint {view}: {paint:.0f} ms (target {PAINT_MS:.0f})")


if __name__ == "__main__":
    main()
