"""How long the one loop of Qt and asyncio is busy at a stretch while a conversation runs in the window."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator

from figures import Figure, percentile
from PySide6.QtCore import QObject, Qt, QTimer
from running_app import SAMPLES, running_app

_PROBE_MS = 2


class StallProbe(QObject):
    """Asks the loop for a turn every 2 ms and notes by how much each turn came late."""

    def __init__(self) -> None:
        super().__init__()
        self.late_ms: list[float] = []
        self._last_s = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_PROBE_MS)
        self._timer.timeout.connect(self._turn)

    def start(self) -> None:
        """Begin to ask."""
        self._last_s = time.perf_counter()
        self._timer.start()

    def stop(self) -> None:
        """Ask no more."""
        self._timer.stop()

    def _turn(self) -> None:
        now_s = time.perf_counter()
        self.late_ms.append(max(0.0, (now_s - self._last_s) * 1000.0 - _PROBE_MS))
        self._last_s = now_s


def measure() -> Iterator[Figure]:
    """The window idle for a while, then the sample conversation with the built-in service."""
    idle, talking = StallProbe(), StallProbe()
    said: list[str] = []
    with running_app() as app:
        from desktop_app.controller.converse import ConverseScript

        script = ConverseScript(app.application.conversation, app.application.desk, SAMPLES, None, said.append)

        async def scenario() -> None:
            await asyncio.sleep(1.0)  # the window paints itself first
            idle.start()
            await asyncio.sleep(5.0)
            idle.stop()
            talking.start()
            failure = await script.run(asyncio.Event())
            talking.stop()
            if failure:
                raise RuntimeError(failure)

        app.run(scenario)
    for name, probe in (("idle", idle), ("talking", talking)):
        for share, label in ((0.5, "p50"), (0.99, "p99"), (1.0, "max")):
            goal = "< 16 ms" if (name, label) == ("talking", "p99") else ""
            yield Figure(f"loop stall, {name}, {label}", percentile(probe.late_ms, share), "ms", goal=goal)
