"""The mark at the level at which the service began to hear speech: measured, never guessed."""

import numpy as np
import pytest
from msgspec import UNSET

from desktop_app.controller.hearing_mark import HearingMark
from desktop_app.controller.waveform_source import WaveformSource
from desktop_app.conversation.session_machine import SessionMachine


def test_it_is_the_peak_where_the_speech_begins_after_the_padding() -> None:
    machine, waveform = SessionMachine(), WaveformSource()
    mark = HearingMark(machine, waveform)
    assert mark.look() is None

    waveform.write("user", 1_000.0, np.full(24 * 300, 150, np.int16))
    waveform.write("user", 1_300.0, np.full(24 * 100, 1_036, np.int16))
    waveform.write("user", 1_400.0, np.full(24 * 600, 20_000, np.int16))
    machine.timeline.add_marker("speech_started", 1_000.0, "user", "item")

    assert machine.session.audio is UNSET, "the service's usual 300 ms"
    assert mark.look() == pytest.approx(-30.0, abs=0.1)


def test_it_stays_until_the_next_speech() -> None:
    machine, waveform = SessionMachine(), WaveformSource()
    mark = HearingMark(machine, waveform)
    waveform.write("user", 1_300.0, np.full(24 * 100, 1_036, np.int16))
    machine.timeline.add_marker("speech_started", 1_000.0, "user", "item")
    first = mark.look()
    machine.timeline.add_marker("speech_stopped", 1_400.0, "user", "item")
    assert mark.look() == first

    waveform.write("user", 5_300.0, np.full(24 * 100, 3_277, np.int16))
    machine.timeline.add_marker("speech_started", 5_000.0, "user", "next")
    assert mark.look() == pytest.approx(-20.0, abs=0.1)


def test_speech_of_which_nothing_was_kept_moves_no_mark() -> None:
    machine, waveform = SessionMachine(), WaveformSource()
    mark = HearingMark(machine, waveform)
    machine.timeline.add_marker("speech_started", 1_000.0, "user", "item")

    assert mark.look() is None
