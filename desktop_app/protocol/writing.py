"""From typed events to JSON: what every writer shares."""

from __future__ import annotations

from typing import Any, Final

import msgspec
import pybase64
from msgspec import UNSET, Struct

from desktop_app.protocol.client_events import InputAudioBufferAppend
from desktop_app.protocol.items import UnknownContentPart, UnknownItem
from desktop_app.protocol.session_config import UnknownTool
from desktop_app.protocol.shape import tag_of

_encoder: Final = msgspec.json.Encoder()


def fields_set(struct: Struct) -> dict[str, Any]:
    """The fields of `struct` that are not UNSET; shallow."""
    return {name: value for name in struct.__struct_fields__ if (value := getattr(struct, name)) is not UNSET}


def wire_fields(event: Struct) -> dict[str, Any]:
    """``type`` and every field of the tagged struct `event` that is not UNSET; shallow."""
    return {"type": tag_of(event), **fields_set(event)}


def as_it_came(unknown: UnknownItem | UnknownContentPart | UnknownTool) -> dict[str, Any]:
    """The JSON object of a variant this program does not know."""
    return {"type": unknown.type_name, **unknown.raw}


def to_json(wire: object) -> bytes:
    """UTF-8 JSON; bytes become base64, UNSET fields of structs vanish, lone surrogates become U+FFFD."""
    try:
        return _encoder.encode(wire)
    except UnicodeEncodeError:
        return _encoder.encode(_without_surrogates(msgspec.to_builtins(wire)))


def _without_surrogates(value: Any) -> Any:
    """`value` with text that UTF-8 can say: a text field or a file name may hold half a character."""
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {_without_surrogates(key): _without_surrogates(item) for key, item in value.items()}
    return [_without_surrogates(item) for item in value] if isinstance(value, list) else value


def append_frame(event: InputAudioBufferAppend) -> bytes:
    """`input_audio_buffer.append`, the same in both dialects and by far the most frequent thing a client says."""
    audio = pybase64.b64encode(event.audio)
    if event.event_id is UNSET:
        return b'{"type":"input_audio_buffer.append","audio":"%b"}' % audio
    return b'{"type":"input_audio_buffer.append","event_id":%b,"audio":"%b"}' % (to_json(event.event_id), audio)


def with_payload(event: object, name: str, payload: bytes) -> bytes:
    """`event`, whose last field `name` must be empty, as JSON with `payload` as that field in base64.

    Several times faster than leaving the base64 to the encoder, which is what audio needs.
    """
    head = to_json(event)
    # The field is the last one of its object, so the text ends in its empty string and the closing brace.
    assert head.endswith(b'"%b":""}' % name.encode())
    return b'%b%b"}' % (head[:-2], pybase64.b64encode(payload))
