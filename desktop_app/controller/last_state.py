"""Writes how the settings stand, and with which preset they began, so that the next start finds them so."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from desktop_app.controller.preferences import Preferences
from desktop_app.settings.model import SessionDraft

_SOON_MS = 600


class LastState(QObject):
    """Writes nothing before `begin`: a conversation without a window leaves no traces in the settings.

    Args:
        state: the preset's id and the draft, as they are.
    """

    def __init__(self, preferences: Preferences, state: Callable[[], tuple[str, SessionDraft]]) -> None:
        super().__init__()
        self._preferences = preferences
        self._state = state
        self._writes = False
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self.keep)

    def begin(self) -> None:
        """Write from now on."""
        self._writes = True

    def keep_soon(self) -> None:
        """Write once nobody has edited for a moment."""
        if self._writes and self._state() != (self._preferences.kept.preset_id, self._preferences.session):
            self._soon.start()

    def keep(self) -> None:
        """Write now."""
        self._soon.stop()
        if self._writes:
            preset_id, draft = self._state()
            self._preferences.change(preset_id=preset_id, session=draft)

    def finish(self) -> None:
        """Write what would have been written soon."""
        if self._soon.isActive():
            self.keep()
