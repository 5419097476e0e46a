"""The documentation of the commands is the program's own, and its examples are understood."""

from __future__ import annotations

import re
import shlex
from typing import Any

import pytest
import typer

from cli.reference import REFERENCE, reference
from entente.cli.app import app


def test_the_reference_is_current() -> None:
    assert REFERENCE.read_text(encoding="utf-8") == reference()


def examples() -> list[str]:
    """Every example of the reference, joined over its lines."""
    blocks = re.findall(r"(?:^    .+\n)+", reference(), flags=re.M)
    return [re.sub(r"\s+", " ", block).strip() for block in blocks]


def parse(command: Any, arguments: list[str]) -> None:
    """Parse ``arguments`` down to the last command; what the command does not know raises."""
    context = command.make_context("entente", list(arguments))
    if hasattr(command, "get_command"):
        rest: list[str] = [*context._protected_args, *context.args]
        parse(command.get_command(context, rest[0]), rest[1:])


@pytest.mark.parametrize("example", examples())
def test_an_example_is_understood(example: str) -> None:
    _, *arguments = shlex.split(example.split(" | ")[-1].split(" > ")[0])
    parse(typer.main.get_command(app), arguments)


@pytest.mark.parametrize("wrong", [["list", "--whom", "CN"], ["fix", "edit"], ["count"]])
def test_what_is_no_command_is_not_understood(wrong: list[str]) -> None:
    with pytest.raises(Exception, match=r"No such option|Missing"):
        parse(typer.main.get_command(app), wrong)


def test_every_command_has_an_example() -> None:
    sections = re.split(r"^#{2,3} `entente ", reference(), flags=re.M)[1:]
    missing = [s.split("`")[0] for s in sections if "**Commands**" not in s and "\n    " not in s]
    assert missing == []
