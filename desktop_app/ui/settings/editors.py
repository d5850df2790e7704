"""What one edits a setting with: a choice, words, an amount. All have `set_value` and the signal `edited`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QSlider, QWidget

from desktop_app.settings.fields import FieldInfo
from desktop_app.ui.picker import Choice, Picker


class ChoiceEditor(Picker):
    """One of a few values.

    Signals:
        edited(object): the value somebody chose.
    """

    edited = Signal(object)

    def __init__(self, name: str, choices: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._known = [Choice(value, label) for value, label in choices]
        self.set_choices(self._known, "")
        self.chosen.connect(self.edited.emit)

    def set_value(self, value: Any) -> None:
        """Show a value, also one that was not offered."""
        if value and self.findData(value) < 0:
            self._known.append(Choice(str(value), str(value)))
        self.set_choices(self._known, str(value))

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer other values."""
        current = self.current_id
        self._known = [Choice(value, label) for value, label in choices]
        self.set_value(current)


class WordsEditor(QPlainTextEdit):
    """Several lines of text; it grows with what is in it, up to a limit. Tab leaves it.

    Signals:
        edited(object): the text as somebody typed it.
    """

    edited = Signal(object)
    _LEAST_LINES, _MOST_LINES = 4, 12

    def __init__(self, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lines = 0
        self._showing = False
        self.textChanged.connect(self._typed)
        self._grow()

    def set_value(self, value: Any) -> None:
        """Show a text; the cursor stays where it is when nothing changes."""
        if value != self.toPlainText():
            self._showing = True
            self.setPlainText(str(value))
            self._showing = False

    def _typed(self) -> None:
        self._grow()
        if not self._showing:
            self.edited.emit(self.toPlainText())

    def _grow(self) -> None:
        lines = min(max(int(self.document().size().height()), self._LEAST_LINES), self._MOST_LINES)
        if lines != self._lines:
            self._lines = lines
            self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 20)

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._lines = 0
            self._grow()


class AmountEditor(QSlider):
    """An amount on a slider whose stops are finer where it matters.

    Signals:
        edited(object): the amount somebody set.
    """

    edited = Signal(object)

    def __init__(self, info: FieldInfo, name: str, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._info = info
        self._stops = stops_of(info)
        self._value: float = self._stops[0]
        self._showing = False
        self._name = name
        self.setAccessibleName(name)
        self.setRange(0, len(self._stops) - 1)
        self.setPageStep(max(1, len(self._stops) // 8))
        self.setFixedHeight(24)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.valueChanged.connect(self._moved)

    def amount(self) -> float:
        """The amount."""
        return self._value

    def set_value(self, value: Any) -> None:
        """Show an amount, at the nearest stop."""
        self._showing = True
        self._value = value
        self.setValue(min(range(len(self._stops)), key=lambda index: abs(self._stops[index] - value)))
        self._showing = False
        # Its own value is the number of a stop, which tells nobody anything.
        self.setAccessibleName(f"{self._name}: {self.words}")

    @property
    def words(self) -> str:
        """The amount with its unit."""
        if self._info.unit == "ms":
            return f"{round(self._value):,} ms"
        text = f"{self._value:.2f}"
        return f"{text} {self._info.unit}".strip()

    def _moved(self, index: int) -> None:
        if not self._showing:
            self._value = self._stops[index]
            self.edited.emit(self._value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls; a setting does not change by a stray turn of the wheel


def stops_of(info: FieldInfo) -> list[float]:
    """The amounts a slider offers: the field's own steps, wider ones for what is long."""
    if info.minimum is None or info.maximum is None or info.step is None:
        raise ValueError(f"{info.name} has no range")
    if info.unit == "ms":
        fine = range(int(info.minimum), 1_000, int(info.step))
        return [*fine, *range(1_000, 2_000, 100), *range(2_000, int(info.maximum) + 1, 500)]
    count = round((info.maximum - info.minimum) / info.step)
    return [round(info.minimum + index * info.step, 4) for index in range(count + 1)]
