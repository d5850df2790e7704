"""Editors for a value out of a few: a closed list, a list one may go beyond, and a box to tick."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QRectF, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QHBoxLayout, QLineEdit, QStyledItemDelegate

from desktop_app.ui.look import icons, palette
from desktop_app.ui.picker import Choice, Picker
from desktop_app.ui.settings.editors.editor import Editor

Option = tuple[Any, str]
"""A value and what it is called; a value need not be text."""


class ChoiceEditor(Editor):
    """One of a few values; a value that is none of them is shown as it is."""

    def __init__(self, name: str, options: Sequence[Option]) -> None:
        self.picker = Picker(name)
        super().__init__(name, self.picker)
        self._options = list(options)
        self._value: Any = None
        self.column.addWidget(self.picker)
        self.picker.chosen.connect(self._chosen)

    def offer(self, options: Sequence[Option]) -> None:
        """Offer other values."""
        if list(options) != self._options:
            self._options = list(options)
            self.set_value(self._value)

    def set_value(self, value: Any) -> None:
        self._value = value
        shown = list(self._options)
        if all(option != value for option, _ in shown):
            shown.append((value, str(value)))
        self.picker.set_choices([Choice(_key(option), label) for option, label in shown], _key(value))

    def _chosen(self, key: str) -> None:
        values = [option for option, _ in self._options if _key(option) == key]
        if values:
            self._value = values[0]
            self.edited.emit(values[0])


class OpenPicker(QComboBox):
    """A drop-down one may also type into; typing offers what contains the words."""

    def __init__(self, hint: str) -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.setMaxVisibleItems(14)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setItemDelegate(QStyledItemDelegate(self))
        self.line.setFocusProxy(None)
        self.line.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.line.setFocusProxy(self)  # Tab stops once, at the drop-down
        self.line.setPlaceholderText(hint)
        self._words = QStringListModel(self)
        completer = QCompleter(self._words, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)

    @property
    def line(self) -> QLineEdit:
        """Where one types."""
        line = self.lineEdit()
        assert line is not None
        return line

    def offer(self, values: Sequence[str]) -> None:
        """Offer these; what is typed stays."""
        if list(values) != [self.itemText(index) for index in range(self.count())]:
            text = self.line.text()
            self.clear()
            self.addItems(list(values))
            self._words.setStringList(list(values))
            self.setCurrentIndex(self.findText(text))
            self.line.setText(text)

    # Qt's own names from here on.

    def wheelEvent(self, event: QEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.showPopup()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()  # what is typed holds already; nothing else should take the key
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        chevron = QRectF(self.width() - 26, (self.height() - 14) / 2, 14, 14)
        icons.paint(painter, "chevron-down", chevron, palette.current().color("tertiary"))
        painter.end()


class OpenChoiceEditor(Editor):
    """One of the values that are known, or any other text.

    Args:
        hint: what stands there when there is no text: what that means.
    """

    def __init__(self, name: str, values: Sequence[str], hint: str = "") -> None:
        self.picker = OpenPicker(hint)
        super().__init__(name, self.picker)
        self.picker.line.setAccessibleName(name)
        self.picker.offer(values)
        self.row = QHBoxLayout()
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(8)
        self.row.addWidget(self.picker, 1)
        self.column.addLayout(self.row)
        self.picker.line.textEdited.connect(self._typed)
        self.picker.textActivated.connect(self._typed)

    def offer(self, values: Sequence[str]) -> None:
        """Offer other values."""
        self.picker.offer(values)

    def set_value(self, value: Any) -> None:
        text = str(value or "")
        if self.picker.line.text().strip() != text:
            self.picker.line.setText(text)
        self.picker.setToolTip(f"{self.name}: {text}" if text else self.name)

    def described(self) -> list[Any]:
        return [self.picker, self.picker.line]

    def _typed(self, text: str) -> None:
        self.edited.emit(text.strip())


class SwitchEditor(Editor):
    """A box to tick; the setting's label stands behind it."""

    leads = True

    def __init__(self, name: str) -> None:
        self.box = QCheckBox()
        super().__init__(name, self.box)
        self.column.addWidget(self.box)
        self.box.clicked.connect(self._ticked)

    def set_value(self, value: Any) -> None:
        self.box.setChecked(bool(value))

    def _ticked(self, ticked: bool) -> None:
        self.edited.emit(ticked)


class LineEditor(Editor):
    """A line of text.

    Args:
        hint: what stands there when there is no text: what that means, or an example.
    """

    def __init__(self, name: str, hint: str = "") -> None:
        self.line = QLineEdit()
        super().__init__(name, self.line)
        self.line.setPlaceholderText(hint)
        self.column.addWidget(self.line)
        self.line.textEdited.connect(self._typed)

    def set_value(self, value: Any) -> None:
        if self.line.text().strip() != str(value or ""):
            self.line.setText(str(value or ""))

    def _typed(self, text: str) -> None:
        self.edited.emit(text.strip())


def _key(value: Any) -> str:
    """A picker knows its choices by text; what is no text must not be mistaken for one."""
    return value if isinstance(value, str) else repr(value)
