"""One event in full: its JSON as a tree or as text, its ids, and the way to its item."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPlainTextEdit,
    QStackedWidget,
    QTabBar,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui import wording
from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption, ElidedCaption
from desktop_app.ui.events import words as events_words
from desktop_app.ui.events.json_colors import JsonDelegate, JsonHighlighter
from desktop_app.ui.events.json_tree import JsonTreeModel
from desktop_app.ui.events.uniform_list import is_letter
from desktop_app.ui.look import fonts
from desktop_app.ui.look.surface import Surface

if TYPE_CHECKING:
    from desktop_app.controller.event_table import EventRow

_COLOURED_CHARACTERS = 40_000
_OPEN_AT_FIRST = 24


class JsonTree(QTreeView):
    """The tree; Ctrl+C copies the value of the chosen line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.json = JsonTreeModel(self)
        self.setModel(self.json)
        self.setItemDelegate(JsonDelegate(self))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(fonts.px(18))
        self.setAccessibleName(self.tr("The event as a tree"))

    def open_at_first(self) -> None:
        """Open what is short."""
        for row in range(min(self.json.rowCount(), _OPEN_AT_FIRST)):
            index = self.json.index(row, 0)
            if self.json.hasChildren(index):
                self.json.fetchMore(index)
                if self.json.rowCount(index) <= _OPEN_AT_FIRST:
                    self.expand(index)

    # Qt's own names from here on.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        opens = event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Asterisk)
        if is_letter(event) and not opens:
            event.ignore()  # the window's: hold to talk, look for words
        elif event.matches(QKeySequence.StandardKey.Copy) and self.currentIndex().isValid():
            QGuiApplication.clipboard().setText(self.json.value_text(self.currentIndex()))
        else:
            super().keyPressEvent(event)


