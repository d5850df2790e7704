"""A field of several lines in a sheet: Tab leaves it, Ctrl+Enter is its sheet's main button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

LONGEST_TEXT = 100_000


class TextField(QPlainTextEdit):
    """Plain text of a few lines.

    Signals:
        entered: Ctrl+Enter.
    """

    entered = Signal()

    def __init__(self, lines: int, placeholder: str = "", text: str = "") -> None:
        super().__init__(text)
        self.setTabChangesFocus(True)
        self.setPlaceholderText(placeholder)
        self._lines = lines
        self.setFixedHeight(self._high_px())

    @property
    def text(self) -> str:
        """What is written."""
        return self.toPlainText()[:LONGEST_TEXT]

    def _high_px(self) -> int:
        return self.fontMetrics().lineSpacing() * self._lines + 18

    # Qt's own names from here on.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.entered.emit()
            return
        super().keyPressEvent(event)
