"""Which Python makes the virtual environments, and what it lacks on Debian; standard library only."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import dev_system
from dev_console import Problem

OLDEST = (3, 11)
NEWEST = (3, 14)
_HINTS = {
    "darwin": "Install it with `brew install python@3.12` or from python.org",
    "win32": "Install it from python.org or with `winget install Python.Python.3.12`",
}


def find_python() -> str:
    """A Python from 3.11 on that can make environments.

    Raises: Problem.
    """
    for python in _pythons():
        if _can_make_venvs(python):
            return python
    hint = _HINTS.get(sys.platform, "Install python3.11 or newer together with its venv module")
    raise Problem(f"No Python from 3.11 to 3.14 that can make a virtual environment was found. {hint}, and try again.")


def missing_packages() -> list[dev_system.Need]:
    """What apt would have to bring before `find_python` succeeds: mostly nothing, or Debian's venv half."""
    found = _pythons()
    if not dev_system.has_apt() or any(map(_can_make_venvs, found)):
        return []
    for python in filter(_is_debians, found):
        return [("python{}.{}-venv".format(*(version_of(python) or OLDEST)),)]
    for minor in (13, 12, 11):
        name = f"python3.{minor}"
        if dev_system.apt_knows(name):
            return [(name,), (f"{name}-venv",)]
    return []


def _pythons() -> list[str]:
    """Interpreters in reach and in range, the one that runs this file first."""
    names = ["python3", *(f"python3.{minor}" for minor in (12, 13, 11, 14))]
    candidates = [sys.executable, *(shutil.which(name) or "" for name in names), "/usr/bin/python3"]
    fitting = []
    for candidate in dict.fromkeys(path for path in candidates if path):
        version = version_of(candidate)
        if version is not None and OLDEST <= version <= NEWEST:
            fitting.append(candidate)
    return fitting


def _is_debians(python: str) -> bool:
    return Path(python).resolve().parent == Path("/usr/bin")


def version_of(python: str) -> tuple[int, int] | None:
    """Major and minor version; None when it does not run (a pyenv shim of a version that is not active, say)."""
    if python == sys.executable:
        return sys.version_info[:2]
    try:
        answer = subprocess.run(
            [python, "-c", "import sys; print(*sys.version_info[:2])"],
            capture_output=True,
            text=True,
            timeout=20,
            check=True,
        )
        major, minor = answer.stdout.split()
        return int(major), int(minor)
    except (OSError, subprocess.SubprocessError, ValueError):
        return None


def _can_make_venvs(python: str) -> bool:
    return subprocess.run([python, "-c", "import venv, ensurepip"], capture_output=True, check=False).returncode == 0
