"""The sheet that has the assistant say a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption
from desktop_app.ui.look import fonts
from desktop_app.ui.responses.sheet_foot import sheet_foot
from desktop_app.ui.responses.text_field import TextField
from desktop_app.ui.sheet import Sheet

if TYPE_CHECKING:
    from desktop_app.controller.response_desk import ResponseDesk

_WIDE_PX = 480


def tr(text: str) -> str:
    """Translate words of this sheet."""
    return QCoreApplication.translate("Responses", text)


class SaySheet(Sheet):
    """A text, and a button that has it said."""

    def __init__(self, desk: ResponseDesk, parent: QWidget) -> None:
        super().__init__(tr("Say this"), parent)
        self._desk = desk
        self.text = TextField(4, tr("The words the assistant should say"))
        self.text.setAccessibleName(tr("Words to say"))
        self.say = Button(tr("Say it"), look="primary", name=tr("Have it said (Ctrl+Enter)"))
        help_words = tr(
            "The assistant says it with its own voice, as its next words in the conversation. "
            "Models keep to such words closely, but nothing forces them."
        )
        words = Caption(help_words, "tertiary", small=True)
        words.setWordWrap(True)
        self.column.addWidget(self.text)
        self.column.addWidget(words)
        self.column.addLayout(sheet_foot(self, self.say))
        self.say.clicked.connect(self._say)
        self.text.entered.connect(self._say)
        self.text.textChanged.connect(self._look)
        self._look()
        self.resize(fonts.px(_WIDE_PX), self.sizeHint().height())
        self.text.setFocus()

    def _look(self) -> None:
        self.say.setEnabled(bool(self.text.text.strip()))

    def _say(self) -> None:
        if self._desk.say(self.text.text):
            self.accept()
