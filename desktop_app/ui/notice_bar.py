"""What went wrong, in plain sentences under the header; never a box that stops anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.ui import veil, wording
from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption
from desktop_app.ui.look import icons, palette
from desktop_app.ui.look.palette import faded
from desktop_app.ui.look.surface import hairline_px

if TYPE_CHECKING:
    from desktop_app.controller.conversation_controller import ConversationController
    from desktop_app.controller.status import Notice

_MOST_SHOWN = 3
_CALM_MS = 8_000
_LONGEST_WORDS = 4_000
_TONES = {"problem": "danger", "warning": "cut", "busy": "user", "calm": "user"}
_ICONS = {"problem": "warning", "warning": "warning", "busy": "info", "calm": "info"}


class NoticeStrip(QWidget):
    """One notice: headline, detail, its action, the server's words on request, and a way to put it away.

    Signals:
        action_requested(str): id of the notice's action.
        dismissed(str): id of the notice.
    """

    action_requested = Signal(str)
    dismissed = Signal(str)

    def __init__(self, notice: Notice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notice = notice
        self.actions_shown: list[Button] = []
        self._tone = _TONES.get(notice.severity, "user")
        self.headline = Caption(wording.plain(notice.headline), "strong")
        self.detail = Caption(wording.plain(notice.detail), "secondary")
        self.words = Caption(wording.plain(notice.server_words[:_LONGEST_WORDS]), "secondary", small=True)
        self._show = self.tr("The server's words") if notice.from_service else self.tr("Details")
        self._hide = self.tr("Hide the server's words") if notice.from_service else self.tr("Hide details")
        self.show_words = Button(self._show, look="link")
        self.close_button = Button(icon="cross", look="ghost", name=self.tr("Dismiss"))
        self.setAccessibleName(wording.plain(f"{notice.headline} {notice.detail}".strip()))
        self._arrange()
        if veil.worn():
            self._be_brief()
        self.show_words.clicked.connect(self._toggle_words)
        self.close_button.clicked.connect(lambda: self.dismissed.emit(notice.id))

    def _arrange(self) -> None:
        self.detail.setWordWrap(True)
        self.detail.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.words.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.headline)
        row.addWidget(self.detail, 1)
        self.show_words.setVisible(bool(self.notice.server_words))
        row.addWidget(self.show_words)
        if self.notice.action is not None:
            action = Button(self.notice.action.label)
            action.clicked.connect(lambda: self.action_requested.emit(self.notice.action.id))
            row.addWidget(action)
            self.actions_shown.append(action)
        row.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(44, 4, 16, 5)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.words)

    def _be_brief(self) -> None:
        """One line and no way into more of it: the rest is there again after presenting."""
        self.setAccessibleName(self.headline.text())
        for action in self.actions_shown:
            action.hide()
        self.detail.setText("")
        self.words.setText("")
        self.show_words.hide()

    def _toggle_words(self) -> None:
        shown = not self.words.isVisible()
        self.words.setVisible(shown)
        self.layout().setContentsMargins(44, 4, 16, 10 if shown else 5)
        self.show_words.setText(self._hide if shown else self._show)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = palette.current()
        painter = QPainter(self)
        color = tokens.color(self._tone)
        painter.fillRect(self.rect(), tokens.color("surface"))
        painter.fillRect(self.rect(), faded(color, 0.08))
        painter.fillRect(QRectF(0, 0, 3, self.height()), color)
        hair = hairline_px(self)
        painter.fillRect(QRectF(0, self.height() - hair, self.width(), hair), tokens.color("border"))
        icons.paint(painter, _ICONS.get(self.notice.severity, "info"), QRectF(16, 12, 16, 16), color)
        painter.end()


class NoticeBar(QWidget):
    """The latest notices, newest on top; one with the id of an older one takes its place.

    While somebody presents, calm ones wait unseen, and the others are one line.

    Signals:
        waiting_changed(int): so many wait.
    """

    waiting_changed = Signal(int)

    def __init__(self, conversation: ConversationController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._conversation = conversation
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.strips: list[NoticeStrip] = []
        self.waiting: list[Notice] = []
        conversation.notice_raised.connect(self.show_notice)
        conversation.notice_settled.connect(self.dismiss)
        self.hide()

    @property
    def notices(self) -> tuple[Notice, ...]:
        """Those that are shown or wait, the oldest first."""
        return (*self.waiting, *(strip.notice for strip in reversed(self.strips)))

    def show_notice(self, notice: Notice) -> None:
        """Show a notice; the `Announcer` says it to screen readers."""
        self.dismiss(notice.id)
        if veil.worn() and notice.severity == "calm":
            self.waiting.append(notice)
            self.waiting_changed.emit(len(self.waiting))
            return
        strip = NoticeStrip(notice)
        strip.action_requested.connect(self._conversation.run_action)
        strip.dismissed.connect(self.dismiss)
        self.strips.insert(0, strip)
        self._column.insertWidget(0, strip)
        for extra in self.strips[_MOST_SHOWN:]:
            self.dismiss(extra.notice.id)
        self.show()
        if notice.severity == "calm":
            QTimer.singleShot(_CALM_MS, strip, lambda: self._leave(strip))

    def _leave(self, strip: NoticeStrip) -> None:
        """Good news goes by itself, unless somebody is at it."""
        if strip in self.strips and not strip.isAncestorOf(strip.window().focusWidget() or self):
            self.dismiss(strip.notice.id)

    def dismiss(self, notice_id: str) -> None:
        """Put a notice away."""
        for strip in [strip for strip in self.strips if strip.notice.id == notice_id]:
            self.strips.remove(strip)
            self._column.removeWidget(strip)
            strip.hide()
            strip.deleteLater()
        if any(notice.id == notice_id for notice in self.waiting):
            self.waiting = [notice for notice in self.waiting if notice.id != notice_id]
            self.waiting_changed.emit(len(self.waiting))
        self.setVisible(bool(self.strips))