class EventDetails(QWidget):
    """Shows one event; nothing until `show_event`.

    Signals:
        item_requested(str): show this item in the transcript.
        cause_requested(str): show the client event with this id, which the event is about.
        closed: somebody has seen enough.
    """

    item_requested = Signal(str)
    cause_requested = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._event: EventRow | None = None
        self._body: Any = None
        self._line = b""
        self.name = ElidedCaption("")
        self.facts = ElidedCaption("", "tertiary", small=True)
        self.note = Caption("", "tertiary", small=True)
        self.tree = JsonTree()
        self.raw = QPlainTextEdit(readOnly=True)
        self._colors = JsonHighlighter(self.raw.document())
        self.views = QTabBar()
        self.pages = QStackedWidget()
        self.copy = Button(icon="copy", look="ghost", name=self.tr("Copy the event"))
        self.ids = Button(icon="tag", look="ghost", name=self.tr("Copy an id"))
        self.cause = Button(icon="cause", look="ghost", name=self.tr("Show the event it is about"))
        self.item = Button(icon="bubble", look="ghost", name=self.tr("Show in the transcript"))
        self.close_button = Button(icon="cross", look="ghost", name=self.tr("Close"))
        self._arrange()
        self.views.currentChanged.connect(self._show_view)
        self.copy.clicked.connect(self.copy_event)
        self.ids.clicked.connect(self._offer_ids)
        self.item.clicked.connect(lambda: self.item_requested.emit(self._event.item_id if self._event else ""))
        self.cause.clicked.connect(lambda: self.cause_requested.emit(self._cause))
        self.close_button.clicked.connect(self.closed)

    def show_event(self, event: EventRow, line: bytes) -> None:
        """Show an event and its line of the journal."""
        self._event = event
        self.name.setText(events_words.name(event))
        self.facts.setText(
            self.tr("{0} at {1}, {2}").format(
                self.tr("Sent") if event.sent else self.tr("Received"),
                wording.clock_exact(event.at_ms),
                events_words.size(event.size_bytes),
            )
        )
        self._read(line)
        self.item.setVisible(bool(event.item_id))
        self.ids.setEnabled(bool(self._ids()))
        self.cause.setVisible(bool(self._cause))
        self.raw.clear()
        self._show_view()

    def take_focus(self) -> None:
        """Put the keyboard into the event."""
        self.pages.currentWidget().setFocus(Qt.FocusReason.OtherFocusReason)
        if self.pages.currentWidget() is self.tree and not self.tree.currentIndex().isValid():
            self.tree.setCurrentIndex(self.tree.json.index(0, 0))

    def copy_event(self) -> None:
        """Put the event on the clipboard, all of it."""
        QGuiApplication.clipboard().setText(self.text)

    @property
    def text(self) -> str:
        """The event as indented JSON; what is none, as it is."""
        if isinstance(self._body, dict):
            return msgspec.json.format(msgspec.json.encode(self._body), indent=2).decode()
        return self._body if isinstance(self._body, str) else self._line.decode("utf-8", "replace")

    def _read(self, line: bytes) -> None:
        """Take the event out of its line; of a line too long to be read whole there is only the text."""
        self._line = line
        try:
            entry = msgspec.json.decode(line) if line else {}
            self._body = entry.get("event", entry.get("raw"))
        except (msgspec.MsgspecError, RecursionError):
            self._body = None

    def _show_view(self) -> None:
        as_tree = self.views.currentIndex() == 0 and isinstance(self._body, dict)
        self.views.setTabEnabled(0, isinstance(self._body, dict))
        self.pages.setCurrentWidget(self.tree if as_tree else self.raw)
        note = "" if self._line else self.tr("The journal's line of this event cannot be read any more.")
        if as_tree:
            self.tree.json.show(self._body)
            self.tree.open_at_first()
        elif self.raw.document().isEmpty():
            text = self.text
            shown = events_words.shortened(text)
            self._colors.setDocument(self.raw.document() if len(shown) <= _COLOURED_CHARACTERS else None)
            self.raw.setPlainText(wording.plain(shown))
            if len(shown) < len(text):
                note = self.tr("Long texts are shortened here; Copy gives all {0} characters.").format(f"{len(text):,}")
        self.note.setText(note)
        self.note.setVisible(bool(note))

    @property
    def _cause(self) -> str:
        """The id of the client event that an error names, or empty."""
        error = self._body.get("error") if isinstance(self._body, dict) else None
        event_id = error.get("event_id") if isinstance(error, dict) else None
        return event_id if isinstance(event_id, str) else ""

    def _ids(self) -> dict[str, str]:
        """The ids in the event, by their names."""
        found: dict[str, str] = {}
        body = self._body if isinstance(self._body, dict) else {}
        places = [("", body), *((f"{name}.", value) for name, value in body.items() if isinstance(value, dict))]
        for prefix, place in places:
            for name, value in place.items():
                if (name == "id" or name.endswith("_id")) and isinstance(value, str) and value:
                    found.setdefault(prefix + name, value)
        return found

    def _offer_ids(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, value in self._ids().items():
            shown = events_words.one_line(f"{name}  {value[:48]}").replace("&", "&&")
            menu.addAction(shown, lambda value=value: QGuiApplication.clipboard().setText(value))
        menu.popup(self.ids.mapToGlobal(self.ids.rect().bottomLeft()))

    def _arrange(self) -> None:
        self.name.setFont(fonts.mono(fonts.CONTROL_PX))
        self.raw.setProperty("look", "flat")
        self.raw.setAccessibleName(self.tr("The event as text"))
        self.raw.setTabChangesFocus(True)
        self.note.setWordWrap(True)
        self.views.setDrawBase(False)
        self.views.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.views.setAccessibleName(self.tr("How the event is shown"))
        for title in (self.tr("Tree"), self.tr("Text")):
            self.views.addTab(title)
        for page in (self.tree, self.raw):
            self.pages.addWidget(page)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.name)
        words.addWidget(self.facts)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.views)
        row.addStretch(1)
        for button in (self.cause, self.item, self.ids, self.copy, self.close_button):
            row.addWidget(button)
        head = Surface("surface")
        column = QVBoxLayout(head)
        column.setContentsMargins(16, 8, 4, 4)
        column.setSpacing(4)
        column.addLayout(words)
        column.addLayout(row)
        column.addWidget(self.note)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(head)
        outer.addWidget(self.pages, 1)
        self._dress()

    def _dress(self) -> None:
        self.name.setFont(fonts.mono(fonts.CONTROL_PX))
        self.raw.setFont(fonts.mono(fonts.SMALL_PX))

    # Qt's own names from here on.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._dress()
            self._colors.rehighlight()
