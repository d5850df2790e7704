"""Presets from and for elsewhere: files that come in, checked, and files that go out, without keys."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal

from desktop_app.controller import preset_words, problem_sentences
from desktop_app.controller.status import Notice
from desktop_app.settings.presets import Preset
from desktop_app.storage.preset_file import PresetRead, read_preset, write_preset
from desktop_app.storage.preset_problem import PresetNote, PresetProblem
from desktop_app.storage.storage_problem import StorageProblem


class PresetExchange(QObject):
    """Reads and writes off the window's thread.

    Signals:
        read(Preset, tuple[PresetNote], dict): a preset came in: what was odd, and what this version does not know.
        notice_raised(Notice): what came of it otherwise.
    """

    read = Signal(object, object, object)
    notice_raised = Signal(object)

    async def import_file(self, path: Path) -> None:
        """Read a file."""
        try:
            self._tell(await asyncio.to_thread(read_preset, path))
        except PresetProblem as problem:
            self.notice_raised.emit(preset_words.of_problem(problem))

    async def import_named(self, wanted: str, known: Sequence[str]) -> Notice | None:
        """Read a file that was asked for where a name could stand, too; returns a notice why not."""
        path = Path(wanted)
        try:
            self._tell(await asyncio.to_thread(read_preset, path))
        except PresetProblem as problem:
            if problem.code == "unreadable" and not problem.detail:
                return preset_words.of_unknown(wanted, known)
            return preset_words.of_problem(problem)
        return None

    async def export(self, preset: Preset, path: Path) -> None:
        """Write a file."""
        try:
            hidden = await asyncio.to_thread(write_preset, path, preset)
        except StorageProblem as problem:
            self.notice_raised.emit(problem_sentences.of_storage(problem))
            return
        self.notice_raised.emit(preset_words.of_export(path))
        if hidden:
            self.notice_raised.emit(preset_words.of_secrets(hidden))

    def _tell(self, found: PresetRead) -> None:
        """What a stranger set up asks before a server's tools are called, and brings no authorization."""
        session = found.preset.session
        unasked = tuple(server.label for server in session.mcp_servers if server.approval == "never")
        servers = tuple(
            msgspec.structs.replace(server, has_authorization=False, approval="always")
            for server in session.mcp_servers
        )
        preset = msgspec.structs.replace(found.preset, session=msgspec.structs.replace(session, mcp_servers=servers))
        notes = (*found.notes, PresetNote("approval", unasked)) if unasked else found.notes
        self.read.emit(preset, notes, found.extra)
