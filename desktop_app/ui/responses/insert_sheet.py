"""The sheet that puts a message of any role into the conversation, at any place."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop_app.controller.item_desk import ROOT, WrittenRole
from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption
from desktop_app.ui.connections.form_rows import FormRows
from desktop_app.ui.look import fonts
from desktop_app.ui.picker import Choice, Picker
from desktop_app.ui.responses.context_field import entry_words
from desktop_app.ui.responses.sheet_foot import sheet_foot
from desktop_app.ui.responses.text_field import TextField
from desktop_app.ui.sheet import Sheet

if TYPE_CHECKING:
    from desktop_app.controller.conversation_controller import ConversationController

_WIDE_PX = 520
_LONGEST_PLACE = 60
_END = "end"
_BEGINNING = "beginning"


def tr(text: str) -> str:
    """Translate words of this sheet."""
    return QCoreApplication.translate("Responses", text)


class InsertSheet(Sheet):
    """Role, place and words; nobody answers what is put in.

    Args:
        after: the item it should stand after; empty: at the end.
    """

    def __init__(self, conversation: ConversationController, parent: QWidget, after: str = "") -> None:
        super().__init__(tr("Insert a message"), parent)
        self._desk = conversation.items
        self.role = Picker(tr("Says it"))
        self.place = Picker(tr("Place"))
        self.text = TextField(5, tr("What it says"))
        self.insert = Button(tr("Insert"), look="primary", name=tr("Insert the message (Ctrl+Enter)"))
        self.note = Caption("", "tertiary", small=True)
        self.note.setWordWrap(True)
        self.role.set_choices(
            [Choice("user", tr("You")), Choice("system", tr("System")), Choice("assistant", tr("Assistant"))], "user"
        )
        places = [Choice(_END, tr("At the end")), Choice(_BEGINNING, tr("Before everything"))]
        item = conversation.transcript.get(after) if after else None
        if item is not None:
            words = entry_words(item)
            shown = words if len(words) <= _LONGEST_PLACE else words[:_LONGEST_PLACE] + "…"
            places.insert(0, Choice(after, tr("After “{0}”").format(shown), words))
        self.place.set_choices(places, places[0].id)
        rows = FormRows()
        rows.add(tr("Says it"), self.role)
        rows.add(tr("Place"), self.place)
        rows.add(tr("Words"), self.text)
        self.column.addLayout(rows)
        self.column.addWidget(self.note)
        self.column.addLayout(sheet_foot(self, self.insert))
        self.insert.clicked.connect(self._insert)
        self.text.entered.connect(self._insert)
        self.text.textChanged.connect(self._look)
        self.role.chosen.connect(self._look)
        self._look()
        self.resize(fonts.px(_WIDE_PX), self.sizeHint().height())
        self.text.setFocus()

    def _look(self) -> None:
        notes = {
            "user": tr("As if you had written it; it is not answered until you say something more."),
            "system": tr("The assistant takes it as an instruction for what follows."),
            "assistant": tr("The assistant takes it for its own words, though nobody heard them."),
        }
        self.note.setText(notes[self.role.current_id])
        self.insert.setEnabled(bool(self.text.text.strip()) and self._desk.available)

    def _insert(self) -> None:
        if not self.insert.isEnabled():
            return
        place = {_END: None, _BEGINNING: ROOT}.get(self.place.current_id, self.place.current_id)
        self._desk.insert(cast(WrittenRole, self.role.current_id), self.text.text.strip(), place)
        self.accept()
