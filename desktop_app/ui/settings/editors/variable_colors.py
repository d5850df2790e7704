"""Colours variables in the instructions: known ones, and, underlined, those nobody knows the value of."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from desktop_app.settings.template import places_in
from desktop_app.ui.look import palette


class VariableColors(QSyntaxHighlighter):
    """Marks ``{{name}}``; `known` says which names have a value."""

    def __init__(self, document: QTextDocument, known: Callable[[], Collection[str]]) -> None:
        super().__init__(document)
        self._known = known

    # Qt's own names from here on.

    def highlightBlock(self, text: str) -> None:
        if "{{" not in text:
            return
        names, known, unknown = self._known(), _look("user"), _look("danger")
        unknown.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        for start, end, name in places_in(text):
            self.setFormat(start, end - start, known if name in names else unknown)


def _look(token: str) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.DemiBold)
    look.setForeground(palette.current().color(token))
    look.setUnderlineColor(palette.current().color(token))
    return look
