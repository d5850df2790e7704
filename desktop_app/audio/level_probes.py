"""How loud each of several microphones is now: a stream to each, opened and closed in a thread of its own."""

import threading
from collections.abc import Sequence

import numpy as np

from desktop_app.audio.devices import Device
from desktop_app.audio.microphone import Microphone
from desktop_app.audio.pcm import level
from desktop_app.audio.ports import AudioProblem

MOST_PROBED = 8
_STEP_S = 0.04
_BLUETOOTH = "bluez_"


class LevelProbes:
    """Listens to microphones without keeping anything of what they hear.

    A Bluetooth headset is left alone: its microphone would take the quality away from whatever plays on it.

    levels: peaks in dBFS by device name; None where a microphone cannot be listened to.
    Thread: `levels` is replaced by the probes' thread and read by the owner's.
    """

    def __init__(self, devices: Sequence[Device]) -> None:
        self.levels: dict[str, float | None] = {}
        self._devices = [device for device in devices if not device.name.startswith(_BLUETOOTH)][:MOST_PROBED]
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="duologue-level-probes", daemon=True)

    def start(self) -> None:
        """Begin; once only."""
        self._thread.start()

    def stop(self) -> None:
        """End soon; the thread closes its streams by itself."""
        self._stopping.set()

    def join(self) -> None:
        """Wait until every stream is closed."""
        self._thread.join()

    def _run(self) -> None:
        opened: list[tuple[str, Microphone]] = []
        levels: dict[str, float | None] = {}
        try:
            for device in self._devices:
                if self._stopping.is_set():
                    return
                microphone = Microphone(device)
                try:
                    microphone.start()
                except AudioProblem:
                    levels[device.name] = None
                else:
                    opened.append((device.name, microphone))
                self.levels = dict(levels)
            while not self._stopping.wait(_STEP_S):
                for name, microphone in opened:
                    blocks = microphone.take()
                    if microphone.problem is not None:
                        levels[name] = None
                    elif blocks:
                        levels[name] = level(np.concatenate([block.samples for block in blocks])).peak_dbfs
                self.levels = dict(levels)
        finally:
            for _, microphone in opened:
                microphone.stop()
