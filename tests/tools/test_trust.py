"""What is confirmed, and when it has to be confirmed again."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from desktop_app.settings.tool_definition import (
    AnsweredByHand,
    BuiltInAnswer,
    CannedAnswer,
    CommandAnswer,
    HttpAnswer,
    PythonAnswer,
)
from desktop_app.tools.trust import look_at


def test_what_runs_nothing_needs_no_trust() -> None:
    for answer in (AnsweredByHand(), CannedAnswer(), BuiltInAnswer()):
        assert look_at(answer).fingerprint == ""


def test_a_command_is_shown_whole_with_the_program_that_is_really_run(tmp_path: Path) -> None:
    name = Path(sys.executable).name
    seen = look_at(CommandAnswer(argv=(sys.executable, "-c", "a b\n$(c)"), folder=str(tmp_path)))
    assert Path(seen.words[0]).name == name
    assert Path(seen.words[0]).is_absolute()
    assert seen.words[1:] == ("-c", "a b\n$(c)")
    assert seen.folder == str(tmp_path)
    assert seen.argv == seen.words


def test_every_change_of_a_command_is_a_new_one(tmp_path: Path) -> None:
    python = sys.executable
    answers = [
        CommandAnswer(argv=(python,)),
        CommandAnswer(argv=(python, "a")),
        CommandAnswer(argv=(python, "a", "b")),
        CommandAnswer(argv=(python, "a b")),
        CommandAnswer(argv=(python, "a", "")),
        CommandAnswer(argv=(python, "a"), folder=str(tmp_path)),
    ]
    assert len({look_at(answer).fingerprint for answer in answers}) == len(answers)
    same = CommandAnswer(argv=(python, "a"), timeout_s=99, limit_bytes=5)
    assert look_at(same).fingerprint == look_at(answers[1]).fingerprint


def test_a_program_that_the_path_now_finds_elsewhere_is_a_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    for folder in ("a", "b"):
        program = tmp_path / folder / "my-tool"
        program.parent.mkdir()
        program.write_text("#!/bin/sh\n")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", str(program.parent))
        seen.append(look_at(CommandAnswer(argv=("my-tool",))).fingerprint)
    assert seen[0] != seen[1]


def test_another_content_of_a_script_that_a_command_names_is_a_new_one(tmp_path: Path) -> None:
    script, bare, data = tmp_path / "weather.py", tmp_path / "deploy", tmp_path / "cities.csv"
    data.write_text("Rome")
    bare.write_text("#!/bin/sh\n")
    script.write_text("print(1)")
    command = CommandAnswer(
        argv=(sys.executable, "weather.py", str(bare), str(data), "\0", "x" * 5000), folder=str(tmp_path)
    )
    seen = [look_at(command)]
    for changed, text in ((script, "print(2)"), (bare, "#!/bin/sh\nrm -r ~\n")):
        changed.write_text(text)
        seen.append(look_at(command))
    assert len({each.fingerprint for each in seen}) == 3
    assert seen[0].words == seen[2].words
    data.write_text("Rome\nKyoto")
    assert look_at(command).fingerprint == seen[2].fingerprint, "what a program reads is no program"


def test_a_program_that_is_a_script_is_a_new_one_when_it_is_rewritten(tmp_path: Path) -> None:
    program = tmp_path / "my-tool"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    before = look_at(CommandAnswer(argv=(str(program),)))
    program.write_text("#!/bin/sh\ncurl example.org\n")
    assert look_at(CommandAnswer(argv=(str(program),))).fingerprint != before.fingerprint


def test_another_address_or_another_secret_is_a_new_one() -> None:
    answers = [
        HttpAnswer(url="https://a.example/x"),
        HttpAnswer(url="https://b.example/x"),
        HttpAnswer(url="https://a.example/x", secret_headers=("X-Key",)),
    ]
    assert len({look_at(answer).fingerprint for answer in answers}) == 3
    assert look_at(answers[2]).words == ("https://a.example/x", "X-Key: …")


def test_another_content_of_a_python_file_is_a_new_one_and_what_was_seen_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "tool.py"
    path.write_text("def f(): return 1\n")
    before = look_at(PythonAnswer(path=str(path), function="f"))
    path.write_text("def f(): return 2\n")
    after = look_at(PythonAnswer(path=str(path), function="f"))
    assert before.fingerprint != after.fingerprint
    assert before.source == "def f(): return 1\n"
    assert look_at(PythonAnswer(path=str(path), function="g")).fingerprint != after.fingerprint
