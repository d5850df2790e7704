"""From a frame to one typed server event: quickly where it can be, tolerantly where it must be."""

from __future__ import annotations

from typing import Any, Final, get_args

import msgspec
from msgspec import Struct

from desktop_app.protocol import server_events as events
from desktop_app.protocol.quick_frames import GA_OF_PREVIEW, read_flat_event
from desktop_app.protocol.server_events import MalformedEvent, ServerEvent, UnknownEvent
from desktop_app.protocol.shape import tag_of
from desktop_app.protocol.tolerant_reader import TolerantReader, UnreadableError

RAW_KEPT_CHARACTERS: Final = 500
"""How much of an unreadable frame is kept."""

_BY_TYPE: Final[dict[str, type[Struct]]] = {
    **{tag_of(struct): struct for struct in get_args(events.TypedServerEvent)},
    **{tag_of(preview): ga for preview, ga in GA_OF_PREVIEW.items()},
    # The preview's how-to article used this name; its reference and the service the longer one.
    "conversation.item.audio_transcription.completed": events.ConversationItemInputAudioTranscriptionCompleted,
    "transcription_session.created": events.SessionCreated,
    "transcription_session.updated": events.SessionUpdated,
}
KNOWN_TYPES: Final = frozenset(_BY_TYPE)
"""The names of all server events that are understood, of both dialects."""
_any_json: Final[msgspec.json.Decoder[Any]] = msgspec.json.Decoder()
_reader: Final = TolerantReader()
_NOT_READ: Final = (msgspec.DecodeError, UnicodeError, RecursionError, MemoryError)


def read_server_frame(frame: str | bytes) -> ServerEvent:
    """The event in `frame`, under its GA type; never raises."""
    try:
        return read_flat_event(frame)
    except _NOT_READ:
        return _read_tolerantly(frame)


def _read_tolerantly(frame: str | bytes) -> ServerEvent:
    try:
        value = _any_json.decode(frame)
    except _NOT_READ as error:
        return _malformed(frame, f"not JSON: {_said(error)}")
    if not isinstance(value, dict):
        return _malformed(frame, "not a JSON object")
    type_name = value.get("type")
    if not isinstance(type_name, str) or not type_name:
        return _malformed(frame, "type: missing or not a string")
    struct = _BY_TYPE.get(type_name)
    if struct is None:
        event_id = value.get("event_id")
        known = {"event_id": event_id} if isinstance(event_id, str) else {}
        return UnknownEvent(type_name=type_name, raw=_text(frame), **known)
    if type_name.startswith("transcription_session.") and isinstance(value.get("session"), dict):
        value["session"].setdefault("object", "realtime.transcription_session")
    try:
        return _reader.read(struct, value, "")  # type: ignore[return-value]
    except (UnreadableError, RecursionError) as error:
        return _malformed(frame, _said(error), type_name)


def _malformed(frame: str | bytes, reason: str, type_name: str = "") -> MalformedEvent:
    return MalformedEvent(reason=reason, type_name=type_name, raw=_text(frame[:RAW_KEPT_CHARACTERS]))


def _said(error: BaseException) -> str:
    if isinstance(error, RecursionError):
        return "nested too deeply"
    # The long form of a Unicode error repeats the text around the place.
    return error.reason if isinstance(error, UnicodeDecodeError | UnicodeEncodeError) else str(error)


def _text(frame: str | bytes) -> str:
    return frame if isinstance(frame, str) else frame.decode("utf-8", "replace")
