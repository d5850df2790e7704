"""The tables of both dialects' rules for client events: enumerations, ranges, required and unsettable fields.

Source: the two references' field tables; codes and messages from the services' `error` events.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from desktop_app.protocol import client_events as asked
from desktop_app.protocol import items
from desktop_app.protocol import preview_shapes as flat
from desktop_app.protocol import session_config as config
from desktop_app.protocol.preview_session import PREVIEW_VOICES, is_off
from desktop_app.protocol.request_checks import (
    all_of,
    check_audio_size,
    check_format,
    check_include,
    check_language,
    check_mcp_place,
    check_metadata,
    check_transcription_session,
    check_turn_detection,
    modalities_check,
    roles_check,
)
from desktop_app.protocol.request_rules import (
    Range,
    RequestRules,
)
from desktop_app.protocol.shape import Shape

GA_VOICES = (*PREVIEW_VOICES, "marin", "cedar")
_STATUS = ("in_progress", "completed", "incomplete")
_PREVIEW_FORMATS = ("pcm16", "g711_ulaw", "g711_alaw")
_FORMATS = ("audio/pcm", "audio/pcmu", "audio/pcma")
_TURN_DETECTIONS = ("server_vad", "semantic_vad")
_NOISE_REDUCTIONS = ("near_field", "far_field")
_EAGERNESS = ("low", "medium", "high", "auto")
_EFFORTS = ("minimal", "low", "medium", "high", "xhigh")
_MAX_ID_LENGTH = 32
_MAX_EVENT_ID_LENGTH = 512
_CALL_ID_PATTERN = "[a-zA-Z0-9_-]+"
_TOKENS = Range(1, 4096)
_ITEMS = (items.MessageItem, items.FunctionCallItem, items.FunctionCallOutputItem)
_EVENTS: tuple[type[Struct], ...] = (
    asked.SessionUpdate,
    asked.InputAudioBufferAppend,
    asked.InputAudioBufferCommit,
    asked.InputAudioBufferClear,
    asked.OutputAudioBufferClear,
    asked.ConversationItemCreate,
    asked.ConversationItemRetrieve,
    asked.ConversationItemTruncate,
    asked.ConversationItemDelete,
    asked.ResponseCreate,
    asked.ResponseCancel,
)
_PREVIEW_EVENTS: tuple[type[Struct], ...] = (
    flat.PreviewSessionUpdate,
    flat.PreviewTranscriptionSessionUpdate,
    flat.PreviewResponseCreate,
)

_REQUIRED: dict[type[Struct], tuple[str, ...]] = {
    asked.SessionUpdate: ("session",),
    flat.PreviewSessionUpdate: ("session",),
    flat.PreviewTranscriptionSessionUpdate: ("session",),
    asked.InputAudioBufferAppend: ("audio",),
    asked.ConversationItemCreate: ("item",),
    asked.ConversationItemRetrieve: ("item_id",),
    asked.ConversationItemDelete: ("item_id",),
    asked.ConversationItemTruncate: ("item_id", "content_index", "audio_end_ms"),
    items.MessageItem: ("role", "content"),
    items.FunctionCallItem: ("name", "call_id", "arguments"),
    items.FunctionCallOutputItem: ("call_id", "output"),
    items.McpApprovalResponseItem: ("approval_request_id", "approve"),
    items.ItemReference: ("id",),
    items.InputText: ("text",),
    items.OutputText: ("text",),
    items.OutputAudio: ("text",),
    items.InputAudio: ("audio",),
    items.InputImage: ("image_url",),
    config.FunctionTool: ("name",),
    config.FunctionChoice: ("name",),
    config.McpTool: ("server_label",),
    config.McpChoice: ("server_label",),
    config.CustomVoice: ("id",),
    config.ContextTruncation: ("type", "retention_ratio"),
    config.Prompt: ("id",),
    config.TurnDetection: ("type",),
    config.AudioFormat: ("type",),
    flat.PreviewTurnDetection: ("type",),
}

_CHOICES: dict[tuple[type[Struct], str], tuple[str, ...]] = {
    (items.MessageItem, "role"): ("system", "user", "assistant"),
    **{(item, "status"): _STATUS for item in _ITEMS},
    **{(item, "object"): ("realtime.item",) for item in _ITEMS},
    (items.InputImage, "detail"): ("auto", "low", "high"),
    (config.SessionConfig, "type"): ("realtime", "transcription"),
    (config.SessionConfig, "tool_choice"): ("auto", "none", "required"),
    (config.SessionConfig, "truncation"): ("auto", "disabled"),
    (config.SessionConfig, "tracing"): ("auto",),
    (config.SessionConfig, "max_output_tokens"): ("inf",),
    (config.ResponseOptions, "max_output_tokens"): ("inf",),
    (config.ResponseOptions, "tool_choice"): ("auto", "none", "required"),
    (config.ResponseOptions, "conversation"): ("auto", "none"),
    (config.AudioFormat, "type"): _FORMATS,
    (config.AudioOutputConfig, "voice"): GA_VOICES,
    (config.NoiseReduction, "type"): _NOISE_REDUCTIONS,
    (config.TurnDetection, "type"): _TURN_DETECTIONS,
    (config.TurnDetection, "eagerness"): _EAGERNESS,
    (config.Transcription, "delay"): _EFFORTS,
    (config.Reasoning, "effort"): _EFFORTS,
    (config.ContextTruncation, "type"): ("retention_ratio",),
    **{(shape, "voice"): PREVIEW_VOICES for shape in (flat.PreviewSession, flat.PreviewResponseOptions)},
    **{
        (shape, "output_audio_format"): _PREVIEW_FORMATS for shape in (flat.PreviewSession, flat.PreviewResponseOptions)
    },
    **{
        (shape, "input_audio_format"): _PREVIEW_FORMATS
        for shape in (flat.PreviewSession, flat.PreviewTranscriptionSession)
    },
    **{
        (shape, "tool_choice"): ("auto", "none", "required")
        for shape in (flat.PreviewSession, flat.PreviewResponseOptions)
    },
    **{(shape, "max_response_output_tokens"): ("inf",) for shape in (flat.PreviewSession, flat.PreviewResponseOptions)},
    (flat.PreviewSession, "tracing"): ("auto",),
    (flat.PreviewResponseOptions, "conversation"): ("auto", "none"),
    (flat.PreviewTurnDetection, "type"): _TURN_DETECTIONS,
    (flat.PreviewTurnDetection, "eagerness"): _EAGERNESS,
    (flat.PreviewNoiseReduction, "type"): _NOISE_REDUCTIONS,
}

_NUMBERS: dict[tuple[type[Struct], str], Range] = {
    (asked.ConversationItemTruncate, "audio_end_ms"): Range(0),
    (asked.ConversationItemTruncate, "content_index"): Range(0),
    (config.SessionConfig, "max_output_tokens"): _TOKENS,
    (config.ResponseOptions, "max_output_tokens"): _TOKENS,
    (config.AudioOutputConfig, "speed"): Range(0.25, 1.5),
    (config.AudioFormat, "rate"): Range(config.PCM_RATE_HZ, config.PCM_RATE_HZ),
    (config.NoiseReduction, "strength"): Range(0),
    (config.TurnDetection, "idle_timeout_ms"): Range(5000, 30000),
    (config.ContextTruncation, "retention_ratio"): Range(0, 1),
    (config.TokenLimits, "post_instructions"): Range(0),
    (flat.PreviewSession, "speed"): Range(0.25, 1.5),
    **{(shape, "temperature"): Range(0.6, 1.2) for shape in (flat.PreviewSession, flat.PreviewResponseOptions)},
    **{(shape, "max_response_output_tokens"): _TOKENS for shape in (flat.PreviewSession, flat.PreviewResponseOptions)},
    **{
        (shape, name): bounds
        for shape in (config.TurnDetection, flat.PreviewTurnDetection)
        for name, bounds in {
            "threshold": Range(0, 1),
            "prefix_padding_ms": Range(0),
            "silence_duration_ms": Range(0),
        }.items()
    },
}

_LENGTHS: dict[tuple[type[Struct], str], int] = {
    **{(event, "event_id"): _MAX_EVENT_ID_LENGTH for event in (*_EVENTS, *_PREVIEW_EVENTS)},
    **{(item, "id"): _MAX_ID_LENGTH for item in _ITEMS},
    (items.FunctionCallItem, "call_id"): _MAX_ID_LENGTH,
    (items.FunctionCallOutputItem, "call_id"): _MAX_ID_LENGTH,
}

_PATTERNS: dict[tuple[type[Struct], str], str] = {
    (items.FunctionCallItem, "call_id"): _CALL_ID_PATTERN,
    (items.FunctionCallOutputItem, "call_id"): _CALL_ID_PATTERN,
}

_GA_UNSETTABLE: dict[type[Struct], frozenset[str]] = {
    config.SessionConfig: frozenset({"id", "object", "expires_at", "temperature"}),
    config.ResponseOptions: frozenset({"temperature"}),
    items.MessageItem: frozenset({"phase"}),
}
_PREVIEW_UNSETTABLE: dict[type[Struct], frozenset[str]] = {
    flat.PreviewSession: frozenset({"id", "object", "expires_at", "client_secret"}),
    flat.PreviewTranscriptionSession: frozenset({"id", "object", "expires_at", "client_secret"}),
    items.MessageItem: frozenset({"phase"}),
}


_GA_PARTS = {tag: tag for tag in ("input_text", "input_audio", "input_image", "output_text", "output_audio")}
_PREVIEW_PARTS = {
    "input_text": "input_text",
    "input_audio": "input_audio",
    "output_text": "text",
    "output_audio": "audio",
}
_PREVIEW_TAGS = {"message", "function_call", "function_call_output", "item_reference", "function"}


def _ga_tags(shape: Shape, path: str) -> dict[str, type[Struct]]:
    in_response = path.startswith("response.input[")
    return {tag: struct for tag, struct in shape.variants.items() if in_response or tag != "item_reference"}


def _preview_tags(shape: Shape, path: str) -> dict[str, type[Struct]]:
    if "output_text" in shape.variants:
        return {name: shape.variants[ours] for ours, name in _PREVIEW_PARTS.items()}
    return {tag: struct for tag, struct in _ga_tags(shape, path).items() if tag in _PREVIEW_TAGS}


def _as_it_is(struct: type[Struct], value: dict[str, Any]) -> dict[str, Any]:
    return value


def _leniently(struct: type[Struct], value: dict[str, Any]) -> dict[str, Any]:
    """What the preview's service takes beside its own tables: see the struct's branch."""
    if struct in (flat.PreviewSession, flat.PreviewResponseOptions):
        # The documents spelt the token limit in three ways.
        value = {_TOKEN_LIMIT_SPELLINGS.get(name, name): item for name, item in value.items()}
    if struct in (flat.PreviewSession, flat.PreviewTranscriptionSession) and is_off(value.get("turn_detection")):
        return {**value, "turn_detection": None}
    if struct is flat.PreviewTurnDetection:
        # The tables said string, the examples integer.
        return {
            name: int(item) if name.endswith("_ms") and isinstance(item, str) and item.isdecimal() else item
            for name, item in value.items()
        }
    return value


_TOKEN_LIMIT_SPELLINGS = {
    "max_output_tokens": "max_response_output_tokens",
    "max__output_tokens": "max_response_output_tokens",
}
_ga_modalities = modalities_check("output_modalities", (["text"], ["audio"]))
_preview_modalities = modalities_check("modalities", (["text"], ["audio", "text"]))

GA_RULES = RequestRules(
    reshaped=_as_it_is,
    required={**_REQUIRED, config.SessionConfig: ("type",)},
    unsettable=_GA_UNSETTABLE,
    unsettable_at={"response.audio": frozenset({"input"}), "response.audio.output": frozenset({"speed"})},
    choices=_CHOICES,
    numbers=_NUMBERS,
    lengths=_LENGTHS,
    patterns=_PATTERNS,
    object_checks={
        config.SessionConfig: all_of(check_transcription_session, _ga_modalities, check_include),
        config.ResponseOptions: all_of(_ga_modalities, check_metadata),
        config.AudioFormat: check_format,
        config.Transcription: check_language,
        config.TurnDetection: check_turn_detection,
        config.McpTool: check_mcp_place,
        asked.InputAudioBufferAppend: check_audio_size,
        items.MessageItem: roles_check(_GA_PARTS),
    },
    tag_names=_ga_tags,
)

PREVIEW_RULES = RequestRules(
    reshaped=_leniently,
    required=_REQUIRED,
    unsettable=_PREVIEW_UNSETTABLE,
    unsettable_at={},
    choices=_CHOICES,
    numbers=_NUMBERS,
    lengths=_LENGTHS,
    patterns=_PATTERNS,
    object_checks={
        flat.PreviewSession: all_of(_preview_modalities, check_include),
        flat.PreviewTranscription: check_language,
        flat.PreviewTranscriptionSession: _preview_modalities,
        flat.PreviewResponseOptions: all_of(_preview_modalities, check_metadata),
        flat.PreviewTurnDetection: check_turn_detection,
        asked.InputAudioBufferAppend: check_audio_size,
        items.MessageItem: roles_check(_PREVIEW_PARTS),
    },
    tag_names=_preview_tags,
)

GA_EVENTS = _EVENTS
PREVIEW_EVENTS = (
    *(event for event in _EVENTS if event not in (asked.SessionUpdate, asked.ResponseCreate)),
    *_PREVIEW_EVENTS,
)
