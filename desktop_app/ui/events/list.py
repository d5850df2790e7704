"""The list of events: painted rows that follow the newest one."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop_app.ui.events.model import EventsModel
from desktop_app.ui.events.painter import RowLook, is_wide, paint_event, row_height_px
from desktop_app.ui.events.uniform_list import UniformList, is_letter
from desktop_app.ui.look import palette

_RESTYLE = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.FontChange)


class EventsList(UniformList):
    """Follows the newest event until somebody scrolls up, chooses a row or pauses it.

    Signals:
        following_changed: `following` or `unseen` changed.
        event_chosen(int): the number of the event somebody went to, or -1.
        opened: Enter or a double click: somebody wants to read the event.
        copy_requested: Ctrl+C.
        menu_requested(int, QPoint): what can be done with this event (-1: with none), and where to say so.
        resized: there is another amount of room.
    """

    following_changed = Signal()
    event_chosen = Signal(int)
    opened = Signal()
    copy_requested = Signal()
    menu_requested = Signal(int, QPoint)
    resized = Signal()

    def __init__(self, model: EventsModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self.following = True
        self._seen = -1  # the newest event that was shown when it stopped following
        self._wide = False
        self._arranging = False
        self._kept = -1  # the chosen event, while the model is made anew
        self.row_px = row_height_px(False)
        self.setAccessibleName(self.tr("Events"))
        model.modelAboutToBeReset.connect(self._keep_chosen)
        model.modelReset.connect(self._restart)
        model.rowsInserted.connect(self._take_in)
        model.rowsRemoved.connect(self._leave_out)
        model.dataChanged.connect(self._tell_unseen)
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    @property
    def chosen(self) -> int:
        """The number of the event somebody went to, or -1."""
        row = self.currentIndex().row()
        return self.model().number(row) if row >= 0 else -1

    @property
    def chosen_all(self) -> list[int]:
        """The numbers of all events somebody chose, ascending."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return [int(number) for row in rows for number in self.model().run(row)]

    @property
    def unseen(self) -> int:
        """How many events came since it stopped following."""
        numbers = self.model().numbers
        return 0 if self.following else len(numbers) - int(np.searchsorted(numbers, self._seen, side="right"))

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
        if following != self.following:
            self.following = following
            numbers = self.model().numbers
            self._seen = int(numbers[-1]) if len(numbers) else -1
            self.following_changed.emit()

    def _arrange(self) -> None:
        self._arranging = True
        self.set_range()
        if self.following:
            self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
        self._arranging = False
        self.viewport().update()

    def _tell_unseen(self) -> None:
        if not self.following:
            self.following_changed.emit()

    def _keep_chosen(self) -> None:
        self._kept = self.chosen

    def _restart(self) -> None:
        """Another filter or another session: stay with the chosen event where it is still shown."""
        row = self.model().row_of(self._kept) if self._kept >= 0 else -1
        self._arrange()
        if row >= 0:
            self.setCurrentIndex(self.model().index(row, 0))
            self._tell_unseen()
        else:
            self.follow()
            self.event_chosen.emit(-1)

    def _take_in(self) -> None:
        self._tell_unseen()
        self._arrange()

    def _leave_out(self, _parent: QModelIndex, first: int, last: int) -> None:
        bar = self.verticalScrollBar()
        value = max(0, bar.value() - (last - first + 1) * self.row_px)
        self._arrange()
        if not self.following:
            self._arranging = True
            bar.setValue(value)
            self._arranging = False

    def _measure(self) -> None:
        self._wide = is_wide(self.viewport().width())
        self.row_px = row_height_px(self._wide)
        self._arrange()

    # Qt's own names from here on.

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
        for row in self.rows_in(event.rect()):
            shown = self.model().event_at(row)
            if shown is None:
                continue
            selected = chosen.isSelected(self.model().index(row, 0))
            look = RowLook(self._wide, selected, row == current, len(self.model().run(row)))
            room = QRectF(0, row * self.row_px - offset, width, self.row_px)
            paint_event(painter, room, shown, self.model().delta_ms(row), look, tokens)
        self.paint_ring(painter)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_letter(event):
            event.ignore()  # the window's: hold to talk, look for words
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        number = self.model().number(index.row()) if index.isValid() else -1
        below = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        self.menu_requested.emit(number, event.globalPos() if by_mouse else below)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if not self._arranging:
            bar = self.verticalScrollBar()
            self._set_following(bar.value() >= bar.maximum())
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()
        if not self.following:
            self.scrollTo(self.currentIndex())
        self.resized.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _RESTYLE:
            self._measure()
