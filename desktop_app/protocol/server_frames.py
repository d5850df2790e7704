"""From a frame to one typed server event: quickly where the event is flat, tolerantly where it is not.

Flat events go straight through one tagged-union decoder. The payload of an audio delta is cut out of the frame
first and decoded by itself, so the decoder sees a short frame and the payload is copied once.
Everything else, and whatever the quick way refuses, is walked by `TolerantReader`.
"""

from __future__ import annotations

import binascii
from typing import Any, Final, Union, get_args

import msgspec
import pybase64
from msgspec import Struct
from msgspec.structs import asdict, force_setattr

from desktop_app.protocol import server_events as events
from desktop_app.protocol.response_events import (
    ResponseContentPartAdded,
    ResponseContentPartDone,
    ResponseCreated,
    ResponseDone,
    ResponseOutputAudioDelta,
    ResponseOutputAudioDone,
    ResponseOutputAudioTranscriptDelta,
    ResponseOutputAudioTranscriptDone,
    ResponseOutputItemAdded,
    ResponseOutputItemDone,
    ResponseOutputTextDelta,
    ResponseOutputTextDone,
)
from desktop_app.protocol.server_events import MalformedEvent, ServerEvent, UnknownEvent
from desktop_app.protocol.shape import tag_of
from desktop_app.protocol.tolerant_reader import TolerantReader, UnreadableError

RAW_SHOWN_CHARACTERS: Final = 500
"""How much of an unreadable frame is kept."""


class PreviewTextDelta(ResponseOutputTextDelta, tag="response.text.delta", frozen=True):
    """`response.output_text.delta` by its preview name."""


class PreviewTextDone(ResponseOutputTextDone, tag="response.text.done", frozen=True):
    """`response.output_text.done` by its preview name."""


class PreviewAudioDelta(ResponseOutputAudioDelta, tag="response.audio.delta", frozen=True):
    """`response.output_audio.delta` by its preview name."""


class PreviewAudioDone(ResponseOutputAudioDone, tag="response.audio.done", frozen=True):
    """`response.output_audio.done` by its preview name."""


class PreviewAudioTranscriptDelta(
    ResponseOutputAudioTranscriptDelta, tag="response.audio_transcript.delta", frozen=True
):
    """`response.output_audio_transcript.delta` by its preview name."""


class PreviewAudioTranscriptDone(ResponseOutputAudioTranscriptDone, tag="response.audio_transcript.done", frozen=True):
    """`response.output_audio_transcript.done` by its preview name."""


GA_OF: dict[type[Struct], type[Struct]] = {
    PreviewTextDelta: ResponseOutputTextDelta,
    PreviewTextDone: ResponseOutputTextDone,
    PreviewAudioDelta: ResponseOutputAudioDelta,
    PreviewAudioDone: ResponseOutputAudioDone,
    PreviewAudioTranscriptDelta: ResponseOutputAudioTranscriptDelta,
    PreviewAudioTranscriptDone: ResponseOutputAudioTranscriptDone,
}
"""The events that the preview only names otherwise."""

_NESTED = {
    events.SessionCreated,
    events.SessionUpdated,
    events.ConversationItemAdded,
    events.ConversationItemCreated,
    events.ConversationItemDone,
    events.ConversationItemRetrieved,
    ResponseCreated,
    ResponseDone,
    ResponseOutputItemAdded,
    ResponseOutputItemDone,
    ResponseContentPartAdded,
    ResponseContentPartDone,
}
"""Events that hold sessions, items, parts or responses, whose shape depends on the dialect."""

_TYPED: tuple[type[Struct], ...] = get_args(events.TypedServerEvent)
_BY_TYPE: dict[str, type[Struct]] = {
    **{tag_of(struct): struct for struct in _TYPED},
    **{tag_of(preview): ga for preview, ga in GA_OF.items()},
    # The how-to article of the preview used this name; the reference and the service the other.
    "conversation.item.audio_transcription.completed": events.ConversationItemInputAudioTranscriptionCompleted,
    "transcription_session.updated": events.SessionUpdated,
    "transcription_session.created": events.SessionCreated,
}
_FLAT = tuple(struct for struct in (*_TYPED, *GA_OF) if struct not in _NESTED)
_quick: msgspec.json.Decoder[Any] = msgspec.json.Decoder(Union[_FLAT])  # noqa: UP007 - made at run time
_any_json: msgspec.json.Decoder[Any] = msgspec.json.Decoder()
_reader = TolerantReader()

