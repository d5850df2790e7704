"""The packages, made once, and what they are tried on."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path

import clean_system
import pytest
from virtual_screens import NoScreensError, VirtualScreens, virtual_screens
from virtual_sound import VirtualSound, missing_programs

ROOT = Path(__file__).resolve().parents[2]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker("installed")
            item.add_marker(pytest.mark.timeout(900))


@pytest.fixture(scope="session")
def possible() -> None:
    reason = clean_system.why_impossible()
    if reason:
        pytest.skip(f"the installed program is not tried: {reason}")
    if missing := missing_programs():
        pytest.skip(f"not installed: {', '.join(missing)}")


@pytest.fixture(scope="session")
def debian_package(possible: None) -> Path:
    """The package, freshly made, and meanwhile the system to try it on."""
    with ThreadPoolExecutor(1) as beside:
        base = beside.submit(clean_system.make_base)
        package = _make("deb", ".deb")
        wait([base])  # where it could not be made, the next one who asks for it says why
    return package


@pytest.fixture(scope="session")
def portable_program(possible: None) -> Path:
    """The program that installs itself, freshly made."""
    return _make("portable", ".run")


def _make(kind: str, ending: str) -> Path:
    # Packed as quickly as possible: what is tried is the same, only larger.
    quick = {**os.environ, "DUOLOGUE_PACK_QUICKLY": "1"}
    subprocess.run(
        [sys.executable, str(ROOT / "packaging" / "dev.py"), "package", "--kind", kind], env=quick, check=True
    )
    return max((ROOT / "build" / "package").glob(f"*{ending}"), key=lambda path: path.stat().st_mtime)


@pytest.fixture
def system(possible: None, tmp_path: Path) -> Iterator[clean_system.CleanSystem]:
    try:
        clean_system.make_base()
    except clean_system.NoCleanSystemError as problem:
        pytest.skip(str(problem))
    with clean_system.clean_system(tmp_path / "system") as system:
        yield system


@pytest.fixture
def screens(possible: None) -> Iterator[VirtualScreens]:
    try:
        with virtual_screens() as screens:
            yield screens
    except NoScreensError as problem:
        pytest.skip(str(problem))


@pytest.fixture
def sound(possible: None) -> Iterator[VirtualSound]:
    with VirtualSound() as sound:
        yield sound
