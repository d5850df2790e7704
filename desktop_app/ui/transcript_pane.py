"""The transcript with what stands over it: the empty state, and the way back to the newest words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.ui.button import Button
from desktop_app.ui.empty_transcript import EmptyTranscript
from desktop_app.ui.transcript_model import TranscriptModel
from desktop_app.ui.transcript_row import STOP
from desktop_app.ui.transcript_view import TranscriptView

if TYPE_CHECKING:
    from desktop_app.controller.conversation_controller import ConversationController


class TranscriptPane(QWidget):
    """Holds the transcript."""

    def __init__(self, conversation: ConversationController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._conversation = conversation
        self.model = TranscriptModel(conversation, self)
        self.view = TranscriptView(self.model)
        self.empty = EmptyTranscript(conversation, self)
        self.latest = Button(self.tr("Newest words"), icon="arrow-down", look="float", parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.latest.hide()
        self.empty.raise_()
        self.latest.clicked.connect(self.view.follow)
        self.view.following_changed.connect(lambda following: self.latest.setVisible(not following))
        self.view.play_requested.connect(self._play_or_stop)
        for signal in (self.model.rowsInserted, self.model.rowsRemoved, self.model.modelReset):
            signal.connect(self._show_empty)
        self._show_empty()

    def _play_or_stop(self, item_id: str, link: str) -> None:
        if link == STOP:
            self._conversation.stop_playing()
        else:
            self._conversation.play_item(item_id, link)

    def _show_empty(self) -> None:
        self.empty.setVisible(self.model.rowCount() == 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.empty.setGeometry(self.rect())
        self.latest.adjustSize()
        self.latest.move((self.width() - self.latest.width()) // 2, self.height() - self.latest.height() - 12)
        self.latest.raise_()
