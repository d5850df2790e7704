"""One line about an event for logs: its type, ids, names of states and sizes; never audio, words or secrets."""

from __future__ import annotations

from msgspec import UNSET, Struct

from desktop_app.protocol.request_problem import RequestProblem
from desktop_app.protocol.server_events import MalformedEvent, UnknownEvent
from desktop_app.protocol.shape import tag_of

_IDS = ("event_id", "response_id", "previous_item_id", "item_id", "output_index", "content_index", "call_id")
_NUMBERS = ("audio_start_ms", "audio_end_ms")
_SIZED = ("audio", "delta", "text", "transcript", "arguments")
_STATES = ("id", "type", "status", "code", "param")


def summary(event: Struct) -> str:
    """Such as ``response.output_audio.delta item_id=item_1 content_index=0 delta=4800 B``."""
    if isinstance(event, UnknownEvent):
        return f"unknown event {_plain(event.type_name)} {len(event.raw)} characters"
    if isinstance(event, MalformedEvent):
        return f"malformed event {_plain(event.type_name)}: {_plain(event.reason, 200)}"
    if isinstance(event, RequestProblem):
        return f"refused {event.code} param={_plain(event.param)} event_id={_plain(event.event_id)}"
    words = [tag_of(event) or type(event).__name__]
    for name in event.__struct_fields__:
        value = getattr(event, name)
        if value is UNSET or value is None:
            continue
        if name in _IDS or name in _NUMBERS:
            words.append(f"{name}={_plain(value)}")
        elif name in _SIZED:
            words.append(f"{name}={_size(value)}")
        elif isinstance(value, Struct):
            words.append(f"{name}({_inner(value)})")
        elif isinstance(value, list):
            words.append(f"{name}={len(value)}")
    return " ".join(words)


def _plain(value: object, longest: int = 80) -> str:
    """A value of the wire that can neither break nor colour a line of a log."""
    text = str(value)[:longest]
    return text if text.isprintable() else ascii(text)[1 : longest + 1]


def _size(value: object) -> str:
    if isinstance(value, bytes):
        return f"{len(value)} B"
    return f"{len(value)} characters" if isinstance(value, str) else type(value).__name__


def _inner(value: Struct) -> str:
    words = [tag_of(value)] if tag_of(value) else []
    for name in _STATES:
        state = getattr(value, name, UNSET)
        if isinstance(state, str):
            words.append(f"{name}={_plain(state)}")
    return " ".join(words)
