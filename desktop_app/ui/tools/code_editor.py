"""An editor for JSON: colours, line numbers, and the line of a mistake marked."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QTextCursor, QTextFormat
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from desktop_app.ui.events.json_colors import JsonHighlighter
from desktop_app.ui.look import fonts, icons, palette
from desktop_app.ui.look.palette import faded

_INDENT = re.compile(r"\s*")
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_GUTTER_PAD_PX = 8
_MARK_PX = 12


class _Gutter(QWidget):
    """The column of line numbers; the editor paints it."""

    def __init__(self, editor: CodeEditor) -> None:
        super().__init__(editor)
        self._editor = editor

    # Qt's own names from here on.

    def paintEvent(self, event: QPaintEvent) -> None:
        self._editor.paint_gutter(event.rect())


class CodeEditor(QPlainTextEdit):
    """Writes JSON; Tab leaves it, Enter keeps the indent.

    Args:
        numbered: with a column of line numbers.

    Signals:
        edited: somebody typed.
        submitted: Ctrl+Enter.
        left: Esc.
    """

    edited = Signal()
    submitted = Signal()
    left = Signal()

    def __init__(self, name: str, *, numbered: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._numbered = numbered
        self._marked = 0
        self._last = ""
        self._given = self._given_shown = ""
        self.takes_escape = False
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self._colors = JsonHighlighter(self.document())
        self._gutter = _Gutter(self)
        self._gutter.setVisible(numbered)
        self.blockCountChanged.connect(self._make_room)
        self.updateRequest.connect(self._scroll_gutter)
        self.textChanged.connect(self._typed)
        self._dress()

    @property
    def text(self) -> str:
        """What is in it; a text that nobody changed comes back letter by letter, which `toPlainText` does not do."""
        now = self.toPlainText()
        return self._given if now == self._given_shown else now

    def show_text(self, text: str) -> None:
        """Show a text that nobody typed; the cursor stays where nothing changes."""
        if text != self.toPlainText():
            self._last = text.replace("\r\n", "\n").replace("\r", "\n")
            self.setPlainText(text)
        self._given, self._given_shown = text, self.toPlainText()

    def replace_text(self, text: str) -> None:
        """Put another text in, as if it had been typed: Ctrl+Z brings the old one back."""
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.setTextCursor(cursor)

    @property
    def marked_line(self) -> int:
        """The line that is marked, counted from 1; 0 for none."""
        return self._marked

    def mark(self, line: int, words: str = "") -> None:
        """Mark the line of a mistake, counted from 1; 0 marks none."""
        self._marked = line
        self.setAccessibleDescription(words)
        self.setProperty("refused", bool(line))
        self.style().unpolish(self)
        self.style().polish(self)
        self._show_mark()
        self._gutter.update()

    def go_to_mark(self) -> None:
        """Put the cursor on the marked line."""
        block = self.document().findBlockByNumber(self._marked - 1)
        if self._marked and block.isValid():
            self.setTextCursor(QTextCursor(block))
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def paint_gutter(self, rect: QRect) -> None:
        """Paint the numbers of the lines in sight, and a sign beside the marked one."""
        tokens = palette.current()
        painter = QPainter(self._gutter)
        painter.fillRect(rect, tokens.color("field"))
        painter.setFont(fonts.mono(fonts.SMALL_PX))
        block = self.firstVisibleBlock()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        right = self._gutter.width() - _GUTTER_PAD_PX
        while block.isValid() and top <= rect.bottom():
            high = self.blockBoundingRect(block).height()
            line = block.blockNumber() + 1
            marked = line == self._marked
            painter.setPen(tokens.color("danger" if marked else "tertiary"))
            room = QRectF(0, top, right, self.fontMetrics().lineSpacing())
            painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), str(line))
            if marked:
                size = fonts.px(_MARK_PX)
                spot = QRectF(4, top + (room.height() - size) / 2, size, size)
                icons.paint(painter, "warning", spot, tokens.color("danger"))
            top += high
            block = block.next()
        painter.end()

    def _typed(self) -> None:
        text = self.toPlainText()  # new colours are told as changes as well
        if text != self._last:
            self._last = text
            self.edited.emit()

    def _gutter_px(self) -> int:
        if not self._numbered:
            return 0
        digits = max(2, len(str(self.blockCount())))
        wide = self.fontMetrics().horizontalAdvance("9") * digits
        return wide + fonts.px(_MARK_PX) + 4 + 2 * _GUTTER_PAD_PX

    def _make_room(self) -> None:
        self.setViewportMargins(self._gutter_px(), 0, 0, 0)
        self._lay_gutter()

    def _lay_gutter(self) -> None:
        inside = self.contentsRect()
        self._gutter.setGeometry(QRect(inside.left(), inside.top(), self._gutter_px(), inside.height()))

    def _scroll_gutter(self, rect: QRect, dy: int) -> None:
        if dy:
            self._gutter.scroll(0, dy)
        else:
            self._gutter.update(0, rect.y(), self._gutter.width(), rect.height())

    def _show_mark(self) -> None:
        block = self.document().findBlockByNumber(self._marked - 1) if self._marked else None
        if block is None or not block.isValid():
            self.setExtraSelections([])
            return
        mark = QTextEdit.ExtraSelection()
        mark.format.setBackground(faded(palette.current().color("danger"), 0.18))
        mark.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
        mark.cursor = QTextCursor(block)
        self.setExtraSelections([mark])

    def _dress(self) -> None:
        self.setFont(fonts.mono(fonts.SMALL_PX))
        self._make_room()

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_gutter()

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 3 * self.fontMetrics().lineSpacing() + 16)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            sends = event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if sends or (event.key() == Qt.Key.Key_Escape and self.takes_escape):
                event.accept()  # here it is ours, not the window's
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.submitted.emit()
        elif key == Qt.Key.Key_Escape and self.takes_escape:
            self.left.emit()
        elif key in _ENTER and not self.isReadOnly():
            line = self.textCursor().block().text()[: self.textCursor().positionInBlock()]
            indent = _INDENT.match(line).group()  # type: ignore[union-attr]
            self.insertPlainText("\n" + indent + ("  " if line.rstrip().endswith(("{", "[")) else ""))
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._dress()
            self._show_mark()
            self._colors.rehighlight()
