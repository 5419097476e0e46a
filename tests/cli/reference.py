"""The command-line reference, made from the program itself: ``python tests/cli/reference.py`` writes it."""

from __future__ import annotations

import re
from pathlib import Path

import typer
from typer.cli import get_docs_for_click

from entente.cli.app import app

REFERENCE = Path(__file__).parents[2] / "docs" / "cli.md"
HEADER = "# The command line\n\nMade by `python tests/cli/reference.py`; a test keeps it current.\n"


def reference() -> str:
    """``docs/cli.md`` as it should be."""
    command = typer.main.get_command(app)
    told = get_docs_for_click(obj=command, ctx=typer.Context(command), name="entente", title=" ")
    plain = re.sub(r"\[/?(?:bold)?\]", "", told).replace("# " + " ", "", 1)
    lines = [re.sub(r"^  (?=\S)", "    ", line.rstrip()) for line in plain.strip().splitlines()]
    return HEADER + "\n" + re.sub(r"\n{3,}", "\n\n", "\n".join(lines)) + "\n"


if __name__ == "__main__":
    REFERENCE.write_text(reference(), encoding="utf-8")
