"""The choices that outlive a run, as the window sees them; every change is written, atomically."""

from __future__ import annotations

import base64
import logging
from functools import partial

import msgspec
from PySide6.QtCore import QObject, Signal

from desktop_app.settings.connections import ConnectionProfile
from desktop_app.settings.model import Preferences as Kept
from desktop_app.settings.model import SessionDraft
from desktop_app.storage.disk_writer import DiskWriter
from desktop_app.storage.settings_file import SettingsFile, SettingsNotice
from desktop_app.storage.storage_problem import StorageProblem

log = logging.getLogger(__name__)


class Preferences(QObject):
    """Reads the settings file once and writes it after each change.

    Signals:
        changed(str): the name of a field of the kept preferences that is new.
        theme_changed(str): ``system``, ``light``, ``dark`` or ``contrast``.
        echo_cancellation_changed(bool): switched on or off.
        not_kept(StorageProblem): the file cannot be written; said once, the choices hold for this run.
    """

    changed = Signal(str)
    theme_changed = Signal(str)
    echo_cancellation_changed = Signal(bool)
    not_kept = Signal(object)
    _failed = Signal(object)

    def __init__(self, file: SettingsFile[Kept], writer: DiskWriter | None = None) -> None:
        """`writer` writes the file on its thread, so that a slow disk never stops the window; without it, at once."""
        super().__init__()
        self._file = file
        self._writer = writer
        self._kept = file.load()
        self._said = False
        self._failed.connect(self._say)

    @property
    def notice(self) -> SettingsNotice | None:
        """What was odd about the file when it was read."""
        return self._file.notice

    @property
    def kept(self) -> Kept:
        """Every choice; `change` changes them."""
        return self._kept

    @property
    def theme(self) -> str:
        return self._kept.theme

    @property
    def microphone(self) -> str:
        return self._kept.microphone

    @property
    def speaker(self) -> str:
        return self._kept.speaker

    @property
    def volume(self) -> float:
        return min(max(self._kept.volume, 0.0), 1.0)

    @property
    def echo_cancellation(self) -> bool:
        return self._kept.echo_cancellation

    @property
    def connection_id(self) -> str:
        return self._kept.connection_id

    @property
    def connections(self) -> list[ConnectionProfile]:
        return list(self._kept.connections)

    @property
    def session(self) -> SessionDraft:
        return self._kept.session

    @property
    def geometry(self) -> bytes:
        """The window's geometry, opaque; empty when there is none."""
        try:
            return base64.b64decode(self._kept.window_geometry, validate=True)
        except ValueError:
            return b""

    def splitter_sizes(self, name: str) -> list[int]:
        """The sizes of a splitter in pixels; empty when there are none."""
        return list(self._kept.splitter_sizes.get(name, ()))

    def set_theme(self, theme: str) -> None:
        if theme != self._kept.theme:
            self.change(theme=theme)
            self.theme_changed.emit(theme)

    def set_echo_cancellation(self, wanted: bool) -> None:
        if wanted != self._kept.echo_cancellation:
            self.change(echo_cancellation=wanted)
            self.echo_cancellation_changed.emit(wanted)

    def set_devices(self, microphone: str, speaker: str) -> None:
        self.change(microphone=microphone, speaker=speaker)

    def set_connection_id(self, connection_id: str) -> None:
        self.change(connection_id=connection_id)

    def set_session(self, draft: SessionDraft) -> None:
        self.change(session=draft)

    def set_geometry(self, geometry: bytes) -> None:
        self.change(window_geometry=base64.b64encode(geometry).decode("ascii"))

    def set_splitter_sizes(self, name: str, sizes: list[int]) -> None:
        self.change(splitter_sizes={**self._kept.splitter_sizes, name: sizes})

    def change(self, **fields: object) -> None:
        """Choose other values for fields of the kept preferences, by name."""
        before = self._kept
        self._kept = msgspec.structs.replace(before, **fields)
        if self._kept == before:
            return
        if self._writer is None or not self._writer.put(partial(self._save, self._kept), 0):
            self._save(self._kept)
        for name in fields:
            if getattr(self._kept, name) != getattr(before, name):
                self.changed.emit(name)

    def tell_again(self, name: str) -> None:
        """Let everybody look at a field once more: what follows from it is another, though its value is not."""
        self.changed.emit(name)

    def _save(self, kept: Kept) -> None:
        try:
            self._file.save(kept)
        except StorageProblem as problem:
            log.warning("the settings cannot be written: %s", problem.code)
            self._failed.emit(problem)

    def _say(self, problem: StorageProblem) -> None:
        if not self._said:
            self._said = True
            self.not_kept.emit(problem)
