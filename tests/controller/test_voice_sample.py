"""A voice to hear: spoken by the real built-in service in a session of its own."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from held_window import HeldProgram
from PySide6.QtCore import QCoreApplication

from desktop_app.audio.ports import AudioSink

RATE_HZ = 24_000


@pytest.fixture
def program(qapp: QCoreApplication, tmp_path: Path) -> HeldProgram:
    return HeldProgram(tmp_path, "ga")


def spoken(program: HeldProgram, monkeypatch: pytest.MonkeyPatch) -> list[np.ndarray]:
    """What goes to a loudspeaker besides the session's sound from now on, sample by sample."""
    heard: list[np.ndarray] = []
    desk = program.application.desk
    real = desk.extra_sink

    def listened() -> AudioSink:
        sink = real()
        enqueue = sink.enqueue

        def note(item_id: str, index: int, samples: np.ndarray, **place: int) -> None:
            heard.append(samples)
            enqueue(item_id, index, samples, **place)

        monkeypatch.setattr(sink, "enqueue", note)
        return sink

    monkeypatch.setattr(desk, "extra_sink", listened)
    return heard


def test_voices_sound_different_and_speed_makes_them_shorter(
    program: HeldProgram, qapp: QCoreApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample, heard = program.conversation.voice_sample, spoken(program, monkeypatch)

    async def scenario() -> None:
        assert sample.available  # without a session
        for number, (voice, speed) in enumerate((("alloy", 1.0), ("verse", 1.0), ("alloy", 1.5)), 1):
            sample.play(voice, speed)
            assert sample.playing == voice
            await program.until(lambda number=number: len(heard) == number, "the sample")
        sample.play("alloy")  # once more: stop
        assert sample.playing == ""

    program.run(qapp, scenario)
    alloy, verse, quick = heard
    assert all(len(each) > RATE_HZ and np.abs(each).max() > 1_000 for each in heard)
    assert alloy.shape != verse.shape or not np.array_equal(alloy, verse)
    assert len(quick) < 0.85 * len(alloy)
    assert program.application.life.run is None
    assert program.notices == []


def test_the_running_session_never_notices_it(
    program: HeldProgram, qapp: QCoreApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample, heard = program.conversation.voice_sample, spoken(program, monkeypatch)

    async def scenario() -> None:
        await program.live(output_modality="text")
        sample.play("verse")
        await program.until(lambda: heard, "the sample")
        assert program.texts == []
        assert program.cards == []
        assert sample.playing == "verse"
        sample.stop()

    program.run(qapp, scenario)


def test_another_service_needs_a_session_and_says_so(program: HeldProgram, qapp: QCoreApplication) -> None:
    sample = program.conversation.voice_sample

    async def scenario() -> None:
        program.conversation.connection_id = "contoso"
        assert not sample.available
        sample.play("verse")
        assert program.notices == [sample.why_not]
        program.conversation.connection_id = "builtin"
        await program.live()
        # Whatever is chosen for later, the session that runs is heard; another service's speaks on a card.
        program.application.life.connection_id = "contoso"
        assert sample.available
        sample.play("verse")
        (asked,) = program.responses.asked.values()
        await program.over(asked.request_id)
        assert program.card(asked.request_id).received_ms > 1_000

    program.run(qapp, scenario)
