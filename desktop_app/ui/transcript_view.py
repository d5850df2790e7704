"""The conversation as people read it: a list that follows what is said and stays quick at ten thousand items."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QPointF,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QMenu, QWidget

from desktop_app.ui import palette
from desktop_app.ui.row_painter import paint_row
from desktop_app.ui.transcript_links import next_link, next_row
from desktop_app.ui.transcript_model import TranscriptModel
from desktop_app.ui.transcript_pages import TOP_PX, TranscriptPages

_STEP_PX = 24
_FRAME_MS = 16
_RESTYLE = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.FontChange)


class TranscriptView(QAbstractItemView):
    """Shows a `TranscriptModel`; follows the newest words until somebody scrolls up.

    Signals:
        play_requested(str, str): item id, and ``all``, ``unheard`` or ``stop``.
        item_chosen(str): somebody went to an item.
        following_changed(bool): the newest words are kept in sight, or not.
    """

    play_requested = Signal(str, str)
    item_chosen = Signal(str)
    following_changed = Signal(bool)

    def __init__(self, model: TranscriptModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._following = True
        self._arranging = False
        self._link = ""  # the link the keyboard is on, in the current row
        self._hovered: tuple[int, str] = (-1, "")
        self._pages = TranscriptPages(model)
        self._soon = QTimer(self, singleShot=True, interval=_FRAME_MS)
        self._soon.timeout.connect(self.arrange)
        self.setFrameShape(QAbstractItemView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Transcript"))
        self.setModel(model)
        self.verticalScrollBar().setSingleStep(_STEP_PX)
        model.modelReset.connect(self._restart)
        model.rowsInserted.connect(self._take_in)
        model.rowsRemoved.connect(self._leave_out)
        model.dataChanged.connect(self._measure_again)
        self._restart()

    @property
    def following(self) -> bool:
        """Whether the newest words are kept in sight."""
        return self._following

    def follow(self) -> None:
        """Go to the newest words and stay with them."""
        self._set_following(True)
        self.arrange()

    def show_item(self, item_id: str) -> None:
        """Bring an item into sight and choose it."""
        row = self.model().row_of_item(item_id)
        if row >= 0 and row != self.currentIndex().row():
            self._set_following(self._following and row == self.model().rowCount() - 1)
            self.setCurrentIndex(self.model().index(row, 0))

    def copy(self) -> None:
        """Put the chosen items on the clipboard as plain text, or all where none is chosen."""
        rows = sorted(index.row() for index in self.selectedIndexes()) or range(self.model().rowCount())
        QGuiApplication.clipboard().setText("\n\n".join(self.model().text(row) for row in rows))

    def copy_all(self) -> None:
        """Put the whole transcript on the clipboard."""
        self.clearSelection()
        self.copy()

    def arrange(self) -> None:
        """Measure what is in sight, set the scroll bar to match, and paint."""
        page = self.viewport().height()
        bar = self.verticalScrollBar()
        self._arranging = True
        value = self._pages.settle(bar.sliderPosition(), page, at_end=self._following)
        bar.setPageStep(page)
        bar.setRange(0, max(0, self._pages.total_px - page))
        bar.setValue(value)
        self._arranging = False
        self.viewport().update()

    def _arrange_soon(self) -> None:
        # Many events may arrive in one frame: they are laid out once.
        if not self._soon.isActive():
            self._soon.start()

    def _restart(self) -> None:
        self._pages.restart()
        self._set_following(True)
        self._arrange_soon()

    def _take_in(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._pages.heights.insert(first, last - first + 1)
        self._arrange_soon()

    def _leave_out(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._pages.heights.remove(first, last - first + 1)
        self._arrange_soon()

    def _measure_again(self, first: QModelIndex, last: QModelIndex) -> None:
        for row in range(first.row(), last.row() + 1):
            self._pages.forget(row)
        self._arrange_soon()

    def _set_following(self, following: bool) -> None:
        if following != self._following:
            self._following = following
            self.following_changed.emit(following)

    def _link_at(self, point: QPoint) -> tuple[int, str]:
        index = self.indexAt(point)
        if not index.isValid():
            return -1, ""
        fact = self._pages.layout(index.row()).fact_at(QPointF(point - self.visualRect(index).topLeft()))
        return index.row(), fact.link if fact is not None else ""

    def menu_of(self, row: int) -> QMenu:
        """What can be done with a row, or with everything (-1)."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for fact in self._pages.layout(row).row.links if row >= 0 else ():
            menu.addAction(fact.text, lambda link=fact.link: self._activate(row, link))
        if row >= 0:
            menu.addSeparator()
            menu.addAction(self.tr("Copy"), self.copy)
        menu.addAction(self.tr("Copy the whole transcript"), self.copy_all)
        return menu

    def _activate(self, row: int, link: str) -> None:
        if link:
            self.play_requested.emit(self.model().item_id(row), link)

    # Qt's own names from here on.

    def visualRect(self, index: QModelIndex) -> QRect:
        if not index.isValid():
            return QRect()
        top, height = self._pages.place(index.row())
        return QRect(0, top - self.verticalOffset(), self.viewport().width(), height)

    def indexAt(self, point: QPoint) -> QModelIndex:
        y = point.y() + self.verticalOffset() - TOP_PX
        inside = 0 <= y < self._pages.heights.total_px
        return self.model().index(self._pages.heights.row_at(y), 0) if inside else QModelIndex()

    def scrollTo(
        self, index: QModelIndex, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        if not index.isValid() or self._following:
            return
        self._pages.measure(index.row())
        top, height = self._pages.place(index.row())
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
        first, last = (self._pages.heights.row_at(y + offset) for y in (rect.top(), rect.bottom()))
        selection = QItemSelection()
        if first >= 0:
            selection.select(self.model().index(first, 0), self.model().index(last, 0))
        self.selectionModel().select(selection, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        return QRegion(self.viewport().rect())

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        super().currentChanged(current, previous)
        self._link = ""
        if current.isValid():
            self.item_chosen.emit(self.model().item_id(current.row()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Not the base class's: it would go to an item, and so choose it, only because the window was opened.
        QAbstractScrollArea.focusInEvent(self, event)
        self.viewport().update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if not self._arranging:
            bar = self.verticalScrollBar()
            self._set_following(bar.value() >= bar.maximum())
            self.arrange()

    def updateGeometries(self) -> None:
        """Leave the scroll bar to `arrange`; the base class would set a range of its own."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._pages.set_width(self.viewport().width())
        self.arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _RESTYLE:
            self._pages.forget_all()
            self._arrange_soon()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = palette.current()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), tokens.color("window"))
        selected = {index.row() for index in self.selectedIndexes()}
        offset = self.verticalOffset()
        current = self.currentIndex().row() if self.hasFocus() else -1
        for row in self._pages.rows_between(event.rect().top() + offset, event.rect().bottom() + offset):
            link = self._hovered[1] if row == self._hovered[0] else self._link if row == current else ""
            painter.save()
            painter.translate(0, self._pages.place(row)[0] - offset)
            paint_row(painter, self._pages.layout(row), tokens, selected=row in selected, link=link)
            painter.restore()
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
            self._link = next_link(self._pages.layout(row).row, self._link, 1 if key == Qt.Key.Key_Right else -1)
            self.viewport().update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0 and not event.modifiers():
            links = self._pages.layout(row).row.links
            self._activate(row, self._link or (links[0].link if links else ""))
        else:
            super().keyPressEvent(event)
