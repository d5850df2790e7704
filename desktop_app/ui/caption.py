"""Words in the window that nobody edits: a label with a tone, and one that shortens itself."""

from __future__ import annotations

import re

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

_JOINTS = re.compile(r"(?<=[._/\[])(?=\w)")


def breakable(text: str, metrics: QFontMetrics, wide_px: int) -> str:
    """The text, with places to break the line in words that are wider than the room, such as names with dots."""
    if all(metrics.horizontalAdvance(word) <= wide_px for word in text.split()):
        return text
    return _JOINTS.sub("\N{ZERO WIDTH SPACE}", text)


class Caption(QLabel):
    """A plain-text label in one of the stylesheet's tones."""

    def __init__(self, text: str = "", tone: str = "", *, small: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("tone", tone)
        self.setProperty("small", small)

    @property
    def tone(self) -> str:
        """The tone it wears."""
        return str(self.property("tone"))

    def set_tone(self, tone: str) -> None:
        """Wear another tone."""
        if tone != self.property("tone"):
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)


class ElidedCaption(Caption):
    """A caption of one line that ends in an ellipsis where there is no room; the whole text is in its tool tip."""

    def __init__(self, text: str = "", tone: str = "", *, small: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text, tone, small=small, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    @property
    def shown_text(self) -> str:
        """What fits."""
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self.shown_text
        self.setToolTip("" if shown == self.text() else self.text())
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(self.rect(), int(self.alignment()) | int(Qt.TextFlag.TextSingleLine), shown)
        painter.end()
