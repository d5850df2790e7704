"""The user's voice on its way to the service: resampled, gated, recorded and encoded as it is sent."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable

import numpy as np

from desktop_app.audio.echo_canceller import EchoCanceller
from desktop_app.audio.pcm import DigitalSilence, level
from desktop_app.audio.ports import CapturedBlock
from desktop_app.audio.resampler import Resampler
from desktop_app.controller.lane_placer import LanePlacer
from desktop_app.controller.session_clock import SessionClock
from desktop_app.controller.status import SILENCE_DBFS
from desktop_app.controller.talk_gate import TalkGate
from desktop_app.controller.wire_audio import PCM, RATE_HZ, Samples, WireEncoder

LONGEST_HOLD_MS = 2_000.0
"""A service that has not answered by then is asked no longer whether it takes another format."""


class Uplink:
    """Turns captured blocks into what goes on the wire.

    Args:
        gate: decides what passes.
        echo_canceller: takes the assistant's voice out of what a microphone hears, while it is set.
        send: takes (wire bytes, session ms of the first sample, duration in ms, 24 kHz samples) of what passes.
    """

    def __init__(
        self, clock: SessionClock, gate: TalkGate, send: Callable[[bytes, float, float, Samples], None]
    ) -> None:
        self.peak_dbfs = SILENCE_DBFS
        self.rms_dbfs = SILENCE_DBFS
        self.clipped = False
        self.echo_canceller: EchoCanceller | None = None
        self._clock = clock
        self._gate = gate
        self._send = send
        self._placer = LanePlacer()
        self._resampler: Resampler | None = None
        self._encoder = WireEncoder(PCM)
        self._silence = DigitalSilence(RATE_HZ)
        self._held: deque[tuple[Samples, float]] | None = None

    @property
    def silent_for_s(self) -> float:
        """How long the microphone has given digital zeros."""
        return self._silence.silent_s

    def use_format(self, format_type: str) -> None:
        """Encode as the session's effective input format from now on, also what was held."""
        if format_type != self._encoder.format_type:
            self._encoder = WireEncoder(format_type)
        self.release()

    def hold_for(self, format_type: str) -> None:
        """Another format was asked for: keep what is heard until the service says in which one it listens."""
        if format_type != self._encoder.format_type and self._held is None:
            self._held = deque()

    def release(self) -> None:
        """Send what was held."""
        held, self._held = self._held, None
        for samples, at_ms in held or ():
            self._pass(samples, at_ms)

    def captured(self, rate_hz: int, blocks: Iterable[CapturedBlock]) -> None:
        """Take blocks of a source with this rate."""
        peak = rms = SILENCE_DBFS
        clipped = False
        for block in blocks:
            samples = self._at_24_khz(rate_hz, block.samples)
            loudness = level(samples)
            peak, rms = max(peak, loudness.peak_dbfs), max(rms, loudness.rms_dbfs)
            clipped = clipped or loudness.clipped
            self._silence.feed(samples)
            if self.echo_canceller is not None:
                samples = self.echo_canceller.process(samples, block.captured_at_s)
                if not len(samples):
                    continue
            at_ms = self._placer.place(self._clock.at_ms(block.captured_at_s), len(samples))
            for passing, passing_at_ms in self._gate.passing(samples, at_ms):
                self._pass(passing, passing_at_ms)
        self.peak_dbfs, self.rms_dbfs, self.clipped = peak, rms, clipped

    def _pass(self, samples: Samples, at_ms: float) -> None:
        if self._held is None:
            self._send(self._encoder.encode(samples), at_ms, len(samples) * 1000 / RATE_HZ, samples)
            return
        self._held.append((samples, at_ms))
        if at_ms - self._held[0][1] > LONGEST_HOLD_MS:
            self.release()

    def _at_24_khz(self, rate_hz: int, samples: Samples) -> Samples:
        if rate_hz == RATE_HZ:
            return samples
        if self._resampler is None or self._resampler.in_hz != rate_hz:
            self._resampler = Resampler(rate_hz, RATE_HZ)
        return np.asarray(self._resampler.process(samples), dtype=np.int16)
