"""From typed events to JSON: what both dialects' writers share."""

from __future__ import annotations

from typing import Any, Final

import msgspec
import pybase64
from msgspec import UNSET, Struct

from desktop_app.protocol.shape import tag_of

_encoder: Final = msgspec.json.Encoder()


def wire_fields(event: Struct) -> dict[str, Any]:
    """``type`` and every field of `event` that is not UNSET; shallow."""
    wire: dict[str, Any] = {"type": tag_of(event)}
    for name in event.__struct_fields__:
        value = getattr(event, name)
        if value is not UNSET:
            wire[name] = value
    return wire


def to_json(wire: object) -> bytes:
    """UTF-8 JSON; bytes become base64, UNSET fields of structs vanish."""
    return _encoder.encode(wire)


def with_payload(event: object, name: str, payload: bytes) -> bytes:
    """`event`, written with its last field `name` empty, and `payload` as that field in base64.

    Several times faster than leaving the base64 to the encoder, which is what audio needs.
    """
    head = _encoder.encode(event)
    # The field is the last one of its struct, so the text ends in its empty string and the closing brace.
    assert head.endswith(b'"%b":""}' % name.encode())
    return b'%b%b"}' % (head[:-2], pybase64.b64encode(payload))
