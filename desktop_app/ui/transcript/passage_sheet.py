"""Arguments or the result of a call in a sheet of their own, where a card has no room for them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.ui import wording
from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption
from desktop_app.ui.look import fonts
from desktop_app.ui.sheet import Sheet
from desktop_app.ui.tools.code_editor import CodeEditor
from desktop_app.ui.transcript.code_text import arranged

LONGEST_SHOWN = 1_000_000
_WIDE_PX, _HIGH_PX = 760, 560


def tr(text: str) -> str:
    """Translate words of this module's context."""
    return QCoreApplication.translate("PassageSheet", text)


class PassageSheet(Sheet):
    """Shows a text to read and to copy."""

    def __init__(self, function: str, passage: str, text: str, parent: QWidget) -> None:
        title = tr("Arguments of {0}") if passage == "arguments" else tr("Result of {0}")
        super().__init__(title.format(wording.plain(function[:80])), parent)
        self._text = text
        whole = arranged(text)
        self.text = CodeEditor(self.windowTitle(), numbered=True)
        self.text.setReadOnly(True)
        self.text.show_text(wording.plain(whole[:LONGEST_SHOWN]))
        more = tr("The first {0} of {1} characters; Copy takes all.")
        self.rest = Caption(
            more.format(wording.number(LONGEST_SHOWN), wording.number(len(whole))), "tertiary", small=True
        )
        self.copy = Button(tr("Copy"), icon="copy", name=tr("Copy all of it"))
        close = Button(tr("Close"))
        close.setDefault(True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.copy)
        row.addWidget(self.rest, 1)
        row.addStretch(1)
        row.addWidget(close)
        self.column.addWidget(self.text, 1)
        self.column.addLayout(row)
        self.rest.setVisible(len(whole) > LONGEST_SHOWN)
        self.copy.clicked.connect(self._copy)
        close.clicked.connect(self.accept)
        room = self.screen().availableSize() * 0.9
        self.resize(QSize(fonts.px(_WIDE_PX), fonts.px(_HIGH_PX)).boundedTo(room))
        self.text.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
