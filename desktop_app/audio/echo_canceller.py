"""Takes out of the microphone what the speaker plays; optional: without the `livekit` package there is none."""

from collections import deque
from importlib.util import find_spec
from typing import Any

import numpy as np

from desktop_app.audio.pcm import round_to_int16
from desktop_app.audio.ports import ITEM_RATE_HZ, PlayedBlock, Samples

_FRAME = ITEM_RATE_HZ // 100
"""WebRTC's audio processing takes exactly 10 ms at a time."""

_LEAD_S = 0.040
_MAX_SLIP_S = 0.015
_REFERENCE_KEPT_S = 3.0


def can_cancel_echo() -> bool:
    """Whether the engine is installed; finding out does not load it."""
    return find_spec("livekit") is not None


def open_echo_canceller(*, noise_suppression: bool = True) -> "EchoCanceller | None":
    """An echo canceller, or None where its engine is not installed or does not load."""
    try:
        from livekit import rtc
    except (ImportError, OSError):
        return None
    # No automatic gain: it lifts what is left of the echo by 15 dB.
    module = rtc.AudioProcessingModule(
        echo_cancellation=True, noise_suppression=noise_suppression, high_pass_filter=True, auto_gain_control=False
    )
    return EchoCanceller(module, rtc.AudioFrame)


class EchoCanceller:
    """WebRTC's AEC3 on two streams at 24 kHz: what was played, and what was captured.

    Both carry the times at which they were in the air, so a capture frame is always paired with what was played at that
    time, some 40 ms ahead: the canceller needs to have seen a sound before its echo comes, and finds the rest of the
    delay (up to half a second) by itself.
    """

    def __init__(self, module: Any, frame_class: Any) -> None:
        self._module = module
        self._frame_class = frame_class
        self._reference: deque[Samples] = deque()
        self._reference_frames = 0
        self._reference_start_s = 0.0
        self._in_step = False
        self._held = np.zeros(0, np.int16)

    def feed_reference(self, block: PlayedBlock) -> None:
        """What a sink played, from its `take_played`, silence included; in order, before the capture of that time."""
        end_s = self._reference_start_s + self._reference_frames / ITEM_RATE_HZ
        if self._reference_frames and abs(block.heard_at_s - end_s) > _MAX_SLIP_S:
            self._reference.clear()  # the sink was restarted
            self._reference_frames = 0
        if not self._reference_frames:
            self._reference_start_s = block.heard_at_s
        samples = block.samples if block.gain == 1.0 else round_to_int16(block.samples * np.float32(block.gain))
        self._reference.append(samples)
        self._reference_frames += len(samples)
        while self._reference_frames - len(self._reference[0]) > _REFERENCE_KEPT_S * ITEM_RATE_HZ:
            self._drop_reference(len(self._reference[0]))

    def process(self, samples: Samples, captured_at_s: float) -> Samples:
        """Captured int16 (n,) at 24 kHz without the echo; what exceeds whole 10 ms waits for the next block."""
        captured_at_s -= len(self._held) / ITEM_RATE_HZ
        waiting = np.concatenate((self._held, samples))
        whole = len(waiting) // _FRAME * _FRAME
        self._held = waiting[whole:]
        cleaned = []
        for first in range(0, whole, _FRAME):
            played = self._frame(self._reference_at(captured_at_s + first / ITEM_RATE_HZ + _LEAD_S))
            self._module.process_reverse_stream(played)
            captured = self._frame(waiting[first : first + _FRAME])
            self._module.process_stream(captured)
            cleaned.append(np.frombuffer(captured.data, np.int16))
        return np.concatenate(cleaned) if cleaned else np.zeros(0, np.int16)

    def _frame(self, samples: Samples) -> Any:
        # On a bytearray: the engine writes its result in place.
        return self._frame_class(bytearray(samples.tobytes()), ITEM_RATE_HZ, 1, _FRAME)

    def _reference_at(self, time_s: float) -> Samples:
        """The next 10 ms of what was played, brought to the capture's time again once it has slipped."""
        slip_frames = round((time_s - self._reference_start_s) * ITEM_RATE_HZ)
        if abs(slip_frames) > _MAX_SLIP_S * ITEM_RATE_HZ:
            self._in_step = False
        silent = 0
        if not self._in_step:
            self._drop_reference(min(max(slip_frames, 0), self._reference_frames))
            silent = min(max(-slip_frames, 0), _FRAME)
        taken = self._drop_reference(min(_FRAME - silent, self._reference_frames))
        self._in_step = silent + len(taken) == _FRAME and len(taken) > 0
        return np.concatenate((np.zeros(silent, np.int16), taken, np.zeros(_FRAME - silent - len(taken), np.int16)))

    def _drop_reference(self, frames: int) -> Samples:
        dropped = []
        wanted = frames
        while wanted > 0:
            block = self._reference.popleft()
            if len(block) > wanted:
                self._reference.appendleft(block[wanted:])
                block = block[:wanted]
            dropped.append(block)
            wanted -= len(block)
        self._reference_frames -= frames
        self._reference_start_s += frames / ITEM_RATE_HZ
        return np.concatenate(dropped) if dropped else np.zeros(0, np.int16)
