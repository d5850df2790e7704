"""Every event of both dialects, written by one side and read by the other, comes back as it was."""

from __future__ import annotations

import json
from typing import Any, get_args

import protocol_samples as samples
import pytest
import shape_samples as shapes
from msgspec import UNSET

from desktop_app.protocol.client_events import ClientEvent, SessionUpdate
from desktop_app.protocol.codec import ClientCodec, Dialect, ServiceCodec
from desktop_app.protocol.response_events import ResponseOutputItemAdded
from desktop_app.protocol.server_events import (
    ConversationItemAdded,
    ConversationItemCreated,
    ConversationItemDone,
    TypedServerEvent,
)
from desktop_app.protocol.shape import tag_of

GA_TYPES = 46
PREVIEW_SERVER_TYPES = frozenset(
    {
        "session.created",
        "session.updated",
        "conversation.created",
        "conversation.item.created",
        "conversation.item.deleted",
        "conversation.item.truncated",
        "conversation.item.input_audio_transcription.completed",
        "conversation.item.input_audio_transcription.failed",
        "input_audio_buffer.committed",
        "input_audio_buffer.cleared",
        "input_audio_buffer.speech_started",
        "input_audio_buffer.speech_stopped",
        "response.created",
        "response.done",
        "response.output_item.added",
        "response.output_item.done",
        "response.content_part.added",
        "response.content_part.done",
        "response.text.delta",
        "response.text.done",
        "response.audio.delta",
        "response.audio.done",
        "response.audio_transcript.delta",
        "response.audio_transcript.done",
        "response.function_call_arguments.delta",
        "response.function_call_arguments.done",
        "rate_limits.updated",
        "error",
    }
)
PREVIEW_CLIENT_TYPES = frozenset(
    {
        "session.update",
        "input_audio_buffer.append",
        "input_audio_buffer.commit",
        "input_audio_buffer.clear",
        "conversation.item.create",
        "conversation.item.delete",
        "conversation.item.truncate",
        "response.create",
        "response.cancel",
    }
)
LATER_PREVIEW_SERVER_TYPES = frozenset(
    {
        "conversation.item.retrieved",
        "conversation.item.input_audio_transcription.delta",
        "output_audio_buffer.started",
        "output_audio_buffer.stopped",
        "output_audio_buffer.cleared",
        "transcription_session.updated",
    }
)

SERVER_CASES = [
    *((dialect, event) for dialect in Dialect for event in samples.NEWER_SERVER_EVENTS),
    *((Dialect.GA, event) for event in (*samples.SHARED_SERVER_EVENTS, *samples.GA_SERVER_EVENTS)),
    *((Dialect.PREVIEW, event) for event in (*samples.SHARED_SERVER_EVENTS, *samples.PREVIEW_SERVER_EVENTS)),
]
CLIENT_CASES = [
    *((Dialect.GA, event) for event in (*samples.SHARED_CLIENT_EVENTS, *samples.GA_CLIENT_EVENTS)),
    *((Dialect.PREVIEW, event) for event in (*samples.SHARED_CLIENT_EVENTS, *samples.PREVIEW_CLIENT_EVENTS)),
]


def _named(case: object) -> str:
    return str(case) if isinstance(case, Dialect) else tag_of(case)  # type: ignore[arg-type]


def _wire(frame: bytes) -> dict[str, Any]:
    decoded: dict[str, Any] = json.loads(frame)
    return decoded


@pytest.mark.parametrize(("dialect", "event"), SERVER_CASES, ids=_named)
@pytest.mark.parametrize("as_text", [True, False])
def test_a_server_event_comes_back(dialect: Dialect, event: Any, as_text: bool) -> None:
    """Service writes, client reads, from text and from bytes."""
    client = ClientCodec(dialect)
    if getattr(event, "name", ""):
        # The preview's client knows a function's name from the item that announced the call.
        item = shapes.FunctionCallItem(id=event.item_id, name=event.name, call_id=event.call_id)
        announced = ResponseOutputItemAdded(response_id=event.response_id, item=item)
        client.decode(ServiceCodec(dialect).encode(announced)[0])
    (frame,) = ServiceCodec(dialect).encode(event)
    assert client.decode(frame.decode() if as_text else frame) == (event,)


@pytest.mark.parametrize(("dialect", "event"), CLIENT_CASES, ids=_named)
def test_a_client_event_comes_back(dialect: Dialect, event: Any) -> None:
    """Client writes, service reads, and nothing was left out."""
    encoded = ClientCodec(dialect).encode(event)
    assert encoded.dropped == ()
    assert ServiceCodec(dialect).decode(encoded.data) == event
    assert ServiceCodec(dialect).decode(encoded.data.decode()) == event


