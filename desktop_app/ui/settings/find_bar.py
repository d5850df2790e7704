"""Finds settings: by what they are called, by what they do, and by the protocol's own names."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop_app.settings.fields import FIELDS
from desktop_app.ui.button import Button
from desktop_app.ui.look import fonts, icons, palette
from desktop_app.ui.settings import words
from desktop_app.ui.settings.wire_names import wire_names_of

_TYPING_MS = 120


class FindLine(QLineEdit):
    """Escape empties it, and once more goes away.

    Signals:
        done: somebody does not look for anything any more.
        left: somebody wants the first setting that was found.
    """

    done = Signal()
    left = Signal()

    # Qt's own names from here on.

    def event(self, event: QEvent) -> bool:
        asks = event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if asks and event.key() == Qt.Key.Key_Escape:
            event.accept()  # here it is ours, not the window's
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Escape:
            self.done.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FindBar(QWidget):
    """A line to type in, and a chip for what was changed; hidden until `opener` is pressed.

    Attributes:
        opener: a small button for the page to place.

    Signals:
        narrowed: other settings are looked for.
    """

    narrowed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = FindLine()
        self.changed = Button(self.tr("Changed"), look="chip", name=self.tr("Only settings that are not as usual"))
        self.changed.setCheckable(True)
        self.opener = Button(icon="search", look="tool", name=self.tr("Find a setting"))
        self.opener.setCheckable(True)
        self.line.setPlaceholderText(self.tr("Find a setting"))
        self.line.setAccessibleName(self.tr("Find a setting"))
        self.line.setToolTip(self.tr("By its name, what it does, or the protocol's name, such as silence_duration_ms"))
        self._clear = self.line.addAction(QIcon(), QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setToolTip(self.tr("Clear"))
        self._soon = QTimer(self, singleShot=True, interval=_TYPING_MS)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self.changed)
        self.hide()
        self._draw()
        self.opener.toggled.connect(self._open)
        self._soon.timeout.connect(self.narrowed)
        self._clear.triggered.connect(self.line.clear)
        self.line.textChanged.connect(self._typed)
        self.line.done.connect(lambda: self.opener.setChecked(False))
        self.changed.toggled.connect(self.narrowed)

    @property
    def narrows(self) -> bool:
        """Whether not every setting is wanted."""
        return bool(self.line.text().strip()) or self.changed.isChecked()

    def found(self, field: str) -> bool:
        """Whether every word somebody typed is somewhere in what is said of a field."""
        said = _said_of(field)
        return all(word in said for word in self.line.text().casefold().split())

    def show_all(self) -> None:
        """Want every setting."""
        self.changed.setChecked(False)
        self.line.clear()

    def _open(self, opened: bool) -> None:
        self.opener.set_look("tool-on" if opened else "tool")
        self.setVisible(opened)
        if not opened:
            self.show_all()
            self.opener.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._soon.start()

    def _draw(self) -> None:
        tone, side = palette.current().color("tertiary"), fonts.px(16)
        self._clear.setIcon(icons.icon("cross", tone, side, self.devicePixelRatioF()))
        self._clear.setVisible(bool(self.line.text()))

    # Qt's own names from here on.

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.DevicePixelRatioChange):
            self._draw()


def _said_of(field: str) -> str:
    info = FIELDS[field]
    said = [words.field_words(text) for text in (info.label, info.help, info.does, *info.choice_labels)]
    return " ".join([*said, field, *wire_names_of(field), *info.choices, *info.suggestions]).casefold()
