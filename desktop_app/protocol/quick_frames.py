"""The quick way from a frame to a typed event, for everything that comes often.

Flat events go straight through one tagged-union decoder. The payload of an audio delta is cut out of the frame
first and decoded by itself: the decoder then sees a short frame, and the payload is touched once.
"""

from __future__ import annotations

import binascii
from typing import Any, Final, Union, get_args

import msgspec
import pybase64
from msgspec import Struct
from msgspec.structs import asdict, force_setattr

from desktop_app.protocol import response_events as responses
from desktop_app.protocol import server_events as events
from desktop_app.protocol.response_events import ResponseOutputAudioDelta
from desktop_app.protocol.server_events import ServerEvent


class PreviewTextDelta(responses.ResponseOutputTextDelta, tag="response.text.delta", frozen=True):
    """`response.output_text.delta` by its preview name."""


class PreviewTextDone(responses.ResponseOutputTextDone, tag="response.text.done", frozen=True):
    """`response.output_text.done` by its preview name."""


class PreviewAudioDelta(ResponseOutputAudioDelta, tag="response.audio.delta", frozen=True):
    """`response.output_audio.delta` by its preview name."""


class PreviewAudioDone(responses.ResponseOutputAudioDone, tag="response.audio.done", frozen=True):
    """`response.output_audio.done` by its preview name."""


class PreviewAudioTranscriptDelta(
    responses.ResponseOutputAudioTranscriptDelta, tag="response.audio_transcript.delta", frozen=True
):
    """`response.output_audio_transcript.delta` by its preview name."""


class PreviewAudioTranscriptDone(
    responses.ResponseOutputAudioTranscriptDone, tag="response.audio_transcript.done", frozen=True
):
    """`response.output_audio_transcript.done` by its preview name."""


GA_OF_PREVIEW: Final[dict[type[Struct], type[Struct]]] = {
    PreviewTextDelta: responses.ResponseOutputTextDelta,
    PreviewTextDone: responses.ResponseOutputTextDone,
    PreviewAudioDelta: ResponseOutputAudioDelta,
    PreviewAudioDone: responses.ResponseOutputAudioDone,
    PreviewAudioTranscriptDelta: responses.ResponseOutputAudioTranscriptDelta,
    PreviewAudioTranscriptDone: responses.ResponseOutputAudioTranscriptDone,
}
"""The events that the preview only names otherwise."""

_NESTED: Final = frozenset(
    {
        events.SessionCreated,
        events.SessionUpdated,
        events.ConversationItemAdded,
        events.ConversationItemCreated,
        events.ConversationItemDone,
        events.ConversationItemRetrieved,
        responses.ResponseCreated,
        responses.ResponseDone,
        responses.ResponseOutputItemAdded,
        responses.ResponseOutputItemDone,
        responses.ResponseContentPartAdded,
        responses.ResponseContentPartDone,
    }
)
"""Events that hold sessions, items, parts or responses, whose shape depends on the dialect."""

_FLAT: Final = tuple(struct for struct in (*get_args(events.TypedServerEvent), *GA_OF_PREVIEW) if struct not in _NESTED)
_decoder: Final[msgspec.json.Decoder[Any]] = msgspec.json.Decoder(Union[_FLAT])  # noqa: UP007 - made at run time

# Three zero bytes stand in for the payload that was cut out; found again in its field, or the cut was wrong.
_STAND_IN: Final = b"\0\0\0"


def read_flat_event(frame: str | bytes) -> ServerEvent:
    """The flat event in `frame`.

    Raises:
        msgspec.DecodeError: it is not a flat event, or not quite as it should be, or not JSON.
        UnicodeError, RecursionError: likewise.
    """
    delta = _cut_audio_delta(frame)
    if delta is not None:
        return delta
    event: ServerEvent = _decoder.decode(frame)
    ga = GA_OF_PREVIEW.get(type(event))
    return event if ga is None else ga(**asdict(event))  # type: ignore[return-value]


def _cut_audio_delta(frame: str | bytes) -> ResponseOutputAudioDelta | None:
    """An audio delta by way of its payload; None when `frame` is something else, or unusual.

    A quote inside a JSON string is always escaped. So the key with its quotes stands only where a key stands (or
    ends one, which the stand-in shows), and the payload ends at the next quote or holds a backslash.
    """
    if isinstance(frame, str):
        if 'audio.delta"' not in frame:
            return None
        start = frame.find('"', frame.find('"delta"') + 7) + 1
        end = frame.find('"', start)
        short: str | bytes = f"{frame[:start]}AAAA{frame[end:]}"
    else:
        if b'audio.delta"' not in frame:
            return None
        start = frame.find(b'"', frame.find(b'"delta"') + 7) + 1
        end = frame.find(b'"', start)
        short = b"%bAAAA%b" % (frame[:start], frame[end:])
    try:
        audio = pybase64.b64decode(frame[start:end], validate=True)
    except (binascii.Error, ValueError):
        return None
    event = _decoder.decode(short)
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
