"""What to know of an endpoint before one relies on it: a short list under a heading."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app.ui.caption import Caption


class EndpointNotes(QWidget):
    """Hidden while there is nothing to know."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notes: tuple[str, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(Caption(self.tr("Good to know"), "strong", small=True), 0, 0, 1, 2)
        self._lines: list[Caption] = []
        self.hide()

    def show_notes(self, notes: Sequence[str]) -> None:
        """Show these, one a line."""
        if tuple(notes) == self.notes:
            return
        self.notes = tuple(notes)
        for line in self._lines:
            self._grid.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = []
        for row, note in enumerate(notes, start=1):
            dot, words = Caption("•", "tertiary", small=True), Caption(note, "secondary", small=True)
            words.setWordWrap(True)
            self._grid.addWidget(dot, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(words, row, 1)
            self._lines += [dot, words]
        self.setVisible(bool(notes))
