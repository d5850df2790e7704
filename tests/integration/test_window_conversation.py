"""A person with a microphone and a loudspeaker before the real window: what is heard is measured at the loudspeaker."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from program import last_sound_before, read_wav, service, stretches
from spoken_words import Spoken
from virtual_screens import VirtualScreens
from virtual_sound import RATE_HZ, VirtualSound, missing_programs
from window import Window

from desktop_app.audio.resampler import Resampler

pytestmark = pytest.mark.integration

LONG_RUN_S = float(os.environ.get("DUOLOGUE_LONG_RUN_S", "20"))
"""Five minutes of it are part of a release; twenty seconds of every test run."""


@pytest.fixture
def sound() -> Iterator[VirtualSound]:
    if missing := missing_programs():
        pytest.skip(f"no virtual sound card: {', '.join(missing)} is not installed")
    with VirtualSound() as sound:
        yield sound


@pytest.fixture
def variables(sound: VirtualSound, xvfb_display: VirtualScreens) -> Iterator[tuple[str, dict[str, str]]]:
    """The address of a built-in service, and the environment of a program beside it with screen and sound."""
    with service() as address:
        found = {**xvfb_display.environment(), **sound.environment, "DUOLOGUE_API_KEY": address["api_key"]}
        yield f"{address['url']}?model=m", found


@pytest.fixture
def opened(tmp_path: Path, sound: VirtualSound, xvfb_display: VirtualScreens) -> Iterator[Window]:
    """A window with a live session on its own built-in service, as most people have it."""
    extra = {**xvfb_display.environment(), **sound.environment}
    with Window(tmp_path, "--connection", "builtin", "--start", extra=extra) as window:
        window.until_event("session.updated")
        window.until_event("input_audio_buffer.append", 10)
        window.until_shown()
        yield window


def best_offset(needle: np.ndarray, hay: np.ndarray) -> int:
    """Where `needle` lies in `hay`: the place with the least squared difference."""
    hay, needle = hay.astype(np.float64), needle.astype(np.float64)
    size = 1 << (len(hay) + len(needle)).bit_length()
    spectrum = np.fft.rfft(hay, size) * np.conj(np.fft.rfft(needle, size))
    places = len(hay) - len(needle) + 1
    energy = np.concatenate(([0.0], np.cumsum(hay**2)))
    return int(np.argmin(energy[len(needle) :] - energy[:places] - 2 * np.fft.irfft(spectrum, size)[:places]))


def share_heard(answer: np.ndarray, heard: np.ndarray) -> float:
    """How much of an answer (24 kHz) is in the loudspeaker's recording (48 kHz) sample for sample, in 250 ms pieces.

    A busy machine may make the sound card miss a block: that delays what follows and spoils one piece.
    """
    expected = Resampler(24_000, RATE_HZ).process(answer)
    size = RATE_HZ // 4
    at = best_offset(expected, heard)
    exact = 0
    starts = range(0, len(expected) - size, size)
    for start in starts:
        piece = expected[start : start + size]
        if not piece.any():
            exact += 1
            continue
        near = heard[max(0, at + start - size) : at + start + 3 * size]
        found = best_offset(piece, near)
        there = near[found : found + size]
        exact += int(np.abs(there.astype(int) - piece).max() <= 2)
    return exact / len(starts)


def test_a_barge_in_cuts_where_the_ear_was(opened: Window, sound: VirtualSound, spoken: Spoken) -> None:
    recording = sound.record_speaker()
    sound.play(spoken("Please tell me a story."))
    opened.until_event("response.output_audio.delta", 3)
    time.sleep(2.0)
    sound.play(spoken("Hello, who are you?"))
    opened.until_event("conversation.item.truncate")
    opened.until_event("response.done", 2)
    time.sleep(1.0)
    heard = recording.stop()
    started = opened.events("input_audio_buffer.speech_started")[1]["at_ms"]
    folder = opened.session
    summary = opened.quit()
    (cut,) = summary["truncations"]
    assert folder is not None
    assistant, rate_hz = read_wav(folder / "assistant.wav")

    # At the loudspeaker, and in the recording on the session's clock, the story ends where the service was told.
    first = stretches(assistant, rate_hz, floor=0, gap_ms=900)[0]
    silent_at_ms = last_sound_before(assistant, rate_hz, cut["at_ms"] + 400)
    assert silent_at_ms - first.start_ms == pytest.approx(cut["audio_end_ms"], abs=20)
    assert silent_at_ms - started < 60
    at_speaker = stretches(heard, RATE_HZ, floor=0, gap_ms=900)[0]
    assert at_speaker.length_ms == pytest.approx(cut["audio_end_ms"], abs=20)

    story = summary["turns"][0]
    assert story["assistant_text"].startswith(story["heard_text"])
    assert 0 < len(story["heard_text"]) < len(story["assistant_text"])
    print(f"underruns: {summary['dropped']['underruns']}")
    assert summary["dropped"]["blocks"] == 0


@pytest.mark.timeout(120 + 2 * LONG_RUN_S)
def test_nothing_is_lost_between_the_service_and_the_loudspeaker(
    opened: Window, sound: VirtualSound, spoken: Spoken
) -> None:
    recording = sound.record_speaker()
    deadline_s = time.monotonic() + LONG_RUN_S
    turns = 0
    while time.monotonic() < deadline_s:
        turns += 1
        sound.play(spoken("Please count to twenty."))
        opened.until_event("response.done", turns)
        time.sleep(opened.received_s(turns) + 1.0)
    heard = recording.stop()
    folder = opened.session
    summary = opened.quit()
    assert folder is not None
    print(f"underruns: {summary['dropped']['underruns']}")
    assert summary["dropped"]["blocks"] == 0
    assistant, rate_hz = read_wav(folder / "assistant.wav")
    answers = stretches(assistant, rate_hz, floor=0, gap_ms=2500)
    assert len(answers) == turns
    shares = [
        share_heard(assistant[round(answer.start_ms * 24) : round(answer.end_ms * 24)], heard) for answer in answers
    ]
    print(f"exactly heard: {', '.join(f'{share:.2%}' for share in shares)}")
    assert min(shares) >= 0.95


def test_a_conversation_with_the_keyboard_alone(tmp_path: Path, variables: tuple[str, dict[str, str]]) -> None:
    url, extra = variables
    with Window(tmp_path, "--connection", url, extra=extra) as window:
        window.until_shown()
        window.press("ctrl+Return")
        window.until_event("session.updated")
        window.press("ctrl+l")
        window.write("Please tell me a story.")
        window.press("Return")
        window.until_event("response.output_audio.delta", 3)
        time.sleep(1.5)
        window.press("Escape")
        window.until_event("conversation.item.truncated")
        window.press("ctrl+j", "m")
        time.sleep(0.5)
        window.press("m", "ctrl+Return")
        folder = window.session
        assert folder is not None
        window.until((folder / "summary.json").exists, "the end of the session")
        summary = window.quit()
    (turn,) = summary["turns"]
    assert turn["user_text"] == "Please tell me a story."
    assert len(summary["truncations"]) == 1
    assert summary["errors"] == []


def test_push_to_talk_with_the_space_bar(
    tmp_path: Path, variables: tuple[str, dict[str, str]], sound: VirtualSound, spoken: Spoken
) -> None:
    url, extra = variables
    settings = tmp_path / "state" / "settings.json"
    settings.parent.mkdir()
    settings.write_text('{"session": {"turn_detection": "none"}}', "utf-8")
    with Window(tmp_path, "--connection", url, "--start", extra=extra) as window:
        window.until_event("session.updated")
        window.until_shown()
        time.sleep(1.0)
        assert window.events("input_audio_buffer.append") == []
        window.press("ctrl+j")
        window.hold("space", down=True)
        sound.play(spoken("What is seven plus five?"))
        window.hold("space", down=False)
        window.until_event("response.done")
        assert len(window.events("input_audio_buffer.commit")) == 1
        summary = window.quit()
    (turn,) = summary["turns"]
    assert "seven" in turn["user_text"]
    assert summary["errors"] == []


def test_a_loudspeaker_that_is_unplugged_does_not_end_the_session(
    opened: Window, sound: VirtualSound, spoken: Spoken
) -> None:
    sound.play(spoken("Please tell me a story."))
    opened.until_event("response.output_audio.delta", 3)
    sound.unplug("speaker")
    opened.until_event("response.done")
    sound.play(spoken("What is seven plus five?"))
    opened.until_event("response.done", 2)
    summary = opened.quit()
    assert any(error["kind"] == "audio" for error in summary["errors"])
    assert len(summary["turns"]) == 2
