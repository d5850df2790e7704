"""The sheet in which one response is composed: what it overrides, what it reads, where its answer goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop_app.controller.response_desk import tr_problem
from desktop_app.settings.response_draft import ResponseDraft
from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption
from desktop_app.ui.look import fonts
from desktop_app.ui.page_parts import scrolling
from desktop_app.ui.responses.composer_form import ComposerForm
from desktop_app.ui.responses.sheet_foot import sheet_foot
from desktop_app.ui.sheet import Sheet

if TYPE_CHECKING:
    from desktop_app.controller.asked_response import Purpose
    from desktop_app.controller.conversation_controller import ConversationController

_WIDE_PX = 600
_HIGH_PX = 560
_MARGIN_PX = 96


def tr(text: str) -> str:
    """Translate words of the composer."""
    return QCoreApplication.translate("Responses", text)


class ComposerSheet(Sheet):
    """Says at once what the service would refuse; nothing is sent before Ask.

    Args:
        draft: to begin with.
        purpose, answer_id: what it is for, and which answer it gives again.
    """

    def __init__(
        self,
        conversation: ConversationController,
        parent: QWidget,
        draft: ResponseDraft,
        purpose: Purpose = "composed",
        answer_id: str = "",
    ) -> None:
        super().__init__(tr("Answer again") if answer_id else tr("Compose a response"), parent)
        self._desk = conversation.responses
        self._purpose = purpose
        self._answer_id = answer_id
        self.form = ComposerForm(conversation, draft)
        self.problem = Caption("", "danger", small=True)
        self.problem.setWordWrap(True)
        self.ask = Button(tr("Ask"), look="primary", name=tr("Ask for the response (Ctrl+Enter)"))
        if answer_id:
            words = tr(
                "What led to this answer is answered once more, beside the conversation, with what you change here. "
                "Then listen to both; the new one can take the old one's place."
            )
            help_words = Caption(words, "tertiary", small=True)
            help_words.setWordWrap(True)
            self.column.addWidget(help_words)
        self.column.addWidget(scrolling(self.form), 1)
        self.column.addLayout(sheet_foot(self, self.ask, left=self.problem))
        self.ask.clicked.connect(self._ask)
        self.form.entered.connect(self._ask)
        self.form.edited.connect(self._look)
        conversation.phase_changed.connect(self._look)
        self._look()
        room = parent.window().height() - _MARGIN_PX
        self.resize(fonts.px(_WIDE_PX), min(fonts.px(_HIGH_PX), max(320, room)))
        self.form.first.setFocus()

    def _look(self) -> None:
        problems = self._desk.problems(self.form.draft)
        sentence = tr_problem(problems[0]) if problems else ""
        if not self._desk.available:
            sentence = tr("No session is open: press Start first.")
        self.problem.setText(sentence)
        self.ask.setEnabled(not sentence)

    def _ask(self) -> None:
        if self._desk.ask(self.form.draft, self._purpose, answer_id=self._answer_id):
            self.accept()
