"""The events about items of the conversation: joining, finishing, leaving, being cut, being transcribed.

Source: GA reference, "Server events", `conversation.item.*`; preview reference, the same.
"""

from __future__ import annotations

from typing import Any

from msgspec import UNSET, Struct, UnsetType

from desktop_app.protocol.items import Item, MessageItem
from desktop_app.protocol.response import ErrorDetail, TranscriptionLanguage, TranscriptionUsage
from desktop_app.protocol.wire_numbers import Whole


class ConversationItemAdded(Struct, tag_field="type", tag="conversation.item.added", kw_only=True, frozen=True):
    """An item joined the conversation after `previous_item_id` (null: first)."""

    event_id: str | UnsetType = UNSET
    previous_item_id: str | UnsetType | None = UNSET
    item: Item = MessageItem()


class ConversationItemCreated(Struct, tag_field="type", tag="conversation.item.created", kw_only=True, frozen=True):
    """Legacy name of `conversation.item.added`; GA services send `added` and `done`."""

    event_id: str | UnsetType = UNSET
    previous_item_id: str | UnsetType | None = UNSET
    item: Item = MessageItem()


class ConversationItemDone(Struct, tag_field="type", tag="conversation.item.done", kw_only=True, frozen=True):
    """An item is complete; its `previous_item_id` is unreliable, take the order from `added`."""

    event_id: str | UnsetType = UNSET
    previous_item_id: str | UnsetType | None = UNSET
    item: Item = MessageItem()


class ConversationItemRetrieved(Struct, tag_field="type", tag="conversation.item.retrieved", kw_only=True, frozen=True):
    """The item asked for, with its audio."""

    event_id: str | UnsetType = UNSET
    item: Item = MessageItem()


class ConversationItemDeleted(Struct, tag_field="type", tag="conversation.item.deleted", kw_only=True, frozen=True):
    """An item is gone."""

    event_id: str | UnsetType = UNSET
    item_id: str = ""


class ConversationItemTruncated(Struct, tag_field="type", tag="conversation.item.truncated", kw_only=True, frozen=True):
    """An item was cut to `audio_end_ms`; the service forgot its transcript."""

    event_id: str | UnsetType = UNSET
    item_id: str = ""
    content_index: Whole = 0
    audio_end_ms: Whole = 0


class ConversationItemInputAudioTranscriptionDelta(
    Struct, tag_field="type", tag="conversation.item.input_audio_transcription.delta", kw_only=True, frozen=True
):
    """More of the separate transcription of user audio."""

    event_id: str | UnsetType = UNSET
    item_id: str = ""
    content_index: Whole = 0
    delta: str = ""
    logprobs: list[dict[str, Any]] | UnsetType | None = UNSET
    obfuscation: str | UnsetType = UNSET


class ConversationItemInputAudioTranscriptionCompleted(
    Struct, tag_field="type", tag="conversation.item.input_audio_transcription.completed", kw_only=True, frozen=True
):
    """The whole transcription of user audio."""

    event_id: str | UnsetType = UNSET
    item_id: str = ""
    content_index: Whole = 0
    transcript: str = ""
    usage: TranscriptionUsage | UnsetType | None = UNSET
    languages: list[TranscriptionLanguage] | UnsetType | None = UNSET
    logprobs: list[dict[str, Any]] | UnsetType | None = UNSET


class ConversationItemInputAudioTranscriptionSegment(
    Struct, tag_field="type", tag="conversation.item.input_audio_transcription.segment", kw_only=True, frozen=True
):
    """One speaker's segment, from `start` to `end` seconds."""

    event_id: str | UnsetType = UNSET
    item_id: str = ""
    content_index: Whole = 0
    id: str = ""
    speaker: str = ""
    start: float = 0.0
    end: float = 0.0
    text: str = ""


class ConversationItemInputAudioTranscriptionFailed(
    Struct, tag_field="type", tag="conversation.item.input_audio_transcription.failed", kw_only=True, frozen=True
):
    """User audio could not be transcribed; the response is unaffected."""

    event_id: str | UnsetType = UNSET
    item_id: str = ""
    content_index: Whole = 0
    error: ErrorDetail = ErrorDetail()
