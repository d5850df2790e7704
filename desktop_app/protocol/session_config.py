"""The session's configuration, tools and response options, under their GA names and nesting.

Every field is optional: a field that is `UNSET` is not on the wire, ``None`` is JSON null.
One struct serves what the client asks (`session.update`) and what the service echoes (`session.updated`).

Source: GA reference, `session.update`, "Realtime session"; preview reference, `RealtimeSession`.
"""

from __future__ import annotations

from typing import Any

from msgspec import UNSET, Struct, UnsetType

from desktop_app.protocol.items import Item
from desktop_app.protocol.wire_numbers import Whole

PCM_RATE_HZ = 24_000
G711_RATE_HZ = 8_000


class AudioFormat(Struct, kw_only=True, frozen=True):
    """``audio/pcm`` (16-bit little-endian mono, `rate` 24000), ``audio/pcmu`` or ``audio/pcma`` (8 kHz, no `rate`)."""

    type: str | UnsetType = UNSET
    rate: Whole | UnsetType = UNSET


class Transcription(Struct, kw_only=True, frozen=True):
    """Which model writes down the user's audio; on Azure `model` is a deployment name."""

    model: str | UnsetType | None = UNSET
    language: str | UnsetType | None = UNSET
    prompt: str | UnsetType | None = UNSET
    languages: list[str] | UnsetType | None = UNSET
    keywords: list[str] | UnsetType | None = UNSET
    delay: str | UnsetType | None = UNSET


class NoiseReduction(Struct, kw_only=True, frozen=True):
    """``near_field`` or ``far_field``, done by the service."""

    type: str | UnsetType = UNSET
    strength: float | UnsetType = UNSET


class TurnDetection(Struct, kw_only=True, frozen=True):
    """How the service finds the end of a turn: ``server_vad`` or ``semantic_vad``; a null object is push to talk.

    Attributes:
        threshold: 0.0 to 1.0 (server_vad).
        prefix_padding_ms: audio kept before the detected onset (server_vad).
        silence_duration_ms: silence that ends the turn (server_vad).
        idle_timeout_ms: 5000 to 30000 or null (server_vad, GA).
        eagerness: ``low``, ``medium``, ``high``, ``auto`` (semantic_vad).
    """

    type: str | UnsetType = UNSET
    threshold: float | UnsetType = UNSET
    prefix_padding_ms: Whole | UnsetType = UNSET
    silence_duration_ms: Whole | UnsetType = UNSET
    idle_timeout_ms: Whole | UnsetType | None = UNSET
    eagerness: str | UnsetType = UNSET
    create_response: bool | UnsetType = UNSET
    interrupt_response: bool | UnsetType = UNSET


class CustomVoice(Struct, kw_only=True, frozen=True):
    """A voice of one's own, by id."""

    id: str = ""


Voice = str | CustomVoice


class AudioInputConfig(Struct, kw_only=True, frozen=True):
    """`session.audio.input`."""

    format: AudioFormat | UnsetType = UNSET
    transcription: Transcription | UnsetType | None = UNSET
    noise_reduction: NoiseReduction | UnsetType | None = UNSET
    turn_detection: TurnDetection | UnsetType | None = UNSET


class AudioOutputConfig(Struct, kw_only=True, frozen=True):
    """`session.audio.output`; `speed` is 0.25 to 1.5."""

    format: AudioFormat | UnsetType = UNSET
    voice: Voice | UnsetType = UNSET
    speed: float | UnsetType = UNSET


class AudioConfig(Struct, kw_only=True, frozen=True):
    """`session.audio`."""

    input: AudioInputConfig | UnsetType = UNSET
    output: AudioOutputConfig | UnsetType = UNSET


class FunctionTool(Struct, tag_field="type", tag="function", kw_only=True, frozen=True):
    """A function the client runs; `parameters` is a JSON Schema object."""

    name: str = ""
    description: str | UnsetType = UNSET
    parameters: dict[str, Any] | UnsetType = UNSET


class McpTool(Struct, tag_field="type", tag="mcp", kw_only=True, frozen=True):
    """Tools of an MCP server that the service calls (GA only)."""

    server_label: str = ""
    server_url: str | UnsetType = UNSET
    connector_id: str | UnsetType = UNSET
    tunnel_id: str | UnsetType = UNSET
    authorization: str | UnsetType = UNSET
    headers: dict[str, str] | UnsetType | None = UNSET
    server_description: str | UnsetType = UNSET
    allowed_tools: Any = UNSET
    require_approval: Any = UNSET
    allowed_callers: Any = UNSET
    defer_loading: bool | UnsetType = UNSET


