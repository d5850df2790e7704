"""Keys and mouse buttons to talk with, as a window system delivers them to the real window."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import numpy as np
import pytest
import soundfile
from program import service
from virtual_screens import VirtualScreens
from window import Window

pytestmark = pytest.mark.integration

HELD_S = 0.4
RATE_HZ = 24_000
COMMIT, CLEAR = "input_audio_buffer.commit", "input_audio_buffer.clear"
Open = Callable[..., AbstractContextManager[Window]]


def room(folder: Path) -> Path:
    """The sound of a quiet room, as an audio file for a microphone."""
    path = folder / "room.wav"
    noise = np.random.default_rng(7).normal(0, 12, 60 * RATE_HZ).astype(np.int16)
    soundfile.write(path, noise, RATE_HZ)
    return path


@pytest.fixture
def open_window(tmp_path: Path, xvfb_display: VirtualScreens) -> Open:
    """Opens a window with a live session of push to talk, in a room where nobody speaks."""

    @contextmanager
    def opened(**preferences: object) -> Iterator[Window]:
        settings = tmp_path / "state" / "settings.json"
        settings.parent.mkdir()
        settings.write_text(json.dumps({"session": {"turn_detection": "none"}, **preferences}), "utf-8")
        with service() as address:
            extra = {**xvfb_display.environment(), "DUOLOGUE_API_KEY": address["api_key"]}
            arguments = ("--connection", f"{address['url']}?model=m", "--start")
            devices = ("--microphone", f"file:{room(tmp_path)}", "--speaker", "none")
            with Window(tmp_path, *arguments, *devices, extra=extra) as window:
                window.until_event("session.updated")
                window.until_shown()
                time.sleep(0.5)
                yield window

    return opened


def counts(window: Window) -> tuple[int, int]:
    return len(window.events(COMMIT)), len(window.events(CLEAR))


def test_right_control_alone_talks_in_a_text_field_too(open_window: Open) -> None:
    with open_window(talk_key="Right Ctrl") as window:
        window.press("ctrl+l", "Control_L", "Control_R")  # another key, and a touch
        time.sleep(HELD_S)
        assert counts(window) == (0, 0)
        window.hold("Control_R", down=True)
        time.sleep(HELD_S)
        window.hold("Control_R", down=False)
        window.until_event(COMMIT)
        assert counts(window) == (1, 1)
        window.quit()


def test_the_middle_mouse_button_talks(open_window: Open) -> None:
    with open_window(talk_button="middle") as window:
        window.mouse("click", 2)
        time.sleep(HELD_S)
        assert counts(window) == (0, 0)
        window.mouse("mousedown", 2)
        time.sleep(HELD_S)
        window.mouse("mouseup", 2)
        window.until_event(COMMIT)
        assert counts(window) == (1, 1)
        window.quit()


def test_pressed_to_begin_and_pressed_again_to_send(open_window: Open) -> None:
    with open_window(talk_key="F9", talk_toggles=True) as window:
        window.press("F9")
        window.until(lambda: window.title.startswith("Recording"), "the title to say so")
        time.sleep(HELD_S)
        assert counts(window) == (0, 1)
        window.press("F9")
        window.until_event(COMMIT)
        window.until(lambda: not window.title.startswith("Recording"), "the title to say so no longer")
        window.quit()
