"""The README promises only what is there, and leaves no option out."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
_OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]+")
# argparse's own, and pytest's or dev.py's, which other tests here look at.
_NOT_THE_PROGRAMS = {"--help", "--only"}


@cache
def _help_of(*words: str) -> str:
    run = subprocess.run(
        [sys.executable, *words, "--help"], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert run.returncode == 0, f"{words} has no help: {run.stderr}"
    return run.stdout


def _program_help() -> str:
    return "\n".join(_help_of("-m", "desktop_app", *command) for command in ((), ("serve",), ("converse",), ("demo",)))


def test_links_lead_somewhere() -> None:
    links = [link for link in re.findall(r"\]\(([^)]+)\)", README) if "://" not in link]
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


@pytest.mark.parametrize("command", sorted(set(re.findall(r"packaging/dev\.py (\w+)", README))))
def test_command_of_dev_py_exists(command: str) -> None:
    assert f"dev.py {command}" in _help_of("packaging/dev.py", command)


def test_stages_are_the_stages() -> None:
    choices = re.search(r"--only \{([^}]+)\}", _help_of("packaging/dev.py", "test"))
    assert choices is not None
    *others, last = choices[1].split(",")
    assert ", ".join(f"`{name}`" for name in others) + f" and `{last}`" in re.sub(r"\s+", " ", README)


def test_options_in_the_readme_exist() -> None:
    promised = set(_OPTION.findall(README)) - _NOT_THE_PROGRAMS
    offered = _program_help() + _help_of("packaging/make_screenshots.py")
    assert promised - set(_OPTION.findall(offered)) == set()


def test_options_of_the_program_are_in_the_readme() -> None:
    offered = set(_OPTION.findall(_program_help())) - _NOT_THE_PROGRAMS
    assert offered - set(_OPTION.findall(README)) == set()
