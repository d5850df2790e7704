"""How a call is answered: one picker, the fields of the kind, and who is asked first."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.settings.tool_definition import (
    Answer,
    AnsweredByHand,
    Approval,
    BuiltInAnswer,
    CannedAnswer,
    CommandAnswer,
    HttpAnswer,
    PythonAnswer,
)
from desktop_app.ui.connections.form_rows import FormRows
from desktop_app.ui.picker import Choice, Picker
from desktop_app.ui.tools.answer_fields import AnswerFields
from desktop_app.ui.tools.command_fields import CommandFields
from desktop_app.ui.tools.http_fields import HttpFields
from desktop_app.ui.tools.python_fields import PythonFields
from desktop_app.ui.tools.simple_answers import BuiltInFields, ByHandFields, CannedFields

if TYPE_CHECKING:
    from desktop_app.controller.tool_desk import ToolDesk

_KINDS: dict[type, str] = {
    AnsweredByHand: "by_hand",
    CannedAnswer: "canned",
    BuiltInAnswer: "built_in",
    CommandAnswer: "command",
    HttpAnswer: "http",
    PythonAnswer: "python",
}
_APPROVALS: tuple[Approval, ...] = ("never", "once", "always")


class _Fields(dict[str, AnswerFields]):
    """The fields by kind; those that nobody has looked at are not there yet."""

    def __init__(self, make: Callable[[str], AnswerFields]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, kind: str) -> AnswerFields:
        self[kind] = self._make(kind)
        return self[kind]


class AnswerPanel(QWidget):
    """Edits an answer and its approval; what was filled in for another kind comes back when that is chosen again.

    Signals:
        edited: something of it is different.
        schema_found(object): a tool whose description and parameters are wanted.
        schema_offered(object): one whose description and parameters may be wanted.
    """

    edited = Signal()
    schema_found = Signal(object)
    schema_offered = Signal(object)

    def __init__(self, desk: ToolDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = Picker(self.tr("Answered by"))
        self.kind.set_choices(
            [
                Choice("by_hand", self.tr("Me, by hand")),
                Choice("canned", self.tr("Always the same result")),
                Choice("built_in", self.tr("A function of Duologue")),
                Choice("command", self.tr("A program on this computer")),
                Choice("http", self.tr("A web address (HTTP POST)")),
                Choice("python", self.tr("A function in a Python file")),
            ],
            "by_hand",
        )
        self.approval = Picker(self.tr("Ask me"))
        self.approval.set_choices(
            [
                Choice("never", self.tr("Never: answer at once")),
                Choice("once", self.tr("Once: at the first call of a session")),
                Choice("always", self.tr("Always: before each call")),
            ],
            "never",
        )
        self._desk = desk
        self.fields = _Fields(self._make)
        self._arrange()
        self.kind.chosen.connect(self._show_kind)
        self.kind.chosen.connect(self.edited)
        self.approval.chosen.connect(self.edited)

    def _arrange(self) -> None:
        self._rows = FormRows()
        self._rows.add(self.tr("Answered by"), self.kind)
        self._rows.add(self.tr("Ask me"), self.approval)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 12, 4)
        column.setSpacing(16)
        column.addLayout(self._rows)
        self._kinds = QVBoxLayout()
        column.addLayout(self._kinds)
        column.addStretch(1)

    def _make(self, kind: str) -> AnswerFields:
        """The fields of a kind, made when they are wanted for the first time."""
        makers: dict[str, Callable[[], AnswerFields]] = {
            "by_hand": ByHandFields,
            "canned": CannedFields,
            "built_in": BuiltInFields,
            "command": CommandFields,
            "http": lambda: HttpFields(self._desk),
            "python": lambda: PythonFields(self._desk),
        }
        fields = makers[kind]()
        fields.edited.connect(self.edited)
        if isinstance(fields, PythonFields):
            fields.schema_found.connect(self.schema_found)
            fields.schema_offered.connect(self.schema_offered)
        self._kinds.addWidget(fields)
        fields.setVisible(kind == self.kind.current_id)
        return fields

    @property
    def answer(self) -> Answer:
        """What is in the fields of the chosen kind."""
        return self._chosen.answer

    @property
    def approving(self) -> Approval:
        """Who is asked before a call; nobody where the user answers it anyway."""
        if self.kind.current_id == "by_hand":
            return "never"
        return next((each for each in _APPROVALS if each == self.approval.current_id), "never")

    @property
    def problem(self) -> str:
        """Why that is no answer yet, or empty."""
        return self._chosen.problem

    @property
    def _chosen(self) -> AnswerFields:
        return self.fields[self.kind.current_id]

    def show_answer(self, answer: Answer, approval: Approval) -> None:
        """Show how calls are answered."""
        kind = _KINDS[type(answer)]
        self.kind.set_current(kind)
        self.fields[kind].show_answer(answer)
        self.approval.set_current(approval)
        self._show_kind()

    @property
    def has_typed_secrets(self) -> bool:
        """Whether a secret value was typed that is not kept yet."""
        chosen = self._chosen
        return isinstance(chosen, HttpFields) and bool(chosen.headers.typed)

    def keep_secrets(self) -> None:
        """Give what was typed as secret values to the secret store."""
        chosen = self._chosen
        if isinstance(chosen, HttpFields):
            chosen.keep_secrets()

    def _show_kind(self) -> None:
        self._chosen.show()
        for kind, fields in self.fields.items():
            fields.setVisible(kind == self.kind.current_id)
        self._rows.show_row(self.approval, self.kind.current_id != "by_hand")
