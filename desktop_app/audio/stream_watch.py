"""Notices that a device went away: its stream has ended, or its callbacks have stopped coming."""

import time

from desktop_app.audio.portaudio import DeviceStream
from desktop_app.audio.ports import AudioProblem

_SILENT_FOR_S = 1.0


class StreamWatch:
    """Watches one started stream.

    last_callback_s: monotonic; the callback writes it.
    Thread: everything else belongs to the owner's.
    """

    def __init__(self, stream: DeviceStream, device_name: str) -> None:
        self._stream = stream
        self._device_name = device_name
        self._looked_s = time.monotonic()
        self.last_callback_s = self._looked_s

    def check(self) -> AudioProblem | None:
        """What has happened to the device, if anything."""
        if not self._stream.active:
            return AudioProblem("device_gone", self._device_name, "The device was unplugged or its sound server ended.")
        now_s = time.monotonic()
        # If nobody looked for a while the whole process may have been asleep, and the callbacks with it.
        was_away = now_s - self._looked_s > _SILENT_FOR_S / 2
        self._looked_s = now_s
        if was_away:
            self.last_callback_s = max(self.last_callback_s, now_s)
        if now_s - self.last_callback_s > _SILENT_FOR_S:
            detail = "The device has stopped: for a second it has neither sent nor taken any sound."
            return AudioProblem("device_gone", self._device_name, detail)
        return None
