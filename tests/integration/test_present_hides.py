"""What somebody could read in a recording of the screen: the real window in Present mode, read by an OCR program."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from program import duologue, environment
from virtual_screens import VirtualScreens
from window import Window

pytestmark = [
    pytest.mark.integration,
    pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract, which reads the pictures, is missing"),
]

NAME = "Fabrikam Rocket"
KEY = "sk-proj-9f8e7d6c5b4a39281706"
ACCOUNT = "neil@fabrikam.example"
DEPLOYMENT = "rt-prod-apollo"
TOOL = "https://tables.fabrikam.internal/book"
_IDS = re.compile(r"(?:item|sess|resp|event|call)_\w{8,}")


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Where a service of its own listens; it takes the telling key."""
    command = duologue("serve", "--with-parent", "--api-key", KEY)
    with subprocess.Popen(
        command, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=tmp_path
    ) as service:
        assert service.stdout is not None
        yield str(json.loads(service.stdout.readline())["url"]).replace("127.0.0.1", "localhost")
        service.communicate("", timeout=20)


@pytest.fixture
def window(tmp_path: Path, address: str, xvfb_display: VirtualScreens) -> Iterator[Window]:
    """A session in writing over a connection that tells a lot."""
    place = address.split("?")[0]
    profile = {"id": "rocket", "name": NAME, "address": place, "model": DEPLOYMENT, "key_env": "ROCKET_KEY"}
    tool = {
        "name": "book",
        "description": "Books.",
        "answer": {"kind": "http", "url": TOOL},
        "parameters": {"type": "object", "properties": {}},
    }
    session = {"output_modality": "text", "tools": [tool], "voice": "alloy"}
    kept = {"theme": "light", "connections": [profile], "session": session, "settings_folds": {"tools": True}}
    settings = tmp_path / "state" / "settings.json"
    settings.parent.mkdir()
    settings.write_text(json.dumps(kept), "utf-8")
    arguments = ("--connection", "rocket", "--start", "--microphone", "none", "--speaker", "none")
    extra = {**xvfb_display.environment(), "ROCKET_KEY": KEY}
    with Window(tmp_path, *arguments, extra=extra) as window:
        window.until_event("session.updated")
        window.until_shown()
        time.sleep(0.5)  # without a window manager a new window has the keyboard a little later
        window.press("ctrl+l")
        window.write(f"Send {KEY} to {ACCOUNT} please")
        window.press("Return")
        window.until_event("response.done")
        yield window


def _read(window: Window, picture: Path) -> str:
    """What an OCR program reads on the screen at twice its size, without spaces, in lower case."""
    window.screenshot(picture)
    large = picture.with_suffix(".large.png")
    subprocess.run(["convert", picture, "-resize", "200%", "-colorspace", "Gray", large], check=True)
    command = ["tesseract", large, "-", "--psm", "11"]
    one_thread = {**os.environ, "OMP_THREAD_LIMIT": "1"}  # several wait for each other longer than they read
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120, env=one_thread)
    return re.sub(r"\s+", "", done.stdout).casefold()


def _look_around(window: Window, folder: Path, address: str) -> dict[str, bool]:
    """What of the secrets can be read with the events open, and on the sheet of connections."""
    folder.mkdir()
    window.press("ctrl+e")
    time.sleep(0.6)
    window.press("ctrl+shift+f", "Tab", "Tab", "Home", "Return")
    time.sleep(0.8)
    read = _read(window, folder / "events.png")
    window.press("ctrl+k")
    time.sleep(1.0)
    read += "\n" + _read(window, folder / "connections.png")
    window.press("Escape")
    time.sleep(0.5)
    port = re.search(r":(\d+)/", address)
    assert port is not None
    return {
        "name": "fabrikamrocket" in read,
        "key": "sk-proj" in read or KEY[8:20] in read,
        "account": "neil@" in read or "fabrikam.example" in read,
        "endpoint": f"localhost:{port[1]}" in read or port[1] in read,
        "deployment": "rt-prod" in read,
        "ids": _IDS.search(read) is not None,
    }


@pytest.mark.seldom
def test_nothing_private_can_be_read_off_the_screen(window: Window, address: str, tmp_path: Path) -> None:
    before = _look_around(window, tmp_path / "before", address)
    assert before == dict.fromkeys(before, True)
    window.press("F5")
    time.sleep(2.0)
    presenting = _look_around(window, tmp_path / "presenting", address)
    assert presenting == dict.fromkeys(before, False)
