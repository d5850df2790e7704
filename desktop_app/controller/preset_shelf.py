"""The presets in memory and on disk: memory is first, the disk follows off the window's thread."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Coroutine, Iterable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop_app.settings.presets import Preset
from desktop_app.storage.preset_folder import PresetFolder, PresetsFound
from desktop_app.storage.storage_problem import StorageProblem

Start = Callable[[Coroutine[Any, Any, None], str], object]


class PresetShelf(QObject):
    """Every preset by its id.

    Args:
        start: runs a coroutine in the background, by its name.

    Signals:
        changed: a preset came, went, or is another.
        not_kept(StorageProblem): the disk did not follow; what is in memory holds for this run.
    """

    changed = Signal()
    not_kept = Signal(object)

    def __init__(self, folder: PresetFolder, start: Start) -> None:
        super().__init__()
        self._folder = folder
        self._start = start
        self._presets: dict[str, Preset] = {}
        self._extra: dict[str, dict[str, Any]] = {}
        self._taken: frozenset[str] = frozenset()
        self._to_write: dict[str, Preset | None] = {}
        self._writing = False

    @property
    def own(self) -> list[Preset]:
        """The user's presets, by name."""
        own = (preset for preset in self._presets.values() if not preset.shipped)
        return sorted(own, key=lambda preset: preset.name.casefold())

    @property
    def examples(self) -> list[Preset]:
        """Those that come with the program."""
        return [preset for preset in self._presets.values() if preset.shipped]

    @property
    def taken_ids(self) -> Iterable[str]:
        """The ids that a new preset cannot have; also those of files that cannot be read."""
        return {*self._presets, *self._taken}

    @property
    def folder_name(self) -> str:
        """Where the user's presets lie, with ``~`` for the home folder."""
        path = self._folder.path
        home = Path.home()
        return f"~{os.sep}{path.relative_to(home)}" if path.is_relative_to(home) else str(path)

    def get(self, preset_id: str) -> Preset | None:
        """A preset; None: there is none of this id."""
        return self._presets.get(preset_id)

    async def load(self) -> PresetsFound:
        """Read what lies on disk; returns what was found there."""
        found = await asyncio.to_thread(self._folder.read)
        self._adopt(found)
        return found

    async def look_again(self) -> PresetsFound | None:
        """Read what somebody changed on disk meanwhile, and return what is there; what is written now goes first."""
        if self._writing:
            return None
        found = await asyncio.to_thread(self._folder.read_again)
        if found is None or self._writing:
            return None
        self._adopt(found)
        return found

    def _adopt(self, found: PresetsFound) -> None:
        self._presets = {preset.id: preset for preset in found.presets}
        self._extra, self._taken = found.extra, found.taken
        self.changed.emit()

    def put(self, preset: Preset, extra: dict[str, Any] | None = None) -> None:
        """Keep a preset under its id, in place of what was there."""
        self._presets[preset.id] = preset
        if extra:
            self._extra[preset.id] = extra
        self._write(preset.id, preset)

    def take(self, preset_id: str) -> tuple[Preset, dict[str, Any]] | None:
        """Remove a preset; returns it with what else stood in its file, or None where there is none to remove."""
        preset = self._presets.get(preset_id)
        if preset is None or preset.shipped:
            return None
        del self._presets[preset_id]
        extra = self._extra.pop(preset_id, {})
        self._write(preset_id, None)
        return preset, extra

    async def finish(self) -> None:
        """Write what is not written yet."""
        await self._follow()

    def _write(self, preset_id: str, preset: Preset | None) -> None:
        self._to_write[preset_id] = preset  # the latest state of each is what counts
        if not self._writing:
            self._writing = True
            self._start(self._follow(), "write presets")
        self.changed.emit()

    async def _follow(self) -> None:
        try:
            while self._to_write:
                preset_id, preset = next(iter(self._to_write.items()))
                del self._to_write[preset_id]
                try:
                    if preset is None:
                        await asyncio.to_thread(self._folder.remove, preset_id)
                    else:
                        await asyncio.to_thread(self._folder.write, preset, self._extra.get(preset_id))
                except StorageProblem as problem:
                    self.not_kept.emit(problem)
        finally:
            self._writing = False
