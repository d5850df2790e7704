"""Writes server events in full: every field the references call required is there, whatever the caller left out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from desktop_app.protocol import server_events as events
from desktop_app.protocol.items import Item
from desktop_app.protocol.legacy_parts import legacy_part
from desktop_app.protocol.response import Response
from desktop_app.protocol.response_events import (
    ResponseContentPartAdded,
    ResponseContentPartDone,
    ResponseCreated,
    ResponseDone,
    ResponseOutputAudioDelta,
    ResponseOutputItemAdded,
    ResponseOutputItemDone,
)
from desktop_app.protocol.server_events import MalformedEvent, ServerEvent, UnknownEvent
from desktop_app.protocol.session_config import SessionConfig
from desktop_app.protocol.writing import fields_set, to_json, wire_fields, with_payload


class ServedShapes(NamedTuple):
    """How one dialect tells sessions, items and responses.

    Attributes:
        names: the wire types that differ from GA's, by event.
        absent: events the dialect does not have.
        fields_absent: fields of events the dialect does not have.
        defaults: what fields are filled with that the dialect requires and the caller left out.
        transcription_events: what the types of events about a transcription session begin with.
    """

    session: Callable[[SessionConfig], dict[str, Any]]
    item: Callable[[Item], object | None]
    response: Callable[[Response], dict[str, Any]]
    names: Mapping[type[Struct], str] = {}
    absent: frozenset[type[Struct]] = frozenset()
    fields_absent: Mapping[type[Struct], tuple[str, ...]] = {}
    defaults: Mapping[type[Struct], Mapping[str, Any]] = {}
    transcription_events: str = "session"


_WITH_ITEM = (
    events.ConversationItemAdded,
    events.ConversationItemCreated,
    events.ConversationItemDone,
    events.ConversationItemRetrieved,
    ResponseOutputItemAdded,
    ResponseOutputItemDone,
)
_WITH_PREVIOUS = (
    events.ConversationItemAdded,
    events.ConversationItemCreated,
    events.ConversationItemDone,
    events.InputAudioBufferCommitted,
)
_ERROR_DEFAULTS: dict[str, Any] = {"type": "server_error", "code": None, "message": "", "param": None}


class ServedEventWriter:
    """Writes the server events of one connection."""

    def __init__(self, shapes: ServedShapes) -> None:
        self._shapes = shapes
        self._event_count = 0

    def write(self, event: ServerEvent) -> tuple[bytes, ...]:
        """The frames of `event`: one, or none where the dialect does not have it."""
        if isinstance(event, UnknownEvent | MalformedEvent):
            return (event.raw.encode("utf-8", "surrogatepass"),)
        if type(event) in self._shapes.absent:
            return ()
        wire = self._envelope(event)
        if isinstance(event, ResponseOutputAudioDelta):
            wire["delta"] = ""
            return (with_payload(wire, "delta", event.delta),)
        if isinstance(event, _WITH_ITEM):
            wire["item"] = self._shapes.item(event.item)
            if wire["item"] is None:
                return ()
        self._complete(event, wire)
        return (to_json(wire),)

    def _envelope(self, event: Struct) -> dict[str, Any]:
        """The fields of `event` in the dialect's names, `event_id` included."""
        wire = wire_fields(event)
        wire["type"] = self._shapes.names.get(type(event), wire["type"])
        if "event_id" not in wire and not isinstance(event, events.InputAudioBufferDtmfEventReceived):
            self._event_count += 1
            wire = {"type": wire.pop("type"), "event_id": f"event_{self._event_count:021d}", **wire}
        for name in self._shapes.fields_absent.get(type(event), ()):
            wire.pop(name, None)
        return wire

    def _complete(self, event: Struct, wire: dict[str, Any]) -> None:
        if isinstance(event, _WITH_PREVIOUS):
            wire.setdefault("previous_item_id", None)
        for name, value in self._shapes.defaults.get(type(event), {}).items():
            if wire.get(name) is None:
                wire[name] = value
        if isinstance(event, events.SessionCreated | events.SessionUpdated):
            wire["session"] = self._shapes.session(event.session)
            if event.session.type == "transcription":
                wire["type"] = wire["type"].replace("session", self._shapes.transcription_events, 1)
        elif isinstance(event, ResponseCreated | ResponseDone):
            wire["response"] = self._shapes.response(event.response)
        elif isinstance(event, ResponseContentPartAdded | ResponseContentPartDone):
            wire["part"] = legacy_part(event.part)
        elif isinstance(event, events.ConversationCreated):
            wire["conversation"] = replace(event.conversation, object="realtime.conversation")
        elif isinstance(event, events.ErrorEvent):
            wire["error"] = {**_ERROR_DEFAULTS, "event_id": None, **fields_set(event.error)}
        elif isinstance(event, events.ConversationItemInputAudioTranscriptionFailed):
            wire["error"] = {**_ERROR_DEFAULTS, **fields_set(event.error)}
