"""The microphone's sound while the session goes over to another format."""

from __future__ import annotations

import time

import numpy as np
import pytest

from desktop_app.audio.ports import CapturedBlock
from desktop_app.controller.session_clock import SessionClock
from desktop_app.controller.talk_gate import TalkGate
from desktop_app.controller.uplink import LONGEST_HOLD_MS, Uplink
from desktop_app.controller.wire_audio import PCM, ULAW, Samples

BLOCK_MS = 20
PCM_BYTES, ULAW_BYTES = 960, 160


class Wire:
    """What goes out: the size of each piece, and when it was said."""

    def __init__(self) -> None:
        self.sizes: list[int] = []
        self.at_ms: list[float] = []
        clock = SessionClock()
        clock.restart()
        self.uplink = Uplink(clock, TalkGate(), self.send)
        self._said = 0
        self._from_s = time.monotonic() - clock.now_ms() / 1000

    def send(self, data: bytes, at_ms: float, _duration_ms: float, _samples: Samples) -> None:
        self.sizes.append(len(data))
        self.at_ms.append(at_ms)

    def say(self, blocks: int = 1) -> None:
        for _ in range(blocks):
            samples = np.full(24 * BLOCK_MS, 1000, dtype=np.int16)
            at_s = self._from_s + self._said * BLOCK_MS / 1000
            self._said += 1
            self.uplink.captured(24_000, [CapturedBlock(samples, at_s, False)])


@pytest.fixture
def wire() -> Wire:
    return Wire()


def test_what_is_said_until_the_service_agrees_goes_out_in_the_new_format(wire: Wire) -> None:
    wire.say(2)
    wire.uplink.hold_for(ULAW)
    wire.say(3)
    assert wire.sizes == [PCM_BYTES] * 2
    wire.uplink.use_format(ULAW)
    wire.say()
    assert wire.sizes == [PCM_BYTES] * 2 + [ULAW_BYTES] * 4
    assert wire.at_ms == sorted(wire.at_ms)


def test_where_it_refuses_in_the_old_one(wire: Wire) -> None:
    wire.uplink.hold_for(ULAW)
    wire.say(3)
    wire.uplink.release()
    wire.say()
    assert wire.sizes == [PCM_BYTES] * 4


def test_the_same_format_holds_nothing(wire: Wire) -> None:
    wire.uplink.hold_for(PCM)
    wire.say()
    assert wire.sizes == [PCM_BYTES]


def test_a_service_that_does_not_answer_is_not_waited_for(wire: Wire) -> None:
    wire.uplink.hold_for(ULAW)
    wire.say(round(LONGEST_HOLD_MS / BLOCK_MS) + 2)
    assert len(wire.sizes) == round(LONGEST_HOLD_MS / BLOCK_MS) + 2
