"""What the service sends: the 46 events of GA; the preview's 28 are mapped onto them at the door.

A class is its wire ``type`` in CamelCase. Every field but the type has a default: a service that leaves one
out, or adds one, never breaks a session. `UnknownEvent` and `MalformedEvent` stand for what could not be typed.

Source: GA reference, "Server events"; preview reference, "Server events".
"""

from __future__ import annotations

from msgspec import UNSET, Struct, UnsetType

from desktop_app.protocol.item_events import ConversationItemAdded as ConversationItemAdded
from desktop_app.protocol.item_events import ConversationItemCreated as ConversationItemCreated
from desktop_app.protocol.item_events import ConversationItemDeleted as ConversationItemDeleted
from desktop_app.protocol.item_events import ConversationItemDone as ConversationItemDone
from desktop_app.protocol.item_events import (
    ConversationItemInputAudioTranscriptionCompleted as ConversationItemInputAudioTranscriptionCompleted,
)
from desktop_app.protocol.item_events import (
    ConversationItemInputAudioTranscriptionDelta as ConversationItemInputAudioTranscriptionDelta,
)
from desktop_app.protocol.item_events import (
    ConversationItemInputAudioTranscriptionFailed as ConversationItemInputAudioTranscriptionFailed,
)
from desktop_app.protocol.item_events import (
    ConversationItemInputAudioTranscriptionSegment as ConversationItemInputAudioTranscriptionSegment,
)
from desktop_app.protocol.item_events import ConversationItemRetrieved as ConversationItemRetrieved
from desktop_app.protocol.item_events import ConversationItemTruncated as ConversationItemTruncated
from desktop_app.protocol.response import ErrorDetail
from desktop_app.protocol.response_events import (
    ResponseContentPartAdded,
    ResponseContentPartDone,
    ResponseCreated,
    ResponseDone,
    ResponseFunctionCallArgumentsDelta,
    ResponseFunctionCallArgumentsDone,
    ResponseMcpCallArgumentsDelta,
    ResponseMcpCallArgumentsDone,
    ResponseMcpCallCompleted,
    ResponseMcpCallFailed,
    ResponseMcpCallInProgress,
    ResponseOutputAudioDelta,
    ResponseOutputAudioDone,
    ResponseOutputAudioTranscriptDelta,
    ResponseOutputAudioTranscriptDone,
    ResponseOutputItemAdded,
    ResponseOutputItemDone,
    ResponseOutputTextDelta,
    ResponseOutputTextDone,
)
from desktop_app.protocol.session_config import SessionConfig
from desktop_app.protocol.wire_numbers import Whole


class RateLimit(Struct, kw_only=True, frozen=True):
    """One limit: ``requests`` or ``tokens``, what remains of it and when it is full again, in seconds."""

    name: str = ""
    limit: Whole = 0
    remaining: Whole = 0
    reset_seconds: float = 0.0


class Conversation(Struct, kw_only=True, frozen=True):
    """The session's one conversation."""

    id: str | UnsetType = UNSET
    object: str | UnsetType = UNSET


class UnknownEvent(Struct, kw_only=True, frozen=True):
    """An event of a type this program does not know; `raw` is its JSON text."""

    type_name: str = ""
    event_id: str | UnsetType = UNSET
    raw: str = ""


class MalformedEvent(Struct, kw_only=True, frozen=True):
    """A frame that could not be read: `reason` says why and where, `raw` is its beginning."""

    reason: str = ""
    type_name: str = ""
    raw: str = ""


class SessionCreated(Struct, tag_field="type", tag="session.created", kw_only=True, frozen=True):
    """The session exists; its effective configuration."""

    event_id: str | UnsetType = UNSET
    session: SessionConfig = SessionConfig()


class SessionUpdated(Struct, tag_field="type", tag="session.updated", kw_only=True, frozen=True):
    """An update was accepted; the whole effective configuration."""

    event_id: str | UnsetType = UNSET
    session: SessionConfig = SessionConfig()


class ConversationCreated(Struct, tag_field="type", tag="conversation.created", kw_only=True, frozen=True):
    """The conversation exists; often not sent."""

    event_id: str | UnsetType = UNSET
    conversation: Conversation = Conversation()


class InputAudioBufferCommitted(
    Struct, tag_field="type", tag="input_audio_buffer.committed", kw_only=True, frozen=True
):
    """The buffer became, or will become, the item `item_id`."""

    event_id: str | UnsetType = UNSET
    previous_item_id: str | UnsetType | None = UNSET
    item_id: str = ""


class InputAudioBufferCleared(Struct, tag_field="type", tag="input_audio_buffer.cleared", kw_only=True, frozen=True):
    """The buffer is empty."""

    event_id: str | UnsetType = UNSET


class InputAudioBufferSpeechStarted(
    Struct, tag_field="type", tag="input_audio_buffer.speech_started", kw_only=True, frozen=True
):
    """Speech began; `audio_start_ms` of all audio appended, padding included; `item_id` is the item to come."""

    event_id: str | UnsetType = UNSET
    audio_start_ms: Whole = 0
    item_id: str = ""


