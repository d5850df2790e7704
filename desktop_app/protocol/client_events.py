"""What a client sends: the 11 events of GA (9 of them are the preview's).

Every event may carry an `event_id` of the client's choice; a resulting `error` names it.

Source: GA reference, "Client events"; preview reference, "Client events".
"""

from __future__ import annotations

from msgspec import UNSET, Struct, UnsetType

from desktop_app.protocol.items import Item, MessageItem
from desktop_app.protocol.session_config import ResponseOptions, SessionConfig
from desktop_app.protocol.wire_numbers import Whole


class SessionUpdate(Struct, tag_field="type", tag="session.update", kw_only=True, frozen=True):
    """Change the fields that are present; one bad field voids the whole update."""

    event_id: str | UnsetType = UNSET
    session: SessionConfig = SessionConfig()


class InputAudioBufferAppend(Struct, tag_field="type", tag="input_audio_buffer.append", kw_only=True, frozen=True):
    """Audio bytes in the session's input format, at most 15 MiB; never acknowledged."""

    event_id: str | UnsetType = UNSET
    audio: bytes = b""


class InputAudioBufferCommit(Struct, tag_field="type", tag="input_audio_buffer.commit", kw_only=True, frozen=True):
    """Turn the buffered audio (at least 100 ms) into a user item; creates no response."""

    event_id: str | UnsetType = UNSET


class InputAudioBufferClear(Struct, tag_field="type", tag="input_audio_buffer.clear", kw_only=True, frozen=True):
    """Drop the buffered audio."""

    event_id: str | UnsetType = UNSET


class OutputAudioBufferClear(Struct, tag_field="type", tag="output_audio_buffer.clear", kw_only=True, frozen=True):
    """Stop the service's own playback (WebRTC and SIP only)."""

    event_id: str | UnsetType = UNSET


class ConversationItemCreate(Struct, tag_field="type", tag="conversation.item.create", kw_only=True, frozen=True):
    """Add an item after `previous_item_id` (absent or null: at the end; ``root``: first)."""

    event_id: str | UnsetType = UNSET
    previous_item_id: str | UnsetType | None = UNSET
    item: Item = MessageItem()


class ConversationItemRetrieve(Struct, tag_field="type", tag="conversation.item.retrieve", kw_only=True, frozen=True):
    """Ask for an item with its audio."""

    event_id: str | UnsetType = UNSET
    item_id: str = ""


class ConversationItemTruncate(Struct, tag_field="type", tag="conversation.item.truncate", kw_only=True, frozen=True):
    """Cut an assistant item to what was heard: keep `audio_end_ms` from its first sample, forget the transcript."""

    event_id: str | UnsetType = UNSET
    item_id: str = ""
    content_index: Whole = 0
    audio_end_ms: Whole = 0


class ConversationItemDelete(Struct, tag_field="type", tag="conversation.item.delete", kw_only=True, frozen=True):
    """Remove an item."""

    event_id: str | UnsetType = UNSET
    item_id: str = ""


class ResponseCreate(Struct, tag_field="type", tag="response.create", kw_only=True, frozen=True):
    """Ask the model for a response."""

    event_id: str | UnsetType = UNSET
    response: ResponseOptions | UnsetType = UNSET


class ResponseCancel(Struct, tag_field="type", tag="response.cancel", kw_only=True, frozen=True):
    """Stop a response; without `response_id` the one that writes to the conversation."""

    event_id: str | UnsetType = UNSET
    response_id: str | UnsetType = UNSET


ClientEvent = (
    SessionUpdate
    | InputAudioBufferAppend
    | InputAudioBufferCommit
    | InputAudioBufferClear
    | OutputAudioBufferClear
    | ConversationItemCreate
    | ConversationItemRetrieve
    | ConversationItemTruncate
    | ConversationItemDelete
    | ResponseCreate
    | ResponseCancel
)
