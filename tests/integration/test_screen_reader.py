"""The real window through AT-SPI, the way a screen reader on Linux gets to know it."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from program import service
from virtual_screens import VirtualScreens
from window import Window

pytestmark = pytest.mark.integration

READER = Path(__file__).with_name("screen_reader.py")
Node = dict[str, Any]


def python_with_atspi() -> str:
    """A Python that can speak AT-SPI; the tests' own has no GObject."""
    for python in ("/usr/bin/python3", shutil.which("python3") or ""):
        command = [python, "-c", "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"]
        if (
            python
            and Path(python).exists()
            and subprocess.run(command, capture_output=True, check=False).returncode == 0
        ):
            return python
    return pytest.skip("no Python with Atspi is installed (Debian: python3-gi gir1.2-atspi-2.0)")


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[str]:
    """The address of a session bus of the test's own."""
    daemon = shutil.which("dbus-daemon")
    if daemon is None or not Path("/usr/libexec/at-spi-bus-launcher").exists():
        pytest.skip("dbus-daemon or at-spi2-core is not installed, so nothing can be read aloud")
    command = [daemon, "--session", "--nofork", "--print-address=1", f"--address=unix:path={tmp_path / 'bus'}"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        process.terminate()
        process.wait(10)


def nodes(node: Node) -> Iterator[Node]:
    yield node
    for child in node["children"]:
        yield from nodes(child)


@pytest.fixture
def read_aloud(bus: str, xvfb_display: VirtualScreens) -> Iterator[tuple[str, dict[str, str]]]:
    """The address of a built-in service, and the environment of a program that a screen reader listens to."""
    with service() as address:
        extra = {
            **xvfb_display.environment(),
            "DUOLOGUE_API_KEY": address["api_key"],
            "DBUS_SESSION_BUS_ADDRESS": bus,
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
        yield f"{address['url']}?model=m", extra


def test_a_screen_reader_is_told_what_changes(tmp_path: Path, read_aloud: tuple[str, dict[str, str]]) -> None:
    url, extra = read_aloud
    command = [python_with_atspi(), str(READER), "listen"]
    with subprocess.Popen(command, env=extra, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as reader:
        assert reader.stdout is not None
        assert json.loads(reader.stdout.readline()) == "listening"
        silent = ("--microphone", "none", "--speaker", "none")
        with Window(tmp_path, "--connection", url, "--start", *silent, extra=extra) as window:
            window.until_event("session.updated")
            window.until_shown()
            heard = [json.loads(reader.stdout.readline())]
            while "begun" not in heard[-1][0]:
                heard.append(json.loads(reader.stdout.readline()))
            window.press("ctrl+j", "m")
            heard.append(json.loads(reader.stdout.readline()))
            window.press("m")
            heard.append(json.loads(reader.stdout.readline()))
            window.quit()
        reader.terminate()
    assert ["Muted.", True] in heard
    assert ["No longer muted.", True] in heard
    assert len(heard) <= 6, "that is a flood"


def test_a_screen_reader_finds_every_control_by_name_and_every_row_by_its_words(
    tmp_path: Path, read_aloud: tuple[str, dict[str, str]]
) -> None:
    url, extra = read_aloud
    python = python_with_atspi()
    with Window(tmp_path, "--connection", url, "--start", "--speaker", "none", extra=extra) as window:
        window.until_event("session.updated")
        window.until_shown()
        window.press("ctrl+l")
        window.write("Please count to three.")
        window.press("Return")
        window.until_event("response.done")
        command = [python, str(READER), "tree", "duologue"]
        done = subprocess.run(command, env=extra, capture_output=True, text=True, timeout=60, check=True)
        window.quit()
    found = list(nodes(json.loads(done.stdout)))
    shown = [node for node in found if {"focusable", "showing"} <= set(node["states"])]
    assert len(shown) > 20
    unnamed = [node["role"] for node in shown if not node["name"] and node["role"] != "list"]
    assert unnamed == []
    unlabelled = [node["name"] for node in shown if node["role"] == "combo box" and not node["labels"]]
    assert unlabelled == []
    (transcript,) = [node for node in found if node["name"] == "Transcript"]
    assert transcript["role"] == "list"
    rows = [row["name"] for row in transcript["children"]]
    assert any("Please count to three" in row for row in rows)
    assert any("three" in row.lower() and "Assistant" in row for row in rows)
