"""The stages of `dev.py test`, one after the other; standard library only."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import dev_python
from dev_console import LOG_DIR, ROOT, say
from dev_environment import script_of


class Stage(NamedTuple):
    """One check: the word for it and the program that does it."""

    name: str
    command: tuple[str, ...]
    beside: str = ""
    """The stage it may run beside, with the least claim to the processors."""


class Outcome(NamedTuple):
    """How a stage ended; `code` is None for a stage that was not reached."""

    name: str
    code: int | None
    took_s: float


STAGE_NAMES = ("lint", "format", "types", "layers", "tests", "integration", "installed")
_COMPUTING = "not alone and not beside_others and not installed"
_IN_REAL_TIME = "alone or beside_others"
_INSTALLED = "installed and not seldom"
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
        Stage("tests", (*pytest, "-m", _COMPUTING, "-n", "auto", "--dist", "loadfile", *pytest_arguments)),
        # These play and listen in real time: they wait far more than they compute, but must not wait for others.
        Stage("integration", (*pytest, "-m", _IN_REAL_TIME, "-n", "3", "--dist", "loadfile", *pytest_arguments)),
        Stage("installed", (*pytest, "-m", _INSTALLED, "tests/installed", *pytest_arguments), beside="integration"),
    ]


def run_stages(wanted: Sequence[Stage], env: Mapping[str, str]) -> int:
    """Run until the first failure, print the summary and return the exit code."""
    outcomes: list[Outcome] = []
    begun: dict[str, _Begun] = {}
    for index, stage in enumerate(wanted):
        if outcomes and outcomes[-1].code != 0:
            outcomes.append(Outcome(stage.name, None, 0.0))
            continue
        for other in wanted[index + 1 :]:
            if other.beside == stage.name:
                begun[other.name] = _Begun(other, env)
        say(f"\n== {stage.name}: {_shown(stage.command)}")
        started = time.monotonic()
        if stage.name in begun:
            code = begun.pop(stage.name).finish()
        else:
            code = subprocess.run(stage.command, cwd=ROOT, env={**os.environ, **env}, check=False).returncode
        if code == _NO_TESTS_CHOSEN and "pytest" in stage.command:
            code = 0  # what was asked for by name is in the other stage
        outcomes.append(Outcome(stage.name, code, time.monotonic() - started))
    for left in begun.values():
        left.give_up()
    _print_summary(outcomes)
    return next((outcome.code for outcome in outcomes if outcome.code), 0)


class _Begun:
    """A stage that runs beside another; what it says is kept until its turn comes."""

    def __init__(self, stage: Stage, env: Mapping[str, str]) -> None:
        LOG_DIR.mkdir(parents=True, exist_ok=True)
        self._log = LOG_DIR / f"stage-{stage.name}.log"
        last = ("nice", "-n", "19") if shutil.which("nice") else ()
        with self._log.open("wb") as kept:
            self._process = subprocess.Popen(
                [*last, *stage.command], cwd=ROOT, env={**os.environ, **env}, stdout=kept, stderr=subprocess.STDOUT
            )

    def finish(self) -> int:
        """Wait for it, print what it said, and return its exit code."""
        code = self._process.wait()
        say(self._log.read_text(encoding="utf-8", errors="replace").rstrip())
        return code

    def give_up(self) -> None:
        """End it: a stage before it failed."""
        self._process.terminate()
        self._process.wait()


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
