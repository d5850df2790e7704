"""A list of words: each on a chip that takes it away again, and a line for the next."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from desktop_app.ui import wording
from desktop_app.ui.button import Button
from desktop_app.ui.flow_layout import FlowArea
from desktop_app.ui.settings.editors.editor import Editor

_SEPARATORS = str.maketrans("\n;，、；", ",,,,,")


class NextWord(QLineEdit):
    """The line for the next word; Backspace in an empty line takes the last one away."""

    def __init__(self, editor: WordListEditor) -> None:
        super().__init__()
        self._editor = editor

    # Qt's own names from here on.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self._editor.remove_last()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._editor.take()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._editor.take()


class WordListEditor(Editor):
    """Words in an order; Enter, a comma or leaving the line adds what is typed, several at once where commas are."""

    def __init__(self, name: str, hint: str = "") -> None:
        self.line = NextWord(self)
        super().__init__(name, self.line)
        self._hint = hint
        self.chips: list[Button] = []
        self._words: tuple[str, ...] = ()
        self._area = FlowArea()
        self.column.addWidget(self._area)
        self.column.addWidget(self.line)
        self.line.textEdited.connect(self._typed)
        self._show()

    def set_value(self, value: Any) -> None:
        if tuple(value) != self._words:
            self._words = tuple(value)
            self._show()

    def take(self) -> None:
        """Add what is typed."""
        typed = [word.strip() for word in self.line.text().translate(_SEPARATORS).split(",")]
        words = tuple(dict.fromkeys([*self._words, *(word for word in typed if word)]))
        self.line.clear()
        self._become(words)

    def remove_last(self) -> None:
        """Take the last word away."""
        self._become(self._words[:-1])

    def _typed(self, text: str) -> None:
        if "," in text.translate(_SEPARATORS):
            self.take()

    def _remove(self) -> None:
        chip = self.sender()
        if chip in self.chips:
            index = self.chips.index(chip)
            had_focus = chip.hasFocus()
            self._become(self._words[:index] + self._words[index + 1 :])
            if had_focus:
                (self.chips[min(index, len(self.chips) - 1)] if self.chips else self.line).setFocus()

    def _become(self, words: tuple[str, ...]) -> None:
        if words != self._words:
            self._words = words
            self._show()
            self.edited.emit(words)

    def _show(self) -> None:
        for chip in self.chips:
            self._area.remove(chip)
        self.chips = []
        for word in self._words:
            shown = wording.plain(word)
            chip = Button(shown.replace("&", "&&"), icon="cross", look="chip", name=self.tr("Remove {0}").format(shown))
            chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross behind the word
            chip.clicked.connect(self._remove)
            self._area.add(chip)
            self.chips.append(chip)
        self._area.setVisible(bool(self.chips))
        self.parts_changed.emit()
        self.line.setPlaceholderText(self.tr("Add another") if self._words else self._hint)
