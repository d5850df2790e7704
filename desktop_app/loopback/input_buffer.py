"""The input audio buffer: audio appended and not yet turned into an item, on a clock that never resets.

Positions are milliseconds of *all* audio appended since the session began, as in `speech_started.audio_start_ms`;
commit and clear empty the buffer and leave the clock alone.
Source: both references, `input_audio_buffer.*`.
"""

from __future__ import annotations

from collections import deque
from fractions import Fraction

import numpy as np

from desktop_app.loopback.ports import Samples
from desktop_app.loopback.wire_audio import resample


class InputBuffer:
    """Samples at the input format's rate with their place on the session's audio clock.

    Attributes:
        rate_hz: of the samples held.
        end_ms: the clock: everything appended so far.
    """

    def __init__(self, rate_hz: int) -> None:
        self.rate_hz = rate_hz
        self._chunks: deque[Samples] = deque()
        self._held_frames = 0
        self._end_s = Fraction(0)

    @property
    def end_ms(self) -> float:
        return float(self._end_s * 1000)

    @property
    def start_ms(self) -> float:
        """The clock at the first sample held."""
        return float((self._end_s - Fraction(self._held_frames, self.rate_hz)) * 1000)

    @property
    def held_ms(self) -> float:
        return self._held_frames * 1000 / self.rate_hz

    @property
    def held_bytes(self) -> int:
        return self._held_frames * 2

    def append(self, samples: Samples) -> None:
        """Add samples at `rate_hz` and move the clock."""
        if len(samples):
            self._chunks.append(samples)
            self._held_frames += len(samples)
            self._end_s += Fraction(len(samples), self.rate_hz)

    def take(self, from_ms: float, to_ms: float) -> Samples:
        """Remove everything before `to_ms` and return what lies from `from_ms` on, clipped to what is held."""
        drop_frames = self._frames_before(from_ms)
        self._drop(drop_frames)
        wanted_frames = self._frames_before(to_ms)
        taken = self._all()[:wanted_frames]
        self._drop(wanted_frames)
        return taken

    def take_all(self) -> Samples:
        """Remove and return everything held."""
        taken = self._all()
        self.clear()
        return taken

    def clear(self) -> None:
        self._chunks.clear()
        self._held_frames = 0

    def forget_before(self, at_ms: float) -> None:
        """Drop what lies before `at_ms`: silence nobody will ask for."""
        self._drop(self._frames_before(at_ms))

    def convert(self, rate_hz: int) -> None:
        """Hold samples at another rate from now on; what is held is resampled."""
        if rate_hz == self.rate_hz:
            return
        held = resample(self._all(), self.rate_hz, rate_hz)
        self.rate_hz = rate_hz
        self._chunks = deque([held] if len(held) else [])
        self._held_frames = len(held)

    def _frames_before(self, at_ms: float) -> int:
        frames = round((at_ms - self.start_ms) * self.rate_hz / 1000)
        return min(max(frames, 0), self._held_frames)

    def _all(self) -> Samples:
        if len(self._chunks) != 1:
            joined = np.concatenate(list(self._chunks)) if self._chunks else np.empty(0, dtype=np.int16)
            self._chunks = deque([joined] if len(joined) else [])
            return joined
        return self._chunks[0]

    def _drop(self, frames: int) -> None:
        self._held_frames -= frames
        while frames and len(self._chunks[0]) <= frames:
            frames -= len(self._chunks.popleft())
        if frames:
            self._chunks[0] = self._chunks[0][frames:]
