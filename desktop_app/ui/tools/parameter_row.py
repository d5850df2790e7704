"""One parameter of a function in the form: its name, what it is, and what it is for."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.settings.simple_parameters import KINDS, ParameterKind, SimpleParameter
from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption
from desktop_app.ui.look import fonts
from desktop_app.ui.picker import Choice, Picker

_NAME_PX = 168
_KIND_PX = 148


def tr(text: str) -> str:
    """Translate words of this module's context."""
    return QCoreApplication.translate("ParameterRow", text)


def kind_words(kind: ParameterKind) -> str:
    """What a kind of parameter is called."""
    words = {
        "text": tr("Text"),
        "number": tr("Number"),
        "integer": tr("Whole number"),
        "yes_no": tr("Yes or no"),
        "choice": tr("Choice"),
        "texts": tr("List of texts"),
        "numbers": tr("List of numbers"),
        "integers": tr("List of whole numbers"),
        "choices": tr("List of choices"),
    }
    return words[kind]


class ParameterRow(QWidget):
    """Edits a `SimpleParameter`.

    Signals:
        edited: something of it is different.
        move_requested(int): -1 up, 1 down.
        removed: it is wanted no more.
    """

    edited = Signal()
    move_requested = Signal(int)
    removed = Signal()

    def __init__(self, parameter: SimpleParameter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rest = parameter.rest
        self.name = QLineEdit(parameter.name)
        self.name.setPlaceholderText(self.tr("name"))
        self.name.setAccessibleName(self.tr("Name of the parameter"))
        self.name.setMaximumWidth(fonts.px(_NAME_PX))
        self.kind = Picker(self.tr("What it is"))
        self.kind.set_choices([Choice(kind, kind_words(kind)) for kind in KINDS], parameter.kind)
        self.kind.setMaximumWidth(fonts.px(_KIND_PX))
        self.required = QCheckBox(self.tr("required"))
        self.required.setChecked(parameter.required)
        self.up = Button("", icon="arrow-up", look="tool", name=self.tr("Move up"))
        self.down = Button("", icon="arrow-down", look="tool", name=self.tr("Move down"))
        self.remove = Button("", icon="trash", look="tool", name=self.tr("Remove the parameter"))
        self.description = QLineEdit(parameter.description)
        self.description.setPlaceholderText(self.tr("What it is for, in words for the assistant"))
        self.description.setAccessibleName(self.tr("Description of the parameter"))
        self.choices = QLineEdit(", ".join(parameter.choices))
        self.choices.setPlaceholderText(self.tr("choices, with commas between them"))
        self.choices.setAccessibleName(self.tr("Choices"))
        self.more = Caption("", "tertiary", small=True)
        self._arrange()
        self.kind.add_label()
        for line in (self.name, self.description, self.choices):
            line.textEdited.connect(self.edited)
        self.kind.chosen.connect(self._show_kind)
        self.kind.chosen.connect(self.edited)
        self.required.clicked.connect(self.edited)
        self.up.clicked.connect(lambda: self.move_requested.emit(-1))
        self.down.clicked.connect(lambda: self.move_requested.emit(1))
        self.remove.clicked.connect(self.removed)
        self._show_kind()

    def _arrange(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.name, 8)
        first.addWidget(self.kind, 7)
        first.addWidget(self.required)
        first.addStretch(1)
        for button in (self.up, self.down, self.remove):
            first.addWidget(button)
        second = QHBoxLayout()
        second.setSpacing(8)
        second.addWidget(self.description, 2)
        second.addWidget(self.choices, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self.more)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def parameter(self) -> SimpleParameter:
        """What is in the fields."""
        kind = next((each for each in KINDS if each == self.kind.current_id), "text")
        listed = [each.strip() for each in self.choices.text().split(",")]
        choices = tuple(dict.fromkeys(each for each in listed if each)) if kind in ("choice", "choices") else ()
        return SimpleParameter(
            self.name.text().strip(),
            kind,
            self.description.text(),
            self.required.isChecked(),
            choices,
            dict(self._rest),
        )

    @property
    def problem(self) -> str:
        """Why this is no parameter yet, or empty."""
        parameter = self.parameter
        if not parameter.name:
            return self.tr("A parameter has no name yet.")
        if parameter.kind in ("choice", "choices") and not parameter.choices:
            return self.tr("“{0}” has no choices yet.").format(parameter.name)
        return ""

    def show_parameter(self, parameter: SimpleParameter) -> None:
        """Show another one; what means the same as what is typed stays as it is."""
        if dataclasses.replace(parameter, rest={}) == dataclasses.replace(self.parameter, rest={}):
            self._rest = parameter.rest
            self._show_kind()
            return
        self._rest = parameter.rest
        self.name.setText(parameter.name)
        self.kind.set_current(parameter.kind)
        self.required.setChecked(parameter.required)
        self.description.setText(parameter.description)
        self.choices.setText(", ".join(parameter.choices))
        self._show_kind()

    def set_place(self, first: bool, last: bool) -> None:
        """Whether it can move up and down."""
        self.up.setEnabled(not first)
        self.down.setEnabled(not last)

    def _show_kind(self) -> None:
        self.choices.setVisible(self.kind.current_id in ("choice", "choices"))
        self.more.setVisible(bool(self._rest))
        self.more.setText(self.tr("In the schema also: {0}").format(", ".join(self._rest)))
