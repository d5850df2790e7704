"""Writes events in the preview dialect: flat sessions, older names, fewer events.

What is GA's alone is left out and noted. The voices ``marin`` and ``cedar`` and custom voices are left out too, for
one unknown voice makes the service ignore a whole update.

Source: preview reference (October 2024, December 2024); openai SDK 1.109.1 `types/beta/realtime`.
"""

from __future__ import annotations

from typing import Any

from msgspec import UNSET
from msgspec.structs import replace

from desktop_app.protocol import response_events as responses
from desktop_app.protocol import server_events as events
from desktop_app.protocol.asked_session import asked_session
from desktop_app.protocol.client_events import (
    ClientEvent,
    ConversationItemCreate,
    InputAudioBufferAppend,
    ResponseCreate,
    SessionUpdate,
)
from desktop_app.protocol.losses import Losses
from desktop_app.protocol.preview_items import item_to_preview, response_to_preview, served_item_to_preview
from desktop_app.protocol.preview_session import options_to_preview, session_to_preview
from desktop_app.protocol.preview_shapes import PreviewTranscriptionSession
from desktop_app.protocol.served_events import ServedShapes
from desktop_app.protocol.session_config import ResponseOptions, SessionConfig
from desktop_app.protocol.writing import append_frame, to_json, wire_fields


def write_client_event(event: ClientEvent, losses: Losses) -> bytes:
    """`event` as a preview client sends it; empty where the dialect cannot say it at all."""
    if isinstance(event, InputAudioBufferAppend):
        return append_frame(event)
    wire = wire_fields(event)
    if isinstance(event, SessionUpdate):
        flat = session_to_preview(asked_session(event.session, losses), losses)
        if isinstance(flat, PreviewTranscriptionSession):
            wire["type"] = "transcription_session.update"
        wire["session"] = flat
    elif isinstance(event, ConversationItemCreate):
        wire["item"] = item_to_preview(event.item, "item", losses)
        if wire["item"] is None:
            return b""
    elif isinstance(event, ResponseCreate) and isinstance(event.response, ResponseOptions):
        wire["response"] = _options(event.response, losses)
    return to_json(wire)


def _options(options: ResponseOptions, losses: Losses) -> Any:
    flat = options_to_preview(options, losses)
    if not options.input:
        return flat
    items = (item_to_preview(item, f"response.input[{at}]", losses) for at, item in enumerate(options.input))
    return replace(flat, input=[item for item in items if item is not None])


def served_session(session: SessionConfig) -> dict[str, Any]:
    """`session` as the preview service tells it."""
    flat = session_to_preview(session, Losses())
    kind = "transcription_session" if isinstance(flat, PreviewTranscriptionSession) else "session"
    wire = {name: getattr(flat, name) for name in flat.__struct_fields__}
    wire["object"] = f"realtime.{kind}"
    for name in ("input_audio_transcription", "turn_detection"):
        wire[name] = wire[name] or None
    return {name: value for name, value in wire.items() if value is not UNSET}


_OBFUSCATED = ("obfuscation",)

SERVED = ServedShapes(
    session=served_session,
    item=served_item_to_preview,
    response=response_to_preview,
    names={
        events.ConversationItemAdded: "conversation.item.created",
        responses.ResponseOutputTextDelta: "response.text.delta",
        responses.ResponseOutputTextDone: "response.text.done",
        responses.ResponseOutputAudioDelta: "response.audio.delta",
        responses.ResponseOutputAudioDone: "response.audio.done",
        responses.ResponseOutputAudioTranscriptDelta: "response.audio_transcript.delta",
        responses.ResponseOutputAudioTranscriptDone: "response.audio_transcript.done",
    },
    absent=frozenset(
        {
            events.ConversationItemDone,
            events.ConversationItemInputAudioTranscriptionSegment,
            events.InputAudioBufferTimeoutTriggered,
            events.InputAudioBufferDtmfEventReceived,
            events.McpListToolsInProgress,
            events.McpListToolsCompleted,
            events.McpListToolsFailed,
            responses.ResponseMcpCallArgumentsDelta,
            responses.ResponseMcpCallArgumentsDone,
            responses.ResponseMcpCallInProgress,
            responses.ResponseMcpCallCompleted,
            responses.ResponseMcpCallFailed,
        }
    ),
    fields_absent={
        events.ConversationItemInputAudioTranscriptionCompleted: ("languages",),
        events.ConversationItemInputAudioTranscriptionDelta: _OBFUSCATED,
        responses.ResponseFunctionCallArgumentsDone: ("name",),
        responses.ResponseFunctionCallArgumentsDelta: _OBFUSCATED,
        responses.ResponseOutputTextDelta: _OBFUSCATED,
        responses.ResponseOutputAudioTranscriptDelta: _OBFUSCATED,
    },
    transcription_events="transcription_session",
)
