"""The menu behind the button at the right end of the header."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.ui import veil
from desktop_app.ui.demo.demo_menu import DemoMenu
from desktop_app.ui.present.menu import PresentMenu

if TYPE_CHECKING:
    from desktop_app.controller.conversation_controller import ConversationController


class MainMenu(QMenu):
    """What is needed now and then.

    Signals:
        connect_requested(str): ``azure``, ``openai``, ``other``, or ``change`` for the chosen connection.
        connections_requested, preferences_requested, shortcuts_requested, about_requested,
            report_requested: to open these sheets.
    """

    connect_requested = Signal(str)
    connections_requested = Signal()
    preferences_requested = Signal()
    shortcuts_requested = Signal()
    about_requested = Signal()
    report_requested = Signal()

    def __init__(self, conversation: ConversationController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._conversation = conversation
        self._add_connections()
        if conversation.present is not None:
            self.addMenu(PresentMenu(conversation.present, self))
        if conversation.demos is not None:
            self.addMenu(DemoMenu(conversation.demos, self))
        self.recordings = self.addAction(self.tr("Show the recordings"), self._show_recordings)
        self.addSeparator()
        self.addAction(self.tr("Preferences…"), self.preferences_requested.emit)
        self.addAction(self.tr("Keyboard shortcuts"), self.shortcuts_requested.emit)
        self.report = self.addAction(self.tr("Report a problem…"), self.report_requested.emit)
        self.addAction(self.tr("About Duologue"), self.about_requested.emit)
        self.aboutToShow.connect(self._look)

    def _add_connections(self) -> None:
        connect = self.addMenu(self.tr("Connections"))
        connect.addAction(self.tr("Manage connections…"), self.connections_requested.emit)
        connect.addSeparator()
        for kind, words in (
            ("azure", self.tr("Connect Azure OpenAI…")),
            ("openai", self.tr("Connect OpenAI…")),
            ("other", self.tr("Connect another service…")),
        ):
            connect.addAction(words, lambda kind=kind: self.connect_requested.emit(kind))
        connect.addSeparator()
        self.change = connect.addAction(
            self.tr("Change this connection…"), lambda: self.connect_requested.emit("change")
        )

    def _look(self) -> None:
        self.change.setEnabled(self._conversation.connection_id != "builtin")
        # Folders and reports are full of what a recording of the screen should not show.
        self.recordings.setEnabled(self._conversation.recordings_path.is_dir() and not veil.worn())
        self.report.setEnabled(not veil.worn())

    def _show_recordings(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._conversation.recordings_path)))
