"""The stages of `dev.py test`, one after the other; standard library only."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import dev_python
from dev_console import ROOT, say
from dev_environment import script_of


class Stage(NamedTuple):
    """One check: the word for it and the program that does it."""

    name: str
    command: tuple[str, ...]


class Outcome(NamedTuple):
    """How a stage ended; `code` is None for a stage that was not reached."""

    name: str
    code: int | None
    took_s: float


STAGE_NAMES = ("lint", "format", "types", "layers", "tests", "integration", "installed")
_COMPUTING = "not alone and not beside_others and not installed and not seldom"
_IN_REAL_TIME = "(alone or beside_others) and not seldom"
_ON_A_CLEAN_SYSTEM = "installed and not portable"
_NO_TESTS_CHOSEN = 5  # pytest's exit code


def stages(venv: Path, python: Path, pytest_arguments: Sequence[str]) -> list[Stage]:
    """All stages in their order, cheapest first."""
    module = (str(python), "-m")
    pytest = (*module, "pytest")
    # numpy's types are written for the Python it is installed for, which need not be the oldest we support.
    types_for = "{}.{}".format(*(dev_python.version_of(str(python)) or dev_python.OLDEST))
    return [
        Stage("lint", (*module, "ruff", "check", ".")),
        Stage("format", (*module, "ruff", "format", "--check", ".")),
        Stage("types", (*module, "mypy", "--python-version", types_for)),
        Stage("layers", (str(script_of(venv, "lint-imports")), "--no-cache")),
        # A quarter of their time these wait, for a socket or a process: one more at once than there are processors.
        Stage(
            "tests", (*pytest, "-m", _COMPUTING, "-n", str(_processors() + 1), "--dist", "loadfile", *pytest_arguments)
        ),
        # These play and listen in real time: two at once wait far more than they compute.
        Stage("integration", (*pytest, "-m", _IN_REAL_TIME, "-n", "2", "--dist", "loadfile", *pytest_arguments)),
        Stage("installed", (*pytest, "-m", _ON_A_CLEAN_SYSTEM, "tests/installed", *pytest_arguments)),
    ]


def _processors() -> int:
    """How many this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run_stages(wanted: Sequence[Stage], env: Mapping[str, str]) -> int:
    """Run until the first failure, print the summary and return the exit code."""
    # The tests start hundreds of programs and services; without byte code each of them compiles everything anew.
    env = {**os.environ, **env, "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(ROOT / "build" / "byte-code")}
    outcomes: list[Outcome] = []
    for stage in wanted:
        if outcomes and outcomes[-1].code != 0:
            outcomes.append(Outcome(stage.name, None, 0.0))
            continue
        say(f"\n== {stage.name}: {_shown(stage.command)}")
        started = time.monotonic()
        code = subprocess.run(stage.command, cwd=ROOT, env=env, check=False).returncode
        if code == _NO_TESTS_CHOSEN and "pytest" in stage.command:
            code = 0  # what was asked for by name is in the other stage
        outcomes.append(Outcome(stage.name, code, time.monotonic() - started))
    _print_summary(outcomes)
    return next((outcome.code for outcome in outcomes if outcome.code), 0)


def _print_summary(outcomes: Sequence[Outcome]) -> None:
    say("")
    for outcome in outcomes:
        word = {None: "not run", 0: "ok"}.get(outcome.code, "FAILED")
        say(f"  {word:8} {outcome.name:11} {f'{outcome.took_s:6.1f} s' if outcome.code is not None else ''}".rstrip())
    failed = next((outcome for outcome in outcomes if outcome.code), None)
    if failed is None:
        say(f"All green in {sum(outcome.took_s for outcome in outcomes):.0f} s.")
    else:
        say(
            f"Stopped at {failed.name} (exit code {failed.code}). "
            f"Once it is repaired, `python3 packaging/dev.py test --only {failed.name}` runs it alone."
        )


def _shown(command: Sequence[str]) -> str:
    program = Path(command[0]).name
    rest = command[3:] if command[1] == "-m" else command[1:]
    return " ".join([command[2] if command[1] == "-m" else program, *rest])
