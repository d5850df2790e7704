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
from desktop_app.protocol.preview_session import PREVIEW_VOICES
from desktop_app.protocol.request_problem import RefusedError
from desktop_app.protocol.request_rules import (
    ObjectCheck,
    Range,
    RequestRules,
    invalid_choice,
    missing,
    too_long,
    unknown,
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
_RESPONSE_AUDIO = {"response.audio": frozenset({"input"}), "response.audio.output": frozenset({"speed"})}
_TRANSCRIPTION_FIELDS = frozenset({"type", "audio", "include"})
_SEMANTIC_FIELDS = frozenset({"type", "eagerness", "create_response", "interrupt_response"})


def _check_modalities(name: str, allowed: tuple[tuple[str, ...], ...], supported: str) -> ObjectCheck:
    sets = [set(combination) for combination in allowed]

    def check(value: dict[str, Any], path: str) -> None:
        modalities = value.get(name)
        if not isinstance(modalities, list) or not all(isinstance(item, str) for item in modalities):
            return
        if set(modalities) not in sets:
            raise RefusedError(
                "invalid_value",
                f"Invalid modalities: {modalities}. Supported combinations are: {supported}.",
                f"{path}.{name}",
            )

    return check


_ga_modalities = _check_modalities("output_modalities", (("text",), ("audio",)), "['text'] and ['audio']")
_preview_modalities = _check_modalities("modalities", (("text",), ("audio", "text")), "['text'] and ['audio', 'text']")


def _check_ga_session(value: dict[str, Any], path: str) -> None:
    if value.get("type") == "transcription":
        for name in value:
            if name not in _TRANSCRIPTION_FIELDS:
                raise unknown(path, name)
    _ga_modalities(value, path)


def _check_metadata(value: dict[str, Any], path: str) -> None:
    metadata = value.get("metadata")
    if not isinstance(metadata, dict):
        return
    place = f"{path}.metadata"
    if len(metadata) > 16:
        raise RefusedError(
            "object_above_max_properties",
            f"Invalid '{place}': too many properties. Expected an object with at most 16 properties, "
            f"but got an object with {len(metadata)} properties instead.",
            place,
        )
    for key, item in metadata.items():
        for kind, text, longest in (("key", key, 64), ("value", item, 512)):
            if isinstance(text, str) and len(text) > longest:
                raise RefusedError(
                    "string_above_max_length",
                    f"Invalid '{place}': {kind} too long. Expected a string with maximum length {longest}, "
                    f"but got a string with length {len(text)} instead.",
                    place,
                )


def _check_ga_options(value: dict[str, Any], path: str) -> None:
    _ga_modalities(value, path)
    _check_metadata(value, path)


def _check_preview_options(value: dict[str, Any], path: str) -> None:
    _preview_modalities(value, path)
    _check_metadata(value, path)


def _check_format(value: dict[str, Any], path: str) -> None:
    if value.get("type") == "audio/pcm" and value.get("rate") is None:
        raise missing(path, "rate")
    if value.get("type") in ("audio/pcmu", "audio/pcma") and "rate" in value:
        raise unknown(path, "rate")


def _check_turn_detection(value: dict[str, Any], path: str) -> None:
    semantic = value.get("type") == "semantic_vad"
    for name in value:
        if (semantic and name not in _SEMANTIC_FIELDS) or (not semantic and name == "eagerness"):
            raise unknown(path, name)


def _check_audio_size(value: dict[str, Any], path: str) -> None:
    audio = value.get("audio")
    longest = 15 * 1024 * 1024 * 4 // 3
    if isinstance(audio, str) and len(audio) > longest:
        raise too_long(audio, longest, "audio")


def _check_connector(value: dict[str, Any], path: str) -> None:
    if not {"server_url", "connector_id", "tunnel_id"} & value.keys():
        raise missing(path, "server_url")


def _check_roles(names: dict[str, str]) -> ObjectCheck:
    """The content parts that a message of each role may have; `names` gives the dialect's names of the parts."""
    user = tuple(name for ours, name in names.items() if ours.startswith("input_"))
    parts = {"system": ("input_text",), "user": user, "assistant": (names["output_text"],)}

    def check(value: dict[str, Any], path: str) -> None:
        allowed = parts.get(value.get("role", ""))
        content = value.get("content")
        if allowed is None or not isinstance(content, list):
            return
        for at, part in enumerate(content):
            kind = part.get("type") if isinstance(part, dict) else None
            if value["role"] == "assistant" and kind == names["output_audio"]:
                continue  # refused later for the text it lacks, as the services do
            if isinstance(kind, str) and kind not in allowed:
                raise invalid_choice(kind, allowed, f"{path}.content[{at}].type")

    return check


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


GA_RULES = RequestRules(
    required={**_REQUIRED, config.SessionConfig: ("type",)},
    unsettable=_GA_UNSETTABLE,
    unsettable_at=_RESPONSE_AUDIO,
    choices=_CHOICES,
    numbers=_NUMBERS,
    lengths=_LENGTHS,
    patterns=_PATTERNS,
    aliases={},
    object_checks={
        config.SessionConfig: _check_ga_session,
        config.ResponseOptions: _check_ga_options,
        config.AudioFormat: _check_format,
        config.TurnDetection: _check_turn_detection,
        config.McpTool: _check_connector,
        asked.InputAudioBufferAppend: _check_audio_size,
        items.MessageItem: _check_roles(_GA_PARTS),
    },
    tag_names=_ga_tags,
)

_TOKEN_LIMIT = {"max_output_tokens": "max_response_output_tokens", "max__output_tokens": "max_response_output_tokens"}

PREVIEW_RULES = RequestRules(
    required=_REQUIRED,
    unsettable=_PREVIEW_UNSETTABLE,
    unsettable_at={},
    choices=_CHOICES,
    numbers=_NUMBERS,
    lengths=_LENGTHS,
    patterns=_PATTERNS,
    aliases={flat.PreviewSession: _TOKEN_LIMIT, flat.PreviewResponseOptions: _TOKEN_LIMIT},
    object_checks={
        flat.PreviewSession: _preview_modalities,
        flat.PreviewTranscriptionSession: _preview_modalities,
        flat.PreviewResponseOptions: _check_preview_options,
        flat.PreviewTurnDetection: _check_turn_detection,
        asked.InputAudioBufferAppend: _check_audio_size,
        items.MessageItem: _check_roles(_PREVIEW_PARTS),
    },
    tag_names=_preview_tags,
)

GA_EVENTS = _EVENTS
PREVIEW_EVENTS = (
    *(event for event in _EVENTS if event not in (asked.SessionUpdate, asked.ResponseCreate)),
    *_PREVIEW_EVENTS,
)
