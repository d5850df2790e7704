"""The top of the window: the connection, Start and End, the clock and the figures, and the menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.ui.account.button import AccountButton
from desktop_app.ui.button import Button
from desktop_app.ui.connections.picker import ConnectionPicker
from desktop_app.ui.look import fonts
from desktop_app.ui.look.surface import Surface
from desktop_app.ui.main_menu import MainMenu
from desktop_app.ui.present.button import PresentButton
from desktop_app.ui.session_figures import SessionFigures

if TYPE_CHECKING:
    from desktop_app.controller.conversation_controller import ConversationController

HEIGHT_PX = 52
_ROOMY_PX = 1080
"""Narrower than this the figures need the room of the account's name."""


class Header(Surface):
    """Shows how the session stands and lets somebody start and end it.

    Signals:
        panel_requested: show or hide the side panel.
    """

    panel_requested = Signal()

    def __init__(self, conversation: ConversationController, parent: QWidget | None = None) -> None:
        super().__init__("surface", "b", parent)
        self._conversation = conversation
        self.setFixedHeight(fonts.tall(HEIGHT_PX))
        self.connection = ConnectionPicker(conversation)
        self.start = Button(self.tr("Start"), icon="play", look="primary")
        self.figures = SessionFigures(conversation)
        self.present = None if conversation.present is None else PresentButton(conversation.present)
        self.account = None if conversation.accounts is None else AccountButton(conversation.accounts)
        self.panel = Button(icon="panel", name=self.tr("Side panel (Ctrl+,)"))
        self.menu = Button(icon="menu", name=self.tr("Menu"))
        self.entries = MainMenu(conversation, self)
        self.menu.setMenu(self.entries)
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
        if self.present is not None:
            row.addWidget(self.present)
        if self.account is not None:
            row.addWidget(self.account)
        row.addWidget(self.panel)
        row.addWidget(self.menu)
        self.connection.add_label()

    def _fit_account(self) -> None:
        if self.account is not None:
            self.account.set_compact(self.width() < fonts.px(_ROOMY_PX))
        if self.present is not None:
            self.present.set_compact(self.width() < fonts.px(_ROOMY_PX))

    def _show_phase(self) -> None:
        words, icon, look = {
            "idle": (self.tr("Start"), "play", "primary"),
            "connecting": (self.tr("Cancel"), "stop", "quiet"),
            "live": (self.tr("End"), "stop", "danger"),
            "reconnecting": (self.tr("End"), "stop", "danger"),
            "ending": (self.tr("Ending…"), "stop", "quiet"),
        }[str(self._conversation.phase)]
        self.start.setText(words)
        self.start.set_icon(icon)
        self.start.set_look(look)
        self.start.set_name(self.tr("{0} (Ctrl+Enter)").format(words))
        self.start.setEnabled(self._conversation.phase != "ending")

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_account()
        super().resizeEvent(event)
