"""Settings of hearing, changed in the window between two sentences that are really spoken."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from program import service
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from settings_window import KEY_VARIABLE, SettingsWindow
from spoken_words import Spoken

from desktop_app.settings.model import SessionDraft

pytestmark = [
    pytest.mark.integration,
    pytest.mark.beside_others,
    pytest.mark.qt_log_ignore("This plugin does not support"),
]

GRID_MS = 32
"""Of voice activity: of two turns each cut point may lie a frame further on, and the same sound be speech a frame
longer."""
WORDS = "What is seven plus five?"


Open = Callable[..., SettingsWindow]


@pytest.fixture
def opened(qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """`opened("ga", *faults, **draft)` is the program before a service with such faults."""
    with contextlib.ExitStack() as stack:

        def open_it(dialect: str, *faults: str, **draft: Any) -> SettingsWindow:
            address = stack.enter_context(service(*(word for fault in faults for word in ("--fault", fault))))
            monkeypatch.setenv(KEY_VARIABLE, address["api_key"])
            url = f"{address['url']}?model=m" if dialect == "ga" else f"{address['preview_url']}?deployment=m"
            made = SettingsWindow(tmp_path, url, dialect, SessionDraft(voice="alloy", create_response=False, **draft))
            qtbot.addWidget(made.window)
            return made

        yield open_it


class Turn:
    """One spoken turn as the service heard it, in ms of its audio clock, and what it wrote down."""

    def __init__(self, started: dict[str, Any], stopped: dict[str, Any], transcript: dict[str, Any]) -> None:
        self.length_ms = stopped["audio_end_ms"] - started["audio_start_ms"]
        self.transcript = transcript


async def turn(settings: SettingsWindow, path: Path) -> Turn:
    """Say something and wait until it is heard and written down."""
    written = "conversation.item.input_audio_transcription.completed"
    before = len(settings.events(written))
    settings.speak(path)
    await settings.until(lambda: len(settings.events(written)) > before, "what was written down")
    events = [settings.events(f"input_audio_buffer.speech_{edge}")[-1] for edge in ("started", "stopped")]
    return Turn(*events, settings.events(written)[-1])


async def change(settings: SettingsWindow, **fields: Any) -> None:
    for name, value in fields.items():
        settings.edit(name, value)
    assert set(await settings.apply()) == {"session.updated"}


def appended_bytes(settings: SettingsWindow) -> int:
    """The size of the newest append."""
    return int(settings.events("input_audio_buffer.append")[-1]["audio"].strip("[]").split()[0])


@pytest.mark.parametrize("dialect", ["ga", "preview"])
def test_hearing_follows_its_settings(opened: Open, qapp: QApplication, spoken: Spoken, dialect: str) -> None:
    settings = opened(dialect, "burst-audio", silence_ms=300, output_modality="text")

    async def whole() -> None:
        usual = await turn(settings, spoken(WORDS))
        assert "seven" in usual.transcript["transcript"].lower()
        await change(settings, silence_ms=1100)
        longer = await turn(settings, spoken(WORDS))
        assert longer.length_ms - usual.length_ms == pytest.approx(800, abs=4 * GRID_MS)
        await formats(settings, spoken)
        if settings.dialect == "ga":  # the preview's other fields lead to the same parts of the service
            await change(settings, prefix_padding_ms=0, transcription_model="gpt-4o-transcribe", include_logprobs=True)
            later = await turn(settings, spoken(WORDS))
            assert later.length_ms - longer.length_ms == pytest.approx(-300, abs=4 * GRID_MS)
            is_sure(later)
            await answering(settings, spoken)
            await deafness(settings, spoken)
        assert settings.refusals == []

    settings.run(qapp, whole)


async def formats(settings: SettingsWindow, spoken: Spoken) -> None:
    """Telephone sound is a sixth of the bytes, and is understood."""
    pcm = appended_bytes(settings)
    await change(settings, input_format="audio/pcmu")
    heard = await turn(settings, spoken("Tell me a story."))
    assert "story" in heard.transcript["transcript"]
    assert pcm / appended_bytes(settings) == pytest.approx(6.0, rel=0.02)
    await change(settings, input_format="audio/pcm")


def is_sure(heard: Turn) -> None:
    """Another transcription model tells how sure it is of each word."""
    told = heard.transcript["logprobs"]
    assert "".join(each["token"] for each in told) == heard.transcript["transcript"]
    assert all(each["logprob"] <= 0 for each in told)


async def answering(settings: SettingsWindow, spoken: Spoken) -> None:
    """A turn is answered only where that is wanted."""
    assert settings.said("response.created") == []
    await change(settings, create_response=True)
    await turn(settings, spoken(WORDS))
    await settings.until(lambda: settings.said("response.done"), "an answer")


async def deafness(settings: SettingsWindow, spoken: Spoken) -> None:
    """At the highest threshold nothing counts as speech; without turn detection nothing is sent."""
    await change(settings, threshold=1.0)
    turns = len(settings.events("input_audio_buffer.speech_started"))
    settings.speak(spoken(WORDS))
    await settings.until(lambda: not settings.microphone.playing, "the end of the sentence")
    await change(settings, turn_detection="none")
    assert len(settings.events("input_audio_buffer.speech_started")) == turns
    sent = len(settings.events("input_audio_buffer.append"))
    settings.speak(spoken("Hello."))
    await settings.until(lambda: not settings.microphone.playing, "the end of the word")
    assert len(settings.events("input_audio_buffer.append")) - sent <= 2


def test_speaking_up_and_falling_silent(opened: Open, qapp: QApplication, spoken: Spoken) -> None:
    settings = opened("ga", interrupt_response=False)

    async def end_of_answer_spoken_into() -> dict[str, Any]:
        """Ask for much, speak while it is being said, and see how that ends."""
        done = len(settings.said("response.done"))
        turns = len(settings.events("input_audio_buffer.speech_stopped"))
        settings.type("Please count to seventy.")
        await settings.until(lambda: len(settings.said("response.created")) > done, "an answer")
        settings.speak(spoken("Hello, who are you?"))
        await settings.until(lambda: len(settings.said("response.done")) > done, "its end")
        await settings.until(
            lambda: len(settings.events("input_audio_buffer.speech_stopped")) > turns, "the end of the turn"
        )
        return dict(settings.said("response.done")[-1]["response"])

    async def whole() -> None:
        assert (await end_of_answer_spoken_into())["status"] == "completed"
        await change(settings, interrupt_response=True)
        cut = await end_of_answer_spoken_into()
        assert (cut["status"], cut["status_details"]["reason"]) == ("cancelled", "turn_detected")
        await change(settings, idle_timeout_ms=5000, create_response=True, output_modality="text")
        await settings.ask("Hello.")
        answers = len(settings.said("response.done"))
        await settings.until(lambda: settings.events("input_audio_buffer.timeout_triggered"), "a nudge")
        await settings.until(lambda: len(settings.said("response.done")) > answers, "what it says then")
        assert settings.refusals == []

    settings.run(qapp, whole)
