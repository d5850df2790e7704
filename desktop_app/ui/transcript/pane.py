"""The transcript with what stands over it: search, the empty state, and the way back to the newest words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.ui.button import Button
from desktop_app.ui.transcript.call_wishes import CallWishes
from desktop_app.ui.transcript.empty import EmptyTranscript
from desktop_app.ui.transcript.model import TranscriptModel
from desktop_app.ui.transcript.row_content import STOP
from desktop_app.ui.transcript.row_picture import PictureShelf
from desktop_app.ui.transcript.search import TranscriptSearch
from desktop_app.ui.transcript.view import TranscriptView

if TYPE_CHECKING:
    from desktop_app.controller.conversation_controller import ConversationController

_LONGEST_TAKEN = 80


class TranscriptPane(QWidget):
    """Holds the transcript."""

    def __init__(self, conversation: ConversationController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._conversation = conversation
        self.model = TranscriptModel(conversation, self)
        self.view = TranscriptView(self.model)
        self.view.pictures = PictureShelf(conversation.items, self.view)
        self.view.pictures.changed.connect(self.view.viewport().update)
        self._calls = CallWishes(conversation, self.view)
        self.empty = EmptyTranscript(conversation, self)
        self.latest = Button(self.tr("Newest words"), icon="arrow-down", look="float", parent=self)
        self.search = TranscriptSearch(self.view.matches)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.search)
        column.addWidget(self.view)
        self.latest.hide()
        self.empty.raise_()
        self.latest.clicked.connect(self.view.follow)
        self.view.following_changed.connect(lambda following: self.latest.setVisible(not following))
        self.view.installEventFilter(self)
        self.view.play_requested.connect(self._play_or_stop)
        self.view.delete_requested.connect(conversation.delete_item)
        self.view.markdown_requested.connect(self._copy_markdown)
        self.view.matches.arrived.connect(self.view.show_match)
        self.search.closed.connect(lambda: self.view.setFocus(Qt.FocusReason.OtherFocusReason))
        for signal in (self.model.rowsInserted, self.model.rowsRemoved, self.model.modelReset):
            signal.connect(self._show_empty)
        self._show_empty()

    def _play_or_stop(self, item_id: str, link: str) -> None:
        if link == STOP:
            self._conversation.stop_playing()
        else:
            self._conversation.play_item(item_id, link)

    def show_waiting_call(self) -> None:
        """Go to the first call that waits for the user, ready to be answered by keys."""
        item_id = self.model.calls.first_waiting()
        if item_id:
            self.view.editors.lead_to(item_id)

    def find(self) -> None:
        """Open the search, with the selected words if they are a few on one line."""
        ends = self.view.selected.ends()
        words = self.view.selected_text() if ends is not None and ends[0][0] == ends[1][0] else ""
        first = self.view.indexAt(QPoint(0, 0)).row()
        self.search.open(max(0, first), words if len(words) <= _LONGEST_TAKEN and "\n" not in words else "")

    def find_next(self, step: int) -> None:
        """Go to the next or previous match; opens the search where it is closed."""
        if self.search.isVisible():
            self.search.step(step)
        else:
            self.find()

    def _copy_markdown(self, item_ids: list[str] | None) -> None:
        QGuiApplication.clipboard().setText(self._conversation.markdown(item_ids))

    def _show_empty(self) -> None:
        self.empty.setVisible(self.model.rowCount() == 0)

    def _lay_over(self) -> None:
        """Set what stands over the transcript."""
        self.empty.setGeometry(self.view.geometry())
        self.latest.adjustSize()
        self.latest.move(self.width() - self.latest.width() - 24, self.height() - self.latest.height() - 12)
        self.latest.raise_()

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_over()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._lay_over()  # the search came or went
        return False
