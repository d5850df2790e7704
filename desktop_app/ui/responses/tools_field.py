"""Which functions one response may call."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from desktop_app.settings.response_draft import ResponseDraft
from desktop_app.ui import wording
from desktop_app.ui.picker import Choice, Picker

_FUNCTION = "function:"
_LONGEST_NAME = 64


def tr(text: str) -> str:
    """Translate words of the composer."""
    return QCoreApplication.translate("Responses", text)


class ToolsField(QWidget):
    """The session's functions, none, or some of them; and whether it must call one.

    Signals:
        edited: something else was chosen.
    """

    edited = Signal()

    def __init__(self, names: Sequence[str], draft: ResponseDraft) -> None:
        super().__init__()
        self.kind = Picker(tr("Functions"))
        self.must = Picker(tr("Calling functions"))
        self.boxes = {name: QCheckBox(wording.plain(name[:_LONGEST_NAME])) for name in names}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.kind)
        for name, box in self.boxes.items():
            box.setChecked(draft.tool_names is None or name in draft.tool_names)
            box.toggled.connect(self.edited)
            column.addWidget(box)
        column.addWidget(self.must)
        for picker in (self.kind, self.must):
            picker.add_label()
        chosen = "session" if draft.tool_names is None else "some" if draft.tool_names else "none"
        kinds = [Choice("session", tr("The session's")), Choice("none", tr("None"))]
        if names:
            kinds.insert(1, Choice("some", tr("Chosen ones")))
        self.kind.set_choices(kinds, chosen)
        self._offer_must(names, draft.tool_choice)
        self.kind.chosen.connect(self._show_kind)
        self.must.chosen.connect(self.edited)
        self._show_kind()

    @property
    def tool_names(self) -> tuple[str, ...] | None:
        """The names of those it may call; None: the session's."""
        kind = self.kind.current_id
        if kind == "session":
            return None
        return tuple(name for name, box in self.boxes.items() if box.isChecked()) if kind == "some" else ()

    @property
    def tool_choice(self) -> str:
        """As in `ResponseDraft`."""
        return self.must.current_id

    def _offer_must(self, names: Sequence[str], current: str) -> None:
        choices = [
            Choice("", tr("Calls as in the session")),
            Choice("auto", tr("May call")),
            Choice("none", tr("Must not call")),
            Choice("required", tr("Must call one")),
        ]
        choices += [Choice(_FUNCTION + name, tr("Must call {0}").format(wording.plain(name))) for name in names]
        if current and all(choice.id != current for choice in choices):
            choices.append(Choice(current, wording.plain(current)))
        self.must.set_choices(choices, current)

    def _show_kind(self) -> None:
        for box in self.boxes.values():
            box.setVisible(self.kind.current_id == "some")
        self.edited.emit()
