"""A flowing list whose words can be selected: by press and drag, by double and triple click, and with Shift."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from desktop_app.ui.transcript.flowing_list import FlowingList
from desktop_app.ui.transcript.model import TranscriptModel
from desktop_app.ui.transcript.text_selection import ALL_THE_REST, Place, TextSelection

_SCROLL_MS = 30
_DRAG_PX = 4
_LONGEST_PRIMARY = 200_000
_CARET_KEYS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Up, Qt.Key.Key_Down)

Unit = Literal["letter", "word", "paragraph"]


class SelectableList(FlowingList):
    """Holds the selection of words; rows are chosen one at a time beside it."""

    def __init__(self, model: TranscriptModel, parent: QWidget | None = None) -> None:
        self.selected = TextSelection(model)
        super().__init__(model, parent)
        self._unit: Unit = "letter"
        self._grip: tuple[Place, Place] | None = None  # what the press selected; the drag adds to it
        self._twice_at = QPoint(-1000, -1000)
        self._twice = QTimer(self, singleShot=True)
        self._scroll = QTimer(self, interval=_SCROLL_MS)
        self._scroll.timeout.connect(self._scroll_on)
        self._mouse_at = QPoint()
        self._dragged = False
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)

    @property
    def selecting(self) -> bool:
        """Whether the mouse is selecting just now."""
        return self._grip is not None

    def selected_text(self) -> str:
        """The selected words; rows are named by their speaker where there is more than one."""
        ends = self.selected.ends()
        if ends is None:
            return ""
        (first, start), (last, end) = ends
        if first == last:
            return self.pages.layout(first).between(start, end)
        pieces = []
        for row in range(first, last + 1):
            piece = self._piece(row, start if row == first else 0, end if row == last else ALL_THE_REST)
            if piece:
                pieces.append(piece)
        return "\n\n".join(pieces)

    def select_all(self) -> None:
        """Select every word of the transcript."""
        last = self.model().rowCount() - 1
        if last >= 0:
            self._select(Place(self.model().item_id(0), 0), Place(self.model().item_id(last), ALL_THE_REST))

    def clear_selected(self) -> None:
        """Select no words."""
        if self.selected.anchor is not None:
            self.selected.clear()
            self.viewport().update()

    def choose_quietly(self, row: int) -> None:
        """Choose a row without moving it, so that it stays under the mouse."""
        self.setAutoScroll(False)
        self.setCurrentIndex(self.model().index(row, 0))
        self.setAutoScroll(True)

    def _piece(self, row: int, start: int, end: int) -> str:
        if start == 0 and end == ALL_THE_REST:
            return self.model().text(row)
        placed = self.pages.layout(row)
        if start == 0 and end >= placed.length:
            return self.model().text(row)
        words = placed.between(start, min(end, placed.length))
        return f"{placed.row.speaker}: {words}" if words else ""

    def _select(self, anchor: Place, head: Place) -> None:
        self.selected.set(anchor, head)
        self.viewport().update()

    def _place_at(self, point: QPoint) -> Place | None:
        count = self.model().rowCount()
        if not count:
            return None
        y = point.y() + self.verticalOffset()
        row = self.pages.rows_between(y, y)[0]
        inside = QPointF(point - self.visualRect(self.model().index(row, 0)).topLeft())
        return Place(self.model().item_id(row), self.pages.layout(row).position_at(inside))

    def _unit_around(self, place: Place) -> tuple[Place, Place]:
        if self._unit == "letter":
            return place, place
        placed = self.pages.layout(self.model().row_of_item(place.item_id))
        around = placed.word_around if self._unit == "word" else placed.paragraph_around
        start, end = around(place.position)
        return Place(place.item_id, start), Place(place.item_id, end)

    def _begin(self, point: QPoint, unit: Unit, onward: bool) -> None:
        place = self._place_at(point)
        if place is None:
            return
        self._unit = unit
        if onward and self.selected.anchor is not None:
            self._grip = (self.selected.anchor, self.selected.anchor)
            self._extend(point)
            return
        self._grip = self._unit_around(place)
        self._select(*self._grip)

    def _extend(self, point: QPoint) -> None:
        place = self._place_at(point)
        if place is None or self._grip is None:
            return
        start, end = self._unit_around(place)
        order = self._order
        if order(start) < order(self._grip[0]):
            self._select(self._grip[1], start)
        else:
            self._select(self._grip[0], max(end, self._grip[1], key=order))

    def _order(self, place: Place) -> tuple[int, int]:
        return self.model().row_of_item(place.item_id), place.position

    def _scroll_on(self) -> None:
        """The mouse drags beyond an edge."""
        page = self.viewport().height()
        beyond = min(self._mouse_at.y(), 0) + max(self._mouse_at.y() - page, 0)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + max(-60, min(60, beyond)))
        self._extend(QPoint(self._mouse_at.x(), max(0, min(page, self._mouse_at.y()))))

    def _caret_key(self, event: QKeyEvent) -> bool:
        """Shift with an arrow, Home or End moves the head of the selection; whether it was such a key."""
        row, key = self.currentIndex().row(), event.key()
        mods = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        by_word = mods == Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
        if key not in _CARET_KEYS or row < 0 or not (by_word or mods == Qt.KeyboardModifier.ShiftModifier):
            return False
        forward = key in (Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Down)
        item_id, placed = self.model().item_id(row), self.pages.layout(row)
        anchor, head = self.selected.anchor, self.selected.head
        if anchor is None or head is None or head.item_id != item_id:
            anchor = head = Place(item_id, 0 if forward else placed.length)
        position = min(head.position, placed.length)
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            head = self._row_on(row, position, forward)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            head = Place(item_id, placed.length if forward else 0)
        else:
            head = Place(item_id, placed.step(position, forward=forward, by_word=by_word))
        self._select(anchor, head)
        return True

    def _row_on(self, row: int, position: int, forward: bool) -> Place:
        """The far end of this row, or from there that of the next, which is then the chosen one."""
        at_end = position == (self.pages.layout(row).length if forward else 0)
        onward = row + (1 if forward else -1)
        if at_end and 0 <= onward < self.model().rowCount():
            self.setCurrentIndex(self.model().index(onward, 0))
            row = onward
        return Place(self.model().item_id(row), self.pages.layout(row).length if forward else 0)

    # Qt's own names from here on.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        point = event.position().toPoint()
        self._mouse_at, self._dragged = point, False
        thrice = self._twice.isActive() and (point - self._twice_at).manhattanLength() < 6
        self._begin(
            point, "paragraph" if thrice else "letter", bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        )
        if (index := self.indexAt(point)).isValid():
            self.choose_quietly(index.row())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._twice_at = event.position().toPoint()
            self._twice.start(QApplication.doubleClickInterval())
            self._begin(self._twice_at, "word", onward=False)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is None:
            return
        point = event.position().toPoint()
        if not self._dragged and (point - self._mouse_at).manhattanLength() < _DRAG_PX:
            return  # a hand that clicks is not quite still
        self._dragged = True
        self._mouse_at = point
        if 0 <= self._mouse_at.y() <= self.viewport().height():
            self._scroll.stop()
            self._extend(self._mouse_at)
        elif not self._scroll.isActive():
            self._scroll.start()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or self._grip is None:
            return
        self._grip = None
        self._scroll.stop()
        clipboard = QGuiApplication.clipboard()
        if clipboard.supportsSelection() and not self.selected.empty:
            clipboard.setText(self.selected_text()[:_LONGEST_PRIMARY], clipboard.Mode.Selection)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
        elif not self._caret_key(event):
            super().keyPressEvent(event)
