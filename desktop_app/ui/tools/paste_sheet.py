"""Tools out of JSON that somebody pastes."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.settings.pasted_tools import PastedProblem, pasted_tools
from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption
from desktop_app.ui.look import fonts
from desktop_app.ui.sheet import Sheet
from desktop_app.ui.tools.code_editor import CodeEditor

_WIDE_PX, _HIGH_PX = 640, 480
_HINT = '{"type": "function", "name": "get_weather", "parameters": {"type": "object", "properties": {}}}'


class PasteSheet(Sheet):
    """Reads what is pasted as it comes, and says what is in it.

    Signals:
        taken(object, object): lists of functions and of MCP servers.
    """

    taken = Signal(object, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("PasteSheet", "Paste tools"), parent)
        words = Caption(
            self.tr(
                "A function, a list of them, or a whole session as JSON, from OpenAI's documentation or from your own "
                "code. How each call is answered you choose afterwards; at first you answer by hand."
            ),
            "secondary",
        )
        words.setWordWrap(True)
        self.text = CodeEditor(self.tr("JSON of tools"), numbered=True)
        self.text.setPlaceholderText(_HINT)
        self.found = Caption("", "secondary", small=True)
        self.found.setWordWrap(True)
        self.cancel = Button(self.tr("Cancel"))
        self.add = Button(self.tr("Add"), look="primary")
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.found, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.add)
        self.column.addWidget(words)
        self.column.addWidget(self.text, 1)
        self.column.addLayout(foot)
        self.text.edited.connect(self._look)
        self.text.submitted.connect(self._add)
        self.cancel.clicked.connect(self.reject)
        self.add.clicked.connect(self._add)
        room = self.screen().availableSize() * 0.9
        self.resize(QSize(fonts.px(_WIDE_PX), fonts.px(_HIGH_PX)).boundedTo(room))
        self._offer_clipboard()
        self._look()
        self.text.setFocus()

    def _offer_clipboard(self) -> None:
        text = QGuiApplication.clipboard().text()
        try:
            pasted_tools(text)
        except PastedProblem:
            return
        self.text.show_text(text)

    def _look(self) -> None:
        text = self.text.toPlainText()
        self.text.mark(0)
        try:
            tools, servers = pasted_tools(text)
        except PastedProblem as problem:
            words = QCoreApplication.translate("PastedTools", problem.sentence).format(problem.detail)
            self.found.setText(words if text.strip() else "")
            self.found.set_tone("danger")
            self.text.mark(problem.line if text.strip() else 0, words)
            self.add.setEnabled(False)
            return
        names = ", ".join([*(tool.name for tool in tools), *(server.label for server in servers)])
        self.found.set_tone("secondary")
        self.found.setText(self.tr("Found: {0}").format(names))
        self.add.setEnabled(True)

    def _add(self) -> None:
        try:
            tools, servers = pasted_tools(self.text.toPlainText())
        except PastedProblem:
            return
        self.taken.emit(tools, servers)
        super().accept()

    # Qt's own names from here on.

    def accept(self) -> None:
        self._add()
