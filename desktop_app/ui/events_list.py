"""The list of events: rows of one height, painted, of which only those in sight cost anything."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QWidget

from desktop_app.ui import palette
from desktop_app.ui.events_model import EventsModel
from desktop_app.ui.events_painter import RowLook, is_wide, paint_event, row_height_px
from desktop_app.ui.transcript_links import next_row

_RESTYLE = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.FontChange)


def is_letter(event: QKeyEvent) -> bool:
    """Whether a key types something, which a list has no use for."""
    held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    return not held and bool(event.text()) and event.text().isprintable()


class EventsList(QAbstractItemView):
    """Follows the newest event until somebody scrolls up, chooses a row or pauses it.

    Signals:
        following_changed: `following` or `unseen` changed.
        event_chosen(int): the number of the event somebody went to, or -1.
        opened: Enter or a double click: somebody wants to read the event.
        copy_requested: Ctrl+C.
        resized: there is another amount of room.
    """

    following_changed = Signal()
    event_chosen = Signal(int)
    opened = Signal()
    copy_requested = Signal()
    resized = Signal()

    def __init__(self, model: EventsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.following = True
        self.unseen = 0
        self._row_px = row_height_px(False)
        self._wide = False
        self._ring = False
        self._arranging = False
        self._kept = -1  # the chosen event, while the model is made anew
        self.setAccessibleName(self.tr("Events"))
        self.setFrameShape(QAbstractItemView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setModel(model)
        model.modelAboutToBeReset.connect(self._keep_chosen)
        model.modelReset.connect(self._restart)
        model.rowsInserted.connect(self._take_in)
        model.rowsRemoved.connect(self._leave_out)
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    @property
    def chosen(self) -> int:
        """The number of the event somebody went to, or -1."""
        row = self.currentIndex().row()
        return self.model().number(row) if row >= 0 else -1

    @property
    def chosen_all(self) -> list[int]:
        """The numbers of all events somebody chose, ascending."""
        return [self.model().number(index.row()) for index in sorted(self.selectedIndexes(), key=lambda i: i.row())]

    def follow(self) -> None:
        """Go to the newest event and stay with it."""
        self._set_following(True)
        self._arrange()

    def pause(self) -> None:
        """Stay where one is; the log goes on."""
        self._set_following(False)

    def choose(self, number: int) -> None:
        """Go to an event, if it is shown."""
        row = self.model().row_of(number)
        if row >= 0:
            self.pause()
            self.setCurrentIndex(self.model().index(row, 0))

    def _set_following(self, following: bool) -> None:
        if following != self.following or (following and self.unseen):
            self.following = following
            self.unseen = 0
            self.following_changed.emit()

    def _arrange(self) -> None:
        bar, page = self.verticalScrollBar(), self.viewport().height()
        self._arranging = True
        bar.setPageStep(page)
        bar.setSingleStep(self._row_px)
        bar.setRange(0, max(0, self.model().rowCount() * self._row_px - page))
        if self.following:
            bar.setValue(bar.maximum())
        self._arranging = False
        self.viewport().update()

    def _keep_chosen(self) -> None:
        self._kept = self.chosen

    def _restart(self) -> None:
        """Another filter or another session: stay with the chosen event where it is still shown."""
        row = self.model().row_of(self._kept) if self._kept >= 0 else -1
        self._arrange()
        if row >= 0:
            self.setCurrentIndex(self.model().index(row, 0))
        else:
            self.follow()
            self.event_chosen.emit(-1)

    def _take_in(self, _parent: QModelIndex, first: int, last: int) -> None:
        if not self.following:
            self.unseen += last - first + 1
            self.following_changed.emit()
        self._arrange()

    def _leave_out(self, _parent: QModelIndex, first: int, last: int) -> None:
        bar = self.verticalScrollBar()
        value = max(0, bar.value() - (last - first + 1) * self._row_px)
        self._arrange()
        if not self.following:
            self._arranging = True
            bar.setValue(value)
            self._arranging = False

    # Qt's own names from here on.

    def visualRect(self, index: QModelIndex) -> QRect:
        if not index.isValid():
            return QRect()
        return QRect(0, index.row() * self._row_px - self.verticalOffset(), self.viewport().width(), self._row_px)

    def indexAt(self, point: QPoint) -> QModelIndex:
        row = (point.y() + self.verticalOffset()) // self._row_px
        return self.model().index(row, 0) if 0 <= row < self.model().rowCount() else QModelIndex()

    def scrollTo(
        self, index: QModelIndex, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        if not index.isValid():
            return
        top, bar, page = index.row() * self._row_px, self.verticalScrollBar(), self.viewport().height()
        if top < bar.value():
            bar.setValue(top)
        elif top + self._row_px > bar.value() + page:
            bar.setValue(top + self._row_px - page)

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
            step = max(1, self.viewport().height() // self._row_px - 1)
            row = min(max(0, row + (step if action is pages[1] else -step)), count - 1)
        else:
            row = next_row(action, row, count)
        return self.model().index(row, 0) if row >= 0 else QModelIndex()

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        offset, last_row = self.verticalOffset(), self.model().rowCount() - 1
        first, last = (min(max(0, (y + offset) // self._row_px), last_row) for y in (rect.top(), rect.bottom()))
        selection = QItemSelection()
        if last_row >= 0:
            selection.select(self.model().index(min(first, last), 0), self.model().index(max(first, last), 0))
        self.selectionModel().select(selection, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        return QRegion(self.viewport().rect())

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.pause()
            self.event_chosen.emit(self.model().number(current.row()))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = palette.current()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), tokens.color("surface"))
        chosen, current = self.selectionModel(), self.currentIndex().row()
        offset, width = self.verticalOffset(), self.viewport().width()
        first = (event.rect().top() + offset) // self._row_px
        last = min((event.rect().bottom() + offset) // self._row_px, self.model().rowCount() - 1)
        for row in range(first, last + 1):
            shown = self.model().event_at(row)
            if shown is None:
                continue
            look = RowLook(self._wide, chosen.isSelected(self.model().index(row, 0)), row == current)
            room = QRectF(0, row * self._row_px - offset, width, self._row_px)
            paint_event(painter, room, shown, self.model().delta_ms(row), look, tokens)
        if self._ring:
            painter.setPen(QPen(tokens.color("user"), tokens.ring_px))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if is_letter(event):
            event.ignore()  # the window's: hold to talk, look for words
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Not the base class's: it would choose an event only because the keyboard came by.
        QAbstractScrollArea.focusInEvent(self, event)
        keyboard = (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        )
        self._ring = event.reason() in keyboard
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._ring = False
        super().focusOutEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if not self._arranging:
            bar = self.verticalScrollBar()
            self._set_following(bar.value() >= bar.maximum())
        self.viewport().update()

    def updateGeometries(self) -> None:
        """Leave the scroll bar to `_arrange`; the base class would set a range of its own."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._wide = is_wide(self.viewport().width())
        self._row_px = row_height_px(self._wide)
        self._arrange()
        if not self.following:
            self.scrollTo(self.currentIndex())
        self.resized.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _RESTYLE:
            self._wide = is_wide(self.viewport().width())
            self._row_px = row_height_px(self._wide)
            self._arrange()
