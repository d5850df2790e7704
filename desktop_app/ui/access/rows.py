"""A list of our own making as screen readers see it: a list, with a child for every row."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAbstractItemView, QAccessibleWidget

_Text = QAccessible.Text


class AccessibleRows(QAccessibleWidget):
    """Offers the rows of a one-column view by their accessible text; a row is made when somebody asks for it."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view, QAccessible.Role.List, view.accessibleName())
        self._view = view
        self._rows: dict[int, AccessibleRow] = {}
        view.selectionModel().currentChanged.connect(self._current_changed)
        view.destroyed.connect(self._view_gone)

    # Qt's own names from here on.

    def childCount(self) -> int:
        return self._view.model().rowCount()

    def child(self, index: int) -> QAccessibleInterface | None:
        if not 0 <= index < self.childCount():
            return None
        if index not in self._rows:
            row = AccessibleRow(self._view, index)
            QAccessible.registerAccessibleInterface(row)
            self._rows[index] = row
        return self._rows[index]

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:
        index = self._view.indexAt(self._view.viewport().mapFromGlobal(QPoint(x, y)))
        return self.child(index.row()) if index.isValid() else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return next((index for index, row in self._rows.items() if row is child), -1)

    def focusChild(self) -> QAccessibleInterface | None:
        current = self._view.currentIndex()
        return self.child(current.row()) if current.isValid() else self

    def _current_changed(self, current: QModelIndex) -> None:
        if current.isValid() and self._view.hasFocus():
            event = QAccessibleEvent(self._view, QAccessible.Event.Focus)
            event.setChild(current.row())
            QAccessible.updateAccessibility(event)

    def _view_gone(self, _view: QObject) -> None:
        rows, self._rows = self._rows, {}
        for row in rows.values():
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(row))


class AccessibleRow(QAccessibleInterface):
    """One row; it stands for a place in the list, whatever is there."""

    def __init__(self, view: QAbstractItemView, row: int) -> None:
        super().__init__()
        self._view = view
        self._row = row

    @property
    def _index(self) -> QModelIndex:
        return self._view.model().index(self._row, 0)

    # Qt's own names from here on.

    def isValid(self) -> bool:
        return self._index.isValid()

    def object(self) -> QObject | None:
        return None

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def text(self, kind: QAccessible.Text) -> str:
        return str(self._index.data(Qt.ItemDataRole.AccessibleTextRole) or "") if kind == _Text.Name else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Nothing: a row is read, not written."""

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.focusable = state.selectable = state.readOnly = True
        state.selected = self._view.selectionModel().isSelected(self._index)
        state.focused = self._view.hasFocus() and self._view.currentIndex() == self._index
        state.offscreen = not self._view.viewport().rect().intersects(self._view.visualRect(self._index))
        return state

    def rect(self) -> QRect:
        rect = self._view.visualRect(self._index)
        return QRect(self._view.viewport().mapToGlobal(rect.topLeft()), rect.size())

    def parent(self) -> QAccessibleInterface | None:
        return QAccessible.queryAccessibleInterface(self._view)

    def child(self, index: int) -> QAccessibleInterface | None:
        return None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1
