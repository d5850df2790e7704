"""The answers that run nothing of the user's: by hand, canned, built in."""

from __future__ import annotations

from typing import get_args

from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox

from desktop_app.settings.tool_definition import (
    Answer,
    AnsweredByHand,
    BuiltInAnswer,
    BuiltInFunction,
    CannedAnswer,
)
from desktop_app.ui.look import fonts
from desktop_app.ui.picker import Choice, Picker
from desktop_app.ui.tools.answer_fields import AnswerFields, dress_spin_box
from desktop_app.ui.tools.code_editor import CodeEditor
from desktop_app.ui.tools.words import built_in_words

_LONGEST_DELAY_S = 600.0
_OUTPUT_PX = 108


class ByHandFields(AnswerFields):
    """Nothing to set: the user writes each result into the call's card."""

    def __init__(self) -> None:
        super().__init__()
        self.say(
            self.tr(
                "The call waits in the conversation, and you write its result there. "
                "Good for trying out a function before it exists."
            )
        )

    @property
    def answer(self) -> Answer:
        """By hand."""
        return AnsweredByHand()

    def show_answer(self, answer: Answer) -> None:
        """Nothing to show."""


class CannedFields(AnswerFields):
    """Always the same result, after a while, perhaps as an error."""

    def __init__(self) -> None:
        super().__init__()
        self.output = CodeEditor(self.tr("Result"))
        self.output.setFixedHeight(fonts.px(_OUTPUT_PX))
        self.delay = QDoubleSpinBox()
        self.delay.setRange(0.0, _LONGEST_DELAY_S)
        self.delay.setDecimals(1)
        self._delay_ms, self._delay_s = 0, 0.0
        self.delay.setSuffix(self.tr(" s"))
        dress_spin_box(self.delay)
        self.fails = QCheckBox(self.tr("Tell it as an error"))
        self.rows.add(self.tr("Result"), self.output, help_words=self.tr("JSON or plain words, always the same."))
        self.rows.add(self.tr("Delay"), self.delay, help_words=self.tr("To hear how the assistant fills a wait."))
        self.rows.add(self.tr("Failure"), self.fails)
        self.output.edited.connect(self.edited)
        self.delay.valueChanged.connect(self.edited)
        self.fails.clicked.connect(self.edited)

    @property
    def answer(self) -> Answer:
        """The canned result."""
        return CannedAnswer(
            output=self.output.text,
            delay_ms=self._delay_ms if self.delay.value() == self._delay_s else round(self.delay.value() * 1000),
            fails=self.fails.isChecked(),
        )

    def show_answer(self, answer: Answer) -> None:
        """Show a canned result."""
        if isinstance(answer, CannedAnswer):
            self.output.show_text(answer.output)
            self.delay.setValue(answer.delay_ms / 1000)
            self._delay_ms, self._delay_s = answer.delay_ms, self.delay.value()
            self.fails.setChecked(answer.fails)


class BuiltInFields(AnswerFields):
    """One of the functions that Duologue brings along."""

    def __init__(self) -> None:
        super().__init__()
        names: tuple[BuiltInFunction, ...] = get_args(BuiltInFunction)
        self.function = Picker(self.tr("Function"))
        self.function.set_choices([Choice(name, built_in_words(name)) for name in names], names[0])
        self.rows.add(self.tr("Function"), self.function)
        self.say(self.tr("It runs inside Duologue, reads no file and reaches no network."))
        self.function.chosen.connect(self.edited)

    @property
    def answer(self) -> Answer:
        """The chosen function."""
        names: tuple[BuiltInFunction, ...] = get_args(BuiltInFunction)
        return BuiltInAnswer(function=next(name for name in names if name == self.function.current_id))

    def show_answer(self, answer: Answer) -> None:
        """Show a built-in function."""
        if isinstance(answer, BuiltInAnswer):
            self.function.set_current(answer.function)