class InputAudioBufferSpeechStopped(
    Struct, tag_field="type", tag="input_audio_buffer.speech_stopped", kw_only=True, frozen=True
):
    """Speech ended at `audio_end_ms` of all audio appended."""

    event_id: str | UnsetType = UNSET
    audio_end_ms: Whole = 0
    item_id: str = ""


class InputAudioBufferTimeoutTriggered(
    Struct, tag_field="type", tag="input_audio_buffer.timeout_triggered", kw_only=True, frozen=True
):
    """Nobody spoke for the idle timeout."""

    event_id: str | UnsetType = UNSET
    audio_start_ms: Whole = 0
    audio_end_ms: Whole = 0
    item_id: str = ""


class InputAudioBufferDtmfEventReceived(
    Struct, tag_field="type", tag="input_audio_buffer.dtmf_event_received", kw_only=True, frozen=True
):
    """A telephone key (SIP only; the only event without an `event_id`)."""

    event_id: str | UnsetType = UNSET
    event: str = ""
    received_at: Whole = 0


class OutputAudioBufferStarted(Struct, tag_field="type", tag="output_audio_buffer.started", kw_only=True, frozen=True):
    """The service began to play (WebRTC and SIP only)."""

    event_id: str | UnsetType = UNSET
    response_id: str = ""


class OutputAudioBufferStopped(Struct, tag_field="type", tag="output_audio_buffer.stopped", kw_only=True, frozen=True):
    """The service stopped playing (WebRTC and SIP only)."""

    event_id: str | UnsetType = UNSET
    response_id: str = ""


class OutputAudioBufferCleared(Struct, tag_field="type", tag="output_audio_buffer.cleared", kw_only=True, frozen=True):
    """The service's playback was cleared (WebRTC and SIP only)."""

    event_id: str | UnsetType = UNSET
    response_id: str = ""


class McpListToolsInProgress(Struct, tag_field="type", tag="mcp_list_tools.in_progress", kw_only=True, frozen=True):
    """The tools of an MCP server are being listed."""

    event_id: str | UnsetType = UNSET
    item_id: str = ""


class McpListToolsCompleted(Struct, tag_field="type", tag="mcp_list_tools.completed", kw_only=True, frozen=True):
    """The tools of an MCP server are known."""

    event_id: str | UnsetType = UNSET
    item_id: str = ""


class McpListToolsFailed(Struct, tag_field="type", tag="mcp_list_tools.failed", kw_only=True, frozen=True):
    """The tools of an MCP server could not be listed."""

    event_id: str | UnsetType = UNSET
    item_id: str = ""


class RateLimitsUpdated(Struct, tag_field="type", tag="rate_limits.updated", kw_only=True, frozen=True):
    """What remains of the limits; some services never send it."""

    event_id: str | UnsetType = UNSET
    rate_limits: list[RateLimit] = []


class ErrorEvent(Struct, tag_field="type", tag="error", kw_only=True, frozen=True):
    """Something failed; the session mostly goes on."""

    event_id: str | UnsetType = UNSET
    error: ErrorDetail = ErrorDetail()


TypedServerEvent = (
    SessionCreated
    | SessionUpdated
    | ConversationCreated
    | ConversationItemAdded
    | ConversationItemCreated
    | ConversationItemDone
    | ConversationItemRetrieved
    | ConversationItemDeleted
    | ConversationItemTruncated
    | ConversationItemInputAudioTranscriptionDelta
    | ConversationItemInputAudioTranscriptionCompleted
    | ConversationItemInputAudioTranscriptionSegment
    | ConversationItemInputAudioTranscriptionFailed
    | InputAudioBufferCommitted
    | InputAudioBufferCleared
    | InputAudioBufferSpeechStarted
    | InputAudioBufferSpeechStopped
    | InputAudioBufferTimeoutTriggered
    | InputAudioBufferDtmfEventReceived
    | OutputAudioBufferStarted
    | OutputAudioBufferStopped
    | OutputAudioBufferCleared
    | ResponseCreated
    | ResponseDone
    | ResponseOutputItemAdded
    | ResponseOutputItemDone
    | ResponseContentPartAdded
    | ResponseContentPartDone
    | ResponseOutputTextDelta
    | ResponseOutputTextDone
    | ResponseOutputAudioDelta
    | ResponseOutputAudioDone
    | ResponseOutputAudioTranscriptDelta
    | ResponseOutputAudioTranscriptDone
    | ResponseFunctionCallArgumentsDelta
    | ResponseFunctionCallArgumentsDone
    | ResponseMcpCallArgumentsDelta
    | ResponseMcpCallArgumentsDone
    | ResponseMcpCallInProgress
    | ResponseMcpCallCompleted
    | ResponseMcpCallFailed
    | McpListToolsInProgress
    | McpListToolsCompleted
    | McpListToolsFailed
    | RateLimitsUpdated
    | ErrorEvent
)
"""Every event of the protocol; the union that is decoded by its tag."""

ServerEvent = TypedServerEvent | UnknownEvent | MalformedEvent
