"""What somebody sees before the first word: what to do, and the keys to do it with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui.caption import Caption
from desktop_app.ui.keycap import Keycap
from desktop_app.ui.look import fonts, icons
from desktop_app.ui.transcript.first_run import FirstRun

if TYPE_CHECKING:
    from desktop_app.controller.conversation_controller import ConversationController


_LOW_PX = 400
_LOWEST_PX = 300


class Emblem(QWidget):
    """The program's picture."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(QSize(56, 56))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        icons.window_icon().paint(painter, self.rect())
        painter.end()


class Hint(QWidget):
    """A key with what it does."""

    def __init__(self, key: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self.cap = Keycap(key)
        row.addWidget(self.cap)
        row.addWidget(Caption(words, "tertiary", small=True))


class EmptyTranscript(QWidget):
    """Stands over the empty transcript; before there is a connection of one's own it offers ways to begin.

    Signals:
        connect_requested(str): ``azure`` or ``openai``.
    """

    connect_requested = Signal(str)

    def __init__(self, conversation: ConversationController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._conversation = conversation
        self.headline = Caption()
        self.headline.setProperty("level", "title")
        self.words = Caption("", "secondary")
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.emblem = Emblem()
        self.ways = FirstRun()
        self.hints = QWidget()
        self.hold = Hint(conversation.talk.key_name, self.tr("talk"))
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addStretch(1)
        for widget in (self.emblem, self.headline, self.words):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(10)
        column.addWidget(self.ways)
        column.addSpacing(6)
        column.addWidget(self.hints)
        self._arrange_hints()
        column.addStretch(1)
        conversation.phase_changed.connect(self._show)
        conversation.receipts_changed.connect(self._show)
        conversation.talk.key_changed.connect(self._show)
        conversation.connection_changed.connect(self._show)
        self.ways.start_requested.connect(conversation.start)
        self.ways.connect_requested.connect(self.connect_requested)
        self._show()

    def _arrange_hints(self) -> None:
        row = QHBoxLayout(self.hints)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(16)
        row.addStretch(1)
        row.addWidget(Hint("Ctrl+Enter", self.tr("start")))
        row.addWidget(self.hold)
        for key, words in (("Esc", self.tr("interrupt")), ("M", self.tr("mute")), ("?", self.tr("all keys"))):
            row.addWidget(Hint(key, words))
        row.addStretch(1)

    def _show(self) -> None:
        push_to_talk = self._conversation.draft.turn_detection == "none"
        self.hold.setVisible(push_to_talk)
        self.hold.cap.set_key(self._conversation.talk.key_name)
        self._make_room()
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
            self.words.setText("" if push_to_talk else self.tr("The session opens; then just speak."))
        elif self._conversation.phase == "reconnecting":
            self.headline.setText(self.tr("Connection lost"))
            self.words.setText(self.tr("Duologue connects again; what you say now is kept."))
        elif push_to_talk:
            key, toggles = self._conversation.talk.key_name, self._conversation.talk.toggles
            what = self.tr("Press {0} and say something") if toggles else self.tr("Hold {0} and say something")
            self.headline.setText(what.format(key))
            end = self.tr("The answer comes when you press it again.")
            self.words.setText(end if toggles else self.tr("The answer comes when you let go."))
        else:
            self.headline.setText(self.tr("Say something"))
            self.words.setText(self.tr("The service listens, answers by voice, and stops when you speak up."))

    def _make_room(self) -> None:
        """The ways to begin go before everything else where there is little height."""
        first = self._conversation.phase == "idle" and len(self._conversation.connections) < 2
        self.ways.setVisible(first)
        low = first and self.height() < fonts.px(_LOW_PX)
        self.emblem.setVisible(not low)
        self.hints.setVisible(not low)
        self.words.setVisible(not first or self.height() >= fonts.px(_LOWEST_PX))

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()
