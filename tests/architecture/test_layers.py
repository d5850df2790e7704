"""The layers hold, and the checks that say so do catch a violation."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# The console script's own entry, so that the interpreter of this run checks.
_LINT = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"

# One forbidden import for each contract in pyproject.toml: contract, module to spoil, line.
_VIOLATIONS = [
    ("Imports point down only", "conversation", "import desktop_app.controller"),
    ("The core is pure", "protocol", "import asyncio"),
    ("Qt stays in the window and the controller", "connection", "import PySide6.QtCore"),
    ("Audio knows no asyncio", "audio", "import asyncio"),
    ("Widgets know no sockets, devices or credentials", "ui", "import websockets"),
    ("The built-in service uses the protocol and nothing else of ours", "loopback", "import desktop_app.storage"),
]


def _lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", _LINT, "--no-cache"],
        cwd=folder,
        # The copy must win over the installed package.
        env={**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_layers_hold() -> None:
    result = _lint(ROOT)
    assert result.returncode == 0, result.stdout + result.stderr


def test_every_contract_has_a_violation_here() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    names = [contract["name"] for contract in project["tool"]["importlinter"]["contracts"]]
    assert sorted(names) == sorted(contract for contract, _, _ in _VIOLATIONS)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package and the contracts, free to be spoiled."""
    folder = tmp_path_factory.mktemp("copy")
    shutil.copytree(ROOT / "desktop_app", folder / "desktop_app", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


@pytest.mark.parametrize(("contract", "room", "line"), _VIOLATIONS)
def test_violation_is_caught(copy: Path, contract: str, room: str, line: str) -> None:
    spoiled = copy / "desktop_app" / room / "spoiled.py"
    spoiled.write_text(f"{line}\n", encoding="utf-8")
    try:
        result = _lint(copy)
    finally:
        spoiled.unlink()
    assert result.returncode != 0
    assert f"{contract} BROKEN" in result.stdout
    assert f"desktop_app.{room}.spoiled" in result.stdout
