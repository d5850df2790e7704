"""The name of the key or button just used, for a moment, in a corner of the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPropertyAnimation, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QKeySequence, QMouseEvent, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QGraphicsOpacityEffect, QMenu, QWidget

from desktop_app.ui import wording
from desktop_app.ui.access.shortcuts import keys as every_key
from desktop_app.ui.look import fonts, motion, palette
from desktop_app.ui.look.palette import faded
from desktop_app.ui.look.surface import hairline_px

_SHOWN_MS = 1_500
_FADE_MS = 160
_MARGIN_PX = 20
_PADDING_PX = 14
_FONT_PX = 16
_LONGEST = 40


class KeyHint(QWidget):
    """A plate over the window, deaf to the mouse, gone after a second and a half.

    Args:
        room: the part of the window in whose lower right corner it stands.
    """

    def __init__(self, window: QWidget, room: Callable[[], QRect]) -> None:
        super().__init__(window)
        self.key = self.words = ""
        self._room = room
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._opacity = QGraphicsOpacityEffect(self)
        self.setGraphicsEffect(self._opacity)
        self._fading = QPropertyAnimation(self._opacity, b"opacity", self)
        self._fading.setDuration(_FADE_MS)
        self._fading.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._fading.finished.connect(self._faded)
        self._leaving = QTimer(self, singleShot=True, interval=_SHOWN_MS)
        self._leaving.timeout.connect(self._leave)
        self.hide()

    def show_used(self, key: str, words: str) -> None:
        """Name a key, or a button where `key` is empty, and what it does."""
        self.key, self.words = key, wording.plain(words.partition(" (")[0].partition("; ")[0])[:_LONGEST]
        self._place()
        self.update()
        self._leaving.start()
        if self.isHidden() or self._opacity.opacity() < 1.0:
            self._fade(1.0)
        self.show()
        self.raise_()

    def _leave(self) -> None:
        self._fade(0.0)

    def _fade(self, to: float) -> None:
        self._fading.stop()
        if motion.reduced():
            self._opacity.setOpacity(1.0)
            self.setVisible(to > 0.0)
            return
        self._fading.setStartValue(self._opacity.opacity() if self.isVisible() else 0.0)
        self._fading.setEndValue(to)
        self._fading.start()

    def _faded(self) -> None:
        if self._opacity.opacity() <= 0.0:
            self.hide()

    def _place(self) -> None:
        room = self._room().adjusted(_MARGIN_PX, _MARGIN_PX, -_MARGIN_PX, -_MARGIN_PX)
        high = fonts.px(_FONT_PX) + 2 * _PADDING_PX
        self.resize(min(round(sum(self._widths())) + 2 * _PADDING_PX + 2, room.width()), high)
        self.move(room.right() + 1 - self.width(), room.bottom() + 1 - self.height())

    def _widths(self) -> tuple[float, float]:
        self.setFont(fonts.sans(_FONT_PX))
        advance = self.fontMetrics().horizontalAdvance
        key = advance(self.key) + 18 if self.key else 0
        words = advance(self.words) + (10 if self.key else 0) if self.words else 0
        return float(key), float(words)

    # Qt's own names from here on.

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = palette.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(fonts.sans(_FONT_PX))
        painter.setPen(QPen(tokens.color("outline"), hairline_px(self)))
        painter.setBrush(tokens.color("raised"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        key_px, _words_px = self._widths()
        room = QRectF(self.rect()).adjusted(_PADDING_PX, 0, -_PADDING_PX, 0)
        if self.key:
            cap = QRectF(room.left(), 8, key_px, self.height() - 16)
            painter.setPen(QPen(tokens.color("user"), 1))
            painter.setBrush(faded(tokens.color("user"), 0.14))
            painter.drawRoundedRect(cap, 6, 6)
            painter.setPen(tokens.color("text"))
            painter.drawText(cap, int(Qt.AlignmentFlag.AlignCenter), self.key)
            room.setLeft(cap.right() + 10)
        painter.setPen(tokens.color("text"))
        left = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(
            room, left, painter.fontMetrics().elidedText(self.words, Qt.TextElideMode.ElideRight, int(room.width()))
        )
        painter.end()


class UsedKeys(QObject):
    """Notices the window's shortcuts and buttons as they are used, and nothing that is typed.

    Args:
        hint: shows them.
    """

    def __init__(self, hint: KeyHint, parent: QObject) -> None:
        super().__init__(parent)
        self._hint = hint
        self._words = {sequence: (key.shown, key.words) for key in every_key() for sequence in key.sequences}
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)

    def stop(self) -> None:
        """Notice nothing any longer."""
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

    # Qt's own names from here on.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.Shortcut and isinstance(watched, QShortcut):
            written = watched.key().toString(QKeySequence.SequenceFormat.PortableText)
            if written in self._words:
                self._hint.show_used(*self._words[written])
        elif kind is QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            self._released(watched, event)
        return False

    def _released(self, watched: QObject, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if (
            isinstance(watched, QAbstractButton)
            and watched.isEnabled()
            and watched.rect().contains(event.position().toPoint())
        ):
            self._hint.show_used("", watched.text().replace("&", "") or watched.accessibleName())
        elif isinstance(watched, QMenu):
            action = watched.actionAt(event.position().toPoint())
            if action is not None and action.isEnabled() and action.text():
                self._hint.show_used("", action.text().partition("\t")[0].replace("&&", "&"))
