"""An answer of before a seam is interrupted after it: the fresh session was told all its words, and must forget some.

There is no audio to truncate, so the text of what was heard takes the place of the whole.
"""

from __future__ import annotations

from desktop_app.conversation.reseeding import said_text
from desktop_app.conversation.session_state import SessionState
from desktop_app.conversation.transcript import TranscriptItem
from desktop_app.protocol.client_events import ConversationItemCreate, ConversationItemDelete
from desktop_app.protocol.items import MessageItem, OutputText


def tell_only_what_was_heard(state: SessionState, item: TranscriptItem, at_ms: float) -> None:
    """Exchange an item that was told whole for what was heard of it; one that was not told needs nothing."""
    told_as = state.wire_id(item.item_id)
    if told_as is None or told_as in _on_their_way_out(state):
        return
    heard = said_text(item)
    new_id = state.outbox.new_item_id() if heard.strip() else ""
    if new_id:
        message = MessageItem(id=new_id, role="assistant", content=[OutputText(text=heard)])
        state.outbox.send(ConversationItemCreate(item=message, previous_item_id=told_as), at_ms)
    state.outbox.send(ConversationItemDelete(item_id=told_as), at_ms)
    state.exchanged(told_as, new_id)


def _on_their_way_out(state: SessionState) -> set[str]:
    """What the service was asked to delete anyway."""
    deletes = state.outbox.unanswered((ConversationItemDelete,))
    return {command.event.item_id for command in deletes if isinstance(command.event, ConversationItemDelete)}
