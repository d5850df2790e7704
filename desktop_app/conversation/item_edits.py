"""What a person does to the list of items: put one in, exchange one, take one out."""

from __future__ import annotations

from msgspec import UNSET
from msgspec.structs import replace

from desktop_app.conversation.beside_cards import BesideCards
from desktop_app.conversation.changes import ItemRemoved
from desktop_app.conversation.conversation_items import ConversationItems
from desktop_app.conversation.item_content import wire_id
from desktop_app.conversation.session_state import SessionState
from desktop_app.protocol.client_events import ConversationItemCreate, ConversationItemDelete
from desktop_app.protocol.items import Item, MessageItem
from desktop_app.protocol.session_config import SessionConfig


class ItemEdits:
    """Asks the service for changes of the conversation; they show when it has made them."""

    def __init__(self, state: SessionState, items: ConversationItems, cards: BesideCards) -> None:
        self._state = state
        self._cards = cards
        self._items = items

    def add(self, item: Item, previous_item_id: str | None, at_ms: float) -> str:
        """Put an item in after another (``root``: first; None: last); returns its id."""
        item_id = wire_id(item)
        if not item_id:
            item_id = self._state.outbox.new_item_id()
            item = replace(item, id=item_id)
        previous = UNSET if previous_item_id is None else self._state.wire_place(previous_item_id)
        self._state.outbox.send(ConversationItemCreate(item=item, previous_item_id=previous), at_ms)
        self._keep_speaking(item, at_ms)
        return item_id

    def replace(self, item_id: str, item: Item, at_ms: float) -> None:
        """Exchange an item; the new one comes first, so that its place is sure."""
        self.add(item, item_id, at_ms)
        self.delete(item_id, at_ms)

    def delete(self, item_id: str, at_ms: float) -> None:
        """Take an item out."""
        item = self._state.transcript.get(item_id)
        known_as = self._state.wire_id(item_id)
        if item is not None and item.out_of_band:
            self._state.deleted.add(item_id)
            self._state.transcript.remove(item_id)
            self._state.note(ItemRemoved(item_id))
            self._cards.taken_away(item.request_id)
        elif known_as is None:  # a fresh session was never told of it
            self._items.removed(item_id, at_ms)
        else:
            self._state.outbox.send(ConversationItemDelete(item_id=known_as), at_ms)

    def _keep_speaking(self, item: Item, at_ms: float) -> None:
        """A model that finds its own words as text goes on in text, unless it is told again to speak."""
        modalities = self._state.facts.session.output_modalities
        by_assistant = isinstance(item, MessageItem) and item.role == "assistant"
        if by_assistant and isinstance(modalities, list) and "audio" in modalities:
            self._state.facts.configure(SessionConfig(output_modalities=modalities), at_ms)
