"""From a frame to one typed client event, or to the problem the service answers with."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import Struct

from desktop_app.protocol.client_events import ClientEvent, ResponseCreate, SessionUpdate
from desktop_app.protocol.dialect import Dialect
from desktop_app.protocol.preview_session import options_from_preview, session_from_preview
from desktop_app.protocol.preview_shapes import (
    PreviewResponseCreate,
    PreviewResponseOptions,
    PreviewSessionUpdate,
    PreviewTranscriptionSessionUpdate,
)
from desktop_app.protocol.request_problem import RefusedError, RequestProblem
from desktop_app.protocol.request_rules import invalid_choice
from desktop_app.protocol.request_tables import GA_EVENTS, GA_RULES, PREVIEW_EVENTS, PREVIEW_RULES
from desktop_app.protocol.shape import tag_of
from desktop_app.protocol.strict_reader import StrictReader

_any_json: msgspec.json.Decoder[Any] = msgspec.json.Decoder()
_NULL_IS_ABSENT = ("event_id", "response", "response_id")
_UNREADABLE = (msgspec.DecodeError, UnicodeError, RecursionError, MemoryError)


class ClientFrameReader:
    """The service's reader of one dialect's client frames."""

    def __init__(self, dialect: Dialect) -> None:
        preview = dialect is Dialect.PREVIEW
        self._reader = StrictReader(PREVIEW_RULES if preview else GA_RULES)
        self._events = {tag_of(event): event for event in (PREVIEW_EVENTS if preview else GA_EVENTS)}

    def read(self, frame: str | bytes) -> ClientEvent | RequestProblem:
        """The event in `frame` under its GA type, or why it is refused; never raises."""
        try:
            value = _any_json.decode(frame)
        except _UNREADABLE:
            return RequestProblem(code="invalid_json", message="The event is not valid JSON.")
        if not isinstance(value, dict):
            return RequestProblem(code="invalid_event", message="The event is not a JSON object.")
        for name in _NULL_IS_ABSENT:
            if value.get(name, "") is None:
                del value[name]
        event_id = value.get("event_id")
        known_id = event_id if isinstance(event_id, str) else None
        try:
            return _to_ga(self._reader.read(self._event_type(value), value, ""))
        except RefusedError as refusal:
            return refusal.problem(known_id)
        except RecursionError:
            return RequestProblem(code="invalid_event", message="The event is nested too deeply.", event_id=known_id)

    def _event_type(self, value: dict[str, Any]) -> type[Struct]:
        name = value.get("type")
        if not isinstance(name, str):
            raise RefusedError("invalid_event", "The 'type' field is missing.")
        if name not in self._events:
            raise invalid_choice(name, tuple(self._events), "type")
        return self._events[name]


def _to_ga(event: Struct) -> ClientEvent:
    if isinstance(event, PreviewSessionUpdate):
        return SessionUpdate(event_id=event.event_id, session=session_from_preview(event.session, "realtime"))
    if isinstance(event, PreviewTranscriptionSessionUpdate):
        return SessionUpdate(event_id=event.event_id, session=session_from_preview(event.session, "transcription"))
    if isinstance(event, PreviewResponseCreate):
        options = event.response
        response = options_from_preview(options) if isinstance(options, PreviewResponseOptions) else options
        return ResponseCreate(event_id=event.event_id, response=response)
    return event  # type: ignore[return-value]
