"""The items of the conversation as the service adds, finishes, hands out and deletes them.

Their order comes from `previous_item_id` of `conversation.item.added` (or its old name `created`) and from nothing
else: never from arrival, never from `conversation.item.done`, whose `previous_item_id` is wrong at times.
"""

from __future__ import annotations

from msgspec import UNSET

from desktop_app.conversation.changes import ItemChanged, ItemRetrieved
from desktop_app.conversation.input_turns import InputTurns
from desktop_app.conversation.item_content import new_item, take_item, wire_id
from desktop_app.conversation.outbox import Command
from desktop_app.conversation.playback import Playback
from desktop_app.conversation.session_state import SessionState
from desktop_app.conversation.tool_calls import ToolCalls
from desktop_app.conversation.transcript import TranscriptItem
from desktop_app.protocol.client_events import (
    ConversationItemCreate,
    ConversationItemDelete,
    ConversationItemRetrieve,
)
from desktop_app.protocol.server_events import (
    ConversationItemAdded,
    ConversationItemCreated,
    ConversationItemDeleted,
    ConversationItemDone,
    ConversationItemRetrieved,
)


class ConversationItems:
    """Keeps the transcript in step with the service's list of items."""

    def __init__(self, state: SessionState, playback: Playback, calls: ToolCalls, turns: InputTurns) -> None:
        self._state = state
        self._playback = playback
        self._calls = calls
        self._turns = turns
        self._placed: set[str] = set()

    def added(self, event: ConversationItemAdded | ConversationItemCreated, at_ms: float) -> None:
        """An item joined the conversation."""
        item_id = wire_id(event.item)
        if self._state.is_seed(item_id):
            # We told the service of it, as text; what we know of it is more.
            self._state.outbox.answered(ConversationItemCreate, lambda sent: _creates(sent, item_id))
            return
        if not item_id:
            return
        self._state.deleted.discard(item_id)
        item = self._known(event, at_ms)
        self._state.transcript.adopt(item)
        take_item(item, event.item, self._state.speech_rate)
        command = self._state.outbox.answered(ConversationItemCreate, lambda sent: _creates(sent, item_id))
        sent = None if command is None else command.event
        lacking = any(part.kind == "image" and not part.image_url for part in item.parts)
        if lacking and isinstance(sent, ConversationItemCreate):  # the service need not send pictures back
            take_item(item, sent.item, self._state.speech_rate)
        if item.role == "system" and command is None and self._turns.idle_timeout_running:
            item.hidden = True
        if item_id not in self._placed:
            self._placed.add(item_id)
            self._place(item, event)
            self._joined(item, command, at_ms)
        self._state.note(ItemChanged(item_id))

    def done(self, event: ConversationItemDone, at_ms: float) -> None:
        """An item is complete."""
        item_id = wire_id(event.item)
        if not item_id or item_id in self._state.deleted or self._state.is_seed(item_id):
            return
        item = self._known(event, at_ms)
        take_item(item, event.item, self._state.speech_rate)
        self._calls.seen(item)
        self._state.place_last(item)
        self._state.note(ItemChanged(item_id))

    def deleted(self, event: ConversationItemDeleted, at_ms: float) -> None:
        """An item is gone."""
        wire_item_id = event.item_id
        self._state.outbox.answered(ConversationItemDelete, lambda sent: _names(sent, wire_item_id))
        if wire_item_id not in self._state.exchanged_ids:
            self.removed(self._state.own_id(wire_item_id), at_ms)

    def removed(self, item_id: str, at_ms: float) -> None:
        """An item leaves the transcript, and falls silent."""
        self._state.deleted.add(item_id)
        self._placed.discard(item_id)
        self._turns.deleted(item_id, at_ms)
        item = self._state.remove(item_id, deleted=True)
        if item is not None:
            self._playback.removed(item, at_ms)
            self._calls.item_removed(item, at_ms)

    def retrieved(self, event: ConversationItemRetrieved, _at_ms: float) -> None:
        """The item that was asked for, with its audio."""
        item_id = wire_id(event.item)
        self._state.outbox.answered(ConversationItemRetrieve, lambda sent: _names(sent, item_id))
        item = self._state.transcript.get(item_id)
        if item is not None:
            take_item(item, event.item, self._state.speech_rate)
            self._state.note(ItemChanged(item_id))
        self._state.note(ItemRetrieved(event.item))

    def _known(
        self, event: ConversationItemAdded | ConversationItemCreated | ConversationItemDone, at_ms: float
    ) -> TranscriptItem:
        item = self._state.transcript.get(wire_id(event.item))
        if item is None:
            item = new_item(event.item, at_ms, None, out_of_band=False)
            self._state.transcript.add(item)
        return item

    def _place(self, item: TranscriptItem, event: ConversationItemAdded | ConversationItemCreated) -> None:
        if event.previous_item_id is UNSET:
            self._state.place_last(item)
        else:
            self._state.place(item, event.previous_item_id)

    def _joined(self, item: TranscriptItem, command: Command | None, at_ms: float) -> None:
        """An item took its place for the first time."""
        if item.kind == "function_call_output":
            self._calls.output_joined(item, at_ms)
        self._calls.seen(item)
        if item.kind != "message" or item.role != "user":
            return
        if not item.spoken:
            self._state.turns.typed(item.item_id, at_ms if command is None else command.at_ms)
        elif item.transcription == "none":
            if item.text:
                item.transcription = "done"
            elif self._state.facts.transcribes:
                item.transcription = "pending"


def _creates(command: Command, item_id: str) -> bool:
    return isinstance(command.event, ConversationItemCreate) and wire_id(command.event.item) == item_id


def _names(command: Command, item_id: str) -> bool:
    event = command.event
    return isinstance(event, ConversationItemDelete | ConversationItemRetrieve) and event.item_id == item_id
