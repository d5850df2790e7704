"""A frame as a line of the journal: without audio and secrets, and what else is told of it."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

import msgspec

from desktop_app.auth.redact import may_hold_secret, redact_json, redact_text

Direction = Literal["sent", "received"]

STRING_LIMIT = 64 * 1024
"""Longer strings of an event are cut."""
RAW_LIMIT = 2_000
_SHORT_BASE64 = 16


class JournalEntry(NamedTuple):
    """What became of one frame: its line, and where it lies.

    Attributes:
        mark: what the writer of the journal said about the frame, or ``failed`` for a response that failed.
        type_name, event_id, item_id, response_id: as the line has them, empty where it has none.
        size_bytes: of the frame on the wire.
        offset: of the line in the file; -1 when it could not be written.
        line: the line without its newline.
    """

    at_ms: float
    direction: Direction
    mark: str
    type_name: str
    event_id: str
    item_id: str
    response_id: str
    size_bytes: int
    offset: int
    line: bytes


def journal_line(direction: Direction, at_ms: float, data: bytes, *, keep_audio: bool = False) -> bytes:
    """One line without its newline: audio elided, secrets hidden, very long strings cut."""
    return line_of(direction, at_ms, data, keep_audio)[0]


def line_of(direction: Direction, at_ms: float, data: bytes, keep_audio: bool) -> tuple[bytes, dict[str, Any] | None]:
    """The line, and the event in it; None where the frame was no JSON object."""
    line: dict[str, Any] = {"at_ms": round(at_ms, 3), "direction": direction}
    try:
        event = msgspec.json.decode(data)
    except (msgspec.MsgspecError, RecursionError):
        event = None
    if isinstance(event, dict):
        line["event"] = event if keep_audio else _without_audio(event)
        encoded = msgspec.json.encode(line)
        if not may_hold_secret(encoded.decode()):
            return encoded, line["event"]
        line["event"] = redact_json(line["event"])
    else:
        line["size_bytes"] = len(data)
        line["raw"] = redact_text(data[: 4 * RAW_LIMIT].decode("utf-8", "replace"))[:RAW_LIMIT]
    return msgspec.json.encode(line), line.get("event")


def entry_of(
    at_ms: float,
    direction: Direction,
    mark: str,
    event: dict[str, Any] | None,
    size_bytes: int,
    offset: int,
    line: bytes,
) -> JournalEntry:
    """What is told of a line."""
    if event is None:
        return JournalEntry(at_ms, direction, mark or "malformed", "", "", "", "", size_bytes, offset, line)
    response = event.get("response")
    if not mark and isinstance(response, dict) and response.get("status") == "failed":
        mark = "failed"
    item_id = _text(event, "item_id") or _text(event.get("item"), "id")
    response_id = _text(event, "response_id") or _text(response, "id")
    type_name, event_id = _text(event, "type"), _text(event, "event_id")
    return JournalEntry(at_ms, direction, mark, type_name, event_id, item_id, response_id, size_bytes, offset, line)


def _text(value: object, name: str) -> str:
    found = value.get(name) if isinstance(value, dict) else None
    return found if isinstance(found, str) else ""


def _without_audio(value: Any, name: str = "", type_name: str = "") -> Any:
    """A copy with base64 audio replaced by its size in bytes."""
    if isinstance(value, str):
        is_audio = name == "audio" or (name == "delta" and type_name.endswith("audio.delta"))
        if is_audio and len(value) > _SHORT_BASE64:
            return f"[{len(value) * 3 // 4 - value.count('=', -2)} bytes]"
        is_image = name == "image_url" and value.startswith("data:")
        if is_image or len(value) > STRING_LIMIT:
            return f"{value[:64]}[{len(value)} characters]"
        return value
    if isinstance(value, dict):
        own_type = value.get("type")
        type_name = own_type if isinstance(own_type, str) else type_name
        return {key: _without_audio(child, key, type_name) for key, child in value.items()}
    if isinstance(value, list):
        return [_without_audio(child, name, type_name) for child in value]
    return value
