"""Trying a function out: arguments in, what the assistant would be told out."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.controller import schema_desk
from desktop_app.settings.tool_definition import ToolDefinition
from desktop_app.ui import wording
from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption
from desktop_app.ui.look import fonts
from desktop_app.ui.tools.code_editor import CodeEditor
from desktop_app.ui.transcript.card_question import allow_words, shown_command, trust_words
from desktop_app.ui.transcript.code_text import arranged

if TYPE_CHECKING:
    from desktop_app.controller.tool_desk import ToolDesk
    from desktop_app.controller.waiting_call import Trial, WaitingCall

_LONGEST_SHOWN = 200_000
_ARGUMENTS_PX = 132


class TryPanel(QWidget):
    """Runs a function the way a call would run it, and shows its output, its time, or what went wrong.

    Args:
        tool: gives the function as it is in the editor; None while it is not complete.
        held_back: says why it cannot be tried just now; empty if it can.

    Signals:
        said(str): words for a screen reader.
    """

    said = Signal(str)

    def __init__(
        self,
        desk: ToolDesk,
        tool: Callable[[], ToolDefinition | None],
        held_back: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tool = tool
        self._held_back = held_back
        self._call_id = ""
        self._touched = False
        self.arguments = CodeEditor(self.tr("Arguments"))
        self.arguments.setFixedHeight(fonts.px(_ARGUMENTS_PX))
        self.sample = Button(self.tr("Sample"), name=self.tr("Make sample arguments from the schema"))
        self.run = Button(self.tr("Try it"), icon="play", look="primary", name=self.tr("Run the function (Ctrl+Enter)"))
        self.stop = Button(self.tr("Stop"), icon="stop")
        self.mistake = Caption("", "danger", small=True)
        self.mistake.setWordWrap(True)
        self.question = Caption("", "cut", small=True)
        self.question.setWordWrap(True)
        self.command = CodeEditor(self.tr("What would run"))
        self.command.setReadOnly(True)
        self.allow = Button(self.tr("Run it"), icon="play", look="primary")
        self.refuse = Button(self.tr("Refuse"))
        self.state = Caption("", "secondary", small=True)
        self.state.setWordWrap(True)
        self.output = CodeEditor(self.tr("What the assistant would be told"))
        self.output.setReadOnly(True)
        self.output.setPlaceholderText(self.tr("What the assistant would be told is shown here."))
        self._arrange()
        self._join()
        self._show_running()

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.run)
        buttons.addWidget(self.stop)
        buttons.addWidget(self.sample)
        buttons.addStretch(1)
        asked = QHBoxLayout()
        asked.setSpacing(8)
        asked.addWidget(self.allow)
        asked.addWidget(self.refuse)
        asked.addStretch(1)
        self.asking = QWidget()
        inside = QVBoxLayout(self.asking)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self.question)
        inside.addWidget(self.command, 1)
        inside.addLayout(asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(8)
        column.addWidget(Caption(self.tr("Arguments"), "secondary"))
        column.addWidget(self.arguments)
        column.addWidget(self.mistake)
        column.addLayout(buttons)
        column.addWidget(self.asking, 1)
        column.addWidget(self.state)
        column.addWidget(self.output, 1)
        self.mistake.hide()
        self.asking.hide()

    def _join(self) -> None:
        self.arguments.edited.connect(self._typed)
        self.arguments.submitted.connect(self._run)
        self.run.clicked.connect(self._run)
        self.stop.clicked.connect(self._stop)
        self.sample.clicked.connect(self._put_sample)
        self.allow.clicked.connect(lambda: self._desk.allow(self._call_id))
        self.refuse.clicked.connect(lambda: self._desk.refuse(self._call_id))
        self._desk.tried.connect(self._tried)
        self._desk.asked.connect(self._asked)
        self._desk.settled.connect(self._settled)

    def open(self) -> None:
        """The panel is looked at: there are arguments to begin with."""
        if not self._touched:
            tool = self._tool()
            if tool is not None:
                self.arguments.show_text(_pretty(schema_desk.sample_arguments(tool.parameters)))
        self.check()

    def check(self) -> bool:
        """Hold the arguments against the schema; whether they fit."""
        tool = self._tool()
        finding = schema_desk.check_arguments(self.arguments.toPlainText(), {} if tool is None else tool.parameters)
        words = QCoreApplication.translate("SchemaCheck", finding.words).format(finding.detail)
        self.arguments.mark(finding.line if words else 0, words)
        self.mistake.setText(words)
        self.mistake.setVisible(bool(words))
        return not words

    def close_trial(self) -> None:
        """The editor goes: what still runs is stopped."""
        self._stop()

    def _typed(self) -> None:
        self._touched = True
        self.check()

    def _put_sample(self) -> None:
        tool = self._tool()
        if tool is not None:
            self.arguments.replace_text(_pretty(schema_desk.sample_arguments(tool.parameters)))

    def _run(self) -> None:
        tool = self._tool()
        why_not = (
            self._held_back() if tool is not None else self.tr("First complete what is missing on the other pages.")
        )
        if tool is None or why_not:
            self.state.set_tone("secondary")
            self.state.setText(why_not)
            return
        self.check()  # arguments that do not fit may be tried as well: that is what an assistant may send
        self.output.show_text("")
        self.state.setText(self.tr("Running…"))
        self.state.set_tone("secondary")
        self._call_id = self._desk.try_out(tool, self.arguments.toPlainText().strip() or "{}")
        waiting = self._desk.waiting.get(self._call_id)
        if waiting is not None:
            self._show_question(waiting)
        self._show_running()

    def _stop(self) -> None:
        if self._call_id:
            self._desk.stop(self._call_id)

    def _asked(self, call_id: str) -> None:
        waiting = self._desk.waiting.get(call_id)
        if call_id == self._call_id and waiting is not None:
            self._show_question(waiting)

    def _show_question(self, waiting: WaitingCall) -> None:
        self.state.setText("")
        self.question.setText(trust_words(waiting))
        self.allow.setText(allow_words(waiting))
        self.allow.setAccessibleName(allow_words(waiting))
        self.command.show_text(shown_command(waiting.words))
        self._show_asking(True)
        self.refuse.setFocus()
        self.said.emit(self.question.text())

    def _settled(self, call_id: str) -> None:
        if call_id == self._call_id:
            self._show_asking(False)

    def _tried(self, trial: Trial) -> None:
        if trial.call_id != self._call_id:
            return
        self._call_id = ""
        self._show_asking(False)
        took = wording.milliseconds(trial.duration_ms)
        words = self.tr("Failed after {0}.").format(took) if trial.failed else self.tr("Done in {0}.").format(took)
        self.state.set_tone("danger" if trial.failed else "ok")
        self.state.setText(" ".join(part for part in (words, wording.plain(trial.words), _said(trial)) if part))
        shown = arranged(trial.output)
        if len(shown) > _LONGEST_SHOWN:
            shown = shown[:_LONGEST_SHOWN] + "…"
        self.output.show_text(wording.plain(shown))
        self._show_running()
        self.said.emit(self.state.text())

    def _show_asking(self, asked: bool) -> None:
        self.asking.setVisible(asked)
        self.state.setVisible(not asked)
        self.output.setVisible(not asked)

    def _show_running(self) -> None:
        running = bool(self._call_id)
        self.run.setEnabled(not running)
        self.stop.setVisible(running)


def _pretty(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False)


def _said(trial: Trial) -> str:
    said = wording.plain(trial.said.strip())
    return QCoreApplication.translate("TryPanel", "It said: {0}").format(said) if said else ""
