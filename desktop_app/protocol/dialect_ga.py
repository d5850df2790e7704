"""Writes events in the GA dialect, whose names are ours: what is left is to leave out what it lacks and to complete.

Source: GA reference; openai SDK 3.51 `types/realtime`; recordings of both services.
"""

from __future__ import annotations

from typing import Any

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from desktop_app.protocol.asked_session import asked_session
from desktop_app.protocol.client_events import (
    ClientEvent,
    ConversationItemCreate,
    InputAudioBufferAppend,
    ResponseCreate,
    SessionUpdate,
)
from desktop_app.protocol.items import ContentPart, Item, MessageItem, UnknownContentPart, UnknownItem
from desktop_app.protocol.legacy_parts import served_part
from desktop_app.protocol.losses import Losses
from desktop_app.protocol.response import Response
from desktop_app.protocol.response_events import ResponseFunctionCallArgumentsDone
from desktop_app.protocol.served_events import ServedShapes
from desktop_app.protocol.server_events import ConversationItemInputAudioTranscriptionCompleted
from desktop_app.protocol.session_config import (
    PCM_RATE_HZ,
    AudioConfig,
    AudioFormat,
    AudioInputConfig,
    AudioOutputConfig,
    ResponseOptions,
    SessionConfig,
    Tool,
    UnknownTool,
)
from desktop_app.protocol.writing import append_frame, as_it_came, fields_set, to_json, wire_fields


def write_client_event(event: ClientEvent, losses: Losses) -> bytes:
    """`event` as a GA client sends it."""
    if isinstance(event, InputAudioBufferAppend):
        return append_frame(event)
    wire = wire_fields(event)
    if isinstance(event, SessionUpdate):
        wire["session"] = _asked(event.session, losses)
    elif isinstance(event, ConversationItemCreate):
        wire["item"] = _asked_item(event.item, "item", losses)
    elif isinstance(event, ResponseCreate) and isinstance(event.response, ResponseOptions):
        wire["response"] = _options(event.response, losses)
    return to_json(wire)


def _asked(session: SessionConfig, losses: Losses) -> dict[str, Any]:
    kept = losses.without(asked_session(session, losses), "session", "temperature")
    if kept.type == "transcription":
        speech = ("model", "output_modalities", "instructions", "tools", "tool_choice", "parallel_tool_calls")
        limits = ("reasoning", "max_output_tokens", "truncation", "prompt", "tracing")
        kept = losses.without(kept, "session", *speech, *limits)
        if kept.audio:
            kept = replace(kept, audio=losses.without(kept.audio, "session.audio", "output"))
    return _session(kept)


def _session(session: SessionConfig) -> dict[str, Any]:
    wire = fields_set(session)
    wire["type"] = session.type or "realtime"
    if session.audio:
        wire["audio"] = complete_audio(session.audio)
    if session.tools:
        wire["tools"] = _tools(session.tools)
    return wire


def complete_audio(audio: AudioConfig) -> AudioConfig:
    """`audio` with the rate that the service requires for ``audio/pcm`` and refuses elsewhere."""
    if isinstance(audio.input, AudioInputConfig):
        audio = replace(audio, input=replace(audio.input, format=_format(audio.input.format)))
    if isinstance(audio.output, AudioOutputConfig):
        audio = replace(audio, output=replace(audio.output, format=_format(audio.output.format)))
    return audio


def _format(audio_format: AudioFormat | UnsetType) -> AudioFormat | UnsetType:
    if isinstance(audio_format, UnsetType):
        return UNSET
    return replace(audio_format, rate=PCM_RATE_HZ if audio_format.type == "audio/pcm" else UNSET)


def _tools(tools: list[Tool]) -> list[object]:
    return [as_it_came(tool) if isinstance(tool, UnknownTool) else tool for tool in tools]


def _asked_item(item: Item, path: str, losses: Losses) -> object:
    if isinstance(item, MessageItem):
        return wire_item(losses.without(item, path, "phase"))
    return wire_item(item)


def wire_item(item: Item) -> object:
    """`item` as it is written; one of an unknown type as it came."""
    if isinstance(item, UnknownItem):
        return as_it_came(item)
    if isinstance(item, MessageItem):
        return {**wire_fields(item), "content": [_wire_part(part) for part in item.content]}
    return item


def _wire_part(part: ContentPart) -> object:
    return as_it_came(part) if isinstance(part, UnknownContentPart) else part


def _options(options: ResponseOptions, losses: Losses) -> dict[str, Any]:
    kept = losses.without(options, "response", "temperature")
    if kept.audio:
        audio = losses.without(kept.audio, "response.audio", "input")
        if isinstance(audio.output, AudioOutputConfig):
            audio = replace(audio, output=losses.without(audio.output, "response.audio.output", "speed"))
        kept = replace(kept, audio=complete_audio(audio))
    wire = fields_set(kept)
    if kept.tools:
        wire["tools"] = _tools(kept.tools)
    if kept.input:
        wire["input"] = [_asked_item(item, f"response.input[{at}]", losses) for at, item in enumerate(kept.input)]
    return wire


def served_session(session: SessionConfig) -> dict[str, Any]:
    """`session` as the service tells it."""
    wire = _session(session)
    kind = "transcription_session" if session.type == "transcription" else "session"
    wire.setdefault("object", f"realtime.{kind}")
    wire.pop("temperature", None)
    return wire


def served_item(item: Item) -> object:
    """`item` as the service tells it: audio parts always have a transcript, null until there is one."""
    if isinstance(item, MessageItem):
        return wire_item(replace(item, content=[served_part(part) for part in item.content]))
    return wire_item(item)


def served_response(response: Response) -> dict[str, Any]:
    """`response` as the service tells it."""
    wire = fields_set(response)
    wire.pop("temperature", None)
    for name in ("status_details", "conversation_id", "usage", "metadata"):
        wire.setdefault(name, None)
    wire["object"] = "realtime.response"
    wire["output"] = [served_item(item) for item in response.output]
    if response.audio:
        wire["audio"] = complete_audio(response.audio)
    return wire


SERVED = ServedShapes(
    session=served_session,
    item=served_item,
    response=served_response,
    defaults={
        ResponseFunctionCallArgumentsDone: {"name": ""},
        ConversationItemInputAudioTranscriptionCompleted: {"usage": {"type": "duration", "seconds": 0.0}},
    },
)
