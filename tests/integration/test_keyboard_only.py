"""A whole conversation in the real window with nothing but keys and a voice; what happened is read from its files."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from program import last_sound_before, read_wav, stretches
from spoken_words import Spoken
from virtual_screens import VirtualScreens
from virtual_sound import VirtualSound, missing_programs
from window import Window

pytestmark = [pytest.mark.integration, pytest.mark.timeout(240)]

TABS_TO_TURN_DETECTION = 3
"""From the tabs of the side panel: voice, instructions, turn detection."""
BLOCK_MS = 20.0
REACTION_MS = 100.0
"""The talk key interrupts when it has been held for so long."""


@pytest.fixture
def sound() -> Iterator[VirtualSound]:
    if missing := missing_programs():
        pytest.skip(f"no virtual sound card: {', '.join(missing)} is not installed")
    with VirtualSound() as sound:
        yield sound


@pytest.fixture
def window(tmp_path: Path, sound: VirtualSound, xvfb_display: VirtualScreens) -> Iterator[Window]:
    extra = {**xvfb_display.environment(), **sound.environment}
    with Window(tmp_path, "--connection", "builtin", extra=extra) as window:
        window.until_shown()
        yield window


def summary_of(folder: Path) -> dict[str, Any]:
    return dict(json.loads((folder / "summary.json").read_text("utf-8")))


def speak_and_interrupt(window: Window, sound: VirtualSound, spoken: Spoken) -> None:
    """Ctrl+Enter begins, a story is asked for by voice, Esc cuts it."""
    window.press("ctrl+Return")
    window.until_event("session.updated")
    window.until_event("input_audio_buffer.append", 10)
    sound.play(spoken("Please tell me a story."))
    window.until_event("response.output_audio.delta", 3)
    time.sleep(1.5)
    window.press("Escape")
    window.until_event("conversation.item.truncated")


def switch_to_push_to_talk(window: Window) -> None:
    """Turn detection is chosen in the panel and applied by Ctrl+S."""
    window.press("ctrl+comma", *["Tab"] * TABS_TO_TURN_DETECTION, "Down", "Down", "ctrl+s")
    window.until_event("session.updated", 2)
    update = window.events("session.update")[-1]["event"]["session"]
    assert update["audio"]["input"]["turn_detection"] is None


def hold_and_speak(window: Window, sound: VirtualSound, speech: Path, turns: int) -> None:
    window.press("ctrl+j")
    window.hold("space", down=True)
    sound.play(speech)
    window.hold("space", down=False)
    window.until_event("input_audio_buffer.committed", turns)


def talk_into_an_answer(window: Window, sound: VirtualSound, spoken: Spoken) -> None:
    """A touch of the key does nothing to the answer; held, it cuts it."""
    begun = len(window.events("response.output_audio.delta"))
    hold_and_speak(window, sound, spoken("Please count to twenty."), 2)
    window.until(lambda: len(window.events("response.output_audio.delta")) > begun + 2, "the counting")
    time.sleep(1.0)
    cuts, clears = len(window.events("conversation.item.truncate")), len(window.events("input_audio_buffer.clear"))
    window.press("space")
    time.sleep(0.5)
    assert len(window.events("conversation.item.truncate")) == cuts
    assert len(window.events("input_audio_buffer.clear")) == clears
    window.hold("space", down=True)
    window.until_event("conversation.item.truncate", cuts + 1)
    sound.play(spoken("What is seven plus five?"))
    window.hold("space", down=False)
    window.until_event("input_audio_buffer.committed", 3)


def write_a_message(window: Window) -> None:
    done = len(window.events("response.done"))
    window.press("ctrl+l")
    window.write("Mmm, what is two plus two?")
    window.press("Return")
    window.until_event("response.done", done + 1)


def mute_and_unmute(window: Window) -> None:
    window.press("ctrl+j", "m")
    window.until(lambda: window.title.startswith("Muted"), "the title to say so")
    window.press("m")
    window.until(lambda: not window.title.startswith("Muted"), "the title to say so no longer")


def look_around(window: Window) -> None:
    """Search, the tabs of the panel and F6 each change what is on the screen; the theme is written to the settings."""
    window.press("ctrl+comma", "ctrl+j")
    before = window.pixels()
    for keys in (["ctrl+e"], ["ctrl+t"], ["ctrl+f"], ["F6"]):
        window.press(*keys)
        if keys == ["ctrl+f"]:
            window.write("seven")
        window.until(lambda: changed(before, window.pixels()) > 0, f"something new after {keys}")
        before = window.pixels()
    window.press("ctrl+f", "Escape")
    window.press("ctrl+p", "Tab", "End")
    settings = window.state / "settings.json"
    window.until(lambda: json.loads(settings.read_text("utf-8"))["theme"] != "system", "another theme in the settings")
    window.press("Escape")


def changed(before: np.ndarray, after: np.ndarray) -> float:
    return float(np.mean(before != after)) if before.shape == after.shape else 1.0


def test_a_whole_conversation_by_keyboard_and_voice(
    window: Window, sound: VirtualSound, spoken: Spoken, tmp_path: Path
) -> None:
    speak_and_interrupt(window, sound, spoken)
    switch_to_push_to_talk(window)
    hold_and_speak(window, sound, spoken("Hello, who are you?"), 2 - 1 + 1)
    time.sleep(1.0)
    talk_into_an_answer(window, sound, spoken)
    write_a_message(window)
    mute_and_unmute(window)
    look_around(window)
    window.screenshot(tmp_path / "conversation.png")
    folder = window.session
    assert folder is not None
    window.press("ctrl+Return")
    window.until((folder / "summary.json").exists, "the end of the session")
    summary = window.quit()
    assert summary["errors"] == []
