"""A drop-down of things to choose."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from desktop_app.ui.look import icons, palette


class Choice(NamedTuple):
    """One thing to choose; `detail` is its tool tip."""

    id: str
    label: str
    detail: str = ""


class Picker(QComboBox):
    """A combo box that names its choices by id, shortens long labels, and never changes by a stray wheel turn.

    Signals:
        chosen(str): somebody chose the thing with this id.
    """

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._left_px = 0
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.setMaxVisibleItems(14)
        self.setItemDelegate(QStyledItemDelegate(self))  # the style's own ignores the stylesheet's colours
        self.activated.connect(lambda index: self.chosen.emit(str(self.itemData(index))))

    @property
    def current_id(self) -> str:
        """The id of what is chosen, or empty."""
        return str(self.currentData() or "")

    def set_choices(self, choices: Sequence[Choice], current_id: str) -> None:
        """Offer these; choosing by hand alone emits `chosen`."""
        known = [Choice(str(self.itemData(i)), self.itemText(i)) for i in range(self.count())]
        if known != [Choice(c.id, c.label) for c in choices]:
            self.clear()
            for index, choice in enumerate(choices):
                self.addItem(choice.label, choice.id)
                self.setItemData(index, choice.detail or choice.label, Qt.ItemDataRole.ToolTipRole)
            self.updateGeometry()
        self.set_current(current_id)

    def set_current(self, choice_id: str) -> None:
        """Show this one as chosen."""
        self.setCurrentIndex(self.findData(choice_id))
        self.setToolTip(f"{self._name}: {self.currentText()}" if self.currentText() else self._name)

    def add_label(self) -> None:
        """Give screen readers the name of a picker that stands without a label, once it has its place.

        Where a drop-down is called by what is chosen in it (Linux), they learn what it is for from its label only.
        """
        label = QLabel(self._name, self.parentWidget())
        label.setBuddy(self)
        label.hide()

    def adorn(self, painter: QPainter, content: QRect) -> QRect:
        """Paint what a kind of picker shows besides its text; returns the room left for the text."""
        return content

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def minimumSizeHint(self) -> QSize:
        return QSize(96, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = palette.current()
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        room = self.adorn(painter, self.rect().adjusted(12, 0, -32, 0))
        enabled = self.isEnabled()
        painter.setPen(tokens.color("text" if enabled else "tertiary"))
        text = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text)
        chevron = QRectF(self.width() - 26, (self.height() - 14) / 2, 14, 14)
        icons.paint(painter, "chevron-down", chevron, tokens.color("tertiary"))
        painter.end()
