"""Every event of the session, both ways: a list to narrow down, one event in full, and a place to write one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption, ElidedCaption
from desktop_app.ui.events.composer import ComposerPane
from desktop_app.ui.events.details import EventDetails
from desktop_app.ui.events.filter_bar import EventsFilterBar
from desktop_app.ui.events.list import EventsList
from desktop_app.ui.events.menu import menu_of
from desktop_app.ui.events.model import EventsModel
from desktop_app.ui.events.panes import EventsPanes
from desktop_app.ui.events.saving import EventsSaving
from desktop_app.ui.look.surface import Surface

if TYPE_CHECKING:
    from desktop_app.controller.conversation_controller import ConversationController

_COPIED_MOST = 500
_TOLD_MS = 5_000


class EventsPage(QWidget):
    """The events tab.

    Signals:
        item_requested(str): show this item in the transcript.
        widen_requested(bool): the page wants more of the window, or no more.
    """

    item_requested = Signal(str)
    widen_requested = Signal(bool)

    def __init__(self, conversation: ConversationController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._conversation = conversation
        self.log = conversation.events
        self.model = EventsModel(self.log, self)
        self.saving = EventsSaving(self.log, lambda: self.model.numbers, self)
        self.bar = EventsFilterBar()
        self.list = EventsList(self.model)
        self.details = EventDetails()
        self.composer = ComposerPane(conversation)
        self.newest = Button("", icon="arrow-down", look="float", parent=self.list)
        self.empty = Caption("", "secondary", parent=self.list)
        self.show_all = Button(self.tr("Show all"), look="link", parent=self.list)
        self.count = ElidedCaption("", "tertiary", small=True)
        self.compose = Button(self.tr("Compose"), icon="compose", look="ghost", name=self.tr("Write an event by hand"))
        self.save = Button(self.tr("Save…"), icon="save", look="ghost", name=self.tr("Save events as JSON lines"))
        self._telling = QTimer(self, singleShot=True, interval=_TOLD_MS)
        self._telling.timeout.connect(self._show_counts)
        self._lower = QStackedWidget()
        self._foot = Surface("surface", "t")
        self._panes = EventsPanes([self.bar, self._foot], self.list, self._lower)
        self._arrange()
        self._join()
        self._show_counts()

    def focus_words(self) -> None:
        """Put the keyboard into the field of words."""
        self.bar.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.words.selectAll()

    def choose_item(self, item_id: str) -> None:
        """Offer the events of an item that was chosen elsewhere."""
        self.bar.set_item(item_id)

    def copy_chosen(self) -> None:
        """Put the chosen events on the clipboard, one a line as they are saved."""
        chosen = self.list.chosen_all
        if len(chosen) == 1 and not self.details.isHidden() and self._lower.currentWidget() is self.details:
            self.details.copy_event()
        elif chosen:
            lines = (self.log.line(number) for number in chosen[:_COPIED_MOST])
            QGuiApplication.clipboard().setText("\n".join(line.decode("utf-8", "replace") for line in lines))

    def write_again(self, number: int) -> None:
        """Begin to write from an event that was sent."""
        row = self.log.row(number)
        if row is not None:
            self.details.show_event(row, self.log.line(number))
            self._panes.open(self.composer)
            self.composer.begin_again(self.details.text)

    def _choose(self, number: int) -> None:
        event = self.log.row(number) if number >= 0 else None
        if event is None:
            if self._lower.currentWidget() is self.details:
                self._panes.close()
            return
        self.composer.set_subject(event.item_id, event.response_id)
        if not self._lower.isHidden() or not self._panes.is_short(self.details):
            self.read(number)

    def read(self, number: int) -> None:
        """Open an event."""
        event = self.log.row(number)
        if event is not None:
            self.details.show_event(event, self.log.line(number))
            self._panes.open(self.details)

    def _show_cause(self, event_id: str) -> None:
        """Go to the client event with an id, whatever the filter."""
        number = self.log.table.sent_with_id(event_id)
        if number < 0:
            return
        if self.model.row_of(number) < 0:
            self.bar.show_all()
        self.list.choose(number)
        self.read(number)

    def _close(self) -> None:
        had_focus = self._lower.isAncestorOf(QGuiApplication.focusObject() or self)
        self._panes.close()
        if had_focus:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _compose(self) -> None:
        if self._lower.currentWidget() is self.composer and not self._lower.isHidden():
            self._close()
        else:
            self._panes.open(self.composer)
            self.composer.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, words: str) -> None:
        """Say something in place of the counts, long enough to be read."""
        self.count.setText(words)
        self._telling.start()

    def _show_counts(self) -> None:
        shown, total = len(self.model.numbers), self.model.total
        words = self.tr("{0} events") if shown == total else self.tr("{1} of {0} events")
        words = words.format(f"{total:,}", f"{shown:,}")
        if dropped := self.log.table.first:
            words += self.tr(", the first {0} only in the file").format(f"{dropped:,}")
        if not self._telling.isActive():
            self.count.setText(words)
        self.save.setEnabled(total > 0)
        self.empty.setText(
            self.tr("Every event of a session appears here, both ways.")
            if not total
            else self.tr("No event is like that.")
        )
        self.empty.setVisible(not shown)
        self.show_all.setVisible(not shown and total > 0)
        self._place_over()

    def _show_following(self) -> None:
        self.bar.set_following(self.list.following)
        unseen = self.list.unseen
        self.newest.setVisible(unseen > 0)
        self.newest.setText(self.tr("{0} new").format(f"{unseen:,}"))
        self._place_over()

    def _place_over(self) -> None:
        self.newest.adjustSize()
        room = self.list.viewport().rect()
        self.newest.move((room.width() - self.newest.width()) // 2, room.height() - self.newest.height() - 8)
        wide = max(120, room.width() - 48)
        self.empty.setFixedSize(wide, self.empty.heightForWidth(wide))
        top = max(8, min(room.height() // 3, room.height() - self.empty.height() - 40))
        self.empty.move((room.width() - self.empty.width()) // 2, top)
        self.show_all.move((room.width() - self.show_all.sizeHint().width()) // 2, top + self.empty.height() + 8)

    def _join(self) -> None:
        self.bar.changed.connect(self.model.set_filter)
        self.bar.grouping_changed.connect(self.model.set_grouped)
        self.bar.widen_requested.connect(self.widen_requested)
        self.bar.pause_requested.connect(lambda pause: self.list.pause() if pause else self.list.follow())
        self.bar.words.left.connect(lambda: self.list.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self.show_all.clicked.connect(self.bar.show_all)
        self.model.counted.connect(self._show_counts)
        self.model.searched.connect(self.bar.set_searching)
        self.log.progressed.connect(self.bar.set_progress)
        self.saving.said.connect(self._tell)
        self.log.failed.connect(self._show_counts)
        self.list.following_changed.connect(self._show_following)
        self.list.event_chosen.connect(self._choose)
        self.list.resized.connect(self._place_over)
        self.list.opened.connect(self._read_chosen)
        self.list.copy_requested.connect(self.copy_chosen)
        self.list.menu_requested.connect(lambda number, place: menu_of(self, number).popup(place))
        self.newest.clicked.connect(self.list.follow)
        self.details.item_requested.connect(self.item_requested)
        self.details.cause_requested.connect(self._show_cause)
        self.details.closed.connect(self._close)
        self.composer.closed.connect(self._close)
        self.composer.sent.connect(self.list.follow)
        self.compose.clicked.connect(self._compose)
        self.save.clicked.connect(lambda: self.saving.offer(self.save.mapToGlobal(self.save.rect().topLeft())))

    def _read_chosen(self) -> None:
        if self.list.chosen >= 0:
            self.read(self.list.chosen)
            self.details.take_focus()

    def _arrange(self) -> None:
        self.newest.hide()
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._lower.addWidget(self.details)
        self._lower.addWidget(self.composer)
        self._lower.hide()
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(16, 4, 8, 4)
        row.setSpacing(0)
        row.addWidget(self.count, 1)
        row.addWidget(self.compose)
        row.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._panes, 1)
        column.addWidget(self._foot)

    # Qt's own names from here on.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Slash and not event.modifiers():
            self.focus_words()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._panes.fit(self.width(), self.height())
        self._place_over()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.model.set_awake(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.model.set_awake(False)
