"""A list whose rows all have one height: the geometry, at a cost that does not grow with the rows."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPen, QRegion
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QWidget

from desktop_app.ui.look import palette
from desktop_app.ui.transcript.links import next_row

_KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)


def is_letter(event: QKeyEvent) -> bool:
    """Whether a key types something, which a list has no use for."""
    held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    return not held and bool(event.text()) and event.text().isprintable()


class UniformList(QAbstractItemView):
    """Knows where rows are; what they look like is the subclass's, which sets `row_px` and calls `set_range`."""

    def __init__(self, model: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row_px = 1
        self._ring = False
        self.setFrameShape(QAbstractItemView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setModel(model)

    def set_range(self) -> None:
        """Fit the scroll bar to the rows there are."""
        bar, page = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(page)
        bar.setSingleStep(self.row_px)
        bar.setRange(0, max(0, self.model().rowCount() * self.row_px - page))

    def rows_in(self, rect: QRect) -> range:
        """The rows that a part of the viewport shows."""
        offset = self.verticalOffset()
        last = min((rect.bottom() + offset) // self.row_px, self.model().rowCount() - 1)
        return range((rect.top() + offset) // self.row_px, last + 1)

    def paint_ring(self, painter: QPainter) -> None:
        """Show where the keyboard is, but not after a click."""
        if self._ring:
            tokens = palette.current()
            painter.setPen(QPen(tokens.color("user"), tokens.ring_px))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    # Qt's own names from here on.

    def visualRect(self, index: QModelIndex) -> QRect:
        if not index.isValid():
            return QRect()
        return QRect(0, index.row() * self.row_px - self.verticalOffset(), self.viewport().width(), self.row_px)

    def indexAt(self, point: QPoint) -> QModelIndex:
        row = (point.y() + self.verticalOffset()) // self.row_px
        return self.model().index(row, 0) if 0 <= row < self.model().rowCount() else QModelIndex()

    def scrollTo(
        self, index: QModelIndex, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        if not index.isValid():
            return
        top, bar, page = index.row() * self.row_px, self.verticalScrollBar(), self.viewport().height()
        if top < bar.value():
            bar.setValue(top)
        elif top + self.row_px > bar.value() + page:
            bar.setValue(top + self.row_px - page)

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: QModelIndex) -> bool:
        return False

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        pages = (QAbstractItemView.CursorAction.MovePageUp, QAbstractItemView.CursorAction.MovePageDown)
        count, row = self.model().rowCount(), self.currentIndex().row()
        if action in pages and count:
            step = max(1, self.viewport().height() // self.row_px - 1)
            row = min(max(0, row + (step if action is pages[1] else -step)), count - 1)
        else:
            row = next_row(action, row, count)
        return self.model().index(row, 0) if row >= 0 else QModelIndex()

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        offset, last_row = self.verticalOffset(), self.model().rowCount() - 1
        first, last = (min(max(0, (y + offset) // self.row_px), last_row) for y in (rect.top(), rect.bottom()))
        selection = QItemSelection()
        if last_row >= 0:
            selection.select(self.model().index(min(first, last), 0), self.model().index(max(first, last), 0))
        self.selectionModel().select(selection, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        return QRegion(self.viewport().rect())

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Not the base class's: it would choose a row only because the keyboard came by.
        QAbstractScrollArea.focusInEvent(self, event)
        self._ring = event.reason() in _KEYBOARD
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._ring = False
        super().focusOutEvent(event)

    def updateGeometries(self) -> None:
        """Leave the scroll bar to `set_range`; the base class would set a range of its own."""
