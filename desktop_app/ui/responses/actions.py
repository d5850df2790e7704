"""What one can do with single responses and items: opens the sheets, and does at once what needs none."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.settings.response_draft import ResponseDraft
from desktop_app.ui.responses.composer_sheet import ComposerSheet
from desktop_app.ui.responses.edit_sheet import EditSheet
from desktop_app.ui.responses.insert_sheet import InsertSheet
from desktop_app.ui.responses.picture_drop import PictureDrop
from desktop_app.ui.responses.picture_sheet import PictureSheet
from desktop_app.ui.responses.say_sheet import SaySheet
from desktop_app.ui.transcript.beside_row import outcome_words, title_of
from desktop_app.ui.transcript.row_content import (
    BESIDE_AGAIN,
    BESIDE_IN_PLACE,
    BESIDE_PUT_IN,
    BESIDE_REMOVE,
    BESIDE_STOP,
)

if TYPE_CHECKING:
    from desktop_app.controller.conversation_controller import ConversationController
    from desktop_app.controller.picture import Picture
    from desktop_app.conversation.transcript import TranscriptPart
    from desktop_app.ui.responses.menu_button import ResponsesButton
    from desktop_app.ui.transcript.view import TranscriptView


class ResponseActions(QObject):
    """The wishes of the menu beside the message, of a row's menu and of a card.

    Signals:
        said(str): what a screen reader should say of a response that is over.
    """

    said = Signal(str)

    def __init__(self, conversation: ConversationController, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._conversation = conversation
        self._window = window
        conversation.responses.changed.connect(self._tell)

    def join(self, more: ResponsesButton, transcript: TranscriptView, message: QWidget) -> None:
        """Answer the menu beside the message, the cards and menus of the transcript, and pictures dropped on both."""
        more.say_requested.connect(self.say)
        more.summary_requested.connect(self.summarise)
        more.title_requested.connect(self.find_title)
        more.compose_requested.connect(self.compose)
        more.again_requested.connect(self.answer_again)
        more.insert_requested.connect(self.insert)
        more.picture_requested.connect(self.show_picture)
        transcript.beside_wished.connect(self.wish)
        transcript.entries_of = self.entries_of
        self._drop = PictureDrop(message, transcript.viewport(), parent=self)
        self._drop.offered.connect(self.show_picture)

    def entries_of(self, item_id: str) -> list[tuple[str, Callable[[], None]]]:
        """What a row's menu offers for an item: words and deeds."""
        responses, items = self._conversation.responses, self._conversation.items
        if not responses.available:
            return []
        entries = [(self.tr("Insert after this…"), partial(self.insert, item_id))]
        if items.can_edit(item_id):
            entries.append((self.tr("Change…"), partial(self.edit, item_id)))
        if responses.again(item_id) is not None:
            entries.append((self.tr("Answer again with other settings…"), partial(self.answer_again, item_id)))
        return entries

    def say(self) -> None:
        """Open the sheet that has a text said."""
        SaySheet(self._conversation.responses, self._window).open()

    def summarise(self) -> None:
        """Ask for a summary, now."""
        self._conversation.responses.summarise()

    def find_title(self) -> None:
        """Ask for a title, now."""
        self._conversation.responses.find_title()

    def compose(self) -> None:
        """Open the composer."""
        ComposerSheet(self._conversation, self._window, ResponseDraft()).open()

    def answer_again(self, item_id: str = "") -> None:
        """Open the composer with what led to an answer, or to the last one."""
        desk = self._conversation.responses
        item_id = item_id or desk.last_answer_id
        draft = desk.again(item_id) if item_id else None
        if draft is not None:
            ComposerSheet(self._conversation, self._window, draft, "again", item_id).open()

    def insert(self, after: str = "") -> None:
        """Open the sheet that puts a message in, after an item or at the end."""
        InsertSheet(self._conversation, self._window, after).open()

    def edit(self, item_id: str) -> None:
        """Open the sheet that changes a message."""
        item = self._conversation.transcript.get(item_id)
        if item is not None and self._conversation.items.can_edit(item_id):
            EditSheet(self._conversation, item, self._window).open()

    def show_picture(self, load: Callable[[], Picture] | None = None) -> None:
        """Open the sheet that shows the assistant a picture, perhaps one that was dropped or pasted."""
        PictureSheet(self._conversation.items, self._window, load).open()

    def _tell(self, request_id: str) -> None:
        """Of a response beside the conversation that is over; what it wrote is read out anyway."""
        asked = self._conversation.responses.asked[request_id]
        if not asked.over:
            return
        if sentence := outcome_words(asked):
            self.said.emit(f"{title_of(asked)}: {sentence}")
        elif any(part.received_ms for part in self._parts_of(request_id)):
            self.said.emit(self.tr("{0}: done, to be played.").format(title_of(asked)))

    def _parts_of(self, request_id: str) -> list[TranscriptPart]:
        beside = self._conversation.transcript.out_of_band
        return [part for item in beside if item.request_id == request_id for part in item.parts]

    def wish(self, item_id: str, what: str) -> None:
        """Do what a link of a card says."""
        desk = self._conversation.responses
        item = self._conversation.transcript.get(item_id)
        asked = None if item is None else desk.of_item(item)
        if what == BESIDE_STOP and asked is not None:
            desk.cancel(asked.request_id)
        elif what == BESIDE_AGAIN and asked is not None:
            purpose = "again" if asked.answer_id else "composed"
            ComposerSheet(self._conversation, self._window, asked.draft, purpose, asked.answer_id).open()
        elif what == BESIDE_PUT_IN:
            desk.put_in(item_id)
        elif what == BESIDE_IN_PLACE:
            desk.put_in_place(item_id)
        elif what == BESIDE_REMOVE:
            desk.remove(item_id)
