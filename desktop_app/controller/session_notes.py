"""What the assistant noted: listed for the window, and kept beside the session's recording."""

from __future__ import annotations

import asyncio
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop_app.controller import problem_sentences
from desktop_app.controller.session_life import SessionLife
from desktop_app.controller.tool_runs import ToolRuns
from desktop_app.storage.notes_file import append_note
from desktop_app.storage.storage_problem import StorageProblem
from desktop_app.tools.built_in import Note


class SessionNotes(QObject):
    """The notes of the session that runs, or of the last one.

    Signals:
        changed: there is another note.
    """

    changed = Signal()

    def __init__(self, runs: ToolRuns, life: SessionLife) -> None:
        super().__init__()
        self.notes: list[Note] = []
        self._life = life
        self._in_order = asyncio.Lock()
        runs.noted.connect(self._noted)
        life.began.connect(self._begin)

    def _begin(self) -> None:
        self.notes = []
        self.changed.emit()

    def _noted(self, note: Note) -> None:
        self.notes.append(note)
        self.changed.emit()
        if self._life.run is not None and not self._life.run.finished:
            path = self._life.run.recording.folder.notes
            self._life.tasks.start(self._keep(path, note), "keep a note")

    async def _keep(self, path: Path, note: Note) -> None:
        async with self._in_order:
            try:
                await asyncio.to_thread(append_note, path, f"- {note.at}  {' '.join(note.text.split())}\n")
            except StorageProblem as problem:
                self._life.say(problem_sentences.of_storage(problem))