class UnknownTool(Struct, tag_field="type", tag="__unknown__", kw_only=True, frozen=True):
    """A tool of a type this program does not know; `raw` is its JSON object."""

    type_name: str = ""
    raw: dict[str, Any] = {}


Tool = FunctionTool | McpTool | UnknownTool


class FunctionChoice(Struct, tag_field="type", tag="function", kw_only=True, frozen=True):
    """Forces one function."""

    name: str = ""


class McpChoice(Struct, tag_field="type", tag="mcp", kw_only=True, frozen=True):
    """Forces the tools, or one tool, of an MCP server (GA only)."""

    server_label: str = ""
    name: str | UnsetType | None = UNSET


ToolChoice = str | FunctionChoice | McpChoice
"""``auto``, ``none``, ``required``, or one forced tool."""


class TokenLimits(Struct, kw_only=True, frozen=True):
    """Limits of a retention-ratio context truncation."""

    post_instructions: Whole | UnsetType = UNSET


class ContextTruncation(Struct, kw_only=True, frozen=True):
    """What the service forgets when the context is full: ``retention_ratio`` with a ratio of 0.0 to 1.0."""

    type: str | UnsetType = UNSET
    retention_ratio: float | UnsetType = UNSET
    token_limits: TokenLimits | UnsetType = UNSET


class Prompt(Struct, kw_only=True, frozen=True):
    """A prompt stored at the service (GA only)."""

    id: str | UnsetType = UNSET
    version: str | UnsetType | None = UNSET
    variables: dict[str, Any] | UnsetType | None = UNSET


class Reasoning(Struct, kw_only=True, frozen=True):
    """``minimal``, ``low``, ``medium``, ``high`` or ``xhigh`` (GA, reasoning models)."""

    effort: str | UnsetType | None = UNSET


class Tracing(Struct, kw_only=True, frozen=True):
    """Where the service's trace of the session is filed."""

    workflow_name: str | UnsetType = UNSET
    group_id: str | UnsetType = UNSET
    metadata: dict[str, Any] | UnsetType = UNSET


class SessionConfig(Struct, kw_only=True, frozen=True):
    """A session as asked (`session.update`) or as effective (`session.created`, `session.updated`).

    Attributes:
        type: ``realtime`` or ``transcription``; required in a GA `session.update`.
        expires_at: unix seconds.
        output_modalities: ``["audio"]`` or ``["text"]``.
        max_output_tokens: 1 to 4096, or ``"inf"``.
        truncation: context truncation: ``auto``, ``disabled`` or a `ContextTruncation` (GA only).
        temperature: 0.6 to 1.2 (preview only).
    """

    type: str | UnsetType = UNSET
    object: str | UnsetType = UNSET
    id: str | UnsetType = UNSET
    expires_at: Whole | UnsetType | None = UNSET
    model: str | UnsetType | None = UNSET
    output_modalities: list[str] | UnsetType = UNSET
    instructions: str | UnsetType = UNSET
    audio: AudioConfig | UnsetType = UNSET
    tools: list[Tool] | UnsetType = UNSET
    tool_choice: ToolChoice | UnsetType = UNSET
    parallel_tool_calls: bool | UnsetType | None = UNSET
    reasoning: Reasoning | UnsetType | None = UNSET
    max_output_tokens: Whole | str | UnsetType | None = UNSET
    truncation: str | ContextTruncation | UnsetType | None = UNSET
    prompt: Prompt | UnsetType | None = UNSET
    tracing: str | Tracing | UnsetType | None = UNSET
    include: list[str] | UnsetType | None = UNSET
    temperature: float | UnsetType = UNSET


class ResponseOptions(Struct, kw_only=True, frozen=True):
    """What one `response.create` overrides, for that response only.

    Attributes:
        conversation: ``auto`` or ``none`` (out of band).
        input: items or item references in place of the conversation; an empty list is an empty context.
        metadata: at most 16 pairs, key <= 64 and value <= 512 characters; echoed by the response.
        temperature: preview only.
    """

    conversation: str | UnsetType = UNSET
    input: list[Item] | UnsetType = UNSET
    metadata: dict[str, str] | UnsetType | None = UNSET
    output_modalities: list[str] | UnsetType = UNSET
    instructions: str | UnsetType = UNSET
    audio: AudioConfig | UnsetType = UNSET
    tools: list[Tool] | UnsetType = UNSET
    tool_choice: ToolChoice | UnsetType = UNSET
    parallel_tool_calls: bool | UnsetType | None = UNSET
    reasoning: Reasoning | UnsetType | None = UNSET
    max_output_tokens: Whole | str | UnsetType = UNSET
    prompt: Prompt | UnsetType | None = UNSET
    temperature: float | UnsetType = UNSET
