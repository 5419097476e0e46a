"""The loader of golden cases refuses files that would hide a case."""

from __future__ import annotations

from pathlib import Path

import pytest

from casefile import rows


def _write(folder: Path, name: str, text: str) -> None:
    folder.joinpath(name).write_text(text, encoding="utf-8")


def test_every_language_of_a_stage_is_read_under_its_own_name(tmp_path: Path) -> None:
    _write(tmp_path, "times.zh.yml", "- {name: 明天, value: 1}\n- {name: 昨天, value: 2}\n")
    _write(tmp_path, "times.en.yml", "- {name: 明天, value: 3}\n")
    _write(tmp_path, "actors.zh.yml", "- {name: 别处, value: 4}\n")
    assert [(name, case["value"]) for name, case in rows("times", tmp_path)] == [
        ("en: 明天", 3),
        ("zh: 明天", 1),
        ("zh: 昨天", 2),
    ]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("- {name: 一}\n- {name: 一}\n", "named twice"),
        ("- {value: 1}\n", "each with a name"),
        ("name: 一\n", "list of mappings"),
        ("", "list of mappings"),
    ],
)
def test_a_malformed_file_is_refused(tmp_path: Path, text: str, complaint: str) -> None:
    _write(tmp_path, "times.zh.yml", text)
    with pytest.raises(ValueError, match=complaint):
        rows("times", tmp_path)


def test_a_stage_without_cases_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no case of stage 'times'"):
        rows("times", tmp_path)
