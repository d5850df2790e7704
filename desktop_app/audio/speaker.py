"""Playback through a sound device, at its own rate."""

import time
from typing import Any

import numpy as np

from desktop_app.audio import portaudio, pulse_server
from desktop_app.audio.devices import Device, device_route
from desktop_app.audio.ports import AudioProblem, PlayedBlock
from desktop_app.audio.ring_sink import RingSink
from desktop_app.audio.stream_clock import plausible_latency_s
from desktop_app.audio.stream_watch import StreamWatch

_BLOCK_S = 0.005
_LATENCIES_S = (0.020, 0.040, 0.080)
_MISSES_FORGIVEN = 1
_QUIET_S = 0.2
_MAX_BLOCK_FRAMES = 8192


class Speaker(RingSink):
    """A sink that plays on a device in blocks of 5 ms, with a small buffer so that a flush is soon silent.

    When the device misses blocks (a busy machine) the stream is opened again with twice the buffer, in the next pause.

    slack: how often the buffer had to grow on this machine; a speaker that follows another one begins with its slack.
    tag: what the sound server knows its stream by.
    underruns: gaps in an item, and blocks the device missed.
    Thread: all methods belong to the owner's; PortAudio's copies out of the ring and notes what it took.
    """

    def __init__(self, device: Device, slack: int = 0) -> None:
        super().__init__(device.label, device.rate_hz)
        self.tag = pulse_server.new_tag()
        self._device = device
        self._stream: portaudio.DeviceStream | None = None
        self._watch: StreamWatch | None = None
        self._problem: AudioProblem | None = None
        self._channels = 1
        self._mono = np.zeros(_MAX_BLOCK_FRAMES, np.int16)
        self._latency_step = min(slack, len(_LATENCIES_S) - 1)
        self._missed_before = 0
        # Written by the callback.
        self._latency_s = 0.0
        self._sounded_s = 0.0

    @property
    def problem(self) -> AudioProblem | None:
        if self._problem is None and self._watch is not None:
            self._problem = self._watch.check()
        return self._problem

    @property
    def latency_s(self) -> float:
        return self._latency_s

    @property
    def slack(self) -> int:
        return self._latency_step + (self._missed_blocks - self._missed_before > _MISSES_FORGIVEN)

    def start(self) -> None:
        """Open the device and play what is queued. Raises: AudioProblem `open_failed` or `no_portaudio`."""
        if self._stream is not None:
            return
        self._problem = None
        # Two channels where there are two: on some systems a mono stream plays on the left side only.
        channel_counts = tuple(dict.fromkeys((min(2, self._device.channels), 1, self._device.channels)))
        rates_hz, latency_s = self._device.rates_hz, _LATENCIES_S[self._latency_step]
        stream = portaudio.open_stream(
            "output",
            self.name,
            self._device.index,
            rates_hz,
            channel_counts,
            _BLOCK_S,
            latency_s,
            self._play,
            device_route(self._device, self.tag),
        )
        self._channels, self._latency_s = stream.channels, stream.latency_s
        self._use_rate(stream.rate_hz)
        self._missed_before = self._missed_blocks
        watch = StreamWatch(stream, self.name)
        stream.start(self.name)
        self._stream, self._watch = stream, watch

    def moved_to(self, device: Device) -> None:
        """The stream goes on at another device: the sound server moved it, or the next `start` opens it there."""
        self._device = device
        self._name = device.label

    def stop(self) -> None:
        """Close the device at once; nothing if it is not open."""
        if self._stream is not None:
            self._stream.close()
            self._stream = self._watch = None

    def take_played(self) -> list[PlayedBlock]:
        if self._stream is not None and self._needs_more_latency():
            self._latency_step += 1
            self.stop()
            try:
                self.start()
            except AudioProblem as problem:
                self._problem = problem
        return super().take_played()

    def _needs_more_latency(self) -> bool:
        misses = self._missed_blocks - self._missed_before
        if misses <= _MISSES_FORGIVEN or self._latency_step + 1 == len(_LATENCIES_S):
            return False
        return self._ring.idle and time.monotonic() - self._sounded_s > self._latency_s + _QUIET_S

    def _play(self, outdata: Any, frames: int, times: Any, status: Any) -> None:
        now_s = time.monotonic()
        watch = self._watch
        if watch is not None:
            watch.last_callback_s = now_s
        latency_s = plausible_latency_s(times.currentTime, times.outputBufferDacTime, self._latency_s)
        self._latency_s = latency_s
        if status.output_underflow:
            self._missed_blocks += 1
        block = np.frombuffer(outdata, np.int16)
        if self._channels == 1:
            sounded = self._render(block, now_s + latency_s)
        else:
            mono = self._mono[:frames]
            sounded = self._render(mono, now_s + latency_s)
            block.reshape(frames, self._channels)[:] = mono[:, None]
        if sounded:
            self._sounded_s = now_s
