"""Devices that come and go, brought from the watch's thread to the window's."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.audio import devices
from desktop_app.audio.device_watch import DeviceWatch
from desktop_app.audio.ports import AudioProblem

LOOK_MS = 100


class LiveDevices(QObject):
    """Looks regularly whether the watch has seen something new.

    Signals:
        changed: the lists of `devices`, or the defaults, are others.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.watch = DeviceWatch()
        self._seen_version = 0
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)

    @property
    def known(self) -> bool:
        """Whether the lists are right at any time, as a sound server tells of every change."""
        return self.watch.state is not None

    def start(self) -> None:
        """Begin to follow."""
        self.watch.start()
        self._timer.start()

    def stop(self) -> None:
        """Follow no longer."""
        self._timer.stop()
        self.watch.stop()

    def _look(self) -> None:
        version = self.watch.version
        if version == self._seen_version:
            return
        try:
            looked = devices.use_server(self.watch.state)
        except AudioProblem:
            looked = True  # without PortAudio there is nothing to look at
        if looked:
            self._seen_version = version
        self.changed.emit()
