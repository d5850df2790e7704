"""Rows of a form: a label, a field, and a line of help; a row can go and come back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPlainTextEdit, QWidget

from desktop_app.ui.caption import Caption
from desktop_app.ui.look import fonts

_LABEL_PX = 104


class FormRows(QGridLayout):
    """A grid of rows whose labels line up with those of every other."""

    def __init__(self) -> None:
        super().__init__()
        self.setHorizontalSpacing(16)
        self.setVerticalSpacing(8)
        self.setColumnMinimumWidth(0, fonts.px(_LABEL_PX))
        self.setColumnStretch(1, 1)
        self._rows: dict[QWidget, tuple[QWidget, ...]] = {}

    def add(self, label: str, field: QWidget, *beside: QWidget, help_words: str = "", tall: bool = False) -> None:
        """Add a field under its label; what stands `beside` it is of the same row, and `tall` is of several lines."""
        row = self.rowCount()
        caption = Caption(label, "secondary")
        caption.setBuddy(field)
        field.setAccessibleName(label)
        tall = tall or isinstance(field, QPlainTextEdit)
        self.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignTop if tall else Qt.AlignmentFlag.AlignVCenter)
        if tall:
            caption.setContentsMargins(0, 6, 0, 0)
        parts: list[QWidget] = [caption, field, *beside]
        if beside:
            line = QHBoxLayout()
            line.setSpacing(8)
            line.addWidget(field, 1)
            for widget in beside:
                line.addWidget(widget)
            self.addLayout(line, row, 1)
        else:
            self.addWidget(field, row, 1)
        if help_words:
            words = Caption(help_words, "tertiary", small=True)
            words.setWordWrap(True)
            field.setAccessibleDescription(help_words)
            self.addWidget(words, row + 1, 1)
            parts.append(words)
        self._rows[field] = tuple(parts)

    def show_row(self, field: QWidget, shown: bool) -> None:
        """Let the row of a field come or go."""
        for part in self._rows[field]:
            part.setVisible(shown)
