"""What the assistant is told of a function: its name, what it does, and its parameters."""

from __future__ import annotations

import re
from collections.abc import Container

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop_app.settings.tool_definition import ToolDefinition
from desktop_app.ui.caption import Caption
from desktop_app.ui.connections.form_rows import FormRows
from desktop_app.ui.look import fonts
from desktop_app.ui.tools.parameters_editor import ParametersEditor

LONGEST_NAME = 64
_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")
_DESCRIPTION_PX = 64


class FunctionPanel(QWidget):
    """Edits name, description and parameters.

    Args:
        taken: names that other tools have.

    Signals:
        edited: something of it is different.
    """

    edited = Signal()

    def __init__(self, taken: Container[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._taken = taken
        self.name = QLineEdit()
        self.name.setFont(fonts.mono(fonts.SMALL_PX))
        self.name.setPlaceholderText("get_weather")
        self.name.setMaxLength(LONGEST_NAME)
        self.description = QPlainTextEdit()
        self.description.setPlaceholderText(
            self.tr("What it does and when to call it, in words for the assistant: this decides whether it is called.")
        )
        self.description.setTabChangesFocus(True)
        self.description.setFixedHeight(fonts.px(_DESCRIPTION_PX))
        self._given = self._given_shown = ""
        self.parameters = ParametersEditor()
        rows = FormRows()
        rows.add(self.tr("Name"), self.name)
        rows.add(self.tr("Description"), self.description)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(12)
        column.addLayout(rows)
        column.addWidget(Caption(self.tr("Parameters"), "secondary"))
        column.addWidget(self.parameters, 1)
        self.name.textEdited.connect(self.edited)
        self.description.textChanged.connect(self.edited)
        self.parameters.changed.connect(self.edited)

    @property
    def described(self) -> str:
        """The description; one that nobody changed comes back letter by letter."""
        now = self.description.toPlainText()
        return self._given if now == self._given_shown else now.strip()

    @property
    def problem(self) -> str:
        """Why the assistant cannot be told of it yet, or empty."""
        name = self.name.text().strip()
        if not name:
            return self.tr("The function has no name yet.")
        if not _NAME.fullmatch(name):
            return self.tr("A name is made of letters a to z, digits, “_” and “-”.")
        if name in self._taken:
            return self.tr("Another function is called “{0}” already.").format(name)
        return self.parameters.problem

    def show_tool(self, tool: ToolDefinition) -> None:
        """Show a function."""
        self.name.setText(tool.name)
        self.description.setPlainText(tool.description)
        self._given, self._given_shown = tool.description, self.description.toPlainText()
        self.parameters.show_schema(tool.parameters)
