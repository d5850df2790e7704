"""The conversation as people read it: painted rows, links that play, and words to copy."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.ui import palette
from desktop_app.ui.flowing_list import FlowingList
from desktop_app.ui.row_painter import paint_row
from desktop_app.ui.transcript_links import next_link
from desktop_app.ui.transcript_model import TranscriptModel


class TranscriptView(FlowingList):
    """Shows a `TranscriptModel`; arrows choose a row and its links, Enter follows, Ctrl+C copies.

    Signals:
        play_requested(str, str): item id, and ``all``, ``unheard`` or ``stop``.
        item_chosen(str): somebody went to an item.
    """

    play_requested = Signal(str, str)
    item_chosen = Signal(str)

    def __init__(self, model: TranscriptModel, parent: QWidget | None = None) -> None:
        self._link = ""  # the link the keyboard is on, in the current row
        self._hovered: tuple[int, str] = (-1, "")
        super().__init__(model, parent)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Transcript"))

    def show_item(self, item_id: str) -> None:
        """Bring an item into sight and choose it."""
        self.go_to(self.model().row_of_item(item_id))

    def copy(self) -> None:
        """Put the chosen items on the clipboard as plain text, or all where none is chosen."""
        rows = sorted(index.row() for index in self.selectedIndexes()) or range(self.model().rowCount())
        QGuiApplication.clipboard().setText("\n\n".join(self.model().text(row) for row in rows))

    def copy_all(self) -> None:
        """Put the whole transcript on the clipboard."""
        self.clearSelection()
        self.copy()

    def menu_of(self, row: int) -> QMenu:
        """What can be done with a row, or with everything (-1)."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for fact in self.pages.layout(row).row.links if row >= 0 else ():
            menu.addAction(fact.text, lambda link=fact.link: self._activate(row, link))
        if row >= 0:
            menu.addSeparator()
            menu.addAction(self.tr("Copy"), self.copy)
        menu.addAction(self.tr("Copy the whole transcript"), self.copy_all)
        return menu

    def _link_at(self, point: QPoint) -> tuple[int, str]:
        index = self.indexAt(point)
        if not index.isValid():
            return -1, ""
        fact = self.pages.layout(index.row()).fact_at(QPointF(point - self.visualRect(index).topLeft()))
        return index.row(), fact.link if fact is not None else ""

    def _activate(self, row: int, link: str) -> None:
        if link:
            self.play_requested.emit(self.model().item_id(row), link)

    # Qt's own names from here on.

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        super().currentChanged(current, previous)
        self._link = ""
        if current.isValid():
            self.item_chosen.emit(self.model().item_id(current.row()))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = palette.current()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), tokens.color("window"))
        selected = {index.row() for index in self.selectedIndexes()}
        offset = self.verticalOffset()
        current = self.currentIndex().row() if self.hasFocus() else -1
        for row in self.pages.rows_between(event.rect().top() + offset, event.rect().bottom() + offset):
            link = self._hovered[1] if row == self._hovered[0] else self._link if row == current else ""
            painter.save()
            painter.translate(0, self.pages.place(row)[0] - offset)
            paint_row(painter, self.pages.layout(row), tokens, selected=row in selected, link=link)
            painter.restore()
        if self.ring:
            painter.setPen(QPen(tokens.color("user"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        hovered = self._link_at(event.position().toPoint())
        if hovered != self._hovered:
            self._hovered = hovered
            shape = Qt.CursorShape.PointingHandCursor if hovered[1] else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._activate(*self._link_at(event.position().toPoint()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        self.menu_of(index.row() if index.isValid() else self.currentIndex().row()).popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, row = event.key(), self.currentIndex().row()
        if key == Qt.Key.Key_Space:
            event.ignore()  # the window's: hold to talk
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and row >= 0:
            self._link = next_link(self.pages.layout(row).row, self._link, 1 if key == Qt.Key.Key_Right else -1)
            self.viewport().update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0 and not event.modifiers():
            links = self.pages.layout(row).row.links
            self._activate(row, self._link or (links[0].link if links else ""))
        else:
            super().keyPressEvent(event)