# Three zero bytes stand in for the payload that was cut out; found again at the same place or the cut was wrong.
_STAND_IN = b"\0\0\0"
_NOT_JSON = (msgspec.DecodeError, UnicodeError, RecursionError, MemoryError)


def read_server_frame(frame: str | bytes) -> ServerEvent:
    """The event in `frame`, under its GA type; never raises."""
    try:
        event = _cut_audio_delta(frame)
        if event is not None:
            return event
        quick: ServerEvent = _quick.decode(frame)
    except _NOT_JSON:
        return _read_tolerantly(frame)
    ga = GA_OF.get(type(quick))
    return quick if ga is None else ga(**asdict(quick))  # type: ignore[return-value]


def _cut_audio_delta(frame: str | bytes) -> ResponseOutputAudioDelta | None:
    """An audio delta by way of its payload; None when `frame` is something else or unusual.

    A quote inside a JSON string is always escaped, so the key with its quotes can only be found as a key (or as the
    end of one, which the stand-in shows), and the payload ends at the next quote or holds a backslash.
    """
    if isinstance(frame, str):
        if 'audio.delta"' not in frame:
            return None
        start = frame.find('"delta":"') + 9
        end = frame.find('"', start)
        short: str | bytes = f"{frame[:start]}AAAA{frame[end:]}"
    else:
        if b'audio.delta"' not in frame:
            return None
        start = frame.find(b'"delta":"') + 9
        end = frame.find(b'"', start)
        short = b"%bAAAA%b" % (frame[:start], frame[end:])
    if start < 9 or end < 0:
        return None
    try:
        audio = pybase64.b64decode(frame[start:end], validate=True)
    except (binascii.Error, ValueError):
        return None
    event = _quick.decode(short)
    if type(event) is PreviewAudioDelta and event.delta == _STAND_IN:
        return ResponseOutputAudioDelta(
            event_id=event.event_id,
            response_id=event.response_id,
            item_id=event.item_id,
            output_index=event.output_index,
            content_index=event.content_index,
            delta=audio,
        )
    if type(event) is not ResponseOutputAudioDelta or event.delta != _STAND_IN:
        return None
    # The struct was made a line above and nobody else has seen it, so it may still be filled in.
    force_setattr(event, "delta", audio)
    return event


def _read_tolerantly(frame: str | bytes) -> ServerEvent:
    try:
        value = _any_json.decode(frame)
    except _NOT_JSON as error:
        return MalformedEvent(reason=f"not JSON: {_said(error)}", raw=_beginning(frame))
    if not isinstance(value, dict):
        return MalformedEvent(reason="not a JSON object", raw=_beginning(frame))
    type_name = value.get("type")
    if not isinstance(type_name, str) or not type_name:
        return MalformedEvent(reason="type: missing or not a string", raw=_beginning(frame))
    struct = _BY_TYPE.get(type_name)
    if struct is None:
        event_id = value.get("event_id")
        known = {"event_id": event_id} if isinstance(event_id, str) else {}
        return UnknownEvent(type_name=type_name, raw=_text(frame), **known)
    try:
        return _reader.read(struct, value, "")  # type: ignore[return-value]
    except (UnreadableError, RecursionError) as error:
        return MalformedEvent(reason=_said(error), type_name=type_name, raw=_beginning(frame))


def _said(error: BaseException) -> str:
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)


def _text(frame: str | bytes) -> str:
    return frame if isinstance(frame, str) else frame.decode("utf-8", "replace")


def _beginning(frame: str | bytes) -> str:
    return _text(frame[:RAW_SHOWN_CHARACTERS])
