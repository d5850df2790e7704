"""The virtual environments: what pip puts in, and the stamp that makes the second time quick; standard library only."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Sequence
from pathlib import Path

import dev_python
from dev_console import ROOT, CommandError, Problem, run_quietly, say
from dev_system import Need

VENV = ROOT / ".venv"
SDK_PREVIEW_VENV = ROOT / ".venv-sdk-preview"
# The last SDK release line whose beta client speaks the preview dialect.
SDK_PREVIEW = "openai[realtime]==1.58.1"
_STAMP = "duologue-stamp.json"


def python_of(venv: Path) -> Path:
    """The environment's interpreter."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def script_of(venv: Path, name: str) -> Path:
    """A console script the environment installed."""
    return venv / (f"Scripts/{name}.exe" if os.name == "nt" else f"bin/{name}")


def missing_packages() -> list[Need]:
    """The system packages without which the environment cannot be made; none when it is there."""
    return [] if _works(VENV) else dev_python.missing_packages()


def ensure_project(extras: Sequence[str], *, optional_extras: Sequence[str] = ()) -> Path:
    """Install the project editable with `extras` and return the interpreter; nothing to do when the stamp agrees.

    `optional_extras` may fail to install (no wheel for this machine); that is said and the rest goes on.
    Raises: Problem.
    """
    stamp = read_stamp(VENV)
    inputs = inputs_of((ROOT / "pyproject.toml").read_bytes())
    wanted = sorted({*extras, *optional_extras})
    known, failed = _names(stamp.get("extras")), _names(stamp.get("failed"))
    if stamp.get("inputs") == inputs and set(wanted) <= {*known, *failed} and _works(VENV):
        if failed:
            say(f"Not installed on this machine: {', '.join(failed)} (see pyproject.toml for what that brings).")
        return python_of(VENV)
    # What an earlier command brought stays, so that `run` and `test` do not take turns.
    everything = sorted({*wanted, *known})
    ensure_venv(VENV)
    say(f"Installing Duologue with {', '.join(everything)} into .venv (a few minutes the first time)")
    failed = []
    try:
        pip(VENV, ["-e", f"{ROOT}[{','.join(everything)}]"], log_name="pip")
    except CommandError as failure:
        rest = [name for name in everything if name not in optional_extras]
        if rest == everything:
            raise _pip_problem(failure) from failure
        failed = [name for name in everything if name in optional_extras]
        say(f"pip could not install {', '.join(failed)}: {_pip_reason(failure)}. Going on without.")
        everything = rest
        try:
            pip(VENV, ["-e", f"{ROOT}[{','.join(rest)}]" if rest else str(ROOT)], log_name="pip")
        except CommandError as again:
            raise _pip_problem(again) from again
    write_stamp(VENV, {"inputs": inputs, "extras": everything, "failed": failed})
    return python_of(VENV)


def ensure_sdk_preview() -> Path:
    """The second environment: the old SDK that speaks the preview dialect, for the tests that talk to it.

    Raises: Problem.
    """
    inputs = inputs_of(SDK_PREVIEW.encode())
    if read_stamp(SDK_PREVIEW_VENV).get("inputs") != inputs or not _works(SDK_PREVIEW_VENV):
        ensure_venv(SDK_PREVIEW_VENV)
        say(f"Installing {SDK_PREVIEW} into {SDK_PREVIEW_VENV.name}")
        try:
            pip(SDK_PREVIEW_VENV, [SDK_PREVIEW], log_name="pip-sdk-preview")
        except CommandError as failure:
            raise _pip_problem(failure) from failure
        write_stamp(SDK_PREVIEW_VENV, {"inputs": inputs})
    return python_of(SDK_PREVIEW_VENV)


def ensure_venv(venv: Path, python: str = "") -> None:
    """Make an environment where there is none that works; `python` makes it, else the best that is found.

    Raises: Problem.
    """
    # A moved folder (scripts hold absolute paths) or a Python that is gone: begin again. One made by hand is kept.
    if _works(venv) and (read_stamp(venv) or not (venv / _STAMP).exists()):
        return
    python = python or dev_python.find_python()
    say(f"Making {venv.name} with Python {'.'.join(map(str, dev_python.version_of(python) or ()))}")
    try:
        run_quietly([python, "-m", "venv", "--clear", str(venv)], log_name="venv")
    except CommandError as failure:
        raise Problem(
            f"{python} could not make {venv.name}: {' '.join(failure.tail[-2:])} (log: {failure.log})"
        ) from failure
    write_stamp(venv, {})


def _works(venv: Path) -> bool:
    python = python_of(venv)
    if not python.exists():
        return False
    version = dev_python.version_of(str(python))
    return version is not None and version >= dev_python.OLDEST


def pip(venv: Path, arguments: Sequence[str], *, log_name: str) -> None:
    """Let an environment's pip install something.

    Raises: CommandError.
    """
    # pip's notice about newer versions helps nobody here, and a configured --user cannot work in an environment.
    env = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_USER": "0", "PYTHONUTF8": "1"}
    run_quietly([str(python_of(venv)), "-m", "pip", "install", *arguments], log_name=log_name, env=env)


def _pip_reason(failure: CommandError) -> str:
    errors = [line for line in failure.tail if line.lstrip().startswith("ERROR:")] or failure.tail[-1:]
    return re.sub(r"^\s*ERROR:\s*", "", errors[-1]).rstrip(".") if errors else "it gave no reason"


def _pip_problem(failure: CommandError) -> Problem:
    return Problem(
        f"pip could not install what Duologue needs: {_pip_reason(failure)}. Is the network there? "
        f"The whole story is in {failure.log}; the same command goes on where this one stopped."
    )


def inputs_of(content: bytes) -> str:
    """A short name for what an environment was made from."""
    return hashlib.sha256(content).hexdigest()


def _names(value: object) -> list[str]:
    return [name for name in value if isinstance(name, str)] if isinstance(value, list) else []


def read_stamp(venv: Path) -> dict[str, object]:
    """What is noted in an environment; empty where it is not one of ours or was moved."""
    try:
        found = json.loads((venv / _STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) and found.get("place") == str(venv) else {}


def write_stamp(venv: Path, content: dict[str, object]) -> None:
    """Note something in an environment."""
    (venv / _STAMP).write_text(json.dumps({"place": str(venv), **content}, indent=2) + "\n", encoding="utf-8")
