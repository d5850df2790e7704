"""A selectable list whose rows have links: which one the mouse or the keyboard is on, and following it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip, QWidget

from desktop_app.ui.transcript.links import next_link
from desktop_app.ui.transcript.model import TranscriptModel
from desktop_app.ui.transcript.selectable_list import SelectableList

_NOWHERE = (-1, "")


class ListWithLinks(SelectableList):
    """Follows links by click, and by arrows and Enter in the chosen row.

    Signals:
        item_chosen(str): somebody went to an item.
    """

    item_chosen = Signal(str)

    def __init__(self, model: TranscriptModel, parent: QWidget | None = None) -> None:
        self._link = ""  # the link the keyboard is on, in the current row
        self._hovered: tuple[int, str] = _NOWHERE
        self._pressed: tuple[int, str] = _NOWHERE
        super().__init__(model, parent)
        self.setMouseTracking(True)

    @property
    def hovered_row(self) -> int:
        """The row the mouse is on, or -1."""
        return self._hovered[0]

    def link_in(self, row: int) -> str:
        """The link of a row that the mouse or the keyboard is on, or empty."""
        if row == self._hovered[0]:
            return self._hovered[1]
        return self._link if row == self.currentIndex().row() and self.hasFocus() else ""

    def follow_link(self, row: int, link: str) -> None:
        """Do what a link says."""
        raise NotImplementedError

    def _link_at(self, point: QPoint) -> tuple[int, str]:
        index = self.indexAt(point)
        if not index.isValid():
            return -1, ""
        fact = self.pages.layout(index.row()).fact_at(QPointF(point - self.visualRect(index).topLeft()))
        return index.row(), fact.link if fact is not None else ""

    def _over_words(self, point: QPoint) -> bool:
        index = self.indexAt(point)
        inside = QPointF(point - self.visualRect(index).topLeft())
        return index.isValid() and self.pages.layout(index.row()).over_words(inside)

    def _cursor_at(self, point: QPoint) -> Qt.CursorShape:
        if self._hovered[1]:
            return Qt.CursorShape.PointingHandCursor
        words = self.selecting or self._over_words(point)
        return Qt.CursorShape.IBeamCursor if words else Qt.CursorShape.ArrowCursor

    def _show_hint(self, point: QPoint, at: QPoint) -> None:
        index = self.indexAt(point)
        inside = QPointF(point - self.visualRect(index).topLeft())
        fact = self.pages.layout(index.row()).fact_at(inside) if index.isValid() else None
        QToolTip.showText(at, fact.hint if fact is not None else "", self.viewport())

    # Qt's own names from here on.

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip:
            self._show_hint(event.pos(), event.globalPos())
            return True
        return super().viewportEvent(event)

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        super().currentChanged(current, previous)
        self._link = ""
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        self._pressed = self._link_at(point) if event.button() is Qt.MouseButton.LeftButton else _NOWHERE
        if self._pressed[1]:
            self.choose_quietly(self._pressed[0])
            return
        before = self.currentIndex().row()
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and before == self.indexAt(point).row() >= 0:
            self.item_chosen.emit(self.model().item_id(before))  # chosen again: lead there again

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        point = event.position().toPoint()
        hovered = _NOWHERE if self.selecting else self._link_at(point)
        if hovered != self._hovered:
            self._hovered = hovered
            self.viewport().update()
        shape = self._cursor_at(point)
        if shape is not self.viewport().cursor().shape():
            self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, _NOWHERE
        if pressed[1] and pressed == self._link_at(event.position().toPoint()):
            self.follow_link(*pressed)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hovered = _NOWHERE
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, row = event.key(), self.currentIndex().row()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and plain and row >= 0:
            self._link = next_link(self.pages.layout(row).row, self._link, 1 if key == Qt.Key.Key_Right else -1)
            self.viewport().update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain and row >= 0:
            self.follow_link(row, self._link or self.pages.layout(row).row.default_link)
        else:
            super().keyPressEvent(event)
