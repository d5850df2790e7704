"""A key as it looks on a keyboard, with what it does."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop_app.ui.look import fonts, palette
from desktop_app.ui.look.surface import rounded


class Keycap(QWidget):
    """Paints the name of a key in a small box."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_key(key)

    def set_key(self, key: str) -> None:
        """Show another key."""
        self.key = key
        self.setAccessibleName(key)
        wide = QFontMetricsF(fonts.sans(fonts.SMALL_PX)).horizontalAdvance(key)
        self._size = QSize(max(24, round(wide) + 14), fonts.tall(22))
        self.setFixedSize(self._size)
        self.update()

    def sizeHint(self) -> QSize:
        return self._size

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = palette.current()
        painter = QPainter(self)
        painter.setPen(QPen(tokens.color("border"), 1))
        painter.setBrush(tokens.color("raised"))
        rounded(painter, QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5)
        painter.setPen(tokens.color("secondary"))
        painter.setFont(fonts.sans(fonts.SMALL_PX))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.key)
        painter.end()
