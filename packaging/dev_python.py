"""Which Python makes the virtual environments; on Debian its missing half is installed; standard library only."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
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
    """A Python from 3.11 on that can make environments; on Debian its missing half is installed.

    Raises: Problem.
    """
    found = _pythons()
    for python in found:
        if _can_make_venvs(python):
            return python
    if dev_system.has_apt():
        needs = _packages_for([python for python in found if _is_debians(python)], others=bool(found))
        if needs:
            dev_system.ensure_packages(needs, purpose="a virtual environment", required=True)
            for python in _pythons():
                if _can_make_venvs(python):
                    return python
    hint = _HINTS.get(sys.platform, "Install python3.11 or newer together with its venv module")
    raise Problem(f"No Python from 3.11 to 3.14 that can make a virtual environment was found. {hint}, and try again.")


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


def _packages_for(debians: Sequence[str], *, others: bool) -> list[dev_system.Need]:
    """The venv half of Debian's Python, or, where there is no Python in range at all, one with its venv half."""
    for python in debians:
        return [("python{}.{}-venv".format(*(version_of(python) or OLDEST)),)]
    for minor in () if others else (13, 12, 11):
        name = f"python3.{minor}"
        if dev_system.apt_knows(name):
            return [(name,), (f"{name}-venv",)]
    return []


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
