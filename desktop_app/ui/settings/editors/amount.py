"""Editors for an amount: a slider with a number one may also type, and amounts that need not be given."""

from __future__ import annotations

import math
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QSizePolicy, QSlider, QWidget

from desktop_app.settings.fields import FieldInfo
from desktop_app.ui.caption import Caption
from desktop_app.ui.look import fonts
from desktop_app.ui.settings.editors.editor import Editor
from desktop_app.ui.settings.editors.stops import is_whole, stops_of, text_of

_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 10, Qt.Key.Key_PageDown: -10}


class StopsSlider(QSlider):
    """A slider whose stops are finer where it matters.

    Signals:
        slid(float): the amount somebody set.
    """

    slid = Signal(float)

    def __init__(self, stops: list[float]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._stops = stops
        self._showing = False
        self.setRange(0, len(stops) - 1)
        self.setPageStep(max(1, len(stops) // 8))
        self.setFixedHeight(24)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.valueChanged.connect(self._moved)

    def show_amount(self, amount: float) -> None:
        """Stand at the nearest stop."""
        self._showing = True
        self.setValue(min(range(len(self._stops)), key=lambda index: abs(self._stops[index] - amount)))
        self._showing = False

    def _moved(self, index: int) -> None:
        if not self._showing:
            self.slid.emit(self._stops[index])

    # Qt's own names from here on.

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls; a setting does not change by a stray turn of the wheel


class NumberLine(QLineEdit):
    """A number as words until somebody points at it; Up and Down change it by a step.

    Signals:
        stepped(int): so many steps up or down.
    """

    stepped = Signal(int)

    def __init__(self, *, flat: bool) -> None:
        super().__init__()
        if flat:
            self.setProperty("look", "number")
            self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            self.textChanged.connect(self.updateGeometry)
        self._flat = flat

    # Qt's own names from here on.

    def sizeHint(self) -> QSize:
        if not self._flat:
            return super().sizeHint()
        wide = QFontMetricsF(self.font()).horizontalAdvance(self.text() or self.placeholderText())
        return QSize(max(fonts.px(36), math.ceil(wide) + 14), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint() if self._flat else super().minimumSizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (steps := _STEPS.get(Qt.Key(event.key()))) is not None:
            self.stepped.emit(steps)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()


class AmountEditor(Editor):
    """An amount on a slider, with the number beside the label; without a range only a number to type.

    What is typed out of the range is kept, and it is for the receipt to say why it is refused.
    """

    def __init__(self, info: FieldInfo, name: str, unit: str) -> None:
        self.slider = StopsSlider(stops_of(info)) if info.step is not None and info.maximum is not None else None
        self.number = NumberLine(flat=self.slider is not None)
        super().__init__(name, self.slider or self.number)
        self._info = info
        self._unit = unit
        self._value: float = info.minimum or 0
        self.number.setAccessibleName(self.tr("{0}, as a number").format(name) if self.slider else name)
        tail = QWidget()
        row = QHBoxLayout(tail)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4 if self.slider is None else 1)
        row.addWidget(self.number, 0 if self.slider else 1)
        if unit:
            row.addWidget(Caption(unit, "secondary"))
        if self.slider is not None:
            self.head = tail
            self.column.addWidget(self.slider)
            self.slider.slid.connect(self._slid)
        else:
            self.column.addWidget(tail)
        self.number.textEdited.connect(self._typed)
        self.number.editingFinished.connect(self._tidy)
        self.number.stepped.connect(self._step)

    @property
    def words(self) -> str:
        """The amount with its unit."""
        return f"{text_of(self._info, self._value)} {self._unit}".strip()

    def set_value(self, value: Any) -> None:
        self._value = value
        if self.slider is not None:
            self.slider.show_amount(value)
            # Its own value is the number of a stop, which tells nobody anything.
            self.slider.setAccessibleName(f"{self.name}: {self.words}")
        if self._read(self.number.text()) != value:
            self.number.setText(text_of(self._info, value))
            self.problem_changed.emit("")

    def described(self) -> list[QWidget]:
        return [self.number] if self.slider is None else [self.slider, self.number]

    def marked(self) -> list[QWidget]:
        return [self.number]

    def _slid(self, amount: float) -> None:
        self._take(int(amount) if is_whole(self._info) else amount)
        self.number.setText(text_of(self._info, self._value))

    def _typed(self, text: str) -> None:
        amount = self._read(text)
        if amount is None:
            whole = is_whole(self._info)
            self.problem_changed.emit(self.tr("Not a whole number.") if whole else self.tr("Not a number."))
        else:
            self._take(amount)

    def _take(self, amount: float) -> None:
        self._value = amount
        self.problem_changed.emit("")
        self.edited.emit(amount)

    def _step(self, steps: int) -> None:
        step = self._info.step or 1
        low = self._info.minimum if self._info.minimum is not None else -math.inf
        high = self._info.maximum if self._info.maximum is not None else math.inf
        amount = min(max(round(self._value / step + steps) * step, low), high)
        self._take(int(amount) if is_whole(self._info) else round(amount, 4))
        self.number.setText(text_of(self._info, self._value))

    def _tidy(self) -> None:
        if self._read(self.number.text()) == self._value:
            self.number.setText(text_of(self._info, self._value))

    def _read(self, text: str) -> float | None:
        """The number somebody typed, with a point or a comma, with or without its unit."""
        text = text.replace("\N{MINUS SIGN}", "-").removesuffix(self._unit).strip()
        text = text.replace(",", ".") if text.count(",") == 1 and "." not in text else text.replace(",", "")
        try:
            amount = float(text)
        except ValueError:
            return None
        if not math.isfinite(amount):
            return None
        if not is_whole(self._info):
            return amount
        return int(amount) if amount.is_integer() else None


class OptionalAmountEditor(Editor):
    """An amount that need not be given.

    Args:
        none_words: what it means when none is given ("No limit").
        first: the amount to begin with when somebody wants one.
    """

    def __init__(self, info: FieldInfo, name: str, unit: str, none_words: str, first: float) -> None:
        self.none = QCheckBox(none_words)
        super().__init__(name, self.none)
        self.none.setAccessibleName(f"{name}: {none_words}")
        self.amount = AmountEditor(info, name, unit)
        self._last = first
        self.head = self.amount.head
        self.column.setSpacing(2)
        self.column.addWidget(self.none)
        self.column.addWidget(self.amount)
        self.none.clicked.connect(self._switched)
        self.amount.edited.connect(self._amount_edited)
        self.amount.problem_changed.connect(self.problem_changed)

    def set_value(self, value: Any) -> None:
        given = value is not None
        self.none.setChecked(not given)
        self.amount.setVisible(given)
        if self.head is not None:
            self.head.setVisible(given)
        if given:
            self._last = value
            self.amount.set_value(value)

    def described(self) -> list[QWidget]:
        return [self.none, *self.amount.described()]

    def marked(self) -> list[QWidget]:
        return self.amount.marked()

    def _switched(self, none: bool) -> None:
        self.set_value(None if none else self._last)
        self.problem_changed.emit("")
        self.edited.emit(None if none else self._last)

    def _amount_edited(self, amount: float) -> None:
        self._last = amount
        self.edited.emit(amount)
