"""Several lines of text."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from desktop_app.ui.settings.editors.editor import Editor


class GrowingText(QPlainTextEdit):
    """It grows with what is in it, up to a limit. Tab leaves it."""

    def __init__(self, least_lines: int, most_lines: int) -> None:
        super().__init__()
        self._least, self._most = least_lines, most_lines
        self._lines = 0
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def _grow(self) -> None:
        lines = min(max(int(self.document().size().height()), self._least), self._most)
        if lines != self._lines:
            self._lines = lines
            whole = lines < self._most  # a bar that comes and goes would break the lines anew each time
            policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if whole else Qt.ScrollBarPolicy.ScrollBarAsNeeded
            self.setVerticalScrollBarPolicy(policy)
            self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 20)

    # Qt's own names from here on.

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._grow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._lines = 0
            self._grow()


class WordsEditor(Editor):
    """Several lines of text.

    Args:
        hint: what stands there when there is no text: what that means, or an example.
    """

    def __init__(self, name: str, hint: str, least_lines: int = 2, most_lines: int = 6) -> None:
        self.text = GrowingText(least_lines, most_lines)
        super().__init__(name, self.text)
        self.text.setPlaceholderText(hint)
        self._showing = False
        self._shown = ""
        self.column.addWidget(self.text)
        self.text.textChanged.connect(self._typed)

    def set_value(self, value: Any) -> None:
        if value != self._shown:
            self._showing = True
            self._shown = str(value)
            self.text.setPlainText(self._shown)
            self._showing = False

    def _typed(self) -> None:
        if self._showing:
            return
        text = self.text.toPlainText()
        if text != self._shown:  # colours that are new say "changed" too
            self._shown = text
            self.edited.emit(text)
