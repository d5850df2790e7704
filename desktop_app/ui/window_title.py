"""The window's title: what one must know while another window is in front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from desktop_app.ui import wording

if TYPE_CHECKING:
    from desktop_app.controller.conversation_controller import ConversationController

_PROGRAM = "Duologue"


class WindowTitle(QObject):
    """Says in title bar and task bar what the session is about, and that one is muted or being recorded."""

    def __init__(self, window: QMainWindow, conversation: ConversationController, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._conversation = conversation
        for signal in (conversation.muted_changed, conversation.talking_changed, conversation.phase_changed):
            signal.connect(self._show)
        conversation.responses.title_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        words = ""
        if self._conversation.muted:
            words = self.tr("Muted")
        elif self._conversation.talking:
            words = self.tr("Recording")
        about = wording.plain(self._conversation.responses.session_title)
        # The program's name comes last: Qt adds it where it does not.
        self._window.setWindowTitle(" — ".join(part for part in (words, about, _PROGRAM) if part))
