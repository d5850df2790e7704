"""The bar that searches the transcript: a field, which of how many, back and on."""

from __future__ import annotations

import weakref

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget
from shiboken6 import isValid

from desktop_app.ui import wording
from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption
from desktop_app.ui.look import icons, palette
from desktop_app.ui.look.surface import Surface
from desktop_app.ui.transcript.matches import TranscriptMatches

_TYPING_MS = 80
_FIELD_PX = 360
_LENS_PX = 16


class SearchField(QLineEdit):
    """Takes the words, and keeps the keys that walk through what was found.

    Signals:
        step_requested(int): 1 for the next, -1 for the previous one.
        closed: Esc.
    """

    step_requested = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextMargins(_LENS_PX + 4, 0, 0, 0)

    # Qt's own names from here on.

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        spot = QRectF(10.0, (self.height() - _LENS_PX) / 2, _LENS_PX, _LENS_PX)
        icons.paint(painter, "search", spot, palette.current().color("tertiary"))
        painter.end()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
            event.accept()  # Esc closes the bar; the window's Esc interrupts
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, mods = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and mods in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        ):
            self.step_requested.emit(-1 if mods else 1)
        elif key == Qt.Key.Key_Escape:
            self.closed.emit()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.step_requested.emit(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)


class TranscriptSearch(Surface):
    """Searches as one types.

    Signals:
        closed: the bar was closed; what was marked is not any more.
    """

    closed = Signal()

    def __init__(self, matches: TranscriptMatches, parent: QWidget | None = None) -> None:
        super().__init__("surface", "b", parent)
        self._matches = matches
        self._first_row = 0
        self._came_from: weakref.ref[QWidget] | None = None
        self._typed = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typed.timeout.connect(self._search)
        self.field = SearchField()
        self.field.setPlaceholderText(self.tr("Search words, tools, arguments and results"))
        self.field.setAccessibleName(self.tr("Search the transcript"))
        self.field.setMaximumWidth(_FIELD_PX)
        self.field.setClearButtonEnabled(False)
        self.count = Caption("", "secondary", small=True)
        self.count.setAccessibleName(self.tr("Matches"))
        self.previous = Button(icon="chevron-up", look="ghost", name=self.tr("Previous match (Shift+Enter)"))
        self.next = Button(icon="chevron-down", look="ghost", name=self.tr("Next match (Enter)"))
        self.close_button = Button(icon="cross", look="ghost", name=self.tr("Close the search (Esc)"))
        self._arrange()
        self.field.textChanged.connect(self._typed.start)
        self.field.step_requested.connect(self.step)
        self.field.closed.connect(self.leave)
        self.previous.clicked.connect(lambda: self.step(-1))
        self.next.clicked.connect(lambda: self.step(1))
        self.close_button.clicked.connect(self.leave)
        matches.changed.connect(self._show_count)
        self._show_count()
        self.hide()

    def open(self, first_row: int, text: str = "") -> None:
        """Show the bar and search from a row on; `text` is searched for at once."""
        self._first_row = first_row
        before = QApplication.focusWidget()
        if before is not None and not self.isAncestorOf(before):
            self._came_from = weakref.ref(before)
        if text:
            self.field.setText(text)
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._search()

    def step(self, step: int) -> None:
        """Go to the next or the previous match, searching first where that was still to come."""
        if self._typed.isActive():
            self._typed.stop()
            self._search()
        else:
            self._matches.go(step)

    def leave(self) -> None:
        """Close the bar and give the keyboard back to where it was."""
        self._typed.stop()
        self._matches.search("", 0)
        before = self._came_from() if self._came_from is not None else None
        self.hide()
        self.closed.emit()
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _search(self) -> None:
        self._matches.search(self.field.text(), self._first_row)

    def _show_count(self) -> None:
        total, found = self._matches.total, self._matches.ordinal
        if total:
            words = self.tr("{0} of {1}").format(wording.number(found), wording.number(total))
            words += "…" if self._matches.searching else ""
        elif self._matches.searching:
            words = self.tr("Searching…")
        else:
            words = self.tr("Not found") if self.field.text() else ""
        self.count.setText(words)
        for button in (self.previous, self.next):
            button.setEnabled(total > 0)

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addSpacing(8)
        row.addWidget(self.count)
        row.addSpacing(4)
        for widget in (self.previous, self.next):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.close_button)

    # Qt's own names from here on.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
