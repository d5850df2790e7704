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
        known = self._known()
        for start, end, name in places_in(text):
            look = QTextCharFormat()
            look.setFontWeight(QFont.Weight.DemiBold)
            tokens = palette.current()
            if name in known:
                look.setForeground(tokens.color("user"))
            else:
                look.setForeground(tokens.color("danger"))
                look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
                look.setUnderlineColor(tokens.color("danger"))
            self.setFormat(start, end - start, look)
