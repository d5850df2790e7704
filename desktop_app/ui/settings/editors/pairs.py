"""Names with their values, a line for each."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.ui.button import Button
from desktop_app.ui.page_parts import flush
from desktop_app.ui.settings.editors.editor import Editor


class PairLine(QWidget):
    """One name and its value."""

    def __init__(self, number: int, name: str, value: str) -> None:
        super().__init__()
        self.key = QLineEdit(name)
        self.value = QLineEdit(value)
        self.remove = Button(icon="cross", look="ghost")
        self.key.setPlaceholderText(self.tr("Name"))
        self.value.setPlaceholderText(self.tr("Value"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.key, 2)
        row.addWidget(self.value, 3)
        row.addWidget(self.remove)
        self.count(number)

    def count(self, number: int) -> None:
        """Say which line of the list this is."""
        self.key.setAccessibleName(self.tr("Name {0}").format(number))
        self.value.setAccessibleName(self.tr("Value {0}").format(number))
        self.remove.set_name(self.tr("Remove line {0}").format(number))


class PairsEditor(Editor):
    """Names with values; a line without a name waits until it has one."""

    def __init__(self, name: str, add_words: str) -> None:
        self.add = Button(add_words, look="link")
        super().__init__(name, self.add)
        self.add.setAccessibleName(f"{name}: {add_words}")
        self.lines: list[PairLine] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.column.addLayout(self._rows)
        self.column.addLayout(flush(self.add))
        self.add.clicked.connect(self._add)

    def set_value(self, value: Any) -> None:
        if dict(value) != self._written() or self._twice():
            self._mark("")
            for line in self.lines:
                self._drop(line)
            self.lines = []
            for key, words in dict(value).items():
                self._insert(key, words)

    def marked(self) -> list[QWidget]:
        return []

    def _written(self) -> dict[str, str]:
        return {line.key.text().strip(): line.value.text() for line in self.lines if line.key.text().strip()}

    def _insert(self, key: str = "", words: str = "") -> PairLine:
        line = PairLine(len(self.lines) + 1, key, words)
        line.key.textEdited.connect(self._edited)
        line.value.textEdited.connect(self._edited)
        line.remove.clicked.connect(self._remove)
        line.value.returnPressed.connect(self._add)
        self._rows.addWidget(line)
        self.lines.append(line)
        self.parts_changed.emit()
        return line

    def _add(self) -> None:
        empty = next((line for line in self.lines if not line.key.text().strip()), None)
        (empty or self._insert()).key.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self) -> None:
        line = next((line for line in self.lines if line.remove is self.sender()), None)
        if line is not None:
            self.lines.remove(line)
            self._drop(line)
            for number, left in enumerate(self.lines, 1):
                left.count(number)
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)
            self._edited()

    def _drop(self, line: PairLine) -> None:
        self._rows.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _edited(self) -> None:
        twice = self._twice()
        self._mark(twice)
        if not twice:
            self.edited.emit(self._written())

    def _twice(self) -> str:
        """A name that is there twice, or empty."""
        names = [line.key.text().strip() for line in self.lines if line.key.text().strip()]
        return next((name for name in names if names.count(name) > 1), "")

    def _mark(self, twice: str) -> None:
        for line in self.lines:
            doubled = bool(twice) and line.key.text().strip() == twice
            if bool(line.key.property("refused")) != doubled:
                line.key.setProperty("refused", doubled)
                line.key.style().unpolish(line.key)
                line.key.style().polish(line.key)
        self.problem_changed.emit(self.tr("{0} is there twice.").format(twice) if twice else "")
