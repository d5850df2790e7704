"""The rows preferences are made of: a label, its control, and a line that says what it does."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from desktop_app.ui.caption import Caption
from desktop_app.ui.look import fonts
from desktop_app.ui.picker import Choice, Picker

_LABEL_PX = 168


class PreferencePage(QWidget):
    """A page of rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 12, 4)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnMinimumWidth(0, fonts.px(_LABEL_PX))
        self._grid.setColumnStretch(1, 1)
        column.addLayout(self._grid)
        column.addStretch(1)

    def add_row(self, label: str, control: QWidget, help_words: str = "") -> None:
        """Add a control under its label; a line below says what it does."""
        row = self._grid.rowCount()
        name = Caption(label, "secondary")
        name.setBuddy(control)
        if not control.accessibleName():
            control.setAccessibleName(label)
        self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(control, row, 1)
        if help_words:
            words = Caption(help_words, "tertiary", small=True)
            words.setWordWrap(True)
            control.setAccessibleDescription(help_words)
            self._grid.addWidget(words, row + 1, 1)
        self._grid.setRowMinimumHeight(row + 2, 12)

    def add_picker(self, label: str, choices: Sequence[tuple[str, str]], current: str, help_words: str = "") -> Picker:
        """Add a drop-down of (id, label) pairs."""
        picker = Picker(label)
        picker.set_choices([Choice(key, words) for key, words in choices], current)
        self.add_row(label, picker, help_words)
        return picker

    def add_switch(self, label: str, words: str, on: bool, help_words: str = "") -> QCheckBox:
        """Add a box to tick."""
        box = QCheckBox(words)
        box.setChecked(on)
        box.setAccessibleName(words)
        self.add_row(label, box, help_words)
        return box
