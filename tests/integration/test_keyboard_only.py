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

TABS_TO_TALK_KEY = ["Right", "Right", "Tab", "Tab"]
"""From the first tab of the preferences: its third page, past the end of turns."""
BLOCK_MS = 20.0


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


def kept(window: Window) -> dict[str, Any]:
    """The settings file."""
    return dict(json.loads((window.state / "settings.json").read_text("utf-8")))


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
    window.find_setting("how the end of your turn is found")
    window.press("Down", "Down", "ctrl+s")
    window.until_event("session.updated", 2)
    update = window.events("session.update")[-1]["event"]["session"]
    assert update["audio"]["input"]["turn_detection"] is None


def hold_and_speak(window: Window, sound: VirtualSound, speech: Path, key: str = "space") -> None:
    answered = len(window.events("response.done"))
    window.hold(key, down=True)
    sound.play(speech)
    window.hold(key, down=False)
    window.until_event("response.done", answered + 1)


def touch_and_talk_into_an_answer(window: Window, sound: VirtualSound, spoken: Spoken) -> None:
    """A touch of the key does nothing to the answer; held, it cuts it."""
    hold_and_speak(window, sound, spoken("Please count to twenty."))
    time.sleep(1.0)
    before = [len(window.events(name)) for name in ("conversation.item.truncate", "input_audio_buffer.clear")]
    window.press("space")
    time.sleep(0.5)
    after = [len(window.events(name)) for name in ("conversation.item.truncate", "input_audio_buffer.clear")]
    assert after == before
    window.hold("space", down=True)
    window.until_event("conversation.item.truncate", before[0] + 1)
    sound.play(spoken("What is seven plus five?"))
    window.hold("space", down=False)
    window.until_event("input_audio_buffer.committed", 4)


def open_preferences(window: Window) -> None:
    before = window.pixels()
    window.press("ctrl+p")
    window.until(lambda: differs(before, window.pixels()), "the preferences")
    time.sleep(0.5)  # without a window manager a new window has the keyboard a little later


def close_preferences(window: Window) -> None:
    before = window.pixels()
    window.press("Escape")
    window.until(lambda: differs(before, window.pixels()), "the preferences to close")
    time.sleep(0.5)


def choose_another_talk_key_and_use_it_in_a_text_field(window: Window, sound: VirtualSound, speech: Path) -> None:
    open_preferences(window)
    window.press(*TABS_TO_TALK_KEY, "Return", "m", "F9")
    window.until(lambda: kept(window)["talk_key"] == "F9", "another talk key in the settings")
    close_preferences(window)
    window.press("ctrl+l")
    hold_and_speak(window, sound, speech, "F9")


def write_a_message(window: Window) -> None:
    answered = len(window.events("response.done"))
    window.press("ctrl+l")
    window.write("Mmm, what is two plus two?")
    window.press("Return")
    window.until_event("response.done", answered + 1)


def mute_and_unmute(window: Window) -> None:
    window.press("ctrl+j", "m")
    window.until(lambda: window.title.startswith("Muted"), "the title to say so")
    window.press("m")
    window.until(lambda: not window.title.startswith("Muted"), "the title to say so no longer")


def delete_an_item(window: Window) -> None:
    """Delete asks, and does it when it is pressed again."""
    window.press("ctrl+j", "Home", "Delete", "Delete")
    window.until_event("conversation.item.deleted")


def look_around(window: Window) -> None:
    """The tabs of the panel, the search and F6 each change what is on the screen; the theme goes to the settings."""
    window.press("ctrl+comma", "ctrl+j")
    for keys, text in ((["ctrl+e"], ""), (["ctrl+t"], ""), (["ctrl+f"], "seven"), (["Escape", "F6"], "")):
        before = window.pixels()
        window.press(*keys)
        if text:
            window.write(text)
        window.until(lambda before=before: differs(before, window.pixels()), f"something new after {keys}")
    open_preferences(window)
    window.press("Tab", "End")
    window.until(lambda: kept(window)["theme"] != "system", "another theme in the settings")
    close_preferences(window)


def differs(before: np.ndarray, after: np.ndarray) -> bool:
    return before.shape != after.shape or bool((before != after).any())


def test_a_whole_conversation_by_keyboard_and_voice(
    window: Window, sound: VirtualSound, spoken: Spoken, tmp_path: Path
) -> None:
    speak_and_interrupt(window, sound, spoken)
    switch_to_push_to_talk(window)
    window.press("ctrl+j")
    hold_and_speak(window, sound, spoken("Hello, who are you?"))
    touch_and_talk_into_an_answer(window, sound, spoken)
    choose_another_talk_key_and_use_it_in_a_text_field(window, sound, spoken("What is nine minus four?"))
    write_a_message(window)
    mute_and_unmute(window)
    delete_an_item(window)
    look_around(window)
    window.screenshot(tmp_path / "conversation.png")
    folder = window.session
    assert folder is not None
    window.press("ctrl+Return")
    window.until((folder / "summary.json").exists, "the end of the session")
    summary = window.quit()

    assert summary["errors"] == []
    said = " / ".join(turn["user_text"] for turn in summary["turns"]).lower()
    told = (folder / "transcript.md").read_text("utf-8").lower()
    assert "deleted from the conversation" in told.partition("story")[2][:40]
    for words in ("who are you", "twenty", "seven", "nine", "two plus two"):
        assert words in said
    # By Esc and by the talk key it falls silent at the loudspeaker, where the service was told that it was cut.
    assistant, rate_hz = read_wav(folder / "assistant.wav")
    assert len(summary["truncations"]) >= 2
    for cut in summary["truncations"]:
        silent_at_ms = last_sound_before(assistant, rate_hz, cut["at_ms"] + 400)
        print(f"silent {silent_at_ms - cut['at_ms']:.0f} ms after the cut")
        begun = [each for each in stretches(assistant, rate_hz, floor=0, gap_ms=900) if each.start_ms < cut["at_ms"]]
        heard_ms = silent_at_ms - begun[-1].start_ms  # less where a pause between words was cut
        if not summary["dropped"]["underruns"]:  # a busy machine's gaps lie between
            assert heard_ms - cut["audio_end_ms"] <= BLOCK_MS
