"""The conversation as people read it: painted rows, words to select, links that play."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.ui.look import palette
from desktop_app.ui.transcript.list_with_links import ListWithLinks
from desktop_app.ui.transcript.matches import TranscriptMatches
from desktop_app.ui.transcript.menu import row_menu
from desktop_app.ui.transcript.model import TranscriptModel
from desktop_app.ui.transcript.row_content import (
    BESIDE,
    BESIDE_REMOVE,
    CALL,
    COPY,
    DELETE,
    KEEP,
    MENU,
    REASON,
    SHEET,
    TOGGLE,
    WRITE,
)
from desktop_app.ui.transcript.row_editors import RowEditors
from desktop_app.ui.transcript.row_layout import RowLayout
from desktop_app.ui.transcript.row_painter import Look, paint_row
from desktop_app.ui.transcript.row_picture import PictureShelf

_COPIED_MS = 1_200


def _no_entries(_item_id: str) -> list[tuple[str, Callable[[], None]]]:
    return []


class TranscriptView(ListWithLinks):
    """Shows a `TranscriptModel`; arrows choose a row and its links, Enter follows, Ctrl+C copies, Delete asks.

    Attributes:
        entries_of: what else the menu of an item offers: words and deeds.
        pictures: where the pictures in the rows come from.

    Signals:
        play_requested(str, str): item id, and ``all``, ``unheard`` or ``stop``.
        delete_requested(str): an item is to be deleted, asked and confirmed.
        markdown_requested(object): ids of the items to copy as Markdown, None for all.
        call_answered(str, str): item id, and what is wished of its call: one of the links that begin with `CALL`.
        beside_wished(str, str): item id, and what is wished of its card: one of the links that begin with `BESIDE`.
        sheet_requested(str, str): item id, and the passage to show in a sheet.
    """

    play_requested = Signal(str, str)
    delete_requested = Signal(str)
    markdown_requested = Signal(object)
    call_answered = Signal(str, str)
    beside_wished = Signal(str, str)
    sheet_requested = Signal(str, str)

    def __init__(self, model: TranscriptModel, parent: QWidget | None = None) -> None:
        self.pictures: PictureShelf | None = None
        self.entries_of: Callable[[str], list[tuple[str, Callable[[], None]]]] = _no_entries
        self._copied = ""
        self.matches = TranscriptMatches(model)
        super().__init__(model, parent)
        self.matches.setParent(self)
        self.editors = RowEditors(self)
        self.settled.connect(self.editors.place)
        self.editors.given_up.connect(lambda _item_id: self.model().calls.give_reason(""))
        self.matches.changed.connect(self.viewport().update)
        self._copied_shown = QTimer(self, singleShot=True, interval=_COPIED_MS)
        self._copied_shown.timeout.connect(self._forget_copied)
        self.setAccessibleName(self.tr("Transcript"))

    def show_item(self, item_id: str) -> None:
        """Bring an item into sight and choose it."""
        self.go_to(self.model().row_of_item(item_id))

    def show_match(self) -> None:
        """Bring the match that is looked at into sight, in full where it was hidden."""
        here = self.matches.here
        if here is None or (row := self.model().row_of_item(here.item_id)) < 0:
            return
        if not self._shown(row):
            self.model().expand(here.item_id, here.passage, True)
        self.stop_following()
        self.choose_quietly(row)
        start = (self.pages.layout(row).start_of(here.passage) or 0) + here.start
        rects = self.pages.layout(row).rects(start, start + here.length)
        self.show_stretch(row, rects[0].top() if rects else 0.0, rects[-1].bottom() if rects else 0.0)
        self.viewport().update()

    def copy(self) -> None:
        """Put the selected words on the clipboard; the chosen item where there are none, and all where none is."""
        row = self.currentIndex().row()
        if not self.selected.empty:
            QGuiApplication.clipboard().setText(self.selected_text())
        elif row >= 0:
            self.copy_row(row)
        else:
            self.copy_all()

    def copy_row(self, row: int) -> None:
        """Put an item on the clipboard."""
        QGuiApplication.clipboard().setText(self.model().text(row))
        self._copied = self.model().item_id(row)
        self._copied_shown.start()
        self.viewport().update()

    def copy_all(self) -> None:
        """Put the whole transcript on the clipboard."""
        texts = (self.model().text(row) for row in range(self.model().rowCount()))
        QGuiApplication.clipboard().setText("\n\n".join(texts))

    def delete(self, row: int) -> None:
        """Ask whether to delete an item, and delete it where that was asked already."""
        item_id = self.model().item_id(row)
        if self.model().asked == item_id:
            self.model().ask("")
            if not self.model().over:
                self.delete_requested.emit(item_id)
        elif (item := self.model().item(row)) is not None and item.out_of_band:
            self.beside_wished.emit(item_id, BESIDE_REMOVE)  # it is ours alone: nothing is forgotten anywhere
        elif self.model().can_delete(row):
            self.choose_quietly(row)
            self.model().ask(item_id)
            self.show_question_of(row)

    def menu_of(self, row: int) -> QMenu:
        """What can be done with a row, or with everything (-1)."""
        return row_menu(self, row)

    def follow_link(self, row: int, link: str) -> None:
        """Do what a link says."""
        item_id = self.model().item_id(row)
        if link.startswith(TOGGLE):
            passage = link.removeprefix(TOGGLE)
            self.clear_selected()
            self.stop_following()
            self.model().expand(item_id, passage, not self.model().expanded(item_id, passage))
        elif link == COPY:
            self.copy_row(row)
        elif link == MENU:
            self.menu_of(row).popup(self._below(row))
        elif link == DELETE:
            self.delete(row)
        elif link == KEEP:
            self.model().ask("")
        elif link in (WRITE, REASON):
            self.editors.write_into(row, reason=link == REASON)
        elif link.startswith(CALL):
            self.call_answered.emit(item_id, link)
        elif link.startswith(BESIDE):
            self.beside_wished.emit(item_id, link)
        elif link.startswith(SHEET):
            self.sheet_requested.emit(item_id, link.removeprefix(SHEET))
        elif link:
            self.play_requested.emit(item_id, link)

    def _open_menu(self) -> None:
        row = self.currentIndex().row()
        menu = self.menu_of(row)
        if menu.actions():
            menu.setActiveAction(menu.actions()[0])
        menu.popup(self._below(row) if row >= 0 else self.mapToGlobal(self.rect().center()))

    def show_question_of(self, row: int) -> None:
        """Bring what is asked into sight."""
        self.pages.measure(row)
        rect, placed = self.visualRect(self.model().index(row, 0)), self.pages.layout(row)
        page = self.viewport().height()
        if rect.top() < 0 or rect.bottom() > page:
            self.stop_following()
            top = placed.sentence.at.y() if placed.sentence is not None and rect.height() > page else 0.0
            self.show_stretch(row, top, rect.height())

    def _shown(self, row: int) -> bool:
        here = self.matches.here
        placed = self.pages.layout(row)
        passage = next((each for each in placed.texts if here is not None and each.passage.name == here.passage), None)
        return here is not None and passage is not None and here.start + here.length <= passage.text.length

    def _below(self, row: int) -> QPoint:
        """A point of the screen at the foot of a row, for its menu."""
        rect, placed = self.visualRect(self.model().index(row, 0)), self.pages.layout(row)
        spot = next((p.rect.bottomLeft() for p in placed.actions if p.fact.link == MENU), placed.bubble.bottomLeft())
        inside = rect.topLeft() + spot.toPoint()
        inside.setY(max(0, min(inside.y(), self.viewport().height())))
        return self.viewport().mapToGlobal(inside)

    def _forget_copied(self) -> None:
        self._copied = ""
        self.viewport().update()

    def _look(self, row: int, placed: RowLayout) -> Look:
        chosen, hovered = row == self.currentIndex().row(), row == self.hovered_row
        item_id = self.model().item_id(row)
        matches, here = self.matches.in_row(item_id, placed)
        return Look(
            chosen=chosen,
            active=hovered or (chosen and self.hasFocus()),
            link=self.link_in(row),
            copied=self._copied == item_id,
            selection=self.selected.in_row(row),
            matches=matches,
            here=here,
            picture=None if self.pictures is None else self.pictures.pixmap,
        )

    # Qt's own names from here on.

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            item_id = self.model().item_id(current.row())
            if self.model().asked not in ("", item_id):
                self.model().ask("")
            self.item_chosen.emit(item_id)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = palette.current()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), tokens.color("window"))
        offset, exposed = self.verticalOffset(), QRectF(event.rect())
        for row in self.pages.rows_between(event.rect().top() + offset, event.rect().bottom() + offset):
            top, height = self.pages.place(row)
            placed = self.pages.layout(row)
            painter.save()
            painter.translate(0, top - offset)
            painter.setClipRect(QRectF(0, 0, self.viewport().width(), height))
            paint_row(painter, placed, tokens, self._look(row, placed), exposed.translated(0, offset - top))
            painter.restore()
        if self.ring:
            painter.setPen(QPen(tokens.color("user"), tokens.ring_px))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        painter.end()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            self._open_menu()
            return
        index = self.indexAt(event.pos())
        if index.isValid():
            self.choose_quietly(index.row())
        self.menu_of(index.row()).popup(event.globalPos())

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and self.model().asked and event.key() == Qt.Key.Key_Escape:
            event.accept()  # Esc answers the question; the window's Esc interrupts
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, row = event.key(), self.currentIndex().row()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_Space:
            event.ignore()  # the window's: hold to talk
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif key == Qt.Key.Key_Escape and self.model().asked:
            self.model().ask("")
        elif key == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self._open_menu()  # where there is no menu key
        elif key == Qt.Key.Key_Delete and plain and row >= 0:
            self.delete(row)
        else:
            super().keyPressEvent(event)
