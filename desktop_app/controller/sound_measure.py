"""How loud a stretch of the session was, measured from its recording off the window's thread."""

from __future__ import annotations

import asyncio
import math
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QObject, Signal

from desktop_app.controller.session_life import SessionLife
from desktop_app.controller.status import SILENCE_DBFS
from desktop_app.controller.wire_audio import RATE_HZ
from desktop_app.storage.session_sound import SessionSound
from desktop_app.storage.storage_problem import StorageProblem

_PIECE_FRAMES = 10 * RATE_HZ
_FULL_SCALE = 32_768.0


class Loudness(NamedTuple):
    """The RMS level of both sides between two session times, in dBFS."""

    start_ms: float
    end_ms: float
    user_rms_dbfs: float
    assistant_rms_dbfs: float


class SoundMeasure(QObject):
    """Measures one stretch at a time; a newer wish makes an older one pointless.

    Signals:
        measured(Loudness): a stretch is measured.
    """

    measured = Signal(object)

    def __init__(self, life: SessionLife) -> None:
        super().__init__()
        self._life = life
        self._wanted: tuple[float, float] | None = None

    def measure(self, start_ms: float, end_ms: float) -> None:
        """Measure a stretch of the running session, or of the last one; nothing is told where it cannot be read."""
        self._wanted = (start_ms, end_ms)
        if self._life.run is not None:
            sound = SessionSound(self._life.run.recording.folder)
            self._life.tasks.start(self._measure(sound, start_ms, end_ms), "measure sound")

    async def _measure(self, sound: SessionSound, start_ms: float, end_ms: float) -> None:
        try:
            levels = await asyncio.to_thread(self._levels, sound, start_ms, end_ms)
        except StorageProblem:
            return  # playing or saving it says so; a figure that is missing needs no notice
        if levels is not None:
            self.measured.emit(Loudness(start_ms, end_ms, *levels))

    def _levels(self, sound: SessionSound, start_ms: float, end_ms: float) -> tuple[float, float] | None:
        """Thread: a worker's; `_wanted` is only read."""
        first, last = (round(at_ms * RATE_HZ / 1000) for at_ms in (start_ms, end_ms))
        energy, frame = np.zeros(2), first
        while frame < last and self._wanted == (start_ms, end_ms):
            piece = sound.both(frame, min(_PIECE_FRAMES, last - frame)).astype(np.float64)
            if not len(piece):
                break
            energy += np.square(piece / _FULL_SCALE).sum(axis=0)
            frame += len(piece)
        if self._wanted != (start_ms, end_ms) or frame == first:
            return None
        user, assistant = (_dbfs(float(each) / (frame - first)) for each in energy)
        return user, assistant


def _dbfs(power: float) -> float:
    return max(SILENCE_DBFS, 10 * math.log10(power)) if power > 0 else SILENCE_DBFS
