"""Live levels of every microphone, while somebody looks at the list."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.audio import devices
from desktop_app.audio.level_probes import LevelProbes
from desktop_app.controller.device_choices import DEFAULT_ID

STEP_MS = 50


class MicrophoneLevels(QObject):
    """Listens to all microphones between `start` and `stop`.

    Signals:
        changed(dict): peaks in dBFS by the id of the choice, None where a microphone cannot be listened to.
    """

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._probes: LevelProbes | None = None
        self._ending: list[LevelProbes] = []
        self._default_name = ""
        self._timer = QTimer(self)
        self._timer.setInterval(STEP_MS)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Begin to listen."""
        self.stop()
        listed = devices.microphones()
        default = devices.find(listed, DEFAULT_ID)
        self._default_name = "" if default is None else default.name
        self._probes = LevelProbes(listed)
        self._probes.start()
        self._timer.start()

    def stop(self) -> None:
        """Listen no longer."""
        self._timer.stop()
        if self._probes is not None:
            self._probes.stop()
            self._ending.append(self._probes)
            self._probes = None

    def shut_down(self) -> None:
        """Listen no longer, and wait until every stream is closed."""
        self.stop()
        for probes in self._ending:
            probes.join()
        self._ending.clear()

    def _look(self) -> None:
        if self._probes is not None:
            levels = dict(self._probes.levels)
            if self._default_name in levels:
                levels[DEFAULT_ID] = levels[self._default_name]
            self.changed.emit(levels)
