"""The top of the window: the connection, Start and End, the clock and the figures, and the menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from desktop_app.ui import fonts
from desktop_app.ui.button import Button
from desktop_app.ui.connection_picker import ConnectionPicker
from desktop_app.ui.session_figures import SessionFigures
from desktop_app.ui.surface import Surface

if TYPE_CHECKING:
    from desktop_app.controller.conversation_controller import ConversationController

HEIGHT_PX = 52


class Header(Surface):
    """Shows how the session stands and lets somebody start and end it.

    Signals:
        connect_requested(str): ``azure``, ``openai``, ``other``, or ``change`` for the chosen one.
        panel_requested, preferences_requested, shortcuts_requested, about_requested: from the menu and its neighbour.
    """

    connect_requested = Signal(str)
    panel_requested = Signal()
    preferences_requested = Signal()
    shortcuts_requested = Signal()
    about_requested = Signal()

    def __init__(
        self,
        conversation: ConversationController,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("surface", "b", parent)
        self._conversation = conversation
        self.setFixedHeight(fonts.tall(HEIGHT_PX))
        self.connection = ConnectionPicker(conversation)
        self.start = Button(self.tr("Start"), icon="play", look="primary")
        self.figures = SessionFigures(conversation)
        self.panel = Button(icon="panel", name=self.tr("Side panel (Ctrl+,)"))
        self.menu = Button(icon="menu", name=self.tr("Menu"))
        self.menu.setMenu(self._build_menu())
        self._arrange()
        self.start.clicked.connect(self.start_or_end)
        self.panel.clicked.connect(self.panel_requested)
        conversation.phase_changed.connect(self._show_phase)
        self._show_phase()

    def start_or_end(self) -> None:
        """Start a session, or end the one that is open or opening."""
        if self._conversation.phase == "idle":
            self._conversation.start()
        elif self._conversation.phase != "ending":
            self._conversation.end()

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 1)
        row.setSpacing(12)
        row.addWidget(self.connection)
        row.addWidget(self.start)
        row.addWidget(self.figures, 1)
        row.addWidget(self.panel)
        row.addWidget(self.menu)
        self.connection.add_label()

    def _build_menu(self) -> QMenu:
        menu = QMenu(self)
        connect = menu.addMenu(self.tr("Connections"))
        for kind, words in (
            ("azure", self.tr("Connect Azure OpenAI…")),
            ("openai", self.tr("Connect OpenAI…")),
            ("other", self.tr("Connect another service…")),
        ):
            connect.addAction(words, lambda kind=kind: self.connect_requested.emit(kind))
        connect.addSeparator()
        change = connect.addAction(self.tr("Change this connection…"), lambda: self.connect_requested.emit("change"))
        menu.aboutToShow.connect(lambda: change.setEnabled(self._conversation.connection_id != "builtin"))
        menu.addAction(self.tr("Preferences…"), self.preferences_requested.emit)
        menu.addSeparator()
        menu.addAction(self.tr("Keyboard shortcuts"), self.shortcuts_requested.emit)
        menu.addAction(self.tr("About Duologue"), self.about_requested.emit)
        return menu

    def _show_phase(self) -> None:
        words, icon, look = {
            "idle": (self.tr("Start"), "play", "primary"),
            "connecting": (self.tr("Cancel"), "stop", "quiet"),
            "live": (self.tr("End"), "stop", "danger"),
            "ending": (self.tr("Ending…"), "stop", "quiet"),
        }[str(self._conversation.phase)]
        self.start.setText(words)
        self.start.set_icon(icon)
        self.start.set_look(look)
        self.start.set_name(self.tr("{0} (Ctrl+Enter)").format(words))
        self.start.setEnabled(self._conversation.phase != "ending")
