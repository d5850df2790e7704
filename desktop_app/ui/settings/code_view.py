"""Code to read and to take along: in colour, not to be edited."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop_app.ui.look import fonts
from desktop_app.ui.settings.code_colors import CodeColors


class CodeView(QPlainTextEdit):
    """Shows a text in one of the languages and stays where it was scrolled to while the text changes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self._colors = CodeColors(self.document())
        self._language = ""
        self._dress()

    def show_code(self, text: str, language: str) -> None:
        """Show another text."""
        if (text, language) == (self.toPlainText(), self._language):
            return
        same, self._language = language == self._language, language
        place = (self.horizontalScrollBar().value(), self.verticalScrollBar().value()) if same else (0, 0)
        events = language == "json"  # one a line, and lines are long
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth if events else QPlainTextEdit.LineWrapMode.NoWrap)
        self._colors.use(language)
        self.setPlainText(text)
        self.horizontalScrollBar().setValue(place[0])
        self.verticalScrollBar().setValue(place[1])

    def _dress(self) -> None:
        self.setFont(fonts.mono(fonts.SMALL_PX))
        self.setTabStopDistance(4 * self.fontMetrics().horizontalAdvance(" "))

    # Qt's own names from here on.

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._dress()
            self._colors.rehighlight()
