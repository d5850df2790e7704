"""Streams that the sound server moves by itself: those that follow its default, and those at a device that went."""

from __future__ import annotations

import time

from desktop_app.audio.device_watch import DeviceWatch
from desktop_app.audio.devices import Device
from desktop_app.audio.microphone import Microphone
from desktop_app.audio.ports import AudioSink, AudioSource
from desktop_app.audio.speaker import Speaker

_WITHIN_S = 0.5


class AwaitedMove:
    """One stream on its way; nothing of it is lost, unlike with one that is closed and opened elsewhere."""

    def __init__(self, watch: DeviceWatch) -> None:
        self._watch = watch
        self._due_s: float | None = None
        self._tag = self._device_name = ""

    def begin(self, opened: AudioSource | AudioSink, target: Device) -> bool:
        """Whether the server can be expected to move this stream there; it is looked after from now on then."""
        if not isinstance(opened, Microphone | Speaker) or target.route != "" or not self._watch.running:
            return False
        opened.moved_to(target)
        self._tag, self._device_name = opened.tag, target.name
        self._due_s = time.monotonic() + _WITHIN_S
        return True

    def cancel(self) -> None:
        """The stream is of no interest any more."""
        self._due_s = None

    def has_failed(self) -> bool:
        """Whether it did not arrive in time; told once."""
        if self._due_s is None:
            return False
        state = self._watch.state
        if state is not None and state.streams.get(self._tag) == self._device_name:
            self._due_s = None
        elif time.monotonic() >= self._due_s:
            self._due_s = None
            return True
        return False
