"""The knowledge base against 44 notable leaders and against the members of the United Nations.

``../shared/actors/check44.json`` names a leader, an office and a day; ``kb_expected.tsv`` the forms in
which the three presses write that leader. Coverage is that of ``entente kb stats``. Last, the press as an
independent witness: where the shared news introduce a person by country and office, does that person hold
it on that day? (They also name former, elected and just deceased holders: 100 % is not to be had.)
"""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from entente.knowledge import Knowledge, load
from entente.knowledge.learn import Introduction, introductions
from entente.knowledge.stats import coverage
from entente.knowledge.tables import Row, read, several
from entente.text import fold
from suite import Result

ROLES = {"HoS": "hos", "HoG": "hog", "FM": "fm"}
OFFICES_TOLD = frozenset({"hos", "hog", "fm", "defmin", "vice", "speaker"})
EXPECTED = Path(__file__).with_name("kb_expected.tsv")
TIMED = "t = time.perf_counter(); load(); print(time.perf_counter() - t)"
LOAD = f"import time; from entente.knowledge import load; {TIMED}"


def main(shared: Path) -> Result:
    """Offices and names right of 44, coverage in per cent (the worst year), and the time to load."""
    leaders = json.loads((shared / "actors" / "check44.json").read_text(encoding="utf-8"))
    forms = {row["name"]: row for row in read(EXPECTED)}
    knowledge = load()
    verdicts = {leader["name"]: check(knowledge, leader, forms[leader["name"]]) for leader in leaders}
    figures: dict[str, float] = {
        key: sum(v[key] for v in verdicts.values()) for key in ("office", "cn", "tw", "hk")
    }
    for office in ROLES.values():
        rows = [c for c in coverage(knowledge) if c.office == office]
        figures[f"{office}_named"] = round(100 * min(c.named / c.members for c in rows), 1)
        figures[f"{office}_confirmed"] = round(
            100 * min((c.held - c.carried) / c.members for c in rows[:-1]), 1
        )
    figures["press_agrees"] = press_agreement(knowledge, shared / "corpus")
    seconds = load_seconds()
    wrong = {
        name: sum(not right for right in v.values()) for name, v in verdicts.items() if not all(v.values())
    }
    return Result(figures, f"loads in {seconds:.2f} s; wrong: {', '.join(wrong) or 'none'}", wrong)


def check(knowledge: Knowledge, leader: Row, forms: Row) -> dict[str, bool]:
    """Whether that person alone holds the office on that day, and each press's form is known for them."""
    day = dt.date.fromisoformat(leader["date"])
    held = knowledge.holders(leader["iso"], ROLES[leader["role"]], day)
    people = [knowledge.persons[key] for key in {t.person for t in held}]
    latin = [n.text for p in people for n in p.names if n.lang == "en"]
    right = len(people) == 1 and any(re.search(leader["name"], name, re.IGNORECASE) for name in latin)
    known = {fold(n.text) for p in people for n in p.names if n.is_chinese} if right else set()
    return {"office": right} | {
        region: bool(known & {fold(form) for form in several(forms[region])}) for region in ("cn", "tw", "hk")
    }


def press_agreement(knowledge: Knowledge, corpus: Path) -> float:
    """Per cent of introductions of known persons as heads or ministers whose office they hold on that day."""
    told = [i for i in introductions(_news(corpus), knowledge) if i.office in OFFICES_TOLD]
    known = [(i, people) for i in told if (people := _named(knowledge, i.tail))]
    agreed = sum(1 for i, people in known if people & _holders(knowledge, i))
    return round(100 * agreed / len(known), 1)


def _news(corpus: Path) -> Iterator[tuple[dt.date, str]]:
    for path in sorted(corpus.glob("*.jsonl")):
        for line in path.open(encoding="utf-8"):
            item = json.loads(line)
            yield dt.date.fromisoformat(item["date"]), f"{item['title']}。{item['body']}"


def _named(knowledge: Knowledge, tail: str) -> set[str]:
    """The persons whose name ``tail`` begins with: those of the longest name."""
    for end in range(len(tail), 1, -1):
        if people := knowledge.named(tail[:end]):
            return set(people)
    return set()


def _holders(knowledge: Knowledge, told: Introduction) -> set[str]:
    return {t.person for t in knowledge.seat(told.state, told.office) if t.covers(told.day)}


def load_seconds() -> float:
    """Seconds that ``load()`` takes in a fresh interpreter, the best of three."""
    return min(_timed() for _ in range(3))


def _timed() -> float:
    return float(
        subprocess.run([sys.executable, "-c", LOAD], check=True, capture_output=True, text=True).stdout
    )


if __name__ == "__main__":
    outcome = main(Path(os.environ.get("ENTENTE_SHARED", Path(__file__).parents[2] / "shared")))
    print(dict(outcome.figures), outcome.report, sep="\n")
