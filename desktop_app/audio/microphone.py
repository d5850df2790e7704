"""Capture from a sound device, at its own rate."""

import time
from collections import deque
from typing import Any, NamedTuple

import numpy as np

from desktop_app.audio import portaudio, pulse_server
from desktop_app.audio.devices import Device, device_route
from desktop_app.audio.pcm import to_mono
from desktop_app.audio.ports import AudioProblem, CapturedBlock
from desktop_app.audio.stream_clock import StreamClock, plausible_latency_s
from desktop_app.audio.stream_watch import StreamWatch

_BLOCK_S = 0.020
_WAITING_BLOCKS = 500


class _RawBlock(NamedTuple):
    interleaved: bytes
    captured_at_s: float
    overflowed: bool


class Microphone:
    """A source that captures a device in blocks of 20 ms; mono, from one channel or the mean of the first two.

    rate_hz: the device's own; settled once `start` returned.
    tag: what the sound server knows its stream by.
    overflows: blocks the device lost, and blocks nobody took within 10 s (the oldest are dropped).
    Thread: all methods belong to the owner's; PortAudio's only copies and appends.
    """

    def __init__(self, device: Device) -> None:
        self.tag = pulse_server.new_tag()
        self._device = device
        self._rate_hz = device.rate_hz
        self._stream: portaudio.DeviceStream | None = None
        self._watch: StreamWatch | None = None
        self._clock = StreamClock(device.rate_hz)
        self._channels = 1
        self._latency_s = 0.0
        self._problem: AudioProblem | None = None
        self._raw: deque[_RawBlock] = deque(maxlen=_WAITING_BLOCKS)
        self._overflows = 0  # written by the callback
        self._dropped_at_s = 0.0

    @property
    def name(self) -> str:
        return self._device.label

    @property
    def rate_hz(self) -> int:
        return self._rate_hz

    @property
    def overflows(self) -> int:
        return self._overflows

    @property
    def problem(self) -> AudioProblem | None:
        if self._problem is None and self._watch is not None:
            self._problem = self._watch.check()
        return self._problem

    def start(self) -> None:
        """Open the device and begin. Raises: AudioProblem `open_failed` or `no_portaudio`."""
        if self._stream is not None:
            return
        self._problem = None
        # One channel where the device allows it: the sound server mixes better than we could.
        channel_counts = tuple(dict.fromkeys((1, min(2, self._device.channels), self._device.channels)))
        stream = portaudio.open_stream(
            "input",
            self.name,
            self._device.index,
            self._device.rates_hz,
            channel_counts,
            _BLOCK_S,
            "low",
            self._capture,
            device_route(self._device, self.tag),
        )
        self._rate_hz, self._channels, self._latency_s = stream.rate_hz, stream.channels, stream.latency_s
        self._clock = StreamClock(stream.rate_hz)
        watch = StreamWatch(stream, self.name)
        stream.start(self.name)
        self._stream, self._watch = stream, watch

    def moved_to(self, device: Device) -> None:
        """The stream goes on at another device: the sound server moved it, or the next `start` opens it there."""
        self._device = device

    def stop(self) -> None:
        """Close the device; nothing if it is not open."""
        if self._stream is not None:
            self._stream.close()
            self._stream = self._watch = None

    def take(self) -> list[CapturedBlock]:
        taken = []
        while self._raw:
            raw = self._raw.popleft()
            samples = to_mono(np.frombuffer(raw.interleaved, np.int16), self._channels)
            captured_at_s = self._clock.place(raw.captured_at_s, len(samples))
            taken.append(CapturedBlock(samples, captured_at_s, raw.overflowed))
        return taken

    def _capture(self, indata: Any, frames: int, times: Any, status: Any) -> None:
        now_s = time.monotonic()
        watch = self._watch
        if watch is not None:
            watch.last_callback_s = now_s
        age_s = plausible_latency_s(times.inputBufferAdcTime, times.currentTime, self._latency_s)
        overflowed = bool(status.input_overflow)
        if overflowed or len(self._raw) == _WAITING_BLOCKS:
            self._overflows += 1
        self._raw.append(_RawBlock(bytes(indata), now_s - age_s, overflowed))
