"""A small editor for JSON: colours, the names of events as one types them, and what was sent before."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QCompleter, QPlainTextEdit, QWidget

from desktop_app.ui.events.json_colors import JsonHighlighter
from desktop_app.ui.look import fonts

_TYPE_VALUE = re.compile(r'"type"\s*:\s*"([^"]*)$')
_INDENT = re.compile(r"\s*")
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class JsonEditor(QPlainTextEdit):
    """Writes JSON; Ctrl+Enter sends, Up and Down in an empty or recalled text go through what was sent before.

    Signals:
        send_requested: Ctrl+Enter.
        recall_requested(int): -1 for what was sent before, 1 for what was sent after.
    """

    send_requested = Signal()
    recall_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recalled = ""
        self.recalled = False  # the text is as it was sent; Up and Down still go through the others
        self._colors = JsonHighlighter(self.document())
        self._words = QStringListModel(self)
        self.completer = QCompleter(self._words, self)
        self.completer.setWidget(self)
        self.completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.completer.activated[str].connect(self._complete)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.textChanged.connect(self._typed)
        self._dress()

    def set_words(self, words: list[str]) -> None:
        """Offer these as types."""
        if words != self._words.stringList():
            self._words.setStringList(words)

    def recall(self, text: str) -> None:
        """Show what was sent before."""
        self.recalled, self._recalled = True, text
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def keep(self) -> None:
        """The text is one that was sent: Up and Down go on from it."""
        self.recalled, self._recalled = True, self.toPlainText()

    def _typed(self) -> None:
        self.recalled = self.recalled and self.toPlainText() == self._recalled
        begun = self._begun_type()
        popup = self.completer.popup()
        if begun is None or not self.hasFocus():
            popup.hide()
            return
        self.completer.setCompletionPrefix(begun)
        matches = self.completer.completionModel()
        only = matches.index(0, 0).data() if matches.rowCount() == 1 else ""
        if matches.rowCount() == 0 or only == begun:
            popup.hide()
            return
        place = self.cursorRect()
        place.setWidth(popup.sizeHintForColumn(0) + 32)
        self.completer.complete(place)
        popup.setCurrentIndex(matches.index(0, 0))

    def _begun_type(self) -> str | None:
        """What stands between the quotes of a ``"type"`` before the cursor, or None elsewhere."""
        cursor = self.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        match = _TYPE_VALUE.search(before)
        return match.group(1) if match else None

    def _complete(self, word: str) -> None:
        begun = self._begun_type()
        if begun is None:
            return
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, len(begun))
        after = self.textCursor().block().text()[self.textCursor().positionInBlock() :]
        cursor.insertText(word if after.startswith('"') else word + '"')

    def _dress(self) -> None:
        self.setFont(fonts.mono(fonts.SMALL_PX))

    # Qt's own names from here on.

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            sends = event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if sends or (event.key() == Qt.Key.Key_Escape and self.completer.popup().isVisible()):
                event.accept()  # here it is ours, not the window's
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self.completer.popup().isVisible() and key in (*_ENTER, Qt.Key.Key_Escape, Qt.Key.Key_Tab):
            event.ignore()  # the list of types takes it
        elif key in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.send_requested.emit()
        elif key in _ENTER:
            line = self.textCursor().block().text()[: self.textCursor().positionInBlock()]
            indent = _INDENT.match(line).group()  # type: ignore[union-attr]
            self.insertPlainText("\n" + indent + ("  " if line.rstrip().endswith(("{", "[")) else ""))
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and (self.recalled or self.document().isEmpty()):
            self.recall_requested.emit(-1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._dress()
            self._colors.rehighlight()
