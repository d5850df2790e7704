"""What one narrows the events down with: words, directions, kinds, one item."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from desktop_app.controller.event_filter import EventFilter
from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption
from desktop_app.ui.events import words as events_words
from desktop_app.ui.look import fonts, icons, palette
from desktop_app.ui.look.surface import Surface

_TYPING_MS = 150


class WordsField(QLineEdit):
    """The field of words; Enter and Down go on to the list.

    Signals:
        left: somebody is done typing.
    """

    left = Signal()

    # Qt's own names from here on.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down) and not event.modifiers():
            self.left.emit()
        else:
            super().keyPressEvent(event)


class EventsFilterBar(Surface):
    """Two lines of controls, and a third while there is something to say.

    Signals:
        changed(EventFilter): other events are wanted.
        widen_requested(bool): give the events more of the window, or less again.
        grouping_changed(bool): show runs of audio as one row, or each piece.
        pause_requested(bool): stop following the newest event, or follow again.
    """

    changed = Signal(object)
    widen_requested = Signal(bool)
    pause_requested = Signal(bool)
    grouping_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", "b", parent)
        self.filter = EventFilter()
        self._item_id = ""
        self.words = WordsField()
        self.kinds = Button(icon="filter", look="ghost", name=self.tr("Kinds of events"))
        self.widen = Button(icon="widen", look="ghost", name=self.tr("Give the events more room"))
        self.sent = _chip(self.tr("Sent"), "arrow-up", self.tr("Show what was sent"))
        self.received = _chip(self.tr("Received"), "arrow-down", self.tr("Show what was received"))
        self.audio = _chip(self.tr("Audio"), "", self.tr("Show every piece of audio that went over the wire"))
        self.pause = Button(icon="pause", look="tool", name=self.tr("Stop at what is shown"))
        self.bodies = _chip(self.tr("In bodies too"), "", self.tr("Look for the words in the events themselves"))
        self.item = _chip(self.tr("This item"), "", self.tr("Show only the events of the chosen item"))
        self.progress = Caption("", "tertiary", small=True)
        self.wide = False
        self.grouped = True
        self._paused = False
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._arrange()
        self._join()
        self._show()

    def set_following(self, following: bool) -> None:
        """Show whether the newest event is followed."""
        self._paused = not following
        self.pause.set_icon("pause" if following else "follow")
        self.pause.set_name(self.tr("Stop at what is shown") if following else self.tr("Follow the newest event"))

    def set_item(self, item_id: str) -> None:
        """Offer to show only the events of an item; empty for none."""
        if item_id == self._item_id:
            return
        self._item_id = item_id
        if self.filter.item_id:
            self._change(item_id=item_id)
        self._show()

    def show_only_item(self, item_id: str) -> None:
        """Show only the events of an item."""
        self.set_item(item_id)
        self._change(item_id=item_id)

    def set_searching(self, searching: bool) -> None:
        """Show that the bodies are being read, or not any more."""
        self.progress.setText(self.tr("searching…") if searching else "")

    def set_progress(self, share: float) -> None:
        """Show how far that is."""
        self.progress.setText(self.tr("searching, {0} %").format(round(share * 100)))

    def show_all(self) -> None:
        """Take every condition away, but leave audio as it was."""
        self.words.clear()
        kinds = EventFilter().kinds | (self.filter.kinds & {"audio"})
        self._change(sent=True, received=True, kinds=kinds, text="", in_bodies=False, item_id="")

    def kinds_menu(self) -> QMenu:
        """The kinds, each to be shown or not."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for kind, words in kind_words().items():
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(kind in self.filter.kinds)
            action.toggled.connect(lambda on, kind=kind: self._set_kind(kind, on))
        menu.addSeparator()
        grouped = menu.addAction(self.tr("Runs of audio in one row"))
        grouped.setCheckable(True)
        grouped.setChecked(self.grouped)
        grouped.toggled.connect(self._group)
        menu.addSeparator()
        menu.addAction(self.tr("Errors alone"), lambda: self._change(kinds=frozenset({"errors", "malformed"})))
        menu.addAction(self.tr("Everything"), lambda: self._change(kinds=frozenset(kind_words())))
        menu.addAction(self.tr("Everything but audio"), lambda: self._change(kinds=EventFilter().kinds))
        return menu

    def _group(self, grouped: bool) -> None:
        self.grouped = grouped
        self.grouping_changed.emit(grouped)

    def _set_kind(self, kind: str, shown: bool) -> None:
        self._change(kinds=self.filter.kinds | {kind} if shown else self.filter.kinds - {kind})

    def _change(self, **conditions: object) -> None:
        chosen = dataclasses.replace(self.filter, **conditions)
        if chosen != self.filter:
            self.filter = chosen
            self._show()
            self.changed.emit(chosen)

    def _show(self) -> None:
        chosen = self.filter
        for chip, on in (
            (self.sent, chosen.sent),
            (self.received, chosen.received),
            (self.audio, "audio" in chosen.kinds),
            (self.bodies, chosen.in_bodies),
            (self.item, bool(chosen.item_id)),
        ):
            chip.setChecked(on)
        usual = chosen.kinds | {"audio"} == EventFilter().kinds | {"audio"}
        self.kinds.set_look("ghost" if usual else "live")
        self.bodies.setVisible(bool(chosen.needle))
        self.item.setVisible(bool(self._item_id))
        self._more.setVisible(bool(chosen.needle or self._item_id))

    def _toggle_wide(self) -> None:
        self.wide = not self.wide
        self.widen.set_icon("narrow" if self.wide else "widen")
        self.widen.set_name(
            self.tr("Give the conversation its room back") if self.wide else self.tr("Give the events more room")
        )
        self.widen_requested.emit(self.wide)

    def _join(self) -> None:
        self._typing.timeout.connect(lambda: self._change(text=self.words.text()))
        self.words.textChanged.connect(lambda text: (self._typing.start(), self._clear.setVisible(bool(text))))
        self.kinds.clicked.connect(
            lambda: self.kinds_menu().popup(self.kinds.mapToGlobal(self.kinds.rect().bottomLeft()))
        )
        self.widen.clicked.connect(self._toggle_wide)
        self.pause.clicked.connect(lambda: self.pause_requested.emit(not self._paused))
        self.sent.clicked.connect(lambda on: self._change(sent=on))
        self.received.clicked.connect(lambda on: self._change(received=on))
        self.audio.clicked.connect(lambda on: self._set_kind("audio", on))
        self.bodies.clicked.connect(lambda on: self._change(in_bodies=on))
        self.item.clicked.connect(lambda on: self._change(item_id=self._item_id if on else ""))

    def _arrange(self) -> None:
        self.words.setPlaceholderText(self.tr("Type or id"))
        self.words.setAccessibleName(self.tr("Words to look for in events"))
        self._clear = self.words.addAction(QIcon(), WordsField.ActionPosition.TrailingPosition)
        self._clear.setToolTip(self.tr("Clear"))
        self._clear.triggered.connect(self.words.clear)
        self._draw_clear()
        first, second = QHBoxLayout(), QHBoxLayout()
        first.setSpacing(4)
        for widget, stretch in ((self.words, 1), (self.kinds, 0), (self.widen, 0)):
            first.addWidget(widget, stretch)
        second.setSpacing(4)
        for chip in (self.sent, self.received, self.audio):
            second.addWidget(chip)
        second.addStretch(1)
        second.addWidget(self.pause)
        self._more = QWidget()
        third = QHBoxLayout(self._more)
        third.setContentsMargins(0, 0, 0, 0)
        third.setSpacing(4)
        for widget in (self.bodies, self.item, self.progress):
            third.addWidget(widget)
        third.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 12, 8)
        column.setSpacing(6)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self._more)

    def _draw_clear(self) -> None:
        tone = palette.current().color("tertiary")
        self._clear.setIcon(icons.icon("cross", tone, fonts.px(16), self.devicePixelRatioF()))
        self._clear.setVisible(bool(self.words.text()))

    # Qt's own names from here on.

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.DevicePixelRatioChange):
            self._draw_clear()


def kind_words() -> dict[str, str]:
    """The kinds of events, in words."""
    return {
        "session": events_words.tr("Session"),
        "items": events_words.tr("Items of the conversation"),
        "buffers": events_words.tr("Audio buffers"),
        "responses": events_words.tr("Responses"),
        "audio": events_words.tr("Pieces of audio"),
        "errors": events_words.tr("Errors"),
        "unknown": events_words.tr("Unknown events"),
        "malformed": events_words.tr("Malformed frames"),
    }


def _chip(text: str, icon: str, name: str) -> Button:
    chip = Button(text, icon=icon, look="chip", name=name)
    chip.setCheckable(True)
    return chip
