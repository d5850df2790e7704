"""Where one chooses a key by pressing it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.ui.access import key_names
from desktop_app.ui.button import Button

_DEFAULT = "Space"


class TalkKeyField(Button):
    """Shows the talk key; pressed, it waits for another one.

    While it waits Esc keeps the key, Backspace makes it Space again, and Tab goes on to the next control.

    Signals:
        chosen(str): a key that can be the talk key, as `key_names` writes it.
        refused(str): a sentence why the key that was pressed cannot be it; empty: nothing is refused any more.
    """

    chosen = Signal(str)
    refused = Signal(str)
    waits = False  # while Qt builds it, it is asked already

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._key = key
        self._lone_modifier = ""
        self.setMinimumWidth(max(160, self.fontMetrics().horizontalAdvance(self.tr("Press a key…")) + 32))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: self._wait(True))
        self._show()

    def _wait(self, waits: bool) -> None:
        self.waits = waits
        self._lone_modifier = ""
        if waits:
            self.refused.emit("")
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show()

    def _take(self, key: str) -> None:
        refusal = key_names.refusal_of(key)
        if refusal:
            self.refused.emit(refusal)  # and it waits on
            return
        self._key = key
        self._wait(False)
        self.refused.emit("")
        self.chosen.emit(key)

    def _show(self) -> None:
        name = key_names.name_of(self._key)
        self.setText(self.tr("Press a key…") if self.waits else name)
        self.set_name(
            self.tr("Press the key to talk with; Esc keeps {0}, Backspace makes it Space").format(name)
            if self.waits
            else self.tr("Talk key: {0}. Press to choose another").format(name)
        )
        self.set_look("alert" if self.waits else "quiet")

    def _captured(self, event: QKeyEvent) -> None:
        self._lone_modifier = ""
        if event.key() == Qt.Key.Key_Escape:
            self._wait(False)
            self.refused.emit("")
        elif event.key() == Qt.Key.Key_Backspace:
            self._take(_DEFAULT)
        elif key_names.is_modifier(event):
            self._lone_modifier = key_names.text_of(event)
        elif not event.isAutoRepeat():
            self._take(key_names.text_of(event))

    # Qt's own names from here on.

    def event(self, event: QEvent) -> bool:
        if self.waits and event.type() is QEvent.Type.ShortcutOverride:
            event.accept()  # no shortcut takes the key away
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.waits:
            self._captured(event)
            event.accept()
            return
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not self.waits:
            super().keyReleaseEvent(event)
        elif self._lone_modifier and key_names.is_modifier(event):
            # A modifier alone is known by its coming up with nothing else pressed.
            self._take(self._lone_modifier)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.waits:
            self._wait(False)
