"""The one regular visit to the audio devices: every 10 ms, take what was captured and what was played."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer

from desktop_app.audio.ports import AudioSource, CapturedBlock, PlayedBlock
from desktop_app.controller.audio_desk import AudioDesk

INTERVAL_MS = 10


class AudioPump(QObject):
    """Pulls blocks out of the desk's devices and hands them on by plain calls.

    It only empties queues that the devices' own clocks fill, so a late visit delays the picture, never the sound.
    """

    def __init__(
        self,
        desk: AudioDesk,
        *,
        on_captured: Callable[[AudioSource, list[CapturedBlock]], None],
        on_played: Callable[[list[PlayedBlock]], None],
        on_visit: Callable[[], None],
    ) -> None:
        super().__init__()
        self._desk = desk
        self._on_captured = on_captured
        self._on_played = on_played
        self._on_visit = on_visit
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self.visit)

    def start(self) -> None:
        """Begin the visits."""
        self._timer.start()

    def stop(self) -> None:
        """End the visits, after a last one."""
        if self._timer.isActive():
            self._timer.stop()
            self.visit()

    def visit(self) -> None:
        """Take and hand on whatever is there."""
        self._desk.check()
        for source, captured in self._desk.take_captured():
            self._on_captured(source, captured)
        if played := self._desk.take_played():
            self._on_played(played)
        self._on_visit()
