"""Which service one talks with, and how the connection stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from desktop_app.ui.look import fonts, palette
from desktop_app.ui.picker import Choice, Picker

if TYPE_CHECKING:
    from desktop_app.controller.conversation_controller import ConversationController

_MANAGE = "\0manage"
"""No connection has such an id."""


class ConnectionPicker(Picker):
    """A picker with a state dot: hollow without a session, half while one opens or closes, full when it is live.

    Signals:
        manage_requested: the last entry, which is no connection.
    """

    manage_requested = Signal()

    def __init__(self, conversation: ConversationController, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("Header", "Connection"), parent)
        self._conversation = conversation
        self.setProperty("place", "bar")
        self.setMinimumWidth(160)
        self.chosen.connect(self._choose)
        conversation.phase_changed.connect(self._show_phase)
        conversation.connection_changed.connect(self._show_choices)
        self._show_choices()
        self._show_phase()

    def _show_choices(self) -> None:
        choices = [Choice(choice.id, choice.label, choice.detail) for choice in self._conversation.connections]
        manage = Choice(_MANAGE, self.tr("Manage connections…"))
        self.set_choices([*choices, manage], self._conversation.connection_id)
        if self.count() == len(choices) + 1:
            self.insertSeparator(len(choices))
        self.updateGeometry()  # as wide as its name needs

    def _choose(self, connection_id: str) -> None:
        if connection_id != _MANAGE:
            self._conversation.select_connection(connection_id)
            return
        self.set_current(self._conversation.connection_id)
        self.manage_requested.emit()

    def _show_phase(self) -> None:
        words = {
            "idle": self.tr("no session"),
            "connecting": self.tr("connecting"),
            "live": self.tr("session is live"),
            "reconnecting": self.tr("connection lost, connecting again"),
            "ending": self.tr("ending"),
        }
        self.setAccessibleDescription(words[str(self._conversation.phase)])
        # Another connection takes another session, so it is chosen between sessions.
        self.setEnabled(self._conversation.phase == "idle")
        self.update()

    def adorn(self, painter: QPainter, content: QRect) -> QRect:
        phase = str(self._conversation.phase)
        tokens = palette.current()
        color = tokens.color({"live": "ok", "idle": "tertiary"}.get(phase, "cut"))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        center = QPointF(content.left() + 4, self.height() / 2)
        painter.setPen(QPen(color, 1.5))
        painter.setBrush(color if phase == "live" else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(center, 3.6, 3.6)
        if phase in ("connecting", "reconnecting", "ending"):
            painter.setBrush(color)
            painter.drawPie(QRect(int(center.x()) - 4, int(center.y()) - 4, 8, 8), 90 * 16, 180 * 16)
        painter.restore()
        return content.adjusted(18, 0, 0, 0)

    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self.currentText()) + 12 + 18 + 34
        return QSize(min(max(200, wide), fonts.px(280)), super().sizeHint().height())
