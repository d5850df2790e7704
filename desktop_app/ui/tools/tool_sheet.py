"""The sheet of one function: what the assistant is told, how a call is answered, and trying it out."""

from __future__ import annotations

from collections.abc import Callable, Container
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from desktop_app.settings.tool_definition import ToolDefinition
from desktop_app.ui.button import Button
from desktop_app.ui.caption import ElidedCaption
from desktop_app.ui.connections.question_bar import Answer, QuestionBar
from desktop_app.ui.look import fonts
from desktop_app.ui.page_parts import page_tabs, scrolling
from desktop_app.ui.sheet import Sheet
from desktop_app.ui.tools.answer_panel import AnswerPanel
from desktop_app.ui.tools.function_panel import FunctionPanel
from desktop_app.ui.tools.try_panel import TryPanel

if TYPE_CHECKING:
    from desktop_app.controller.tool_desk import ToolDesk

_WIDE_PX = 760
_HIGH_PX = 660
_TRY = 2


class ToolSheet(Sheet):
    """Edits a copy; nothing is kept before Save, and nothing typed is lost without a question.

    Args:
        taken: names that other tools have.

    Signals:
        saved(object): the function as it is to be from now on.
        said(str): words for a screen reader.
    """

    saved = Signal(object)
    said = Signal(str)

    def __init__(self, desk: ToolDesk, tool: ToolDefinition, taken: Container[str], parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("ToolSheet", "Function"), parent)
        self._tool = tool
        self._filled_in: ToolDefinition | None = None
        self.tabs = page_tabs(self.tr("Parts of the function"))
        self.function = FunctionPanel(taken)
        self.answer = AnswerPanel(desk)
        self.trial = TryPanel(desk, self.edited_tool, self._why_not_tried)
        self.question = QuestionBar()
        self.problem = ElidedCaption("", "secondary", small=True)
        self.cancel = Button(self.tr("Cancel"))
        self.save = Button(self.tr("Save"), look="primary", name=self.tr("Save; Apply sends it to the service"))
        self._arrange()
        self.function.show_tool(tool)
        self.answer.show_answer(tool.answer, tool.approval)
        self._before = self._draft()
        self._join()
        self._look()
        room = self.screen().availableSize() * 0.95
        self.resize(QSize(fonts.px(_WIDE_PX), fonts.px(_HIGH_PX)).boundedTo(room))
        self.function.name.setFocus()

    def _arrange(self) -> None:
        self.pages = QStackedWidget()
        for title, page in (
            (self.tr("Function"), self.function),
            (self.tr("How it is answered"), scrolling(self.answer)),
            (self.tr("Try it"), self.trial),
        ):
            self.tabs.addTab(title)
            self.pages.addWidget(page)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.problem, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.save)
        self.column.setSpacing(12)
        self.column.addWidget(self.tabs)
        self.column.addWidget(self.pages, 1)
        self.column.addWidget(self.question)
        self.column.addLayout(foot)

    def _join(self) -> None:
        self.tabs.currentChanged.connect(self.open_page)
        self.function.edited.connect(self._look)
        self.answer.edited.connect(self._look)
        self.answer.schema_found.connect(self._take_schema)
        self.answer.schema_offered.connect(self._fill_in)
        self.trial.said.connect(self.said)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._save)

    def open_page(self, page: int) -> None:
        """Show the function, how it is answered, or trying it out."""
        self.tabs.setCurrentIndex(page)
        self.pages.setCurrentIndex(page)
        self._look()
        if page == _TRY:
            self.trial.open()

    def edited_tool(self) -> ToolDefinition | None:
        """The function as it is in the sheet; None while something is missing."""
        return None if self._problem else self._draft()

    def _why_not_tried(self) -> str:
        return self.tr("Save first: a secret is sent once it is kept.") if self.answer.has_typed_secrets else ""

    @property
    def _problem(self) -> str:
        return self.function.problem or self.answer.problem

    def _draft(self) -> ToolDefinition:
        return msgspec.structs.replace(
            self._tool,
            name=self.function.name.text().strip(),
            description=self.function.described,
            parameters=self.function.parameters.schema,
            answer=self.answer.answer,
            approval=self.answer.approving,
        )

    def _look(self) -> None:
        problem = self._problem
        # What is wrong with the parameters stands below them, with its line.
        told_there = self.pages.currentIndex() == 0 and problem == self.function.parameters.problem
        self.problem.setText("" if told_there else problem)
        self.save.setEnabled(not problem)
        self.save.setAccessibleDescription(problem)

    def _fill_in(self, found: ToolDefinition) -> None:
        """A function of a file was chosen: a new tool is that function, until somebody writes something else."""
        name = self.function.name.text().strip()
        if not name or (self._filled_in is not None and name == self._filled_in.name):
            self._filled_in = found
            self.function.show_tool(found)

    def _take_schema(self, found: ToolDefinition) -> None:
        """What a Python file says of its function replaces what stands here."""
        if not self.function.name.text().strip():
            self.function.name.setText(found.name)
        self.function.show_tool(msgspec.structs.replace(found, name=self.function.name.text().strip()))
        self.open_page(0)

    def _save(self) -> None:
        if self._problem:
            return
        self.answer.keep_secrets()
        self.saved.emit(self._draft())
        self._close(super().accept)

    def _close(self, close: Callable[[], None]) -> None:
        self.trial.close_trial()
        close()

    # Qt's own names from here on.

    def accept(self) -> None:
        self._save()

    def reject(self) -> None:
        if self.question.leave():
            return
        if self._draft() == self._before:
            self._close(super().reject)
            return
        leave = super().reject
        self.question.ask(
            self.tr("What you changed here is not saved."),
            *([Answer(self.tr("Save"), self._save, "primary")] if not self._problem else []),
            Answer(self.tr("Discard"), lambda: self._close(leave)),
            Answer(self.tr("Go on editing"), lambda: self.function.name.setFocus(Qt.FocusReason.OtherFocusReason)),
        )
