"""Conversation items and their content parts, under their GA names.

Unions are tagged by the wire's ``type``. What a newer service sends and we do not know arrives as
`UnknownItem` or `UnknownContentPart` with its JSON kept, so it can be shown and never breaks a session.

Source: GA reference, "conversation item" objects; preview reference, `RealtimeConversationItem`.
"""

from __future__ import annotations

from typing import Any

from msgspec import UNSET, Struct, UnsetType


class InputText(Struct, tag_field="type", tag="input_text", kw_only=True, frozen=True):
    """Text of a user or system message."""

    text: str = ""


class InputAudio(Struct, tag_field="type", tag="input_audio", kw_only=True, frozen=True):
    """Audio of a user message.

    Attributes:
        audio: samples in the session's input format; only when sent, or in `conversation.item.retrieved`.
        transcript: a separate model's transcription; ``None`` until it arrives.
    """

    audio: bytes | UnsetType | None = UNSET
    transcript: str | UnsetType | None = UNSET


class InputImage(Struct, tag_field="type", tag="input_image", kw_only=True, frozen=True):
    """A picture in a user message, as a PNG or JPEG data URI (GA only)."""

    image_url: str = ""
    detail: str | UnsetType = UNSET


class OutputText(Struct, tag_field="type", tag="output_text", kw_only=True, frozen=True):
    """Text of an assistant message (`text` in the preview dialect and in `response.content_part.*`)."""

    text: str = ""


class OutputAudio(Struct, tag_field="type", tag="output_audio", kw_only=True, frozen=True):
    """Speech of an assistant message (`audio` in the preview dialect and in `response.content_part.*`)."""

    audio: bytes | UnsetType | None = UNSET
    transcript: str | UnsetType | None = UNSET


class UnknownContentPart(Struct, tag_field="type", tag="__unknown__", kw_only=True, frozen=True):
    """A content part of a type this program does not know; `raw` is its JSON object."""

    type_name: str = ""
    raw: dict[str, Any] = {}


ContentPart = InputText | InputAudio | InputImage | OutputText | OutputAudio | UnknownContentPart


class MessageItem(Struct, tag_field="type", tag="message", kw_only=True, frozen=True):
    """A message of the system, the user or the assistant.

    Attributes:
        role: ``system``, ``user`` or ``assistant``.
        status: ``in_progress``, ``completed`` or ``incomplete``.
        phase: ``commentary`` or ``final_answer`` on newer models.
    """

    id: str | UnsetType = UNSET
    object: str | UnsetType = UNSET
    status: str | UnsetType = UNSET
    role: str = ""
    content: list[ContentPart] = []
    phase: str | UnsetType = UNSET


class FunctionCallItem(Struct, tag_field="type", tag="function_call", kw_only=True, frozen=True):
    """The model asks for a function; `arguments` is JSON text, complete when the item is done."""

    id: str | UnsetType = UNSET
    object: str | UnsetType = UNSET
    status: str | UnsetType = UNSET
    name: str = ""
    call_id: str = ""
    arguments: str = ""


class FunctionCallOutputItem(Struct, tag_field="type", tag="function_call_output", kw_only=True, frozen=True):
    """The client's answer to a function call, matched by `call_id`."""

    id: str | UnsetType = UNSET
    object: str | UnsetType = UNSET
    status: str | UnsetType = UNSET
    call_id: str = ""
    output: str = ""


class McpListToolsItem(Struct, tag_field="type", tag="mcp_list_tools", kw_only=True, frozen=True):
    """The tools an MCP server offers, imported by the service (GA only)."""

    id: str | UnsetType = UNSET
    object: str | UnsetType = UNSET
    status: str | UnsetType = UNSET
    server_label: str = ""
    tools: list[dict[str, Any]] = []


class McpCallItem(Struct, tag_field="type", tag="mcp_call", kw_only=True, frozen=True):
    """A tool call the service makes at an MCP server (GA only)."""

    id: str | UnsetType = UNSET
    object: str | UnsetType = UNSET
    status: str | UnsetType = UNSET
    server_label: str = ""
    name: str = ""
    arguments: str = ""
    output: str | UnsetType | None = UNSET
    error: dict[str, Any] | UnsetType | None = UNSET
    approval_request_id: str | UnsetType | None = UNSET


class McpApprovalRequestItem(Struct, tag_field="type", tag="mcp_approval_request", kw_only=True, frozen=True):
    """The service asks whether an MCP tool may run (GA only)."""

    id: str | UnsetType = UNSET
    object: str | UnsetType = UNSET
    status: str | UnsetType = UNSET
    server_label: str = ""
    name: str = ""
    arguments: str = ""


class McpApprovalResponseItem(Struct, tag_field="type", tag="mcp_approval_response", kw_only=True, frozen=True):
    """The client's answer to an MCP approval request (GA only)."""

    id: str | UnsetType = UNSET
    object: str | UnsetType = UNSET
    status: str | UnsetType = UNSET
    approval_request_id: str = ""
    approve: bool = False
    reason: str | UnsetType | None = UNSET


class ItemReference(Struct, tag_field="type", tag="item_reference", kw_only=True, frozen=True):
    """Names an item of the conversation inside `response.input`."""

    id: str = ""


class UnknownItem(Struct, tag_field="type", tag="__unknown__", kw_only=True, frozen=True):
    """An item of a type this program does not know; `raw` is its JSON object."""

    id: str | UnsetType = UNSET
    type_name: str = ""
    raw: dict[str, Any] = {}


Item = (
    MessageItem
    | FunctionCallItem
    | FunctionCallOutputItem
    | McpListToolsItem
    | McpCallItem
    | McpApprovalRequestItem
    | McpApprovalResponseItem
    | ItemReference
    | UnknownItem
)
