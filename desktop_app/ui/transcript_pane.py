"""The transcript with what stands over it: the empty state, and the way back to the newest words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui import icons
from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption
from desktop_app.ui.keycap import Keycap
from desktop_app.ui.transcript_model import TranscriptModel
from desktop_app.ui.transcript_row import STOP
from desktop_app.ui.transcript_view import TranscriptView

if TYPE_CHECKING:
    from desktop_app.controller.conversation_controller import ConversationController


class Emblem(QWidget):
    """The program's picture."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(QSize(56, 56))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        icons.window_icon().paint(painter, self.rect())
        painter.end()


class EmptyTranscript(QWidget):
    """What somebody sees before the first word: what to do, and the keys to do it with."""

    def __init__(self, conversation: ConversationController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._conversation = conversation
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.headline = Caption()
        self.headline.setStyleSheet("font-size: 20px; font-weight: 600;")
        self.words = Caption("", "secondary")
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addStretch(1)
        for widget in (Emblem(), self.headline, self.words):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(10)
        column.addLayout(self._hints())
        column.addStretch(1)
        conversation.phase_changed.connect(self._show)
        self._show()

    def _hints(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addStretch(1)
        hints = (("Ctrl+Enter", self.tr("start")), (self.tr("Space"), self.tr("hold to talk")))
        hints += (("Esc", self.tr("interrupt")), ("M", self.tr("mute")), ("?", self.tr("all keys")))
        for key, words in hints:
            row.addWidget(Keycap(key))
            row.addWidget(Caption(words, "tertiary", small=True))
            row.addSpacing(8)
        row.addStretch(1)
        return row

    def _show(self) -> None:
        if self._conversation.phase == "idle":
            self.headline.setText(self.tr("Press Start and say hello"))
            self.words.setText(
                self.tr(
                    "Or type below. You read along as it is heard, interrupt whenever you like,\n"
                    "and see to the millisecond what was cut and never heard."
                )
            )
        elif self._conversation.phase == "connecting":
            self.headline.setText(self.tr("Connecting…"))
            self.words.setText(self.tr("The session opens; then just speak."))
        else:
            self.headline.setText(self.tr("Say something"))
            self.words.setText(self.tr("The service listens, answers by voice, and stops when you speak up."))


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