@pytest.mark.parametrize("item", shapes.SHARED_ITEMS, ids=tag_of)
def test_the_preview_tells_an_item_once_and_the_client_hears_it_as_two_events(item: Any) -> None:
    """`conversation.item.created` of a finished item is GA's `added` and `done`; `done` itself is never sent."""
    service, client = ServiceCodec(Dialect.PREVIEW), ClientCodec(Dialect.PREVIEW)
    added = ConversationItemAdded(event_id="event_1", previous_item_id="item_0", item=item)
    (frame,) = service.encode(added)
    assert _wire(frame)["type"] == "conversation.item.created"
    assert client.decode(frame) == (added, ConversationItemDone(previous_item_id="item_0", item=item))
    assert service.encode(ConversationItemDone(item=item)) == ()


def test_the_legacy_event_is_heard_as_added_and_done_on_a_ga_connection_too() -> None:
    """`conversation.item.created` survives in GA's schema; it means the same."""
    (frame,) = ServiceCodec(Dialect.GA).encode(
        ConversationItemCreated(event_id="e", previous_item_id=None, item=shapes.USER_MESSAGE)
    )
    assert _wire(frame)["type"] == "conversation.item.created"
    added, done = ClientCodec(Dialect.GA).decode(frame)
    assert added == ConversationItemAdded(event_id="e", previous_item_id=None, item=shapes.USER_MESSAGE)
    assert done == ConversationItemDone(previous_item_id=None, item=shapes.USER_MESSAGE)


def test_the_samples_hold_every_server_event() -> None:
    """46 in GA; in the preview the 28 of its reference and what came to it later."""
    assert len(get_args(TypedServerEvent)) == GA_TYPES
    written = {dialect: set[str]() for dialect in Dialect}
    for dialect, event in [*SERVER_CASES, *((d, ConversationItemAdded()) for d in Dialect)]:
        written[dialect] |= {_wire(frame)["type"] for frame in ServiceCodec(dialect).encode(event)}
    assert written[Dialect.GA] == {tag_of(event) for event in get_args(TypedServerEvent)} - {
        "conversation.item.created"
    }
    assert written[Dialect.PREVIEW] == PREVIEW_SERVER_TYPES | LATER_PREVIEW_SERVER_TYPES


def test_the_samples_hold_every_client_event() -> None:
    """11 in GA; in the preview the 9 of its reference and what came to it later."""
    written = {dialect: set[str]() for dialect in Dialect}
    for dialect, event in CLIENT_CASES:
        written[dialect].add(_wire(ClientCodec(dialect).encode(event).data)["type"])
    assert written[Dialect.GA] == {tag_of(event) for event in get_args(ClientEvent)}
    assert written[Dialect.PREVIEW] == PREVIEW_CLIENT_TYPES | {
        "conversation.item.retrieve",
        "output_audio_buffer.clear",
        "transcription_session.update",
    }


@pytest.mark.parametrize("event", [*samples.GA_SERVER_EVENTS, *samples.SHARED_SERVER_EVENTS], ids=tag_of)
def test_every_event_of_the_service_has_an_id_even_without_one_given(event: Any) -> None:
    """Each id once; only the telephone event has none."""
    service = ServiceCodec(Dialect.GA)
    nameless = type(event)(**{f: getattr(event, f) for f in event.__struct_fields__ if f != "event_id"})
    ids = [_wire(service.encode(nameless)[0]).get("event_id") for _ in range(2)]
    if tag_of(event) == "input_audio_buffer.dtmf_event_received":
        assert ids == [None, None]
    else:
        assert all(ids)
        assert ids[0] != ids[1]


def test_ga_updates_always_say_the_type_and_the_rate() -> None:
    """The service demands both and neither is a choice."""
    update = SessionUpdate(
        session=shapes.SessionConfig(
            audio=shapes.AudioConfig(
                input=shapes.AudioInputConfig(format=shapes.AudioFormat(type="audio/pcm")),
                output=shapes.AudioOutputConfig(format=shapes.AudioFormat(type="audio/pcmu", rate=8000)),
            )
        )
    )
    session = _wire(ClientCodec(Dialect.GA).encode(update).data)["session"]
    assert session == {
        "type": "realtime",
        "audio": {
            "input": {"format": {"type": "audio/pcm", "rate": 24000}},
            "output": {"format": {"type": "audio/pcmu"}},
        },
    }
    assert update.session.type is UNSET
