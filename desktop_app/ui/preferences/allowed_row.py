"""One thing that may run without a question: what it is, word by word, and the button that takes that back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.ui import wording
from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption, breakable
from desktop_app.ui.look import fonts

if TYPE_CHECKING:
    from desktop_app.controller.trusted_tools import Trusted

_LONGEST = 240


class AllowedRow(QWidget):
    """Says what was shown when the user allowed it.

    Signals:
        taken_back: the user no longer allows it.
    """

    taken_back = Signal()

    def __init__(self, trusted: Trusted, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = self._what(trusted)
        self.what = Caption(self._line)
        self.what.setWordWrap(True)
        self.what.setMinimumWidth(1)
        if trusted.words:
            self.what.setFont(fonts.mono(fonts.SMALL_PX))
            self.what.setToolTip("\n".join(_argument(word) for word in trusted.words))
        self.kind = Caption(self._kind(trusted), "tertiary", small=True)
        self.kind.setWordWrap(True)
        self.remove = Button("", icon="trash", look="tool", name=self.tr("Ask again before this runs"))
        self.remove.setAccessibleDescription(f"{self._line}. {self.kind.text()}")
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.what)
        words.addWidget(self.kind)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.remove.clicked.connect(self.taken_back)

    def _what(self, trusted: Trusted) -> str:
        telling = {"http": 1, "python": 2}.get(trusted.kind)
        line = " ".join(_argument(word) for word in trusted.words[:telling])
        if not line:
            return self.tr("Allowed by an earlier version, which did not keep what it was")
        return line if len(line) <= _LONGEST else line[:_LONGEST] + "…"

    def _kind(self, trusted: Trusted) -> str:
        kinds = {
            "command": self.tr("A program on this computer"),
            "http": self.tr("A web address (HTTP POST)"),
            "python": self.tr("A function in a Python file"),
        }
        kind = kinds.get(trusted.kind, "")
        name = wording.plain(trusted.tool_name)
        return self.tr("{0}, for {1}").format(kind, name) if kind and name else kind or name

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.what.setText(breakable(self._line, self.what.fontMetrics(), self.what.width()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and self.what.toolTip():
            self.what.setFont(fonts.mono(fonts.SMALL_PX))


def _argument(word: str) -> str:
    """A word of a command so that one sees where it begins and ends."""
    plain = word.isprintable() and word and " " not in word and '"' not in word and wording.plain(word) == word
    return word if plain else json.dumps(word, ensure_ascii=not word.isprintable())
