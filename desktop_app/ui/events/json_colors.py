"""The colours of JSON: as text in an editor, and as rows of a tree."""

from __future__ import annotations

import re

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QSyntaxHighlighter, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.ui.events.json_tree import JsonTreeModel
from desktop_app.ui.look import fonts, palette

TONES = {"key": "user", "string": "text", "number": "assistant", "word": "cut", "branch": "tertiary"}
"""The token of each part of JSON."""

_PARTS = re.compile(
    r'(?P<key>"(?:[^"\\]|\\.)*")(?=\s*:)'
    r'|(?P<string>"(?:[^"\\]|\\.)*"?)'
    r"|(?P<number>-?\b\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\b)"
    r"|(?P<word>\b(?:true|false|null)\b)"
)
_LONGEST_LINE = 2_000


class JsonHighlighter(QSyntaxHighlighter):
    """Colours JSON in a document; call `rehighlight` when the theme changes."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)

    # Qt's own names from here on.

    def highlightBlock(self, text: str) -> None:
        if len(text) > _LONGEST_LINE:
            return
        tokens = palette.current()
        for match in _PARTS.finditer(text):
            look = QTextCharFormat()
            look.setForeground(tokens.color(TONES[match.lastgroup or "string"]))
            self.setFormat(match.start(), match.end() - match.start(), look)


class JsonDelegate(QStyledItemDelegate):
    """Draws ``key  value`` of a `JsonTreeModel`, each in its colour, shortened to the room there is."""

    # Qt's own names from here on.

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        tokens = palette.current()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, tokens.color("pressed"))
        font = fonts.mono(fonts.SMALL_PX)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        room = option.rect.adjusted(4, 0, -8, 0)
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
        key = metrics.elidedText(index.data(JsonTreeModel.KEY), Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(tokens.color(TONES["key"]))
        painter.drawText(room, flags, key)
        gap = metrics.horizontalAdvance("  ")
        rest = QRect(room.left() + metrics.horizontalAdvance(key) + gap, room.top(), 0, room.height())
        rest.setRight(room.right())
        if rest.width() > gap:
            value = metrics.elidedText(index.data(JsonTreeModel.VALUE), Qt.TextElideMode.ElideRight, rest.width())
            painter.setPen(tokens.color(TONES[index.data(JsonTreeModel.KIND)]))
            painter.drawText(rest, flags, value)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(80, fonts.tall(24))
