"""The smallest event of each type that a client may send, as a person would begin to write it."""

from __future__ import annotations

import json
from typing import Any

from desktop_app.protocol.dialect import Dialect
from desktop_app.protocol.request_tables import GA_EVENTS, PREVIEW_EVENTS
from desktop_app.protocol.shape import tag_of

_ITEM = {"type": "message", "role": "user", "content": [{"type": "input_text", "text": "Hello"}]}

_GA: dict[str, dict[str, Any]] = {
    "session.update": {"session": {"type": "realtime", "instructions": "Answer in one sentence."}},
    "input_audio_buffer.append": {"audio": "AAAAAAAAAAA="},
    "conversation.item.create": {"item": _ITEM},
    "conversation.item.retrieve": {"item_id": "item_id"},
    "conversation.item.truncate": {"item_id": "item_id", "content_index": 0, "audio_end_ms": 0},
    "conversation.item.delete": {"item_id": "item_id"},
    "response.create": {"response": {"output_modalities": ["audio"]}},
}
_PREVIEW: dict[str, dict[str, Any]] = _GA | {
    "session.update": {"session": {"instructions": "Answer in one sentence."}},
    "transcription_session.update": {"session": {"input_audio_format": "pcm16"}},
    "response.create": {"response": {"modalities": ["audio", "text"]}},
}


def client_types(dialect: Dialect) -> list[str]:
    """The types of a dialect's client events, in the order of its reference."""
    return [tag_of(event) for event in (PREVIEW_EVENTS if dialect is Dialect.PREVIEW else GA_EVENTS)]


def template(dialect: Dialect, type_name: str, item_id: str = "", response_id: str = "") -> str:
    """A valid event as indented JSON.

    Args:
        item_id: the item it is about, where an event of the type names one.
        response_id: likewise.
    """
    event = {"type": type_name, **(_PREVIEW if dialect is Dialect.PREVIEW else _GA).get(type_name, {})}
    if item_id and "item_id" in event:
        event["item_id"] = item_id
    if response_id and type_name == "response.cancel":
        event["response_id"] = response_id
    return json.dumps(event, indent=2, ensure_ascii=False)
