"""Saving a stretch of the session's sound as a file of its own."""

from __future__ import annotations

import asyncio
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop_app.controller import problem_sentences
from desktop_app.controller.session_life import SessionLife
from desktop_app.controller.status import Notice
from desktop_app.controller.wire_audio import RATE_HZ
from desktop_app.storage.session_sound import SessionSound
from desktop_app.storage.storage_problem import StorageProblem


class SoundExport(QObject):
    """Writes stereo WAV files (left the user, right the assistant) off the window's thread.

    Signals:
        told(Notice): a file is written, or why it is not.
    """

    told = Signal(object)

    def __init__(self, life: SessionLife) -> None:
        super().__init__()
        self._life = life

    def save(self, path: Path, start_ms: float, end_ms: float) -> None:
        """Write a stretch of the running session, or of the last one."""
        if self._life.run is not None:
            sound = SessionSound(self._life.run.recording.folder)
            frames = [round(max(0.0, at_ms) * RATE_HZ / 1000) for at_ms in (start_ms, end_ms)]
            self._life.tasks.start(self._save(sound, path, frames[0], frames[1]), "save sound")

    async def _save(self, sound: SessionSound, path: Path, start_frame: int, end_frame: int) -> None:
        try:
            frames = await asyncio.to_thread(sound.save, path, start_frame, end_frame)
        except StorageProblem as problem:
            self.told.emit(problem_sentences.of_storage(problem))
            return
        headline = self.tr("{0} is saved.").format(path.name)
        detail = self.tr("{0} s: you on the left, the assistant on the right.").format(f"{frames / RATE_HZ:.3f}")
        self.told.emit(Notice("export.sound", "calm", headline, detail))
