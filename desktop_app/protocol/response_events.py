"""The events of a response, from `response.created` to `response.done`, and of what the service calls meanwhile.

Source: GA reference, "Server events", `response.*`; preview reference, the same.
"""

from __future__ import annotations

from msgspec import UNSET, Struct, UnsetType

from desktop_app.protocol.items import ContentPart, Item, MessageItem, UnknownContentPart
from desktop_app.protocol.response import Response
from desktop_app.protocol.wire_numbers import Whole


class ResponseCreated(Struct, tag_field="type", tag="response.created", kw_only=True, frozen=True):
    """A response began."""

    event_id: str | UnsetType = UNSET
    response: Response = Response()


class ResponseDone(Struct, tag_field="type", tag="response.done", kw_only=True, frozen=True):
    """A response ended; always sent, whatever happened."""

    event_id: str | UnsetType = UNSET
    response: Response = Response()


class ResponseOutputItemAdded(Struct, tag_field="type", tag="response.output_item.added", kw_only=True, frozen=True):
    """A response began an item."""

    event_id: str | UnsetType = UNSET
    response_id: str = ""
    output_index: Whole = 0
    item: Item = MessageItem()


class ResponseOutputItemDone(Struct, tag_field="type", tag="response.output_item.done", kw_only=True, frozen=True):
    """A response finished an item."""

    event_id: str | UnsetType = UNSET
    response_id: str = ""
    output_index: Whole = 0
    item: Item = MessageItem()


class ResponseContentPartAdded(Struct, tag_field="type", tag="response.content_part.added", kw_only=True, frozen=True):
    """An item began a content part."""

    event_id: str | UnsetType = UNSET
    response_id: str = ""
    item_id: str = ""
    output_index: Whole = 0
    content_index: Whole = 0
    part: ContentPart = UnknownContentPart()


class ResponseContentPartDone(Struct, tag_field="type", tag="response.content_part.done", kw_only=True, frozen=True):
    """An item finished a content part."""

    event_id: str | UnsetType = UNSET
    response_id: str = ""
    item_id: str = ""
    output_index: Whole = 0
    content_index: Whole = 0
    part: ContentPart = UnknownContentPart()


class ResponseOutputTextDelta(Struct, tag_field="type", tag="response.output_text.delta", kw_only=True, frozen=True):
    """More text."""

    event_id: str | UnsetType = UNSET
    response_id: str = ""
    item_id: str = ""
    output_index: Whole = 0
    content_index: Whole = 0
    delta: str = ""
    obfuscation: str | UnsetType = UNSET


class ResponseOutputTextDone(Struct, tag_field="type", tag="response.output_text.done", kw_only=True, frozen=True):
    """The whole text."""

    event_id: str | UnsetType = UNSET
    response_id: str = ""
    item_id: str = ""
    output_index: Whole = 0
    content_index: Whole = 0
    text: str = ""


class ResponseOutputAudioDelta(Struct, tag_field="type", tag="response.output_audio.delta", kw_only=True, frozen=True):
    """More speech, in the session's output format; bytes, never base64."""

    event_id: str | UnsetType = UNSET
    response_id: str = ""
    item_id: str = ""
    output_index: Whole = 0
    content_index: Whole = 0
    delta: bytes = b""


class ResponseOutputAudioDone(Struct, tag_field="type", tag="response.output_audio.done", kw_only=True, frozen=True):
    """The speech is complete; no payload."""

    event_id: str | UnsetType = UNSET
    response_id: str = ""
    item_id: str = ""
    output_index: Whole = 0
    content_index: Whole = 0


class ResponseOutputAudioTranscriptDelta(
    Struct, tag_field="type", tag="response.output_audio_transcript.delta", kw_only=True, frozen=True
):
    """More of the words of the speech."""

    event_id: str | UnsetType = UNSET
    response_id: str = ""
    item_id: str = ""
    output_index: Whole = 0
    content_index: Whole = 0
    delta: str = ""
    obfuscation: str | UnsetType = UNSET


class ResponseOutputAudioTranscriptDone(
    Struct, tag_field="type", tag="response.output_audio_transcript.done", kw_only=True, frozen=True
):
    """All words of the speech."""

    event_id: str | UnsetType = UNSET
    response_id: str = ""
    item_id: str = ""
    output_index: Whole = 0
    content_index: Whole = 0
    transcript: str = ""


class ResponseFunctionCallArgumentsDelta(
    Struct, tag_field="type", tag="response.function_call_arguments.delta", kw_only=True, frozen=True
):
    """More of a function call's arguments."""

    event_id: str | UnsetType = UNSET
    response_id: str = ""
    item_id: str = ""
    output_index: Whole = 0
    call_id: str = ""
    delta: str = ""
    obfuscation: str | UnsetType = UNSET


class ResponseFunctionCallArgumentsDone(
    Struct, tag_field="type", tag="response.function_call_arguments.done", kw_only=True, frozen=True
):
    """The whole arguments, as JSON text; `name` is absent in the preview dialect."""

    event_id: str | UnsetType = UNSET
    response_id: str = ""
    item_id: str = ""
    output_index: Whole = 0
    call_id: str = ""
    name: str | UnsetType = UNSET
    arguments: str = ""


class ResponseMcpCallArgumentsDelta(
    Struct, tag_field="type", tag="response.mcp_call_arguments.delta", kw_only=True, frozen=True
):
    """More of an MCP call's arguments."""

    event_id: str | UnsetType = UNSET
    response_id: str = ""
    item_id: str = ""
    output_index: Whole = 0
    delta: str = ""
    obfuscation: str | UnsetType = UNSET


class ResponseMcpCallArgumentsDone(
    Struct, tag_field="type", tag="response.mcp_call_arguments.done", kw_only=True, frozen=True
):
    """The whole arguments of an MCP call."""

    event_id: str | UnsetType = UNSET
    response_id: str = ""
    item_id: str = ""
    output_index: Whole = 0
    arguments: str = ""


class ResponseMcpCallInProgress(
    Struct, tag_field="type", tag="response.mcp_call.in_progress", kw_only=True, frozen=True
):
    """An MCP call runs."""

    event_id: str | UnsetType = UNSET
    item_id: str = ""
    output_index: Whole = 0


class ResponseMcpCallCompleted(Struct, tag_field="type", tag="response.mcp_call.completed", kw_only=True, frozen=True):
    """An MCP call succeeded."""

    event_id: str | UnsetType = UNSET
    item_id: str = ""
    output_index: Whole = 0


class ResponseMcpCallFailed(Struct, tag_field="type", tag="response.mcp_call.failed", kw_only=True, frozen=True):
    """An MCP call failed."""

    event_id: str | UnsetType = UNSET
    item_id: str = ""
    output_index: Whole = 0
