"""The parameters of a function, as a form and as a JSON Schema: two views of the same thing."""

from __future__ import annotations

import json
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.controller import schema_desk
from desktop_app.settings.simple_parameters import BeyondForm, read, write
from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption
from desktop_app.ui.page_parts import page_tabs
from desktop_app.ui.tools.code_editor import CodeEditor
from desktop_app.ui.tools.parameters_form import ParametersForm

_CHECK_MS = 150
_FORM, _SCHEMA = 0, 1


class ParametersEditor(QWidget):
    """Edits a JSON Schema; what a form cannot show is left as it is written.

    Signals:
        changed: `schema` or `problem` is another one.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._schema: dict[str, Any] = {"type": "object", "properties": {}}
        self._problem = ""
        self.tabs = page_tabs(self.tr("How the parameters are shown"))
        self.tabs.addTab(self.tr("Form"))
        self.tabs.addTab(self.tr("JSON Schema"))
        self.form = ParametersForm()
        self.text = CodeEditor(self.tr("JSON Schema of the parameters"), numbered=True)
        self.beyond = Caption("", "secondary", small=True)
        self.beyond.setWordWrap(True)
        self.beyond.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.mistake = Caption("", "danger", small=True)
        self.mistake.setWordWrap(True)
        self.go_there = Button(self.tr("Go there"), look="link")
        self.pages = QStackedWidget()
        self._soon = QTimer(self, singleShot=True, interval=_CHECK_MS)
        self._arrange()
        self.tabs.currentChanged.connect(self._turn)
        self.form.edited.connect(self._take_form)
        self.text.edited.connect(self._soon.start)
        self._soon.timeout.connect(self.check)
        self.go_there.clicked.connect(self._go_there)

    def _arrange(self) -> None:
        form = QWidget()
        inside = QVBoxLayout(form)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        inside.addWidget(self.beyond)
        inside.addWidget(self.form, 1)
        self.pages.addWidget(form)
        self.pages.addWidget(self.text)
        below = QHBoxLayout()
        below.setSpacing(4)
        below.addWidget(self.mistake, 1)
        below.addWidget(self.go_there)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.tabs)
        column.addWidget(self.pages, 1)
        column.addLayout(below)
        self._tell("", 0)

    @property
    def schema(self) -> dict[str, Any]:
        """The last schema without a mistake."""
        return self._schema

    @property
    def problem(self) -> str:
        """What is wrong with what is shown, or empty."""
        if self._soon.isActive():
            self.check()
        return self._problem

    def show_schema(self, schema: dict[str, Any]) -> None:
        """Show a schema, as a form where that can show it."""
        self._schema = schema
        self.text.show_text(_written(schema))
        self.check()
        self.tabs.setCurrentIndex(_FORM if not self.beyond.text() else _SCHEMA)

    def check(self) -> None:
        """Look at the text as it is now."""
        self._soon.stop()
        finding = schema_desk.check_schema(self.text.toPlainText())
        if finding.value is not None:
            self._schema = finding.value
        self._tell(_said(finding.words, finding.detail), finding.line)
        self._show_form()
        self.changed.emit()

    def _show_form(self) -> None:
        if self._problem:
            self.beyond.setText(self.tr("The JSON Schema has a mistake. The form comes back when it is mended."))
        else:
            outcome = read(self._schema)
            if isinstance(outcome, BeyondForm):
                why = QCoreApplication.translate("ToolParameters", outcome.reason).format(outcome.name)
                self.beyond.setText(self.tr("{0} Edit it as JSON Schema; nothing of it is lost.").format(why))
            else:
                self.beyond.setText("")
                self.form.show_parameters(outcome)
        self.beyond.setVisible(bool(self.beyond.text()))
        self.form.setVisible(not self.beyond.text())

    def _take_form(self) -> None:
        problem = self.form.problem
        if not problem:
            self._schema = write(self.form.parameters, self._schema)
            self.text.show_text(_written(self._schema))
            finding = schema_desk.check_schema(self.text.toPlainText())
            problem = _said(finding.words, finding.detail)
        self._tell(problem, 0)
        self.changed.emit()

    def _tell(self, problem: str, line: int) -> None:
        self._problem = problem
        self.text.mark(line if problem else 0, problem)
        self.mistake.setText(self.tr("Line {0}: {1}").format(line, problem) if problem and line else problem)
        self.mistake.setVisible(bool(problem))
        self.go_there.setVisible(bool(problem and line))

    def _turn(self, page: int) -> None:
        if page == _FORM and self._soon.isActive():
            self.check()
        self.pages.setCurrentIndex(page)

    def _go_there(self) -> None:
        self.tabs.setCurrentIndex(_SCHEMA)
        self.text.go_to_mark()


def _written(schema: dict[str, Any]) -> str:
    text = json.dumps(schema, indent=2, ensure_ascii=False)
    # A text editor makes spaces and line ends of these.
    for letter in "\u00a0\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return text


def _said(words: str, detail: str) -> str:
    return QCoreApplication.translate("SchemaCheck", words).format(detail) if words else ""
