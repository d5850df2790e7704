"""The ear of a session: appended audio to turn signals."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import soxr

from desktop_app.loopback.ports import VOICE_ACTIVITY_RATE_HZ, Samples, VoiceActivity
from desktop_app.loopback.turn_detector import TurnDetector, TurnSignal

RESAMPLER_QUALITY = "QQ"
"""Cubic interpolation: 0.1 ms of delay, where the filters of the better qualities hold back up to 20 ms."""


class SpeechWatch:
    """Cuts audio into the detector's frames and asks it about each.

    Thread: `listen` blocks for about 1.4 ms each 32 ms of audio and belongs into a worker; never two at a time.
    """

    def __init__(
        self, new_voice_activity: Callable[[], VoiceActivity], turns: TurnDetector, rate_hz: int, origin_ms: float
    ) -> None:
        """`origin_ms` is the audio clock at the first sample `listen` will get, `rate_hz` its rate."""
        self.turns = turns
        self._activity = new_voice_activity()
        self._frame_samples = self._activity.frame_samples
        self._frame_ms = self._frame_samples * 1000 / VOICE_ACTIVITY_RATE_HZ
        self._at_ms = origin_ms
        self._resampler = soxr.ResampleStream(
            rate_hz, VOICE_ACTIVITY_RATE_HZ, 1, dtype="int16", quality=RESAMPLER_QUALITY
        )
        self._pending = np.empty(0, dtype=np.int16)

    def listen(self, samples: Samples) -> list[TurnSignal]:
        """The signals that these samples bring, in order. *Blocking*."""
        resampled = self._resampler.resample_chunk(samples)
        pending = np.concatenate((self._pending, resampled)) if len(self._pending) else resampled
        signals = []
        whole = len(pending) // self._frame_samples * self._frame_samples
        for first in range(0, whole, self._frame_samples):
            frame = np.ascontiguousarray(pending[first : first + self._frame_samples])
            probability = self._activity.probability(frame)
            signal = self.turns.observe(self._at_ms, self._at_ms + self._frame_ms, probability)
            self._at_ms += self._frame_ms
            if signal is not None:
                signals.append(signal)
        self._pending = pending[whole:]
        return signals
