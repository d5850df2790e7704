"""The sheet of one MCP server, whose tools the service lists and calls."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import msgspec
from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop_app.settings.tool_definition import McpServer
from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption, ElidedCaption
from desktop_app.ui.connections.form_rows import FormRows
from desktop_app.ui.connections.question_bar import Answer, QuestionBar
from desktop_app.ui.look import fonts
from desktop_app.ui.page_parts import scrolling
from desktop_app.ui.picker import Choice, Picker
from desktop_app.ui.sheet import Sheet

if TYPE_CHECKING:
    from desktop_app.controller.tool_desk import ToolDesk

_WIDE_PX, _HIGH_PX = 640, 560
_LINES_PX = 64


class ServerSheet(Sheet):
    """Edits a copy; the authorization goes to the secret store and is never shown again.

    Args:
        taken: labels that other servers have.

    Signals:
        saved(object): the server as it is to be from now on.
    """

    saved = Signal(object)

    def __init__(self, desk: ToolDesk, server: McpServer, taken: Container[str], parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("ServerSheet", "MCP server"), parent)
        self._desk = desk
        self._server = server
        self._taken = taken
        self.label = QLineEdit(server.label)
        self.label.setPlaceholderText("docs")
        self.url = QLineEdit(server.url)
        self.url.setPlaceholderText("https://example.com/mcp")
        self.description = QPlainTextEdit(server.description)
        self.description.setPlaceholderText(self.tr("What its tools are good for, in words for the assistant"))
        self.allowed = QPlainTextEdit("\n".join(server.allowed_tools))
        self.allowed.setPlaceholderText(self.tr("all of its tools"))
        self.approval = Picker(self.tr("Ask me"))
        self.approval.set_choices(
            [Choice("always", self.tr("Before each call")), Choice("never", self.tr("Never"))], server.approval
        )
        self.authorization = QLineEdit()
        self.authorization.setEchoMode(QLineEdit.EchoMode.Password)
        self.forget = Button(self.tr("Forget"), name=self.tr("Forget the authorization"))
        self._forgotten = False
        self.question = QuestionBar()
        self.problem = ElidedCaption("", "secondary", small=True)
        self.cancel = Button(self.tr("Cancel"))
        self.save = Button(self.tr("Save"), look="primary", name=self.tr("Save; Apply sends it to the service"))
        self._arrange()
        self._join()
        self._look()
        room = self.screen().availableSize() * 0.95
        self.resize(QSize(fonts.px(_WIDE_PX), fonts.px(_HIGH_PX)).boundedTo(room))
        self.label.setFocus()

    def _arrange(self) -> None:
        body = QWidget()
        inside = QVBoxLayout(body)
        inside.setContentsMargins(0, 4, 12, 4)
        inside.setSpacing(16)
        rows = FormRows()
        rows.add(self.tr("Label"), self.label)
        rows.add(self.tr("Address"), self.url)
        rows.add(self.tr("Description"), self.description)
        rows.add(
            self.tr("Tools"),
            self.allowed,
            help_words=self.tr("Names of the tools that may be used, one a line. Empty: all of them."),
        )
        rows.add(self.tr("Ask me"), self.approval)
        rows.add(
            self.tr("Authorization"),
            self.authorization,
            self.forget,
            help_words=self.tr("Kept in this system's secret store, sent to the service, and never shown again."),
        )
        inside.addLayout(rows)
        words = Caption(
            self.tr(
                "The service, not this computer, reaches the server: it reads its list of tools and calls them with "
                "what the assistant says. Only services of the GA dialect do this."
            ),
            "secondary",
            small=True,
        )
        words.setWordWrap(True)
        inside.addWidget(words)
        inside.addStretch(1)
        for text in (self.description, self.allowed):
            text.setTabChangesFocus(True)
            text.setFixedHeight(fonts.px(_LINES_PX))
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.problem, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.save)
        self.column.addWidget(scrolling(body), 1)
        self.column.addWidget(self.question)
        self.column.addLayout(foot)

    def _join(self) -> None:
        for line in (self.label, self.url, self.authorization):
            line.textEdited.connect(self._look)
        self.description.textChanged.connect(self._look)
        self.allowed.textChanged.connect(self._look)
        self.approval.chosen.connect(self._look)
        self.forget.clicked.connect(self._forget)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._save)

    @property
    def _edited(self) -> McpServer:
        names = (name.strip() for name in self.allowed.toPlainText().splitlines())
        server = msgspec.structs.replace(
            self._server,
            label=self.label.text().strip(),
            url=self.url.text().strip(),
            description=self.description.toPlainText().strip(),
            allowed_tools=tuple(dict.fromkeys(name for name in names if name)),
            approval="never" if self.approval.current_id == "never" else "always",
        )
        kept = self._desk.secrets.has_authorization(server) and not self._forgotten
        return msgspec.structs.replace(server, has_authorization=kept or bool(self.authorization.text()))

    def _problem(self) -> str:
        label = self.label.text().strip()
        if not label:
            return self.tr("The server has no label yet.")
        if label in self._taken:
            return self.tr("Another server has this label already.")
        try:
            parts = urlsplit(self.url.text().strip())
            usable = parts.scheme in ("http", "https") and bool(parts.hostname)
        except ValueError:
            usable = False
        return "" if usable else self.tr("The address has to begin with https:// or http://.")

    def _look(self) -> None:
        problem = self._problem()
        self.problem.setText(problem)
        self.save.setEnabled(not problem)
        kept = self._edited.has_authorization and not self.authorization.text()
        self.authorization.setPlaceholderText(self.tr("kept; type to replace it") if kept else self.tr("none"))
        self.forget.setEnabled(kept)

    def _forget(self) -> None:
        self._forgotten = True
        self._look()

    def _save(self) -> None:
        if self._problem():
            return
        server = self._edited
        if self.authorization.text() or self._forgotten:
            self._desk.secrets.keep_authorization(server, self.authorization.text())
        self.authorization.clear()
        self.saved.emit(server)
        super().accept()

    # Qt's own names from here on.

    def accept(self) -> None:
        self._save()

    def reject(self) -> None:
        if self.question.leave():
            return
        unchanged = msgspec.structs.replace(self._edited, has_authorization=self._server.has_authorization)
        if unchanged == self._server and not self.authorization.text() and not self._forgotten:
            super().reject()
            return
        leave = super().reject
        self.question.ask(
            self.tr("What you changed here is not saved."),
            *([Answer(self.tr("Save"), self._save, "primary")] if not self._problem() else []),
            Answer(self.tr("Discard"), leave),
            Answer(self.tr("Go on editing"), self.label.setFocus),
        )
