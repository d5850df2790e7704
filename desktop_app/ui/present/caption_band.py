"""Words of a demo over the window itself, where no window of captions is open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop_app.ui.look import fonts
from desktop_app.ui.look.surface import rounded

_FONT_PX = 20
_PADDING_PX = 14
_ABOVE_PX = 20
_WIDEST_SHARE = 0.8
_PLATE = QColor(0, 0, 0, 216)
_WORDS = QColor("#FFFFFF")
"""On its dark plate it is read over anything, in every theme."""
_FLAGS = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)


class CaptionBand(QWidget):
    """A plate in the lower middle of the transcript, deaf to the mouse.

    Args:
        room: where the transcript is, in the window.
    """

    def __init__(self, window: QWidget, room: Callable[[], QRect]) -> None:
        super().__init__(window)
        self._room = room
        self.text = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        window.installEventFilter(self)
        self.hide()

    def show_text(self, text: str) -> None:
        """Show these words; empty: none."""
        self.text = text
        self.setAccessibleName(text)
        self.place()

    def place(self) -> None:
        """Stand where the transcript is now, above what was made since."""
        self.setVisible(bool(self.text))
        if not self.text:
            return
        room = self._room()
        metrics = QFontMetrics(fonts.sans(_FONT_PX))
        widest = round(room.width() * _WIDEST_SHARE) - 2 * _PADDING_PX
        words = metrics.boundingRect(QRect(0, 0, widest, 10_000), _FLAGS, self.text)
        self.resize(words.size() + QSize(2 * _PADDING_PX + 2, _PADDING_PX + 2))
        self.move(room.center().x() - self.width() // 2, room.bottom() + 1 - self.height() - _ABOVE_PX)
        self.raise_()
        self.update()

    # Qt's own names from here on.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest) and self.text:
            self.place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_PLATE)
        rounded(painter, self.rect().toRectF(), 10)
        painter.setPen(_WORDS)
        painter.setFont(fonts.sans(_FONT_PX))
        painter.drawText(self.rect(), _FLAGS, self.text)
        painter.end()
