"""The sheet that changes the words of a message that was sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QRadioButton, QVBoxLayout, QWidget

from desktop_app.ui import wording
from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption
from desktop_app.ui.look import fonts
from desktop_app.ui.responses.sheet_foot import sheet_foot
from desktop_app.ui.responses.text_field import TextField
from desktop_app.ui.sheet import Sheet

if TYPE_CHECKING:
    from desktop_app.controller.conversation_controller import ConversationController
    from desktop_app.conversation.transcript import TranscriptItem

_WIDE_PX = 520


def tr(text: str) -> str:
    """Translate words of this sheet."""
    return QCoreApplication.translate("Responses", text)


class EditSheet(Sheet):
    """New words for a message, and what is to become of what came after it."""

    def __init__(self, conversation: ConversationController, item: TranscriptItem, parent: QWidget) -> None:
        super().__init__(tr("Change a message"), parent)
        self._desk = conversation.items
        self._item_id = item.item_id
        self._later = len(self._desk.later_than(item.item_id))
        self.text = TextField(5, "", wording.harmless(item.text))
        self.text.setAccessibleName(tr("Words of the message"))
        self.keep = QRadioButton(tr("Only change it"))
        self.again = QRadioButton(tr("Change it and answer again from here"))
        self.note = Caption("", "tertiary", small=True)
        self.note.setWordWrap(True)
        self.change = Button(tr("Change"), look="primary", name=tr("Change the message (Ctrl+Enter)"))
        (self.again if item.role == "user" else self.keep).setChecked(True)
        self.column.addWidget(self.text)
        if item.spoken:
            sound = Caption(tr("The service forgets what it heard; these words take its place."), "cut", small=True)
            sound.setWordWrap(True)
            self.column.addWidget(sound)
        choices = QVBoxLayout()
        choices.setSpacing(4)
        for widget in (self.keep, self.again, self.note):
            choices.addWidget(widget)
        self.column.addLayout(choices)
        self.column.addLayout(sheet_foot(self, self.change))
        self.change.clicked.connect(self._change)
        self.text.entered.connect(self._change)
        self.text.textChanged.connect(self._look)
        self.again.toggled.connect(self._look)
        self._look()
        self.resize(fonts.px(_WIDE_PX), self.sizeHint().height())
        self.text.selectAll()
        self.text.setFocus()

    def _look(self) -> None:
        self.note.setText(self._consequence())
        self.change.setEnabled(bool(self.text.text.strip()) and self._desk.available)

    def _consequence(self) -> str:
        if self.again.isChecked():
            if not self._later:
                return tr("Nothing came after it yet.")
            words = tr("{0} later entries leave the conversation: the service forgets them, the recording keeps them.")
            one = tr("One later entry leaves the conversation: the service forgets it, the recording keeps it.")
            return one if self._later == 1 else words.format(wording.number(self._later))
        if self._later:
            return tr("Later answers stay as they are, though they were given to the old words.")
        return tr("Nothing is answered now.")

    def _change(self) -> None:
        if self.change.isEnabled():
            again = self.again.isChecked()
            self._desk.edit(self._item_id, self.text.text.strip(), forget_later=again, answer=again)
            self.accept()
