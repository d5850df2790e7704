"""A function in a Python file that answers a call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from desktop_app.settings.tool_definition import Answer, PythonAnswer, ToolDefinition
from desktop_app.ui import wording
from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption
from desktop_app.ui.look import fonts
from desktop_app.ui.picker import Choice, Picker
from desktop_app.ui.tools.answer_fields import AnswerFields, Limits, choose_path

if TYPE_CHECKING:
    from desktop_app.controller.function_finder import FoundFunctions
    from desktop_app.controller.tool_desk import ToolDesk


class PythonFields(AnswerFields):
    """Edits a `PythonAnswer`.

    Signals:
        schema_found(object): the chosen function as a tool: its description and parameters are those of the file.
        schema_offered(object): the same, when it was only chosen and not asked for.
    """

    schema_found = Signal(object)
    schema_offered = Signal(object)

    def __init__(self, desk: ToolDesk) -> None:
        super().__init__()
        self._desk = desk
        self._tools: dict[str, ToolDefinition] = {}
        self.path = QLineEdit()
        self.path.setFont(fonts.mono(fonts.SMALL_PX))
        self.path.setPlaceholderText("~/tools/weather.py")
        self.choose = Button(self.tr("Choose…"), name=self.tr("Choose the Python file"))
        self.function = Picker(self.tr("Function"))
        self.look = Button(self.tr("Find functions"), name=self.tr("Run the file once to find its functions"))
        self.state = Caption("", "secondary", small=True)
        self.state.setWordWrap(True)
        self.take = Button(self.tr("Take description and parameters from the file"), look="link")
        self.rows.add(self.tr("File"), self.path, self.choose)
        self.rows.add(self.tr("Function"), self.function, self.look)
        self.column.addWidget(self.state)
        self.column.addWidget(self.take)
        self.limits = Limits(self)
        self.say(
            self.tr(
                "The function is called in a process of its own, with your rights: it can read and change your files "
                "and use the network. Its parameters come from its type hints. Finding functions runs the file once. "
                "Duologue asks you before the first call, and whenever the file has changed."
            )
        )
        self.state.hide()
        self.take.hide()
        self._join()

    def _join(self) -> None:
        self.path.textEdited.connect(self.edited)
        self.path.textEdited.connect(self._show_look)
        self.choose.clicked.connect(
            lambda: choose_path(self, self.tr("Choose the Python file"), self.path.text(), self._take_path)
        )
        self.look.clicked.connect(self._look_into)
        self.function.chosen.connect(self._show_take)
        self.function.chosen.connect(self._offer_schema)
        self.function.chosen.connect(self.edited)
        self.take.clicked.connect(self._take_schema)
        self._desk.functions.found.connect(self._show_found)
        self._show_look()

    @property
    def answer(self) -> Answer:
        """The function."""
        return PythonAnswer(
            path=self.path.text().strip(),
            function=self.function.current_id,
            timeout_s=self.limits.timeout_s,
            limit_bytes=self.limits.limit_bytes,
        )

    @property
    def problem(self) -> str:
        """Why nothing can be called yet, or empty."""
        if not self.path.text().strip():
            return self.tr("No Python file is named yet.")
        return "" if self.function.current_id else self.tr("No function of the file is chosen yet.")

    def show_answer(self, answer: Answer) -> None:
        """Show a function of a file."""
        if isinstance(answer, PythonAnswer):
            self.path.setText(answer.path)
            names = [Choice(answer.function, answer.function)] if answer.function else []
            self.function.set_choices(names, answer.function)
            self.limits.show(answer.timeout_s, answer.limit_bytes)
            self._show_look()

    def _take_path(self, path: str) -> None:
        self.path.setText(path)
        self._show_look()
        self.edited.emit()

    def _look_into(self) -> None:
        self._say(self.tr("Looking into the file…"), "secondary")
        self._desk.functions.look_into(self.path.text().strip())

    def _show_found(self, found: FoundFunctions) -> None:
        if found.path != self.path.text().strip():
            return
        self._tools = {tool.name: tool for tool in found.tools}
        if found.words:
            self._say(wording.plain(found.words), "danger")
            return
        unfit = ", ".join(f"{name} ({why})" for name, why in found.unfit)
        words = self.tr("Functions found: {0}.").format(len(found.tools))
        if unfit:
            words = f"{words} " + self.tr("Not usable: {0}.").format(wording.plain(unfit))
        self._say(words, "secondary")
        current = self.function.current_id
        first = next(iter(self._tools), "")
        self.function.set_choices([Choice(name, name) for name in self._tools], current or first)
        self._show_take()
        self._offer_schema()
        self.edited.emit()

    def _say(self, words: str, tone: str) -> None:
        self.state.set_tone(tone)
        self.state.setText(words)
        self.state.show()

    def _show_look(self) -> None:
        self.look.setEnabled(bool(self.path.text().strip()))

    def _show_take(self) -> None:
        self.take.setVisible(self.function.current_id in self._tools)

    def _offer_schema(self) -> None:
        if self.function.current_id in self._tools:
            self.schema_offered.emit(self._tools[self.function.current_id])

    def _take_schema(self) -> None:
        self.schema_found.emit(self._tools[self.function.current_id])
