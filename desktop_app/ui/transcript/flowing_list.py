"""A list whose rows have their own heights and that follows its newest row: the geometry under the transcript."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QWidget

from desktop_app.ui.transcript.links import next_row
from desktop_app.ui.transcript.model import TranscriptModel
from desktop_app.ui.transcript.pages import TOP_PX, TranscriptPages

_STEP_PX = 24
_FRAME_MS = 33
_RESTYLE = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.FontChange)


class FlowingList(QAbstractItemView):
    """Measures only the rows in sight, so ten thousand cost no more than ten.

    Signals:
        following_changed(bool): the newest row is kept in sight, or not.
        settled: every row in sight was measured and has its place.
    """

    following_changed = Signal(bool)
    settled = Signal()

    def __init__(self, model: TranscriptModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._following = True
        self._arranging = False
        self._changed_rows: set[int] = set()
        self.ring = False  # shows where the keyboard is, but not after a click
        self.pages = TranscriptPages(model)
        self._soon = QTimer(self, singleShot=True, interval=_FRAME_MS)
        self._soon.timeout.connect(self._arrange_changed)
        self.setFrameShape(QAbstractItemView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setModel(model)
        self.verticalScrollBar().setSingleStep(_STEP_PX)
        model.modelReset.connect(self._restart)
        model.rowsInserted.connect(self._take_in)
        model.rowsRemoved.connect(self._leave_out)
        model.dataChanged.connect(self._measure_again)
        self._restart()

    @property
    def following(self) -> bool:
        """Whether the newest row is kept in sight."""
        return self._following

    def follow(self) -> None:
        """Go to the newest row and stay with it."""
        self._set_following(True)
        self.arrange()

    def stop_following(self) -> None:
        """Stay with what is in sight, whatever comes."""
        self._set_following(False)

    def show_stretch(self, row: int, top_px: float, bottom_px: float) -> None:
        """Bring a stretch of a row into sight, positions from the row's top."""
        self.pages.measure(row)
        self._settle()
        above = self.pages.place(row)[0]
        bar, page = self.verticalScrollBar(), self.viewport().height()
        if above + top_px < bar.value() + TOP_PX or above + bottom_px > bar.value() + page - TOP_PX:
            bar.setValue(round(above + (top_px + bottom_px - page) / 2))

    def go_to(self, row: int) -> None:
        """Bring a row into sight and choose it."""
        if 0 <= row != self.currentIndex().row():
            self._set_following(self._following and row == self.model().rowCount() - 1)
            self.setCurrentIndex(self.model().index(row, 0))

    def arrange(self) -> None:
        """Measure what is in sight, set the scroll bar to match, and paint."""
        self._changed_rows.clear()
        self._settle()
        self.viewport().update()

    def _settle(self) -> None:
        page = self.viewport().height()
        bar = self.verticalScrollBar()
        self._arranging = True
        value = self.pages.settle(bar.sliderPosition(), page, at_end=self._following)
        bar.setPageStep(page)
        bar.setRange(0, max(0, self.pages.total_px - page))
        bar.setValue(value)
        self._arranging = False
        self._set_following(self._following)
        self.settled.emit()

    def _arrange_changed(self) -> None:
        """Arrange, and paint only the rows that changed where no other row moved: words being heard are one row."""
        rows, self._changed_rows = self._changed_rows, set()
        before = (self.verticalOffset(), self.pages.total_px, self.model().rowCount())
        self._settle()
        if before != (self.verticalOffset(), self.pages.total_px, self.model().rowCount()) or not rows:
            self.viewport().update()
            return
        for row in rows:
            self.viewport().update(self.visualRect(self.model().index(row, 0)))

    def _arrange_soon(self) -> None:
        # Many events may arrive in one frame: they are laid out once.
        if not self._soon.isActive():
            self._soon.start()

    def _rows_moved(self) -> None:
        self._changed_rows.clear()
        self.viewport().update()
        self._arrange_soon()

    def _restart(self) -> None:
        self.pages.restart()
        self._set_following(True)
        self._rows_moved()

    def _take_in(self, _parent: QModelIndex, first: int, last: int) -> None:
        self.pages.heights.insert(first, last - first + 1)
        self._rows_moved()

    def _leave_out(self, _parent: QModelIndex, first: int, last: int) -> None:
        self.pages.heights.remove(first, last - first + 1)
        self._rows_moved()

    def _measure_again(self, first: QModelIndex, last: QModelIndex) -> None:
        for row in range(first.row(), last.row() + 1):
            self.pages.forget(row)
            self._changed_rows.add(row)
        self._arrange_soon()

    def _set_following(self, following: bool) -> None:
        following = following or self.pages.total_px <= self.viewport().height()  # everything is in sight
        if following != self._following:
            self._following = following
            self.following_changed.emit(following)

    # Qt's own names from here on.

    def visualRect(self, index: QModelIndex) -> QRect:
        if not index.isValid():
            return QRect()
        top, height = self.pages.place(index.row())
        return QRect(0, top - self.verticalOffset(), self.viewport().width(), height)

    def indexAt(self, point: QPoint) -> QModelIndex:
        y = point.y() + self.verticalOffset() - TOP_PX
        inside = 0 <= y < self.pages.heights.total_px
        return self.model().index(self.pages.heights.row_at(y), 0) if inside else QModelIndex()

    def scrollTo(
        self, index: QModelIndex, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        if not index.isValid() or self._following:
            return
        self.pages.measure(index.row())
        top, height = self.pages.place(index.row())
        bar, page = self.verticalScrollBar(), self.viewport().height()
        if top < bar.value() or top + height > bar.value() + page:
            above = top < bar.value() or height > page
            bar.setValue(top - TOP_PX // 2 if above else top + height - page)

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: QModelIndex) -> bool:
        return False

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        count = self.model().rowCount()
        row = next_row(action, self.currentIndex().row(), count)
        self._set_following(self._following and row == count - 1)
        return self.model().index(row, 0) if row >= 0 else QModelIndex()

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        offset = self.verticalOffset() - TOP_PX
        first, last = (self.pages.heights.row_at(y + offset) for y in (rect.top(), rect.bottom()))
        selection = QItemSelection()
        if first >= 0:
            selection.select(self.model().index(first, 0), self.model().index(last, 0))
        self.selectionModel().select(selection, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        return QRegion(self.viewport().rect())

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Not the base class's: it would go to an item, and so choose it, only because the window was opened.
        QAbstractScrollArea.focusInEvent(self, event)
        self.ring = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.ring = False
        super().focusOutEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if not self._arranging:
            bar = self.verticalScrollBar()
            self._set_following(bar.value() >= bar.maximum())
            self.arrange()

    def updateGeometries(self) -> None:
        """Leave the scroll bar to `arrange`; the base class would set a range of its own."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.pages.set_width(self.viewport().width())
        self.arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _RESTYLE:
            self.pages.forget_all()
            self._rows_moved()
