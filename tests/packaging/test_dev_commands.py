"""dev.py itself: its words, its stages, its display check, and that trouble is a sentence."""

from __future__ import annotations

import ast
import os
import socket
import subprocess
import sys
from pathlib import Path

import dev_checks
import dev_commands
import dev_console
import dev_display
import dev_environment
import dev_system
import pytest
from virtual_screens import VirtualScreens

PACKAGING = Path(dev_commands.__file__).parent
LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a display")


def _stage(name: str, code: int) -> dev_checks.Stage:
    return dev_checks.Stage(name, (sys.executable, "-c", f"raise SystemExit({code})"))


def test_old_python_can_read_the_first_file() -> None:
    ast.parse((PACKAGING / "dev.py").read_text(encoding="utf-8"), feature_version=(3, 4))


@pytest.mark.parametrize("path", sorted(PACKAGING.glob("dev_*.py")), ids=lambda path: path.name)
def test_python_3_9_can_read_the_others(path: Path) -> None:
    ast.parse(path.read_text(encoding="utf-8"), feature_version=(3, 9))


def test_only_the_standard_library_is_imported() -> None:
    own = {path.stem for path in PACKAGING.glob("dev_*.py")}
    for path in PACKAGING.glob("dev*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert {name.split(".")[0] for name in names} <= own | sys.stdlib_module_names, path.name


def test_stages_stop_at_the_first_failure(capfd: pytest.CaptureFixture[str]) -> None:
    assert dev_checks.run_stages([_stage("one", 0), _stage("two", 3), _stage("three", 0)], {}) == 3
    said = capfd.readouterr().out
    assert [line.split()[:2] for line in said.splitlines() if line.startswith("  ")] == [
        ["ok", "one"],
        ["FAILED", "two"],
        ["not", "run"],
    ]
    assert "Stopped at two (exit code 3)" in said


def test_all_green_is_said(capfd: pytest.CaptureFixture[str]) -> None:
    assert dev_checks.run_stages([_stage("one", 0), _stage("two", 0)], {}) == 0
    assert "All green" in capfd.readouterr().out


def test_stage_names_are_the_stages() -> None:
    found = dev_checks.stages(dev_environment.VENV, Path("python"), ["-k", "word"])
    assert tuple(stage.name for stage in found) == dev_checks.STAGE_NAMES
    assert found[-1].command[-2:] == ("-k", "word")


def test_chatty_program_is_kept_and_quoted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev_console, "LOG_DIR", tmp_path)
    with pytest.raises(dev_console.CommandError) as caught:
        dev_console.run_quietly(
            [sys.executable, "-c", "for n in range(40): print('line', n)\nraise SystemExit(7)"], log_name="chatty"
        )
    assert (caught.value.code, caught.value.tail[-1], len(caught.value.tail)) == (7, "line 39", 12)
    assert "line 0\n" in caught.value.log.read_text(encoding="utf-8")


def test_missing_program_is_a_failed_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev_console, "LOG_DIR", tmp_path)
    with pytest.raises(dev_console.CommandError) as caught:
        dev_console.run_quietly(["no-such-program-anywhere"], log_name="missing")
    assert "No such file" in caught.value.tail[0]


@LINUX
def test_display_that_answers(xvfb_display: VirtualScreens, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM")
    assert "neither DISPLAY nor WAYLAND_DISPLAY" in (dev_display.why_no_display() or "")
    monkeypatch.setenv("DISPLAY", xvfb_display.normal)
    assert dev_display.why_no_display() is None


@LINUX
@pytest.mark.parametrize("display", [":987", "localhost:987.0"])
def test_display_that_is_gone(display: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM")
    monkeypatch.setenv("DISPLAY", display)
    assert dev_display.why_no_display() == f"nothing answers at the display {display}"


@LINUX
def test_wayland_display(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-7")
    assert dev_display.why_no_display() == "nothing answers at the display wayland-7"
    with socket.socket(socket.AF_UNIX) as compositor:
        compositor.bind(str(tmp_path / "wayland-7"))
        compositor.listen()
        assert dev_display.why_no_display() is None


def test_chosen_platform_needs_no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert dev_display.why_no_display() is None


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Everything is installed, and the program writes its arguments into the file whose path this is."""
    noted = tmp_path / "arguments"
    program = tmp_path / "python"
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "{noted}"\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(dev_system, "ensure_packages", lambda needs, **_: True)
    monkeypatch.setattr(dev_environment, "ensure_project", lambda extras, **_: program)
    monkeypatch.setattr(
        os, "execv", lambda path, words: sys.exit(subprocess.run([path, *words[1:]], check=False).returncode)
    )
    return noted


@LINUX
def test_run_opens_the_window_with_the_arguments(installed: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        dev_commands.main(["run", "--", "--start", "--microphone", "none"])
    assert ended.value.code == 0
    assert installed.read_text().split() == ["-m", "desktop_app", "--start", "--microphone", "none"]


@LINUX
def test_run_without_a_display_holds_the_sample_conversation(
    installed: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM")
    assert dev_commands.main(["run", "--", "--start", "--dialect", "preview"]) == 0
    words = installed.read_text().split()
    assert words[:3] == ["-m", "desktop_app", "converse"]
    assert [Path(word).name for word in words[3:6]] == ["1-hello.wav", "2-sum.wav", "3-story.wav"]
    assert all(Path(word).is_file() for word in words[3:6])
    assert words[6] == "--out"
    assert words[8:] == ["--connection", "builtin", "--dialect", "preview"]
    said = capsys.readouterr().out
    assert "neither DISPLAY nor WAYLAND_DISPLAY is set" in said
    assert "Only the window understands --start" in said


@LINUX
def test_run_passes_other_commands_on(installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM")
    with pytest.raises(SystemExit):
        dev_commands.main(["run", "--", "serve", "--port", "0"])
    assert installed.read_text().split() == ["-m", "desktop_app", "serve", "--port", "0"]


def test_trouble_is_a_sentence(
    installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev_commands, "SAMPLES", tmp_path)
    assert dev_commands.main(["run", "--headless"]) == 2
    complaint = capsys.readouterr().err
    assert complaint.startswith("dev.py: No sample questions")
    assert "Traceback" not in complaint


def test_interrupted_command_says_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(*_: object, **__: object) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr(dev_system, "ensure_packages", interrupted)
    assert dev_commands.main(["run"]) == 130
    assert capsys.readouterr().err.strip() == "Stopped."
